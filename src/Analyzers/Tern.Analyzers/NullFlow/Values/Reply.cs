using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>What a null is the answer for, as far as callers may know more of it than the method in which it came to be: what they know rules the null out.</summary>
internal sealed record Reply
{
    /// <summary>Position of the argument to which a value was found equal of which nothing else is known. 0 for none.</summary>
    public int EqualTo { get; init; }

    /// <summary>Position of the argument that has no elements. 0 for none.</summary>
    public int EmptyOf { get; init; }

    /// <summary>The argument by which something was looked up.</summary>
    public Sought? Sought { get; init; }

    /// <summary>The look-up that gave the null, where callers can have made it before.</summary>
    public Answer? LookUp { get; init; }

    /// <summary>Whether a map of an object lacks a key. Who asks for a constant key has put it there, as often as not.</summary>
    public bool IsForKey { get; init; }

    /// <summary>Whether callers may know that there are elements, or that the key finds something.</summary>
    public bool IsOfArgument => EmptyOf > 0 || Sought is not null;

    /// <summary>The same, or <see langword="null"/> where there is nothing that callers could know.</summary>
    public Reply? OrNone => EqualTo == 0 && EmptyOf == 0 && Sought is null && LookUp is null && !IsForKey ? null : this;
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
