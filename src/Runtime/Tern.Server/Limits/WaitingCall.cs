namespace Tern.Server;

/// <summary>A call in a gate's queue.</summary>
internal sealed class WaitingCall(IGatedCall call, int priority, long arrived)
{
    public static readonly IComparer<WaitingCall> ByTurn = Comparer<WaitingCall>.Create(static (left, right) =>
    {
        int byPriority = right.Priority.CompareTo(left.Priority);
        return byPriority != 0 ? byPriority : left.Number.CompareTo(right.Number);
    });

    public IGatedCall Call => call;

    public int Priority => priority;

    /// <summary>Timestamp of its arrival.</summary>
    public long Arrived => arrived;

    /// <summary>Its place among those of the same priority.</summary>
    public long Number { get; set; }

    /// <summary>Its place among all by arrival.</summary>
    public LinkedListNode<WaitingCall>? Node { get; set; }
}
