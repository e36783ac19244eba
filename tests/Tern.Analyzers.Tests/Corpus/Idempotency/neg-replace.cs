// case: neg-replace
// category: absolute writes
// rationale: what was there is taken out before
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

namespace Idempotency.Dev.NegReplace;

public sealed record Entry(string Key, int Value);

public interface ITable
{
    [Idempotent]
    Task PutAsync(Entry entry, int[] all);
}

public sealed class Table : ITable
{
    private readonly List<Entry> _entries = [];
    private readonly List<int> _all = [];
    private ImmutableList<Entry> _sorted = [];
    private List<int> _fresh = [];

    public string State => $"{_entries.Count} {_all.Count} {_sorted.Count} {_fresh.Count}";

    public Task PutAsync(Entry entry, int[] all)
    {
        _entries.RemoveAll(e => e.Key == entry.Key);
        _entries.Add(entry);
        _all.Clear();
        _all.AddRange(all);
        _sorted = _sorted.RemoveAll(e => e.Key == entry.Key).Add(entry);
        _fresh = [];
        foreach (int n in all)
        {
            _fresh.Add(n);
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Table table = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await table.PutAsync(new Entry("a", 1), [1, 2]);
            yield return table.State;
        }
    }
}
