using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <summary>Something that happens once more when an attempt is repeated.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Where">The code that does it.</param>
/// <param name="What">What it does, in words.</param>
/// <param name="Chain">The calls that lead there.</param>
/// <param name="Guards">The tests that it is behind.</param>
internal sealed record Effect(DiagnosticDescriptor Rule, SyntaxNode Where, string What, ImmutableArray<SyntaxNode> Chain, ImmutableArray<Guard> Guards)
{
    /// <summary>The parameter that is stored as it was given, by the method that the code is in: then what the caller gives makes the effect.</summary>
    public IParameterSymbol? Given { get; init; }

    /// <summary>The value that each attempt makes anew, if it is about one.</summary>
    public Value? Fresh { get; init; }

    /// <summary>The place that it changes, if it is one.</summary>
    public Slot? Slot { get; init; }

    public bool Equals(Effect? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

internal enum EventKind
{
    Insert,
    Remove,
    Assign,
}

/// <summary>A change of shared state that may close a guard: after it, the guard's test has another answer.</summary>
internal sealed record StateEvent(EventKind Kind, Slot Slot, Value Value, SyntaxNode Where, bool InFinally, ImmutableArray<SyntaxNode> Chain, ImmutableArray<Guard> Guards);
