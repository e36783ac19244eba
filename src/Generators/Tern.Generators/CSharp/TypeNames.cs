using Microsoft.CodeAnalysis;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Turns type symbols into names.</summary>
internal static class TypeNames
{
    /// <summary>How C# spells a type, with the nullability that it is used with.</summary>
    public static TypeName Of(ITypeSymbol type)
    {
        TypeName name = OfNotNull(type);
        return type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? name.AsNullable() : name;
    }

    /// <summary>How C# spells a type, without nullability of its own.</summary>
    public static TypeName OfNotNull(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => OfArray(array),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Of(nullable.TypeArguments[0]).AsNullable(),
        INamedTypeSymbol named => Keyword(named.SpecialType) is { } keyword ? new TypeName(null, keyword) : OfNamed(named),
        _ => new TypeName(null, type.Name.Length > 0 ? type.Name : type.ToDisplayString()),
    };

    /// <summary>Namespace of a type; empty for the global one.</summary>
    public static string NamespaceOf(ITypeSymbol type)
        => type.ContainingNamespace is { } space ? FullName(space) : "";

    // Not as it is displayed: that would escape keywords.
    private static string FullName(INamespaceSymbol space) => space switch
    {
        { IsGlobalNamespace: true } => "",
        { ContainingNamespace.IsGlobalNamespace: true } => space.Name,
        _ => FullName(space.ContainingNamespace) + "." + space.Name,
    };

    private static TypeName OfArray(IArrayTypeSymbol array)
    {
        TypeName element = Of(array.ElementType);
        return element with { Suffix = element.Suffix + "[" + new string(',', array.Rank - 1) + "]" };
    }

    private static TypeName OfNamed(INamedTypeSymbol type)
    {
        string name = string.Join(".", type.SelfAndContainers().Reverse().Select(t => t.Name));
        return new TypeName(NamespaceOf(type), name, type.TypeArguments.Select(Of).ToEquatableArray(), "");
    }

    private static string? Keyword(SpecialType type) => type switch
    {
        SpecialType.System_Object => "object",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Char => "char",
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_Decimal => "decimal",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.System_String => "string",
        _ => null,
    };
}
