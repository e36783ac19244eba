// case: neg-deadline-telescope
// category: time
// rationale: the clock bounds waiting, chance spreads it
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegDeadlineTelescope;

public interface ITelescope
{
    [Idempotent]
    Task PointAsync(double degrees, CancellationToken cancellationToken = default);

    [Idempotent]
    Task<bool> WaitForDarkAsync(TimeSpan patience, CancellationToken cancellationToken = default);
}

public sealed class Telescope(Func<double, int, bool> motor, TimeProvider time) : ITelescope
{
    private double _degrees;

    public double Degrees => _degrees;

    public async Task PointAsync(double degrees, CancellationToken cancellationToken = default)
    {
        DateTimeOffset deadline = time.GetUtcNow().AddSeconds(5);
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        linked.CancelAfter(deadline - time.GetUtcNow());
        for (int attempt = 1; !motor(degrees, attempt); attempt++)
        {
            if (time.GetUtcNow() >= deadline || attempt > 5)
            {
                throw new TimeoutException($"The motor did not move in {attempt} attempts.");
            }

            await Task.Delay(Backoff(attempt), time, linked.Token);
        }

        _degrees = degrees;
    }

    public async Task<bool> WaitForDarkAsync(TimeSpan patience, CancellationToken cancellationToken = default)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(1 + Random.Shared.Next(3)));
        int polls = 0;
        while (watch.Elapsed < patience && await timer.WaitForNextTickAsync(cancellationToken))
        {
            polls++;
            if (motor(_degrees, polls))
            {
                return true;
            }
        }

        return false;
    }

    private static TimeSpan Backoff(int attempt)
    {
        double jitter = 0.5 + Random.Shared.NextDouble();
        return TimeSpan.FromMilliseconds(Math.Min(20, Math.Pow(2, attempt)) * jitter);
    }
}

public static class Case
{
    private static readonly Telescope Telescope = new((_, attempt) => attempt >= 2, TimeProvider.System);

    public static IAsyncEnumerable<string> Demo1() => Twice(() => Telescope.PointAsync(42), () => Telescope.Degrees);

    public static IAsyncEnumerable<string> Demo2()
    {
        bool dark = false;
        return Twice(async () => dark = await Telescope.WaitForDarkAsync(TimeSpan.FromSeconds(2)), () => dark);
    }

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
