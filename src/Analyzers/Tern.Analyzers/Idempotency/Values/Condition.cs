using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.Idempotency.Values;

/// <summary>What a test says of the state that attempts share.</summary>
internal abstract record Condition
{
    /// <summary>The tests that hold when the whole is true or false. Those of an alternative may or may not hold: they are weak.</summary>
    public IEnumerable<(Atom Atom, bool Truth, bool Weak)> Atoms(bool truth, bool weak = false)
        => this switch
        {
            Atom atom => [(atom, truth, weak)],
            Negation negation => negation.Of.Atoms(!truth, weak),
            Group group => group.Parts.SelectMany(p => p.Atoms(truth, weak || (group.All != truth && group.Parts.Length > 1))),
            _ => [],
        };

    /// <summary>The same test, asked by calling code of another type: it is there for others too, so that what is wrong with the way it is used is said of the call.</summary>
    public Condition CalledAt(SyntaxNode call, SyntaxNode? type)
        => this switch
        {
            Atom atom => atom.At(call, type),
            Negation negation => new Negation(negation.Of.CalledAt(call, type)),
            Group group => group with { Parts = [.. group.Parts.Select(p => p.CalledAt(call, type))] },
            _ => this,
        };

    /// <summary>The same search, whose answer is looked at here: two looks at one answer are two tests.</summary>
    public Condition AskedAt(SyntaxNode where)
        => this switch
        {
            Atom { Kind: AtomKind.Present } atom => atom with { Where = where },
            Group group => group with { Parts = [.. group.Parts.Select(p => p.AskedAt(where))] },
            _ => this,
        };

    public static Condition Not(Condition condition) => condition is Negation negation ? negation.Of : new Negation(condition);
}

internal sealed record Negation(Condition Of) : Condition;

/// <summary>All of several tests, or any of them.</summary>
internal sealed record Group(bool All, ImmutableArray<Condition> Parts) : Condition;

internal enum AtomKind
{
    /// <summary>True when the key is there.</summary>
    Present,

    /// <summary>True when the key was not there, and now is.</summary>
    Added,

    /// <summary>True when the key was there, and now is not.</summary>
    Removed,

    /// <summary>True when nobody had claimed the place, which is claimed now.</summary>
    Claimed,

    /// <summary>True when the place holds the constant or the key.</summary>
    Same,

    /// <summary>The place is compared with the key by order.</summary>
    Ordered,

    /// <summary>The age of what the place holds, by a time that is stored there, is compared with what is allowed.</summary>
    Aged,

    /// <summary>True when an argument is missing.</summary>
    Missing,

    /// <summary>The answer of something outside that knows which calls were served.</summary>
    Trusted,

    /// <summary>An insert that leaves the method when it is there already.</summary>
    Caught,

    /// <summary>The answer of a method, with what held on the ways to its answers.</summary>
    Outcome,
}

/// <summary>One test.</summary>
internal sealed record Atom(AtomKind Kind, SyntaxNode Where) : Condition
{
    public Slot? Slot { get; init; }

    public Value? Key { get; init; }

    public Optional<object?> Constant { get; init; }

    /// <summary>The type that the place is asked for, instead of a value: a state that is a class of its own.</summary>
    public ITypeSymbol? Type { get; init; }

    /// <summary>How the place is compared with the constant.</summary>
    public BinaryOperatorKind Order { get; init; }

    /// <summary>Whether the place is one collection, so that only the same key gives the test another answer.</summary>
    public bool IsExact { get; init; }

    public ImmutableArray<Guard> WhenTrue { get; init; } = [];

    public ImmutableArray<Guard> WhenFalse { get; init; } = [];

    /// <summary>What held on the ways to each answer, if all answers are constants.</summary>
    public ImmutableArray<(object? Answer, ImmutableArray<Guard> Guards)> Answers { get; init; } = [];

    /// <summary>The call by which code of another type asks it.</summary>
    public SyntaxNode? Call { get; init; }

    /// <summary>Where the code asks that is to be told about it.</summary>
    public SyntaxNode Asked => Call ?? Where;

    public Atom At(SyntaxNode call, SyntaxNode? type)
        => this with
        {
            Call = TypeOf(Where) == type ? null : Call is not null && TypeOf(Call) == type ? Call : call,
            WhenTrue = At(WhenTrue, call, type),
            WhenFalse = At(WhenFalse, call, type),
            Answers = Answers.IsEmpty ? Answers : [.. Answers.Select(a => (a.Answer, At(a.Guards, call, type)))],
        };

    private static ImmutableArray<Guard> At(ImmutableArray<Guard> guards, SyntaxNode call, SyntaxNode? type) => guards.IsEmpty ? guards : [.. guards.Select(g => g with { Atom = g.Atom.At(call, type) })];

    public static SyntaxNode? TypeOf(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>The test whether the answer is a constant.</summary>
    public Atom? Is(object? constant)
    {
        if (Answers.IsEmpty)
        {
            return null;
        }

        List<ImmutableArray<Guard>> yes = [.. Answers.Where(a => Equals(a.Answer, constant)).Select(a => a.Guards)];
        List<ImmutableArray<Guard>> no = [.. Answers.Where(a => !Equals(a.Answer, constant)).Select(a => a.Guards)];
        return new Atom(AtomKind.Outcome, Where) { WhenTrue = Common(yes), WhenFalse = Common(no) };
    }

    private static ImmutableArray<Guard> Common(List<ImmutableArray<Guard>> ways) => ways.Count == 0 ? [] : [.. ways[0].Where(g => ways.TrueForAll(w => w.Contains(g)))];

    /// <summary>The same test, met on another way or in another turn of a loop.</summary>
    public bool Equals(Atom? other) => other is not null && Kind == other.Kind && Where == other.Where && Key?.Symbol == other.Key?.Symbol && Equals(Slot, other.Slot);

    public override int GetHashCode() => (Where.GetHashCode() * 31) + (int)Kind;
}

/// <summary>A test that code is behind.</summary>
/// <param name="Atom">The test.</param>
/// <param name="Truth">Its answer on this way.</param>
internal sealed record Guard(Atom Atom, bool Truth)
{
    /// <summary>Whether a caller passes it by leaving the key out.</summary>
    public bool Optional { get; init; }

    /// <summary>The tests that the other way needs as well: with one of them as it is here, it is not taken.</summary>
    public ImmutableArray<Guard> Beside { get; init; } = [];

    /// <summary>Whether the other way throws. Known only once that way was followed.</summary>
    public bool OtherFails { get; set; }

    /// <summary>Whether the other way leaves. Known only once that way was followed.</summary>
    public bool OtherLeaves { get; set; }

    public bool Equals(Guard? other) => other is not null && Truth == other.Truth && Atom.Equals(other.Atom);

    public override int GetHashCode() => Atom.GetHashCode() + (Truth ? 1 : 0);
}
