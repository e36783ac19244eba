using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>A null that reaches a dereference.</summary>
/// <param name="Origin">Source, and how the null came to the method that met both.</param>
/// <param name="Trail">How it went on from there.</param>
/// <param name="Sink">The dereference.</param>
/// <param name="Met">Method in which source and dereference met.</param>
internal sealed record Finding(Origin Origin, Hop? Trail, Sink Sink, ISymbol Met)
{
    /// <summary>Whether it takes a state for granted which no code here gives: see <see cref="Assumption"/>.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether it is about what peers send each other: requests, replies, metadata.</summary>
    public bool IsOfMessages => Sink.Use == TernContracts.ReplyUse || Origin.Kind is OriginKind.Handler or OriginKind.Optional or OriginKind.Lookup or OriginKind.Union;
}
