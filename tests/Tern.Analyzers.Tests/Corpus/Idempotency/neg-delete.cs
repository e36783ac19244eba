// case: neg-delete
// category: second run
// rationale: deletions that find nothing the second time
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.NegDelete;

public interface IStore
{
    [Idempotent]
    Task<bool> DeleteAsync(string key);
}

public sealed class Store : IStore
{
    private readonly Dictionary<string, int> _items = new() { ["a"] = 1 };
    private readonly List<string> _names = ["a"];

    public int Count => _items.Count + _names.Count;

    public Task<bool> DeleteAsync(string key)
    {
        bool removed = _items.Remove(key);
        _names.Remove(key);
        if (_items.ContainsKey(key))
        {
            throw new InvalidOperationException("It is still there.");
        }

        return Task.FromResult(removed);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Store store = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await store.DeleteAsync("a");
            yield return $"{store.Count}";
        }
    }
}
