using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>An object holds a value under a key.</summary>
/// <param name="owner">The object.</param>
/// <param name="key">Number of the key.</param>
/// <param name="value">What it holds.</param>
internal readonly struct Edge(int owner, int key, int value)
{
    public readonly int Owner = owner;
    public readonly int Key = key;
    public readonly int Value = value;
}

/// <summary>
/// What objects hold, in the order in which it was first written. A flat array: the heap of a run is small, and it is copied often. One that is large and asked again and again gets indices, which copies do
/// not take over: a table with a thousand entries is filled and handed on entry by entry.
/// </summary>
internal sealed partial class Edges
{
    private Edge[] _edges;

    public Edges() => _edges = new Edge[8];

    private Edges(Edge[] edges, int count)
    {
        _edges = edges;
        Count = count;
    }

    public int Count { get; private set; }

    public Edge this[int i] => _edges[i];

    [MethodImpl(Hot.Path)]
    public Edges Copy()
    {
        Edge[] edges = new Edge[Count + (Count >> 2) + 4];
        Array.Copy(_edges, edges, Count);
        return new Edges(edges, Count);
    }

    /// <summary>Position of an edge, or -1.</summary>
    [MethodImpl(Hot.Path)]
    public int Find(int owner, int key)
    {
        if (_index is not null || (Count > Large && IsAskedOften()))
        {
            return Look(owner, key);
        }

        Edge[] edges = _edges;
        for (int i = Count - 1; i >= 0; i--)
        {
            if (edges[i].Owner == owner && edges[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    [MethodImpl(Hot.Path)]
    public void Set(int at, int value) => _edges[at] = new Edge(_edges[at].Owner, _edges[at].Key, value);

    [MethodImpl(Hot.Path)]
    public void Add(int owner, int key, int value)
    {
        if (Count == _edges.Length)
        {
            Array.Resize(ref _edges, 2 * Count);
        }

        _edges[Count++] = new Edge(owner, key, value);
        if (_index is not null)
        {
            Enter(Count - 1);
        }

        _next = null;
    }

    public void RemoveAt(int at)
    {
        Count--;
        Array.Copy(_edges, at + 1, _edges, at, Count - at);
        ForgetIndices();
    }

    /// <summary>Drops all that an object holds.</summary>
    [MethodImpl(Hot.Path)]
    public void RemoveOwner(int owner)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_edges[i].Owner != owner)
            {
                _edges[kept++] = _edges[i];
            }
        }

        Count = kept;
        ForgetIndices();
    }

    /// <summary>Drops edges at some positions.</summary>
    [MethodImpl(Hot.Path)]
    public void Remove(Marks positions)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (!positions.Contains(i))
            {
                _edges[kept++] = _edges[i];
            }
        }

        Count = kept;
        ForgetIndices();
    }

    /// <summary>Those of live objects.</summary>
    [MethodImpl(Hot.Path)]
    public Edges Keep(Marks live)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (live.Contains(_edges[i].Owner))
            {
                kept++;
            }
        }

        if (kept == Count)
        {
            return this;
        }

        Edges result = new(new Edge[kept + 4], 0);
        for (int i = 0; i < Count; i++)
        {
            if (live.Contains(_edges[i].Owner))
            {
                result._edges[result.Count++] = _edges[i];
            }
        }

        return result;
    }
}
