// case: append-element-list
// category: append
// rationale: a list that a dictionary holds for a key grows
// rule: TERN2008

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.AppendElementList;

public interface IBaskets
{
    [Idempotent]
    Task AddAsync(string basket, string sku);
}

public sealed class Baskets : IBaskets
{
    private readonly ConcurrentDictionary<string, List<string>> _baskets = new();

    public string State => string.Join(",", _baskets.Values.SelectMany(b => b));

    public Task AddAsync(string basket, string sku)
    {
        List<string> lines = _baskets.GetOrAdd(basket, _ => []);
        lock (lines)
        {
            lines.Add(sku); // want: TERN2008
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Baskets baskets = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await baskets.AddAsync("a", "b");
            yield return baskets.State;
        }
    }
}
