using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>The edges of a heap by their objects, in the order of their keys.</summary>
internal sealed class EdgeChains
{
    private readonly NumberMap _first = new();
    private int[] _next = new int[64];

    /// <summary>Groups edges.</summary>
    /// <param name="edges">The heap.</param>
    /// <param name="values">Values of the edges that count, or <see langword="null"/> for all.</param>
    [MethodImpl(Hot.Path)]
    public void Build(Edges edges, Marks? values)
    {
        _first.Clear();
        if (_next.Length < edges.Count)
        {
            _next = new int[2 * edges.Count];
        }

        // From the end, since keys mostly ascend: most edges go to the front of their chain then.
        for (int i = edges.Count - 1; i >= 0; i--)
        {
            Edge edge = edges[i];
            if (values is not null && !values.Contains(edge.Value))
            {
                continue;
            }

            int before = -1;
            int after = First(edge.Owner);
            while (after >= 0 && edges[after].Key < edge.Key)
            {
                before = after;
                after = _next[after];
            }

            _next[i] = after;
            if (before < 0)
            {
                _first.Set(edge.Owner, i);
            }
            else
            {
                _next[before] = i;
            }
        }
    }

    /// <summary>First edge of an object, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int First(int owner) => _first.TryGet(owner, out int edge) ? edge : -1;

    /// <summary>Next edge of the same object, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int edge) => _next[edge];
}
