using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Whether a value of one type is of another.</summary>
internal static class TypeTests
{
    /// <summary>Answers when the declared type decides.</summary>
    /// <param name="type">Type of the value.</param>
    /// <param name="exact">Whether the value is of no derived type.</param>
    /// <param name="asked">Type that is tested for.</param>
    /// <param name="notNull">Whether the value is known not to be null, without which a fitting type decides nothing.</param>
    public static bool? Is(ITypeSymbol type, bool exact, ITypeSymbol asked, bool notNull)
    {
        if (type.TypeKind is TypeKind.TypeParameter or TypeKind.Dynamic || asked.TypeKind is TypeKind.TypeParameter)
        {
            return null;
        }

        if (HasTypeParameter(type) || HasTypeParameter(asked))
        {
            // Whatever stands for the parameters, a class is not of a type that none of its bases and interfaces comes from.
            return exact && type.TypeKind is TypeKind.Class or TypeKind.Struct && asked is INamedTypeSymbol && !ComesFrom(type, asked) ? false : null;
        }

        if (Converts(type, asked))
        {
            return notNull ? true : null;
        }

        if (exact)
        {
            return false;
        }

        bool unrelated = type.TypeKind == TypeKind.Class && asked.TypeKind == TypeKind.Class && !Converts(asked, type);
        return unrelated || (type.IsSealed && !Variant(asked)) ? false : null;
    }

    /// <summary>Whether every value of a type is one of the other.</summary>
    public static bool Converts(ITypeSymbol type, ITypeSymbol other)
    {
        if (other.SpecialType == SpecialType.System_Object)
        {
            return true;
        }

        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t, other))
            {
                return true;
            }
        }

        if (other.TypeKind == TypeKind.Interface)
        {
            foreach (INamedTypeSymbol i in type.AllInterfaces)
            {
                if (SymbolEqualityComparer.Default.Equals(i, other) || (Variant(other) && SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, other.OriginalDefinition)))
                {
                    return true;
                }
            }
        }

        return type.TypeKind == TypeKind.Array && other.TypeKind is TypeKind.Array or TypeKind.Interface;
    }

    private static bool ComesFrom(ITypeSymbol type, ITypeSymbol other)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, other.OriginalDefinition))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, other.OriginalDefinition));
    }

    private static bool Variant(ITypeSymbol type)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Delegate, IsGenericType: true } named && named.OriginalDefinition.TypeParameters.Any(p => p.Variance != VarianceKind.None);

    private static bool HasTypeParameter(ITypeSymbol type)
        => type is INamedTypeSymbol { IsGenericType: true } named && named.TypeArguments.Any(a => a.TypeKind == TypeKind.TypeParameter || HasTypeParameter(a));
}
