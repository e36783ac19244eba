using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.NullFlow.Library;

/// <summary>What Tern's attributes say: which types come from the wire, and which of their members a peer may leave out.</summary>
internal static class TernContracts
{
    public static bool IsMessage(ITypeSymbol? type) => Has(type, "RpcMessageAttribute") || Has(type, "RpcExceptionAttribute");

    public static bool IsUnion(ITypeSymbol? type) => Has(type, "RpcUnionAttribute");

    public static bool IsService(ITypeSymbol? type) => type is { TypeKind: TypeKind.Interface } && Has(type, "RpcServiceAttribute");

    /// <summary>Whether a method answers calls of a service.</summary>
    public static bool IsHandler(ISymbol symbol)
    {
        if (symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, ContainingType: { TypeKind: TypeKind.Class or TypeKind.Struct } type } method)
        {
            return false;
        }

        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            if (IsService(contract) && contract.GetMembers().OfType<IMethodSymbol>().Any(m => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(m), method)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a member of a decoded message may be null: docs/types.md, "Reading".</summary>
    public static bool MayBeMissing(ISymbol member, bool hasInitialiser)
    {
        ITypeSymbol? type = (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;
        bool required = member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
        bool carried = Annotations.Has(member, "RpcFieldAttribute") || Annotations.Has(member, "RpcOneOfAttribute");
        bool parameter = member.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is ParameterSyntax);
        if (type?.IsReferenceType != true || !(carried || parameter))
        {
            return false;
        }

        return type.NullableAnnotation != NullableAnnotation.NotAnnotated || (!required && !parameter && !hasInitialiser);
    }

    /// <summary>What is done with the reply that a fallback or middleware sets, in words.</summary>
    public const string ReplyUse = "the reply of a call";

    /// <summary>Whether a call sets the reply of another in place of a server. <c>SetReply&lt;T?&gt;</c> says in so many words that there may be none.</summary>
    public static bool SetsReply(IMethodSymbol method, SyntaxNode call)
        => method is { Name: "SetReply", TypeArguments.Length: 1, Parameters.Length: 1, ContainingType: { Name: "RpcInvocation", ContainingNamespace.Name: "Tern" } } && method.TypeArguments[0].IsReferenceType
            && !(call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax written } } && written.TypeArgumentList.Arguments[0] is NullableTypeSyntax);

    /// <summary>Whether a call looks up what a caller may not have sent.</summary>
    public static bool IsLookup(IMethodSymbol method)
        => method.ContainingType?.Name is "RpcMetadata" or "RpcHeaders" || (method.ContainingType?.Name == "Activity" && method.Name == "GetBaggageItem");

    private static bool Has(ITypeSymbol? type, string attribute)
    {
        if (type is null)
        {
            return false;
        }

        foreach (AttributeData data in type.OriginalDefinition.GetAttributes())
        {
            if (data.AttributeClass is { } found && found.Name == attribute && found.ContainingNamespace?.Name == "Tern")
            {
                return true;
            }
        }

        return false;
    }
}
