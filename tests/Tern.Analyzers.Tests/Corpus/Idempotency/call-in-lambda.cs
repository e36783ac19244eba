// case: call-in-lambda
// category: rpc
// rationale: the call is in a lambda that something else runs
// rule: TERN2005

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.CallInLambda;

[RpcService]
public interface ICounter
{
    ValueTask AddAsync(int n);
}

public interface IJob
{
    [Idempotent]
    Task RunAsync(int[] numbers);
}

public sealed class Job(ICounter counter) : IJob
{
    public async Task RunAsync(int[] numbers)
    {
        await Parallel.ForEachAsync(numbers, async (n, token) =>
        {
            await counter.AddAsync(n); // want: TERN2005
        });
    }
}

public sealed class Counter : ICounter
{
    private int _sum;

    public int Sum => _sum;

    public ValueTask AddAsync(int n)
    {
        Interlocked.Add(ref _sum, n);
        return default;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Counter counter = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Job(counter).RunAsync([1, 2]);
            yield return $"{counter.Sum}";
        }
    }
}
