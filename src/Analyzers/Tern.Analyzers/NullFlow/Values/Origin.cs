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

    /// <summary>What the null is the answer for, where callers may know more of it.</summary>
    public Reply? Reply { get; init; }

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
