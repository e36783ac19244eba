using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.Idempotency.Values;

/// <summary>Code that can be called later.</summary>
/// <param name="Lambda">A lambda.</param>
/// <param name="Method">Or a method.</param>
/// <param name="Target">The object that the code belongs to.</param>
/// <param name="Where">Where it is made.</param>
internal sealed record Function(IAnonymousFunctionOperation? Lambda, IMethodSymbol? Method, Value? Target, IOperation Where);

/// <summary>Text of which parts are known; each value stands as <see cref="Hole"/> in it.</summary>
/// <param name="Format">The text.</param>
/// <param name="Holes">The values, in their order.</param>
internal sealed record Template(string Format, IReadOnlyList<Value> Holes)
{
    public const char Hole = '\u0001';

    public Template Append(Template other) => Format.Length + other.Format.Length > 16_384 ? this : new(Format + other.Format, [.. Holes, .. other.Holes]);

    public static Template Of(Value value) => value.Text ?? (value.Constant is { HasValue: true, Value: { } constant } ? new Template(constant.ToString() ?? "", []) : new Template(Hole.ToString(), [value]));
}
