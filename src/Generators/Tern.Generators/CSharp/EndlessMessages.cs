using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;

namespace Tern.Generators.CSharp;

/// <summary>Finds messages that require themselves.</summary>
internal static class EndlessMessages
{
    /// <summary>Reports members through which a message requires itself, directly or through others.</summary>
    public static void Check(ParseContext context, INamedTypeSymbol type, List<CarriedMember> members)
    {
        foreach (CarriedMember member in members)
        {
            if (RequiredMessage(member.Symbol) is { } next && FindPath(next, type, [next]) is { } path)
            {
                context.Report(Rules.EndlessMessage, member.Where, member.Display, $"{type.Name} → {string.Join(" → ", path)}");
            }
        }
    }

    private static List<string>? FindPath(INamedTypeSymbol current, INamedTypeSymbol goal, List<INamedTypeSymbol> visited)
    {
        if (SymbolEqualityComparer.Default.Equals(current, goal))
        {
            return [current.Name];
        }

        foreach (ISymbol member in current.BasesAndSelf().SelectMany(t => t.GetMembers()))
        {
            if (RequiredMessage(member) is { } next && !visited.Contains(next, SymbolEqualityComparer.Default))
            {
                visited.Add(next);
                if (FindPath(next, goal, visited) is { } rest)
                {
                    rest.Insert(0, current.Name);
                    return rest;
                }
            }
        }

        return null;
    }

    private static INamedTypeSymbol? RequiredMessage(ISymbol member)
    {
        ITypeSymbol? type = member switch
        {
            IPropertySymbol { IsRequired: true } property when property.HasAttribute(ContractNames.RpcField) => property.Type,
            IFieldSymbol { IsRequired: true } field when field.HasAttribute(ContractNames.RpcField) => field.Type,
            _ => null,
        };
        return type is INamedTypeSymbol { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } named
            && named.HasAttribute(ContractNames.RpcMessage)
            ? (INamedTypeSymbol)named.WithNullableAnnotation(NullableAnnotation.None)
            : null;
    }
}
