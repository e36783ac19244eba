// case: modify-add-or-update
// category: shared state
// rationale: the update function of a concurrent dictionary adds
// rule: TERN2007

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.ModifyAddOrUpdate;

public interface IHitList
{
    [Idempotent]
    Task AddAsync(string page, int n);
}

public sealed class HitList : IHitList
{
    private readonly ConcurrentDictionary<string, int> _pages = new();

    public string State => string.Join(",", _pages);

    public Task AddAsync(string page, int n)
    {
        _pages.AddOrUpdate(page, n, (_, old) => old + n); // want: TERN2007
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        HitList list = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await list.AddAsync("a", 2);
            yield return list.State;
        }
    }
}
