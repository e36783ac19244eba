namespace Tern.Analyzers.NullFlow.Values;

/// <summary>
/// Space for the work on runs that is used again and again, and the numbers of keys. One for a program; for one thread.
/// Each part belongs to one piece of work at a time, which starts by clearing it and calls nothing that could want it too.
/// </summary>
internal sealed class Scratch
{
    public KeyTable Keys { get; } = new();

    /// <summary>Values that are reached.</summary>
    public Marks Live { get; } = new();

    /// <summary>Positions of edges that are as they were found.</summary>
    public Marks Untouched { get; } = new();

    /// <summary>Values that two runs share.</summary>
    public Marks Common { get; } = new();

    /// <summary>Values that tell runs apart, and those that do not.</summary>
    public Marks Telling { get; } = new();

    public Marks Plain { get; } = new();

    /// <summary>Positions of questions by their values.</summary>
    public NumberMap Questions { get; } = new();

    /// <summary>Values by the order in which they are met.</summary>
    public NumberMap Order { get; } = new();

    /// <summary>Values of one run by those of another.</summary>
    public NumberMap Map { get; } = new();

    /// <summary>The same the other way round.</summary>
    public NumberMap Back { get; } = new();

    /// <summary>Values of a caller by those of its callee.</summary>
    public NumberMap Imported { get; } = new();

    /// <summary>Positions of the callee's questions that wait for an answer, by their values.</summary>
    public NumberMap Waiting { get; } = new();

    public EdgeChains Chains { get; } = new();

    public IntList Work { get; } = new();

    public IntList Met { get; } = new();
}
