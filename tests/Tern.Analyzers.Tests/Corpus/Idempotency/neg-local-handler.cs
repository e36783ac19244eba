// case: neg-local-handler
// category: scope
// rationale: the same code on objects that the attempt makes
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

namespace Idempotency.Dev.NegLocalHandler;

public sealed class Tally
{
    public int Value { get; private set; }

    public List<int> Seen { get; } = [];

    public Tally Add(int n)
    {
        Value += n;
        Seen.Add(n);
        return this;
    }
}

public interface ISums
{
    [Idempotent]
    Task<int> SumAsync(int[] numbers);
}

public sealed class Sums : ISums
{
    private Tally _last = new();

    public int Last => _last.Value;

    public Task<int> SumAsync(int[] numbers)
    {
        Tally tally = Make();
        foreach (int n in numbers)
        {
            tally = tally.Add(n);
        }

        Tally other = new() { };
        Action<int> add = n => other.Add(n);
        Array.ForEach(numbers, add);
        _last = tally;
        return Task.FromResult(tally.Value + other.Value);
    }

    private static Tally Make() => new();
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Sums sums = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await sums.SumAsync([1, 2]);
            yield return $"{sums.Last}";
        }
    }
}
