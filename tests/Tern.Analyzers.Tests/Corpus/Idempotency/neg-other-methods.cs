// case: neg-other-methods
// category: scope
// rationale: what is not marked may do what it likes
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

namespace Idempotency.Dev.NegOtherMethods;

public interface ICounter
{
    Task AddAsync(int n);

    [Idempotent]
    Task<int> GetAsync();
}

public sealed class Counter : ICounter
{
    private readonly List<int> _all = [];
    private int _sum;

    public Task AddAsync(int n)
    {
        _sum += n;
        _all.Add(n);
        return Task.CompletedTask;
    }

    public Task<int> GetAsync() => Task.FromResult(_sum + _all.Count);
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Counter counter = new();
        await counter.AddAsync(1);
        for (int attempt = 0; attempt < 2; attempt++)
        {
            int n = await counter.GetAsync();
            yield return $"{n}";
        }
    }
}
