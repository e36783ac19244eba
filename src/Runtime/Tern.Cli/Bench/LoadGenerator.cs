namespace Tern.Cli;

/// <summary>Makes calls as a plan says and measures them.</summary>
/// <param name="plan">The plan.</param>
/// <param name="call">Makes one call, by its number.</param>
/// <param name="time">The clock.</param>
internal sealed class LoadGenerator(LoadPlan plan, Func<long, CancellationToken, ValueTask> call, TimeProvider time)
{
    // Timers come up to a few milliseconds late; what is left is waited for without one.
    private static readonly TimeSpan s_timerSlack = TimeSpan.FromMilliseconds(3);

    private long _number = -1;

    /// <summary>What is measured, while it is measured too.</summary>
    public LoadRecord Record { get; private set; } = new();

    /// <summary>Whether the warm-up has ended.</summary>
    public bool IsMeasuring { get; private set; }

    /// <summary>When the measurement began, as <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long Start { get; private set; }

    /// <summary>How long it was measured, once <see cref="RunAsync"/> has ended.</summary>
    public TimeSpan Measured { get; private set; }

    /// <summary>Runs warm-up and measurement.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Start = time.GetTimestamp();
        if (plan.WarmUp > TimeSpan.Zero)
        {
            await PhaseAsync(plan.WarmUp, long.MaxValue, cancellationToken).ConfigureAwait(false);
        }

        Record = new LoadRecord();
        _number = -1;
        Start = time.GetTimestamp();
        IsMeasuring = true;
        await PhaseAsync(plan.Duration, plan.MaxCalls ?? long.MaxValue, cancellationToken).ConfigureAwait(false);
        Measured = time.GetElapsedTime(Start);
    }

    private async Task PhaseAsync(TimeSpan duration, long calls, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        LoadRecord record = Record;
        if (plan.Rate is { } rate)
        {
            await OnScheduleAsync(record, rate, duration, calls, start, cancellationToken).ConfigureAwait(false);
            return;
        }

        await Task.WhenAll(Enumerable.Range(0, plan.Concurrency).Select(_ => Task.Run(CallOnAsync, CancellationToken.None))).ConfigureAwait(false);

        async Task CallOnAsync()
        {
            while (time.GetElapsedTime(start) < duration && !cancellationToken.IsCancellationRequested && Interlocked.Increment(ref _number) is var number && number < calls)
            {
                await OneAsync(record, number, time.GetTimestamp(), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task OnScheduleAsync(LoadRecord record, double rate, TimeSpan duration, long calls, long start, CancellationToken cancellationToken)
    {
        long total = Math.Min(calls, (long)Math.Ceiling(rate * duration.TotalSeconds));
        long taken = -1;
        using SemaphoreSlim due = new(0);
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] callers = [.. Enumerable.Range(0, plan.Concurrency).Select(_ => Task.Run(CallWhenDueAsync, CancellationToken.None))];
        for (long i = 0; i < total && !cancellationToken.IsCancellationRequested; i++)
        {
            await UntilAsync(DueAt(i), cancellationToken).ConfigureAwait(false);
            due.Release();
        }

        // Once everything was due, what waits for a caller was not begun in time.
        await UntilAsync(start + (long)(duration.TotalSeconds * time.TimestampFrequency), cancellationToken, unless: () => Volatile.Read(ref taken) >= total - 1).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(callers).ConfigureAwait(false);
        if (!cancellationToken.IsCancellationRequested)
        {
            long end = time.GetTimestamp();
            for (long i = taken + 1; i < total; i++)
            {
                record.AddLate(time.GetElapsedTime(DueAt(i), end));
            }
        }

        long DueAt(long number) => start + (long)(number / rate * time.TimestampFrequency);

        async Task CallWhenDueAsync()
        {
            while (!over.IsCancellationRequested)
            {
                try
                {
                    await due.WaitAsync(over.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    return;
                }

                long number = Interlocked.Increment(ref taken);
                await OneAsync(record, number, DueAt(number), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task UntilAsync(long timestamp, CancellationToken cancellationToken, Func<bool>? unless = null)
    {
        while (time.GetElapsedTime(time.GetTimestamp(), timestamp) is var left && left > TimeSpan.Zero && !cancellationToken.IsCancellationRequested && unless?.Invoke() != true)
        {
            if (left > s_timerSlack)
            {
                TimeSpan wait = unless is null ? left - s_timerSlack : TimeSpan.FromTicks(Math.Min((left - s_timerSlack).Ticks, s_timerSlack.Ticks));
                try
                {
                    await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
            else
            {
                await Task.Yield();
            }
        }
    }

    private async Task OneAsync(LoadRecord record, long number, long begin, CancellationToken cancellationToken)
    {
        try
        {
            await call(number, cancellationToken).ConfigureAwait(false);
            record.Answer(time.GetElapsedTime(begin));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The user ended the load; the call is no failure of the server.
        }
        catch (Exception failure)
        {
            record.Fail(failure);
        }
    }
}
