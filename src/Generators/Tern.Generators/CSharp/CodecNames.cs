using Microsoft.CodeAnalysis;
using Tern.Schema;
using Tern.Schema.Naming;

namespace Tern.Generators.CSharp;

/// <summary>Chooses names of generated types; whoever names a contract comes to the same.</summary>
internal static class CodecNames
{
    /// <summary>The codec of a message, union or exception that is not generic.</summary>
    public static TypeName Of(INamedTypeSymbol type)
        => GeneratedNames.CodecOf(TypeNames.OfNotNull(type), name => Claims(type, name));

    /// <summary>The codec of a closed generic message; it belongs to the assembly that closes it.</summary>
    public static TypeName OfClosed(INamedTypeSymbol type, string? assembly)
    {
        string home = TypeNames.NamespaceOf(type);
        string space = ContractNames.GeneratedNamespace(assembly) + (home.Length == 0 ? "" : "." + home);
        return new TypeName(space, Word(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), home) + "Codec");
    }

    /// <summary>What tells a closed generic message from others that are closed otherwise: <c>OfItem</c>; empty for a message that is not generic.</summary>
    public static string Closing(INamedTypeSymbol type)
        => type.TypeArguments.Length == 0 ? "" : "Of" + string.Join("And", type.TypeArguments.Select(a => Word(a, TypeNames.NamespaceOf(type))));

    /// <summary>What the names of a service's generated types begin with.</summary>
    public static string OfService(INamedTypeSymbol service)
        => GeneratedNames.IdentifierOf(TypeNames.OfNotNull(service), name => Claims(service, name));

    private static string Nested(INamedTypeSymbol type) => string.Join("_", type.SelfAndContainers().Reverse().Select(t => t.Name));

    // A type of the user has the name already.
    private static bool Claims(INamedTypeSymbol contract, string name) => contract.ContainingNamespace.GetTypeMembers(name).Length > 0;

    // PageOfItem; what lies outside of the message's own namespace is told apart by its namespace.
    private static string Word(ITypeSymbol type, string home)
    {
        switch (type)
        {
            case { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated }:
                return "Nullable" + Word(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), home);
            case IArrayTypeSymbol array:
                return "ArrayOf" + Word(array.ElementType, home);
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                return "Nullable" + Word(nullable.TypeArguments[0], home);
            case INamedTypeSymbol named:
                string space = TypeNames.NamespaceOf(named);
                bool isPlain = space == home || space is "System" or "System.Collections.Generic";
                string name = (isPlain ? "" : space.Replace(".", "_") + "_") + Nested(named);
                return named.TypeArguments.Length == 0
                    ? name
                    : name + "Of" + string.Join("And", named.TypeArguments.Select(a => Word(a, home)));
            default:
                return type.Name;
        }
    }
}
