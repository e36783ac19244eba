using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>A type as a value, by which tables of services and handlers are kept.</summary>
/// <param name="Text">Its name, which no text of a program is.</param>
internal sealed record TypeName(string Text)
{
    /// <summary>Name of a type; <see langword="null"/> for one that has type parameters in it.</summary>
    public static TypeName? Of(ITypeSymbol type) => IsOpen(type) ? null : new TypeName("typeof(" + type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + ")");

    private static bool IsOpen(ITypeSymbol type)
        => type switch
        {
            ITypeParameterSymbol => true,
            IArrayTypeSymbol array => IsOpen(array.ElementType),
            INamedTypeSymbol named => named.IsUnboundGenericType || named.TypeArguments.Any(IsOpen) || (named.ContainingType is { } outer && IsOpen(outer)),
            _ => true,
        };
}
