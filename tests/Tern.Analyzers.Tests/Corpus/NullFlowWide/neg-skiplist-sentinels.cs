// case: neg-skiplist-sentinels
// category: negative-sentinel
// rationale: linked structures closed by sentinel nodes, null objects instead of null
// csc: silent


namespace NullSafety.Wide.NegSkiplistSentinels;

internal interface ITrace
{
    void Hit(string key);
}

internal sealed class NoTrace : ITrace
{
    public static readonly ITrace Instance = new NoTrace();

    public void Hit(string key) { }
}

internal sealed class Node(string key)
{
    public string Key { get; } = key;
    public Node Next = null!;
    public Node Prev = null!;
}

internal sealed class SortedRing
{
    private readonly Node _head = new("");
    private readonly ITrace _trace;
    private int _count;

    public SortedRing(ITrace? trace = null)
    {
        _trace = trace ?? NoTrace.Instance;
        _head.Next = _head.Prev = _head;
    }

    public void Add(string key)
    {
        var at = _head.Next;
        while (at != _head && string.CompareOrdinal(at.Key, key) < 0)
        {
            at = at.Next;
        }
        var node = new Node(key) { Next = at, Prev = at.Prev };
        at.Prev.Next = node;
        at.Prev = node;
        _count++;
        _trace.Hit(key);
    }

    public int PopFirst()
    {
        if (_count == 0) return 0;
        var first = _head.Next;
        first.Prev.Next = first.Next;
        first.Next.Prev = first.Prev;
        first.Next = first.Prev = null!;
        _count--;
        return first.Key.Length;
    }

    public int Total()
    {
        int n = 0;
        for (var at = _head.Next; !ReferenceEquals(at, _head); at = at.Next)
        {
            n += at.Key.Length + at.Prev.Key.Length;
        }
        return n;
    }
}

public static class Demos
{
    public static void DemoRing()
    {
        var ring = new SortedRing();
        ring.PopFirst();
        ring.Add("b");
        ring.Add("a");
        ring.PopFirst();
        ring.Add("c");
        ring.Total();
        ring.PopFirst();
        ring.PopFirst();
    }
}
