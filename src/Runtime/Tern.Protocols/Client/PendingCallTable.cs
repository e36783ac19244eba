namespace Tern.Protocols;

/// <summary>The calls of one connection that wait for their replies, by sequence id. Removal is the claim: reply, timeout, cancellation and close race, one wins.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class PendingCallTable(int maxPending)
{
    private readonly Lock _gate = new();
    private PendingCall?[] _slots = new PendingCall?[64];
    private int _count;
    private int _sequence;
    private bool _isClosed;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Gives the call a sequence id that no waiting call has, never zero, and keeps it.</summary>
    public PendingCallAdmission Add(PendingCall call)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return PendingCallAdmission.Closed;
            }

            if (_count >= maxPending)
            {
                return PendingCallAdmission.Full;
            }

            if (_count * 2 >= _slots.Length)
            {
                Grow();
            }

            int mask = _slots.Length - 1;
            do
            {
                // Zero is the control frame of a multiplexed connection.
                _sequence = _sequence == int.MaxValue ? 1 : _sequence + 1;
            }
            while (_slots[_sequence & mask] is not null);

            call.SequenceId = _sequence;
            _slots[_sequence & mask] = call;
            _count++;
            return PendingCallAdmission.Added;
        }
    }

    /// <summary>Whether a call waits for a reply with this sequence id.</summary>
    public bool Contains(int sequenceId)
    {
        lock (_gate)
        {
            return _slots[sequenceId & (_slots.Length - 1)] is { } call && call.SequenceId == sequenceId;
        }
    }

    /// <summary>Claims the call that waits for a reply with this sequence id.</summary>
    public PendingCall? TryRemove(int sequenceId)
    {
        lock (_gate)
        {
            ref PendingCall? slot = ref _slots[sequenceId & (_slots.Length - 1)];
            PendingCall? call = slot;
            if (call is null || call.SequenceId != sequenceId)
            {
                return null;
            }

            slot = null;
            _count--;
            return call;
        }
    }

    /// <summary>Claims this very call.</summary>
    public bool TryRemove(PendingCall call)
    {
        lock (_gate)
        {
            ref PendingCall? slot = ref _slots[call.SequenceId & (_slots.Length - 1)];
            if (!ReferenceEquals(slot, call))
            {
                return false;
            }

            slot = null;
            _count--;
            return true;
        }
    }

    /// <summary>Claims every call whose deadline has passed.</summary>
    /// <returns>The earliest deadline of those that stay, or <see cref="CallContext.NoDeadline"/>.</returns>
    public long RemoveExpired(long now, List<PendingCall> expired)
    {
        long earliest = CallContext.NoDeadline;
        lock (_gate)
        {
            foreach (ref PendingCall? slot in _slots.AsSpan())
            {
                if (slot is not { } call)
                {
                    continue;
                }

                if (call.DeadlineTimestamp <= now)
                {
                    expired.Add(call);
                    slot = null;
                    _count--;
                }
                else
                {
                    earliest = Math.Min(earliest, call.DeadlineTimestamp);
                }
            }
        }

        return earliest;
    }

    /// <summary>Takes no more calls if none waits.</summary>
    public bool TryStopIfIdle()
    {
        lock (_gate)
        {
            _isClosed |= _count == 0;
            return _count == 0;
        }
    }

    /// <summary>Claims all calls and takes no more.</summary>
    public List<PendingCall> Close()
    {
        var calls = new List<PendingCall>();
        lock (_gate)
        {
            _isClosed = true;
            foreach (ref PendingCall? slot in _slots.AsSpan())
            {
                if (slot is { } call)
                {
                    calls.Add(call);
                    slot = null;
                }
            }

            _count = 0;
        }

        return calls;
    }

    private void Grow()
    {
        var larger = new PendingCall?[_slots.Length * 2];
        foreach (PendingCall? call in _slots)
        {
            if (call is not null)
            {
                // Two ids that differ in the old mask differ in the wider one too.
                larger[call.SequenceId & (larger.Length - 1)] = call;
            }
        }

        _slots = larger;
    }
}

/// <summary>What became of a call that asked to wait on a connection.</summary>
internal enum PendingCallAdmission
{
    Added,
    Full,
    Closed,
}
