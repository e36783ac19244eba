using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>A null that reaches a dereference.</summary>
/// <param name="Origin">Source, and how the null came to the method that met both.</param>
/// <param name="Trail">How it went on from there.</param>
/// <param name="Sink">The dereference.</param>
/// <param name="Met">Method in which source and dereference met.</param>
internal sealed record Finding(Origin Origin, Hop? Trail, Sink Sink, ISymbol Met);
