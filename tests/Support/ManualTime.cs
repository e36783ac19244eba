namespace Tern.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private TimeSpan _now = TimeSpan.FromSeconds(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Timers that are set.</summary>
    public int TimerCount
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _now.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock; timers fire on this thread, in their order.</summary>
    public void Advance(TimeSpan by)
    {
        TimeSpan end;
        lock (_gate)
        {
            end = _now + by;
        }

        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Moves the clock step by step until a task has ended.</summary>
    public async Task RunUntilAsync(Task task, TimeSpan step, TimeSpan? most = null)
    {
        TimeSpan left = most ?? TimeSpan.FromMinutes(1);
        long start = Environment.TickCount64;
        while (!task.IsCompleted && Environment.TickCount64 - start < (long)Limit.Time.TotalMilliseconds)
        {
            if (left > TimeSpan.Zero)
            {
                Advance(step);
                left -= step;
            }

            // What a timer set off must get as far as its next timer before the clock moves on.
            await Limit.SettleAsync();
        }

        await task.Within();
    }

    private ManualTimer? TakeDue(TimeSpan end)
    {
        lock (_gate)
        {
            ManualTimer? first = null;
            foreach (ManualTimer timer in _timers)
            {
                if (timer.Due <= end && (first is null || timer.Due < first.Due))
                {
                    first = timer;
                }
            }

            if (first is null)
            {
                _now = end;
                return null;
            }

            _timers.Remove(first);
            _now = first.Due > _now ? first.Due : _now;
            if (first.Period > TimeSpan.Zero)
            {
                first.Due = _now + first.Period;
                _timers.Add(first);
            }

            return first;
        }
    }

    private sealed class ManualTimer(ManualTime owner, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // As the system's timers do.
            ArgumentOutOfRangeException.ThrowIfGreaterThan(dueTime.TotalMilliseconds, uint.MaxValue - 1, nameof(dueTime));
            lock (owner._gate)
            {
                owner._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = owner._now + dueTime;
                    Period = period;
                    owner._timers.Add(this);
                }
            }

            return true;
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
