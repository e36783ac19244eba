// case: modify-compare-exchange
// category: shared state
// rationale: a loop of compare and exchange is an addition all the same
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

namespace Idempotency.Dev.ModifyCompareExchange;

public interface ITotal
{
    [Idempotent]
    Task AddAsync(int n);
}

public sealed class Total : ITotal
{
    private int _total;

    public int Value => _total;

    public Task AddAsync(int n)
    {
        int seen, next;
        do
        {
            seen = Volatile.Read(ref _total);
            next = seen + n;
        }
        while (Interlocked.CompareExchange(ref _total, next, seen) != seen); // want: TERN2007
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Total total = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await total.AddAsync(2);
            yield return $"{total.Value}";
        }
    }
}
