namespace Tern.Governance;

/// <summary>Tells calls of one method when they have been silent for long. One timer serves all of them. Thread-safe.</summary>
/// <remarks>The delay is the same for all at a time, so they become due nearly in the order in which they came: a queue does what a heap would.</remarks>
internal sealed class BackupTimer
{
    private const int FirstCapacity = 64;

    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan? _fixedDelay;
    private readonly LatencyQuantile? _measured;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private Entry[] _entries = new Entry[FirstCapacity];
    private int _head;
    private int _count;
    private bool _isArmed;

    public BackupTimer(BackupOptions options, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        MaxBackups = options.MaxBackups;
        _fixedDelay = options.Delay;
        _measured = options.Delay is null ? new LatencyQuantile(options.Quantile) : null;
        using (ExecutionContext.SuppressFlow())
        {
            _timer = timeProvider.CreateTimer(static self => ((BackupTimer)self!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public int MaxBackups { get; }

    /// <summary>Time that a call may be silent; <see langword="null"/> while too little was measured.</summary>
    public TimeSpan? Delay => _fixedDelay ?? _measured!.Value;

    /// <summary>Takes the time of a call into the measure.</summary>
    public void NoteAnswer(double seconds) => _measured?.Note(seconds);

    /// <summary>Has a call told when it is silent for long.</summary>
    /// <param name="call">The call.</param>
    /// <param name="use">Which use of its pooled object it is: an object that serves another call by then is not told.</param>
    public void Add(ISilentCall call, int use)
    {
        if (Delay is not { } delay)
        {
            return;
        }

        long due = _timeProvider.GetTimestamp() + (long)(delay.TotalSeconds * _timeProvider.TimestampFrequency);
        lock (_gate)
        {
            // Two go for each that comes, so the queue is as long as there are calls under way and not as long as the delay.
            DropEnded();
            DropEnded();
            if (_count == _entries.Length)
            {
                Grow();
            }

            _entries[(_head + _count) & (_entries.Length - 1)] = new Entry(call, use, due);
            _count++;
            if (!_isArmed)
            {
                _isArmed = true;
                Arm(due);
            }
        }
    }

    private void DropEnded()
    {
        if (_count > 0 && _entries[_head] is var first && first.Call.IsOver(first.Use))
        {
            RemoveFirst();
        }
    }

    private void RemoveFirst()
    {
        _entries[_head] = default;
        _head = (_head + 1) & (_entries.Length - 1);
        _count--;
    }

    private void OnDue()
    {
        while (true)
        {
            Entry entry;
            lock (_gate)
            {
                if (_count == 0)
                {
                    _isArmed = false;
                    return;
                }

                Entry first = _entries[_head];
                if (first.Call.IsOver(first.Use) || first.Due <= _timeProvider.GetTimestamp())
                {
                    entry = first;
                    RemoveFirst();
                }
                else
                {
                    Arm(first.Due);
                    return;
                }
            }

            entry.Call.OnSilence(entry.Use);
        }
    }

    private void Arm(long due)
    {
        TimeSpan left = _timeProvider.GetElapsedTime(_timeProvider.GetTimestamp(), due);
        _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Grow()
    {
        var larger = new Entry[_entries.Length * 2];
        for (int i = 0; i < _count; i++)
        {
            larger[i] = _entries[(_head + i) & (_entries.Length - 1)];
        }

        _entries = larger;
        _head = 0;
    }

    private readonly record struct Entry(ISilentCall Call, int Use, long Due);
}

/// <summary>A call that may get a backup.</summary>
internal interface ISilentCall
{
    /// <summary>Whether that use of the object has ended.</summary>
    bool IsOver(int use);

    /// <summary>It has been silent for long.</summary>
    void OnSilence(int use);
}
