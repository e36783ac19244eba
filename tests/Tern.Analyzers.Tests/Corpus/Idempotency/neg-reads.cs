// case: neg-reads
// category: reads
// rationale: nothing but reading
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

namespace Idempotency.Dev.NegReads;

public interface ICatalog
{
    [Idempotent]
    ValueTask<IReadOnlyList<string>> FindAsync(string text);
}

public sealed class Catalog : ICatalog
{
    private readonly Dictionary<string, int> _items = new() { ["a"] = 1, ["ab"] = 2 };

    public async ValueTask<IReadOnlyList<string>> FindAsync(string text)
    {
        List<string> found = [];
        int cheap = 0;
        foreach ((string name, int price) in _items.OrderBy(i => i.Value))
        {
            if (name.Contains(text, StringComparison.Ordinal))
            {
                cheap += price < 2 ? 1 : 0;
                found.Add(name);
            }
        }

        await Task.Yield();
        found.Insert(0, $"{cheap} of {_items.Count}");
        return found;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Catalog catalog = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            IReadOnlyList<string> found = await catalog.FindAsync("a");
            yield return string.Join(",", found);
        }
    }
}
