namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Something that a run has done, after which a look-up may answer otherwise.</summary>
/// <param name="by">The method that was called, or the member that was set; <see langword="null"/> for code that nobody knows.</param>
/// <param name="previous">What happened before.</param>
internal sealed class Disturbance(object? by, Disturbance? previous)
{
    /// <summary>Number above which nobody looks at them one by one.</summary>
    public const int Most = 8;

    public object? By { get; } = by;

    public Disturbance? Previous { get; } = previous;

    public int Count { get; } = (previous?.Count ?? 0) + 1;
}
