namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Something a run asked of what it was entered with: a member of an object, or the value of a term.</summary>
internal sealed class Question(int value, int owner, object? key, int number, Term? term, Question? previous)
{
    public int Value { get; } = value;

    public int Owner { get; } = owner;

    /// <summary>Member, or <see langword="null"/> for a term.</summary>
    public object? Key { get; } = key;

    /// <summary>Number of the key, or -1.</summary>
    public int Number { get; } = number;

    public Term? Term { get; } = term;

    public Question? Previous { get; } = previous;

    /// <summary>Number of questions up to this one.</summary>
    public int Count { get; } = (previous?.Count ?? 0) + 1;
}
