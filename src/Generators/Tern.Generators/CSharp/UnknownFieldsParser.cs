using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Finds where a message keeps fields that it does not know.</summary>
internal static class UnknownFieldsParser
{
    /// <summary>Whether the type itself asks for it.</summary>
    public static bool KeepsUnknownFields(INamedTypeSymbol type)
        => type.FindAttribute(ContractNames.RpcMessage)?.NamedArguments.Any(a => a is { Key: "KeepUnknownFields", Value.Value: true }) == true;

    /// <summary>The storage, in the type or the base that asked first; and whether it is added to the type itself.</summary>
    public static (AccessorModel? Accessor, bool Declares) Parse(ParseContext context, INamedTypeSymbol type, SourceSpan? where)
    {
        INamedTypeSymbol? owner = type.BasesAndSelf().FirstOrDefault(t => !t.IsGenericType && KeepsUnknownFields(t));
        if (owner is null)
        {
            return (null, false);
        }

        bool declares = SymbolEqualityComparer.Default.Equals(owner, type);
        if (owner.IsAbstract)
        {
            // No file is generated for an abstract message.
            context.Report(Rules.KeepUnknownNotPossible, where, owner.Name, "it is abstract; let the messages that derive from it keep them");
        }

        if (declares && type.IsValueType && type.HasAttribute("System.Runtime.InteropServices.StructLayoutAttribute"))
        {
            context.Report(Rules.KeepUnknownNotPossible, where, type.Name, "its layout is fixed, and they need a field of it");
        }

        var member = new TypeName("Tern.Serialization", "UnknownFields", default, "?");
        return (new AccessorModel(AccessorKind.Field, TypeNames.OfNotNull(owner), owner.IsValueType, member, null), declares);
    }
}
