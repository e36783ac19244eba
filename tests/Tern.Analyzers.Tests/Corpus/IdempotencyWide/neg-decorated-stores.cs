// case: neg-decorated-stores
// category: calls
// rationale: several implementations and decorators, all of which set
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegDecoratedStores;

public interface ISettingsStore
{
    Task WriteAsync(string key, string value);
    Task<string?> ReadAsync(string key);
}

public sealed class MemoryStore : ISettingsStore
{
    private readonly ConcurrentDictionary<string, string> _values = new();

    public int Count => _values.Count;

    public Task WriteAsync(string key, string value)
    {
        _values[key] = value;
        return Task.CompletedTask;
    }

    public Task<string?> ReadAsync(string key) => Task.FromResult(_values.GetValueOrDefault(key));
}

public sealed class FileStore(string folder) : ISettingsStore
{
    public Task WriteAsync(string key, string value) => File.WriteAllTextAsync(Path.Combine(folder, key), value);

    public async Task<string?> ReadAsync(string key)
    {
        string path = Path.Combine(folder, key);
        return File.Exists(path) ? await File.ReadAllTextAsync(path) : null;
    }
}

public sealed class CachingStore(ISettingsStore inner) : ISettingsStore
{
    private readonly ConcurrentDictionary<string, string?> _cache = new();

    public async Task WriteAsync(string key, string value)
    {
        await inner.WriteAsync(key, value);
        _cache.TryRemove(key, out _);
    }

    public async Task<string?> ReadAsync(string key)
    {
        if (_cache.TryGetValue(key, out string? value))
        {
            return value;
        }

        return _cache[key] = await inner.ReadAsync(key);
    }
}

public sealed class RetryingStore(ISettingsStore inner) : ISettingsStore
{
    public async Task WriteAsync(string key, string value)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await inner.WriteAsync(key, value);
                return;
            }
            catch (IOException) when (attempt < 3)
            {
                await Task.Delay(Random.Shared.Next(1, 5));
            }
        }
    }

    public Task<string?> ReadAsync(string key) => inner.ReadAsync(key);
}

public interface IPreferences
{
    [Idempotent] Task<string?> RenameAsync(string user, string name);
}

public sealed class Preferences(IEnumerable<ISettingsStore> stores) : IPreferences
{
    public async Task<string?> RenameAsync(string user, string name)
    {
        await Task.WhenAll(stores.Select(s => s.WriteAsync(user + ".name", name)));
        return await stores.First().ReadAsync(user + ".name");
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        MemoryStore memory = new();
        Preferences preferences = new([new CachingStore(memory), new RetryingStore(new FileStore(Directory.CreateTempSubdirectory("prefs").FullName))]);
        return Twice(async () => { string? name = await preferences.RenameAsync("u", "n"); return $"{name} {memory.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
