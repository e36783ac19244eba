using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.CodeFixes.Contracts;

/// <summary>Chooses field ids.</summary>
internal static class FieldIdChoice
{
    // Ids up to here work in Thrift and in Protobuf.
    private const int LargestOfBoth = short.MaxValue;

    // Protobuf keeps these for itself.
    private const int FirstReserved = 19_000;
    private const int LastReserved = 19_999;

    /// <summary>The id after the largest one; if that is as large as can be, the smallest that is free.</summary>
    /// <param name="type">A message, whose bases count too, or a union.</param>
    /// <param name="locked">Ids that the contract lock knows: never one of these again.</param>
    public static int FreeIdOf(INamedTypeSymbol type, IEnumerable<int> locked)
    {
        HashSet<int> taken = [.. IdsOf(type).Concat(locked)];
        int after = taken.Where(id => id > 0).DefaultIfEmpty(0).Max() + 1;
        if (IsGood(after))
        {
            return after;
        }

        return Enumerable.Range(1, LargestOfBoth).First(id => IsGood(id) && !taken.Contains(id));
    }

    /// <summary>The next id after those that a method declares its exceptions with.</summary>
    public static int FreeIdOf(IMethodSymbol method)
        => method.GetAttributes().Where(a => a.AttributeClass?.Name == "ThrowsAttribute").Select(a => a.ConstructorArguments.Length > 1 && a.ConstructorArguments[1].Value is int id ? id : 0).DefaultIfEmpty(0).Max() + 1;

    private static bool IsGood(int id) => id <= LargestOfBoth && id is < FirstReserved or > LastReserved;

    private static IEnumerable<int> IdsOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
            {
                IEnumerable<ISymbol> symbols = member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? [.. constructor.Parameters] : [member];
                foreach (int id in symbols.SelectMany(IdsAt))
                {
                    yield return id;
                }
            }
        }
    }

    private static IEnumerable<int> IdsAt(ISymbol member)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "RpcFieldAttribute" && attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Value is int id)
            {
                yield return id;
            }
            else if (attribute.AttributeClass?.Name == "RpcOneOfAttribute" && (member as IPropertySymbol)?.Type is INamedTypeSymbol union)
            {
                foreach (int inner in union.GetTypeMembers().SelectMany(IdsAt))
                {
                    yield return inner;
                }
            }
        }
    }
}
