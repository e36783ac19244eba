// case: neg-calls-under-way
// category: shared state
// rationale: what counts calls under way goes back
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

namespace Idempotency.Dev.NegCallsUnderWay;

public interface IBusy
{
    [Idempotent]
    Task<int> WorkAsync(int n);
}

public sealed class Busy : IBusy
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly ConcurrentBag<int[]> _bufferPool = [];
    private int _running;

    public int Running => _running;

    public async Task<int> WorkAsync(int n)
    {
        await _gate.WaitAsync();
        Interlocked.Increment(ref _running);
        try
        {
            int[] buffer = _bufferPool.TryTake(out int[]? free) ? free : new int[4];
            buffer[0] = n;
            int result = buffer[0] * 2;
            _bufferPool.Add(buffer);
            return result;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            _gate.Release();
        }
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Busy busy = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            int n = await busy.WorkAsync(2);
            yield return $"{n} {busy.Running}";
        }
    }
}
