using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>What a null is the answer for, as far as callers may know more of it than the method in which it came to be: what they know rules the null out.</summary>
internal sealed record Reply
{
    /// <summary>Position of the argument to which a value was found equal of which nothing else is known. 0 for none.</summary>
    public int EqualTo { get; init; }

    /// <summary>The sequence that has no elements; <see langword="null"/> where callers do not know it.</summary>
    public KnownSequence? EmptyOf { get; init; }

    /// <summary>The argument by which something was looked up.</summary>
    public Sought? Sought { get; init; }

    /// <summary>The look-up that gave the null, where callers can have made it before.</summary>
    public Answer? LookUp { get; init; }

    /// <summary>Whether a map of an object lacks a key. Who asks for a constant key has put it there, as often as not.</summary>
    public bool IsForKey { get; init; }

    /// <summary>Whether callers may know that there are elements, or that the key finds something.</summary>
    public bool IsOfArgument => EmptyOf is not null || Sought is not null;

    /// <summary>The same, or <see langword="null"/> where there is nothing that callers could know.</summary>
    public Reply? OrNone => EqualTo == 0 && EmptyOf is null && Sought is null && LookUp is null && !IsForKey ? null : this;
}

/// <summary>A sequence that a method was entered with: an argument, or a member of one.</summary>
/// <param name="Position">Position of the argument, 0 for <c>this</c>, -1 for statics.</param>
/// <param name="Member">Member that holds the sequence; <see langword="null"/> where it is the argument itself.</param>
internal sealed record KnownSequence(int Position, object? Member)
{
    /// <summary>Position of statics.</summary>
    public const int Statics = -1;

    /// <summary>The sequence that a value is to callers of a run; <see langword="null"/> where they do not know it, or the run has changed it.</summary>
    public static KnownSequence? Of(State state, int value)
    {
        if (state.TryPeek(value, Code.Slot.Length, out int count) && !state.IsAskedFor(value, Code.Slot.Length, count))
        {
            return null;
        }

        int position = Array.IndexOf(state.Entry, value);
        if (position > 0)
        {
            return new(position, null);
        }

        for (Question? q = state.Questions; q is not null; q = q.Previous)
        {
            if (q.Value == value)
            {
                int of = q.Owner == State.Root ? Statics : Array.IndexOf(state.Entry, q.Owner);
                return q is { Term: null, Key: IFieldSymbol or IPropertySymbol } && (of >= 0 || of == Statics && q.Owner == State.Root) ? new(of, q.Key) : null;
            }
        }

        return null;
    }
}

/// <summary>How something was looked up.</summary>
/// <param name="Key">Position of the argument that was the key.</param>
/// <param name="As">The property with which it was compared; <see langword="null"/> where that is not known.</param>
/// <param name="Row">Type of what was looked up; <see langword="null"/> where that is not known.</param>
internal sealed record Sought(int Key, IPropertySymbol? As, ITypeSymbol? Row)
{
    /// <summary>None where the key is no argument.</summary>
    public static Sought? By(int key, IPropertySymbol? property, ITypeSymbol? row) => key > 0 ? new(key, property, row) : null;
}
