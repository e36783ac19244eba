// variations: services
// rationale: a service as people write it

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Services;

public sealed class Entity
{
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public long Version { get; set; }

    public DateTime? DeletedAt { get; set; }
}

public interface IStore
{
    Entity? Get(string id);

    void Save(Entity entity);

    bool Delete(string id);

    IReadOnlyList<Entity> List();
}

public sealed class MemoryStore : IStore
{
    private readonly ConcurrentDictionary<string, Entity> _entities = new();

    public Entity? Get(string id) => _entities.TryGetValue(id, out Entity? entity) ? entity : null;

    public void Save(Entity entity) => _entities[entity.Id] = entity;

    public bool Delete(string id) => _entities.TryRemove(id, out _); // want: TERN2013

    public IReadOnlyList<Entity> List() => [.. _entities.Values];
}

public sealed record Rename(string Id, string Name);

[RpcService]
public interface IEntities
{
    [Idempotent]
    ValueTask<Entity?> GetAsync(string id);

    [Idempotent]
    ValueTask<IReadOnlyList<Entity>> ListAsync(string prefix);

    [Idempotent]
    ValueTask RenameAsync(Rename request);

    [Idempotent]
    ValueTask DeleteAsync(string id);

    [Idempotent]
    ValueTask StrictDeleteAsync(string id);

    [Idempotent]
    ValueTask BumpAsync(string id);

    ValueTask CountAsync();
}

public sealed class Entities(IStore store, Action<string> log) : IEntities
{
    private long _count;
    private readonly Dictionary<string, List<string>> _index = [];

    public ValueTask<Entity?> GetAsync(string id)
    {
        log($"get {id} at {DateTime.Now}");
        return new ValueTask<Entity?>(store.Get(id));
    }

    public ValueTask<IReadOnlyList<Entity>> ListAsync(string prefix)
    {
        List<Entity> found = [];
        foreach (Entity entity in store.List())
        {
            if (entity.Name.StartsWith(prefix, StringComparison.Ordinal))
            {
                found.Add(entity);
            }
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return new ValueTask<IReadOnlyList<Entity>>(found);
    }

    public ValueTask RenameAsync(Rename request)
    {
        Entity entity = store.Get(request.Id) ?? new Entity { Id = request.Id };
        entity.Name = request.Name;
        store.Save(entity);
        Index(entity);
        return default;
    }

    private void Index(Entity entity)
    {
        _index[entity.Name] = [entity.Id];
    }

    public ValueTask DeleteAsync(string id)
    {
        store.Delete(id);
        return default;
    }

    public ValueTask StrictDeleteAsync(string id)
    {
        if (!store.Delete(id))
        {
            throw new KeyNotFoundException();
        }

        return default;
    }

    public ValueTask BumpAsync(string id)
    {
        if (store.Get(id) is { } entity)
        {
            entity.Version++; // want: TERN2007
            store.Save(entity);
        }

        return default;
    }

    public ValueTask CountAsync()
    {
        _count++;
        return default;
    }
}
