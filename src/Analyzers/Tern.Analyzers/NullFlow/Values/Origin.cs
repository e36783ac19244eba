using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Kind of place that makes null; decides the rule.</summary>
internal enum OriginKind : byte
{
    Literal,
    Unset,
    Element,
    Struct,
    Library,
    FailedCast,
    FailedTry,
    Removed,
    Static,
    Construction,
    Decoded,
    Optional,
    Lookup,
    Union,
    Handler,

    /// <summary>Made elsewhere, and handed out by an implementation or a delegate whose declaration promises a value.</summary>
    Implementation,
}

/// <summary>Where a null came from and how it travelled.</summary>
/// <param name="Kind">Kind of source.</param>
/// <param name="Text">Source in words.</param>
/// <param name="Where">Source in code.</param>
internal sealed record Origin(OriginKind Kind, string Text, SyntaxNode Where)
{
    /// <summary>Longest trail that is kept: a reader follows no more.</summary>
    private const int MaxHops = 10;

    /// <summary>Last hop; the others hang on it.</summary>
    public Hop? Last { get; init; }

    /// <summary>The member that nobody set, where that is the source: its declaration can mend it.</summary>
    public ISymbol? Member { get; init; }

    /// <summary>Whether the null depends on an argument, null or of another type, which nobody has been seen to pass yet.</summary>
    public bool IsOnDemand { get; init; }

    /// <summary>Whether the null is the answer for a key that a map of an object lacks. Who asks for a constant key has put it there, as often as not.</summary>
    public bool IsForKey { get; init; }

    /// <summary>Position of the argument that the null is the answer for: a value of which nothing is known was found equal to it. 0 for none.</summary>
    public int AnswerFor { get; init; }

    /// <summary>Position of the argument by which something was looked up. 0 for none.</summary>
    public int KeyedBy { get; init; }

    /// <summary>The property with which that argument was compared; <see langword="null"/> where that is not known.</summary>
    public IPropertySymbol? KeyedAs { get; init; }

    /// <summary>Type of what was looked up, where a key was.</summary>
    public ITypeSymbol? Row { get; init; }

    /// <summary>The look-up that has the null for its answer, where callers of the method can have made it before.</summary>
    public Answer? Answers { get; init; }

    /// <summary>Position of the argument that the null is the answer for if it has no elements. 0 for none.</summary>
    public int EmptyOf { get; init; }

    /// <summary>Whether the null went through another method.</summary>
    public bool Travelled => Last is not null;

    public Origin Via(string text, SyntaxNode where)
        => Last is { } last && (last.Count >= MaxHops || (last.Where == where && last.Text == text)) ? this : this with { Last = new Hop(text, where, Last) };
}

/// <summary>A station of a null between its source and its dereference.</summary>
internal sealed record Hop(string Text, SyntaxNode Where, Hop? Previous)
{
    public int Count { get; } = (Previous?.Count ?? 0) + 1;

    /// <summary>This hop, then those of a trail.</summary>
    public Hop Before(Hop? trail)
    {
        Hop last = this;
        foreach (Hop hop in InOrder(trail))
        {
            last = new Hop(hop.Text, hop.Where, last);
        }

        return last;
    }

    public static IEnumerable<Hop> InOrder(Hop? last)
    {
        List<Hop> hops = [];
        for (Hop? hop = last; hop is not null; hop = hop.Previous)
        {
            hops.Add(hop);
        }

        hops.Reverse();
        return hops;
    }
}
