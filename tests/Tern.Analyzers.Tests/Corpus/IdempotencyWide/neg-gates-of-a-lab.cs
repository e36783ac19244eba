// case: neg-gates-of-a-lab
// category: locks
// rationale: counters and gates that are put back before the call ends
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

namespace Idempotency.Wide.NegGatesOfALab;

public sealed record Sample(string Id, int Value);

public interface ILab
{
    [Idempotent]
    Task MeasureAsync(Sample sample, CancellationToken cancellationToken = default);
    [Idempotent]
    Task CalibrateAsync(int offset);
    [Idempotent]
    Task<int> RetryingAsync(Sample sample);
    [Idempotent]
    Task ShareAsync(Sample sample);
}

public sealed class Lab : ILab, IDisposable
{
    private readonly SemaphoreSlim _devices = new(2);
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly ConcurrentDictionary<string, int> _results = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new();
    private int _running;
    private int _offset;

    public string State => $"{string.Join(",", _results)} {_offset} {_running} {_devices.CurrentCount}";

    public async Task MeasureAsync(Sample sample, CancellationToken cancellationToken = default)
    {
        await _devices.WaitAsync(cancellationToken);
        Interlocked.Increment(ref _running);
        try
        {
            _results[sample.Id] = sample.Value + _offset;
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            _devices.Release();
        }
    }

    public Task CalibrateAsync(int offset)
    {
        _lock.EnterWriteLock();
        try
        {
            _offset = offset;
        }
        finally
        {
            _lock.ExitWriteLock();
        }

        return Task.CompletedTask;
    }

    public async Task<int> RetryingAsync(Sample sample)
    {
        int attempts = 0;
        List<Exception> errors = [];
        while (true)
        {
            attempts++;
            try
            {
                if (attempts < 3)
                {
                    throw new IOException($"Device busy, attempt {attempts}.");
                }

                await MeasureAsync(sample);
                return attempts;
            }
            catch (IOException e) when (errors.Count < 5)
            {
                errors.Add(e);
            }
        }
    }

    public async Task ShareAsync(Sample sample)
    {
        SemaphoreSlim gate = _gates.GetOrAdd(sample.Id, static _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync();
        try
        {
            _results[sample.Id] = Math.Max(_results.GetValueOrDefault(sample.Id), sample.Value);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => _devices.Dispose();
}

public static class Case
{
    private static readonly Lab Lab = new();
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Lab.MeasureAsync(new Sample("s", 3)), () => Lab.State);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Lab.CalibrateAsync(2), () => Lab.State);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Lab.RetryingAsync(new Sample("t", 3)), () => Lab.State);
    public static IAsyncEnumerable<string> Demo4() => Twice(() => Lab.ShareAsync(new Sample("s", 9)), () => Lab.State);
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
