// case: neg-botany-mongo
// category: mongo
// rationale: replacements with upsert, sets and set-on-insert leave one document as it is at the second run
// rule: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.NegBotanyMongo;

public sealed record Species(string Name, string Family, string? Habitat);
public sealed record ReplaceOptions(bool IsUpsert);
public sealed record UpdateOptions(bool IsUpsert);

public sealed record UpdateDefinition<T>(IReadOnlyList<(string Operator, string Field, object? Value)> Parts)
{
    public UpdateDefinition<T> Set(string field, object? value) => new([.. Parts, ("$set", field, value)]);
    public UpdateDefinition<T> AddToSet(string field, object? value) => new([.. Parts, ("$addToSet", field, value)]);
    public UpdateDefinition<T> SetOnInsert(string field, object? value) => new([.. Parts, ("$setOnInsert", field, value)]);
    public UpdateDefinition<T> Max(string field, object? value) => new([.. Parts, ("$max", field, value)]);
}

public static class Builders<T>
{
    public static UpdateDefinition<T> Update => new([]);
}

public interface IMongoCollection<T>
{
    Task ReplaceOneAsync(string id, T document, ReplaceOptions options);
    Task UpdateOneAsync(string id, UpdateDefinition<T> update, UpdateOptions? options = null);
}

public sealed class Herbarium(IMongoCollection<Species> species, TimeProvider clock)
{
    [Idempotent]
    public Task SaveAsync(Species entry) => species.ReplaceOneAsync(entry.Name, entry, new ReplaceOptions(IsUpsert: true));

    [Idempotent]
    public async Task TagAsync(string name, params string[] tags)
    {
        UpdateDefinition<Species> update = tags.Aggregate(Builders<Species>.Update, (u, tag) => u.AddToSet("tags", tag));
        await species.UpdateOneAsync(name, update);
    }

    [Idempotent]
    public Task DiscoverAsync(string name, int altitude) => species.UpdateOneAsync(
        name,
        Builders<Species>.Update
            .SetOnInsert("first_seen", clock.GetUtcNow())
            .SetOnInsert("label", Guid.NewGuid().ToString("N"))
            .Max("altitude", altitude),
        new UpdateOptions(IsUpsert: true));
}

public sealed class WireCollection<T>(Action<string, string, object?> wire) : IMongoCollection<T>
{
    public Task ReplaceOneAsync(string id, T document, ReplaceOptions options) => Send(id, [("$set", "", document)]);
    public Task UpdateOneAsync(string id, UpdateDefinition<T> update, UpdateOptions? options = null) => Send(id, update.Parts);

    private Task Send(string id, IReadOnlyList<(string Operator, string Field, object? Value)> parts)
    {
        foreach ((string op, string field, object? value) in parts)
        {
            wire(op, $"{id}.{field}", value);
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly SortedDictionary<string, object?> Docs = new(StringComparer.Ordinal);
    private static readonly Herbarium Herbarium = new(new WireCollection<Species>(Serve), TimeProvider.System);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Herbarium.SaveAsync(new Species("Arnica", "Asteraceae", null)), Dump);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Herbarium.TagAsync("Arnica", "alpine", "yellow"), Dump);
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Herbarium.DiscoverAsync("Gentiana", 1900), Dump);
    private static object Dump() => string.Join(";", Docs);
    private static void Serve(string op, string key, object? value)
    {
        switch (op)
        {
            case "$addToSet": Docs[$"{key}.{value}"] = true; break;
            case "$setOnInsert": Docs.TryAdd(key, value); break;
            default: Docs[key] = value; break;
        }
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
