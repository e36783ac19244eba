namespace Tern.Protocols;

/// <summary>The calls of one batch of requests, held until the whole batch has been read: their replies then leave together. Not thread-safe.</summary>
internal struct HeldCalls
{
    private ServerCall? _first;
    private ServerCall? _last;

    /// <summary>Calls that were added since the batch began.</summary>
    public int Count { get; private set; }

    public void Add(ServerCall call)
    {
        _first ??= call;
        _last?.NextHeld = call;
        _last = call;
        Count++;
    }

    /// <summary>Begins a new batch; a call that is held stays.</summary>
    public void BeginBatch() => Count = 0;

    /// <summary>Gives the call that was added last to the caller, who lets it run; <see langword="null"/> if none is held.</summary>
    public ServerCall? TakeLast()
    {
        ServerCall? last = _last;
        _last = null;
        return last;
    }

    /// <summary>Lets the calls before the last run on the thread pool.</summary>
    public void RunEarlier()
    {
        while (_first is { } call && !ReferenceEquals(call, _last))
        {
            _first = call.NextHeld;
            call.NextHeld = null;
            ThreadPool.UnsafeQueueUserWorkItem(call, preferLocal: false);
        }

        _first = null;
    }

    /// <summary>Lets all calls run on the thread pool.</summary>
    public void RunAll()
    {
        RunEarlier();
        if (TakeLast() is { } last)
        {
            ThreadPool.UnsafeQueueUserWorkItem(last, preferLocal: false);
        }
    }
}
