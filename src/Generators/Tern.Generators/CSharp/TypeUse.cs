using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Where a type is used, for reports.</summary>
/// <param name="Member">What uses it: <c>Item.Prices</c>.</param>
/// <param name="Where">Where that is.</param>
/// <param name="IsOpen">Whether type parameters may occur, because an open generic message is checked.</param>
internal sealed record TypeUse(string Member, SourceSpan? Where, bool IsOpen);

/// <summary>A type with the nullability of the member that uses it.</summary>
internal readonly record struct UsedType(TypeModel Type, bool IsNullable);
