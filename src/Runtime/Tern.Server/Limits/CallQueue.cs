namespace Tern.Server;

/// <summary>Calls that wait, by priority and then by arrival. Guarded by the lock of its gate.</summary>
internal sealed class CallQueue
{
    private readonly SortedSet<WaitingCall> _byTurn = new(WaitingCall.ByTurn);
    private readonly LinkedList<WaitingCall> _byArrival = [];
    private long _next;

    public int Count => _byTurn.Count;

    /// <summary>The one that has waited longest.</summary>
    public WaitingCall? Oldest => _byArrival.First?.Value;

    /// <summary>The one whose turn comes last.</summary>
    public WaitingCall? Last => _byTurn.Max;

    public void Add(WaitingCall waiting)
    {
        waiting.Number = _next++;
        waiting.Node = _byArrival.AddLast(waiting);
        _byTurn.Add(waiting);
    }

    public void Remove(WaitingCall waiting)
    {
        _byTurn.Remove(waiting);
        _byArrival.Remove(waiting.Node!);
    }

    /// <summary>Takes the one whose turn it is.</summary>
    public WaitingCall? TakeFirst()
    {
        WaitingCall? first = _byTurn.Min;
        if (first is not null)
        {
            Remove(first);
        }

        return first;
    }
}
