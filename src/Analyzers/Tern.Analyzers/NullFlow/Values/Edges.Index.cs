using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Indices of a large heap.</summary>
internal sealed partial class Edges
{
    /// <summary>Edges up to which all are looked at.</summary>
    private const int Large = 128;

    /// <summary>Times all are looked at before an index is made, which costs more than that once.</summary>
    private const int Patience = 8;

    private ushort[]? _index;
    private int[]? _next;
    private Dictionary<int, int>? _first;
    private int _asked;

    /// <summary>Position of the first edge of an object, or -1.</summary>
    [MethodImpl(Hot.Path)]
    public int First(int owner)
    {
        if (_next is null && Count > Large && IsAskedOften())
        {
            Chain();
        }

        return _next is null ? After(owner, 0) : _first!.TryGetValue(owner, out int at) ? at : -1;
    }

    /// <summary>Position of the next edge of the same object, or -1.</summary>
    [MethodImpl(Hot.Path)]
    public int Next(int at) => _next is null ? After(_edges[at].Owner, at + 1) : _next[at];

    [MethodImpl(Hot.Path)]
    private int After(int owner, int from)
    {
        for (int i = from; i < Count; i++)
        {
            if (_edges[i].Owner == owner)
            {
                return i;
            }
        }

        return -1;
    }

    [MethodImpl(Hot.Path)]
    private void Chain()
    {
        int[] next = new int[Count];
        Dictionary<int, int> first = [];
        for (int i = Count - 1; i >= 0; i--)
        {
            next[i] = first.TryGetValue(_edges[i].Owner, out int after) ? after : -1;
            first[_edges[i].Owner] = i;
        }

        _next = next;
        _first = first;
    }

    private bool IsAskedOften() => ++_asked > Patience && Count < short.MaxValue;

    private void ForgetIndices()
    {
        _index = null;
        _next = null;
        _asked = 0;
    }

    [MethodImpl(Hot.Path)]
    private int Look(int owner, int key)
    {
        ushort[] index = _index ?? Index();
        int slot = Slot(owner, key) & (index.Length - 1);
        while (true)
        {
            int at = index[slot] - 1;
            if (at < 0 || (_edges[at].Owner == owner && _edges[at].Key == key))
            {
                return at;
            }

            slot = (slot + 1) & (index.Length - 1);
        }
    }

    [MethodImpl(Hot.Path)]
    private ushort[] Index()
    {
        int slots = 512;
        while (slots < 3 * Count)
        {
            slots *= 2;
        }

        ushort[] index = new ushort[slots];
        for (int i = 0; i < Count; i++)
        {
            Put(index, i);
        }

        return _index = index;
    }

    [MethodImpl(Hot.Path)]
    private void Enter(int at)
    {
        ushort[] index = _index!;
        if (2 * at > index.Length || at >= short.MaxValue)
        {
            // Made anew, with more room, when it is asked for.
            _index = null;
            return;
        }

        Put(index, at);
    }

    [MethodImpl(Hot.Path)]
    private void Put(ushort[] index, int at)
    {
        int slot = Slot(_edges[at].Owner, _edges[at].Key) & (index.Length - 1);
        while (index[slot] != 0)
        {
            slot = (slot + 1) & (index.Length - 1);
        }

        index[slot] = (ushort)(at + 1);
    }

    private static int Slot(int owner, int key) => (int)(((uint)owner * 2_654_435_769u + (uint)key * 2_246_822_519u) >> 12);
}
