using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>Which methods are services, and which of them say that they are idempotent.</summary>
internal static class Contracts
{
    public static bool IsService(INamedTypeSymbol? type) => type is { TypeKind: TypeKind.Interface } && type.GetAttributes().Any(a => IsTerns(a.AttributeClass, "RpcServiceAttribute"));

    /// <summary>Whether a method, or a contract's method that it implements or overrides, is marked.</summary>
    public static bool IsIdempotent(IMethodSymbol method)
    {
        for (IMethodSymbol? m = method; m is not null; m = m.OverriddenMethod)
        {
            if (IsMarked(m))
            {
                return true;
            }
        }

        return method.ExplicitInterfaceImplementations.Any(IsMarked) || ImplementsMarked(method);
    }

    // Names and marks first: which method implements a member is the dearer question, and few members are marked.
    private static bool ImplementsMarked(IMethodSymbol method)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, ContainingType: { TypeKind: TypeKind.Class or TypeKind.Struct } type })
        {
            return false;
        }

        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            foreach (ISymbol member in contract.GetMembers(method.Name))
            {
                if (member is IMethodSymbol declared && IsMarked(declared) && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), method))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Methods of base classes of the compilation that implement marked members of contracts which only a type derived from them names.</summary>
    public static IEnumerable<IMethodSymbol> InheritedIdempotent(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class, BaseType.DeclaringSyntaxReferences.Length: > 0 })
        {
            yield break;
        }

        foreach (INamedTypeSymbol contract in type.AllInterfaces.Except(type.BaseType.AllInterfaces, SymbolEqualityComparer.Default).OfType<INamedTypeSymbol>())
        {
            foreach (IMethodSymbol declared in contract.GetMembers().OfType<IMethodSymbol>().Where(IsMarked))
            {
                if (type.FindImplementationForInterfaceMember(declared) is IMethodSymbol { IsAbstract: false, DeclaringSyntaxReferences.Length: > 0 } method && !SymbolEqualityComparer.Default.Equals(method.ContainingType, type))
                {
                    yield return method.OriginalDefinition;
                }
            }
        }
    }

    public static bool IsMarked(IMethodSymbol method) => method.GetAttributes().Any(a => IsTerns(a.AttributeClass, "IdempotentAttribute"));

    /// <summary>Members of interfaces that a method implements.</summary>
    public static IEnumerable<IMethodSymbol> Implemented(IMethodSymbol method)
    {
        if (method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
        {
            yield break;
        }

        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            foreach (IMethodSymbol member in contract.GetMembers().OfType<IMethodSymbol>())
            {
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
                {
                    yield return member;
                }
            }
        }
    }

    /// <summary>Attributes of Tern, and those of the same name that a compilation declares for itself.</summary>
    private static bool IsTerns(INamedTypeSymbol? attribute, string name)
        => attribute?.Name == name && (attribute.ContainingNamespace is { IsGlobalNamespace: false } space && (space.Name == "Tern" || space.ToDisplayString().StartsWith("Tern.", StringComparison.Ordinal)) || attribute.DeclaringSyntaxReferences.Length > 0);
}
