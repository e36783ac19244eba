namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Members that no symbol names: what a task yields, what a collection holds, what a delegate is bound to.</summary>
internal sealed class Slot(string name)
{
    /// <summary>Result of a task, value of a <c>Lazy</c>.</summary>
    public static readonly Slot Result = new("result");

    /// <summary>Any element of a collection.</summary>
    public static readonly Slot Element = new("element");

    /// <summary>An element that nobody has set, of an array where others are.</summary>
    public static readonly Slot Unset = new("unset");

    /// <summary>The last element of an array, where nobody has set it.</summary>
    public static readonly Slot Last = new("last");

    /// <summary>The array whose elements a longer one took over.</summary>
    public static readonly Slot Before = new("before");

    /// <summary>The element that an iterator gives before all others.</summary>
    public static readonly Slot First = new("first");

    /// <summary>Length of an array, count of a collection.</summary>
    public static readonly Slot Length = new("length");

    /// <summary>Receiver of a delegate's method.</summary>
    public static readonly Slot Receiver = new("receiver");

    /// <summary>Delegate that makes the value of a <c>Lazy</c>, or that runs when a source of tokens is cancelled.</summary>
    public static readonly Slot Factory = new("factory");

    /// <summary>Mark, among the statics, of a run in which some function was taken away from a source of tokens.</summary>
    public static readonly Slot Unregistered = new("unregistered");

    /// <summary>Collection that an enumerator runs over.</summary>
    public static readonly Slot Source = new("source");

    /// <summary>Steps that an enumerator has made, as far as they are counted: one is its first.</summary>
    public static readonly Slot Moved = new("moved");

    /// <summary>Whether a run is at an element of the arguments that a call lists; where it is not, it has gone over all of them.</summary>
    public static readonly Slot Looked = new("looked");

    /// <summary>The text that an object was read from.</summary>
    public static readonly Slot Payload = new("payload");

    /// <summary>Mark of an object whose members code that was not followed may have set.</summary>
    public static readonly Slot Opened = new("opened");

    /// <summary>Number of the keys that were put into a map since it was made, where each of them is known.</summary>
    public static readonly Slot Keys = new("keys");

    public override string ToString() => name;
}
