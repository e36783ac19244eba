using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>A graph over numbers. Edges are added first; then it answers what is reached.</summary>
internal sealed class Flow
{
    private readonly List<(int From, int To)> _edges = [];
    private int[] _starts = [];
    private int[] _targets = [];
    private int[] _backStarts = [];
    private int[] _sources = [];

    public int Nodes { get; private set; }

    public int Add() => Nodes++;

    public int Add(int count)
    {
        int first = Nodes;
        Nodes += count;
        return first;
    }

    public void Edge(int from, int to)
    {
        if (from >= 0 && to >= 0 && from != to)
        {
            _edges.Add((from, to));
        }
    }

    /// <summary>Lays the edges out for walks. Edges that are added later do not count.</summary>
    public void Freeze()
    {
        (_starts, _targets) = Lay(static e => e.From, static e => e.To);
        (_backStarts, _sources) = Lay(static e => e.To, static e => e.From);
    }

    [MethodImpl(Hot.Path)]
    private (int[] Starts, int[] Ends) Lay(Func<(int From, int To), int> key, Func<(int From, int To), int> value)
    {
        int[] starts = new int[Nodes + 2];
        foreach ((int, int) edge in _edges)
        {
            starts[key(edge) + 2]++;
        }

        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        int[] ends = new int[_edges.Count];
        foreach ((int, int) edge in _edges)
        {
            ends[starts[key(edge) + 1]++] = value(edge);
        }

        return (starts, ends);
    }

    public void ForEach(Action<int, int> visit)
    {
        foreach ((int from, int to) in _edges)
        {
            visit(from, to);
        }
    }

    /// <summary>The same nodes with more edges.</summary>
    public Flow With(IEnumerable<(int From, int To)> more)
    {
        Flow flow = new() { Nodes = Nodes };
        flow._edges.AddRange(_edges);
        foreach ((int from, int to) in more)
        {
            flow.Edge(from, to);
        }

        flow.Freeze();
        return flow;
    }

    /// <summary>Marks what can be reached from some nodes.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="reached">What is marked already; extended.</param>
    /// <param name="within">Nodes that may be walked over, or <see langword="null"/> for all.</param>
    /// <param name="back">Whether to walk against the edges.</param>
    /// <param name="stop">Nodes that are marked but not walked on from.</param>
    [MethodImpl(Hot.Path)]
    public void Reach(IEnumerable<int> from, bool[] reached, bool[]? within = null, bool back = false, Func<int, bool>? stop = null)
    {
        int[] starts = back ? _backStarts : _starts;
        int[] ends = back ? _sources : _targets;
        Stack<int> work = new();
        foreach (int node in from)
        {
            Visit(node);
        }

        while (work.Count > 0)
        {
            int node = work.Pop();
            if (stop?.Invoke(node) == true)
            {
                continue;
            }

            for (int e = starts[node]; e < starts[node + 1]; e++)
            {
                Visit(ends[e]);
            }
        }

        void Visit(int node)
        {
            if (!reached[node] && within?[node] != false)
            {
                reached[node] = true;
                work.Push(node);
            }
        }
    }
}
