using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Contracts;

/// <summary>What a body proves about null and its declaration does not say.</summary>
/// <param name="Attribute">The attribute that says it, as it is written; <see langword="null"/> for <c>?</c> at the result.</param>
/// <param name="Parameter">The parameter that it stands on; <see langword="null"/> for the method or its result.</param>
/// <param name="IsOfResult">Whether the attribute stands on the result.</param>
/// <param name="Words">What it says, in words.</param>
internal sealed record InferredContract(string? Attribute, IParameterSymbol? Parameter, bool IsOfResult, string Words);
