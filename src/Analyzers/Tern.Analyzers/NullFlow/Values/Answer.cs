using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Engine;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>A call that gave a null, over what its method was entered with: whoever made the same call before, and found something, finds it again.</summary>
/// <param name="Method">What was called.</param>
/// <param name="Owner">The object.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed record Answer(IMethodSymbol Method, Operand Owner, Operand[] Arguments);

/// <summary>An object or an argument of such a call.</summary>
/// <param name="Path">Where callers find it, or <see langword="null"/>.</param>
/// <param name="Constant">The constant that it is, where there is no path; <see langword="null"/> for none.</param>
internal readonly record struct Operand(EntryPath? Path, object? Constant)
{
    /// <summary>The constant that stands for null.</summary>
    public static readonly object Null = new();
}
