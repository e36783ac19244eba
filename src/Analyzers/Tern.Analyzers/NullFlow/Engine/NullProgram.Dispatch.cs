using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Which bodies a call of a virtual member may run.</summary>
internal sealed partial class NullProgram
{
    private Dictionary<ISymbol, List<IMethodSymbol>>? _implementations;
    private readonly Dictionary<ISymbol, Dictionary<ISymbol, bool>> _mayBe = new(SymbolEqualityComparer.Default);

    /// <summary>Methods that a call may run: none when that is unknown.</summary>
    public IReadOnlyList<IMethodSymbol> Targets(IMethodSymbol method, Fact? receiver)
    {
        if (receiver is null || !(method.IsVirtual || method.IsAbstract || method.IsOverride))
        {
            return [method];
        }

        if (receiver is { Exact: true, Type: INamedTypeSymbol exact })
        {
            return Implementation(exact, method) is { } one ? [one] : [];
        }

        if (!SymbolEqualityComparer.Default.Equals(method.OriginalDefinition.ContainingAssembly, compilation.Assembly))
        {
            return receiver.Type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsSealed: true } closed && IsSource(closed) && Implementation(closed, method) is { } sealedOne ? [sealedOne] : [];
        }

        _implementations ??= FindImplementations();
        List<IMethodSymbol> targets = [];

        // What a class runs itself is known; only what is derived from it can run something else.
        INamedTypeSymbol? known = receiver.Type is INamedTypeSymbol { TypeKind: TypeKind.Class } declared && IsSource(declared) ? declared : null;
        IMethodSymbol? own = known is null ? null : Implementation(known, method);
        if ((own ?? method) is { IsAbstract: false } first && RunsSomewhere(first))
        {
            targets.Add(own is null ? method : first);
        }

        if (_implementations.TryGetValue(method.OriginalDefinition, out List<IMethodSymbol>? found))
        {
            // What a declaration promises beyond the member that is called.
            INamedTypeSymbol? narrower = receiver.Type is INamedTypeSymbol { TypeKind: TypeKind.Interface, IsGenericType: false } contract && !SymbolEqualityComparer.Default.Equals(contract, method.ContainingType) ? contract : null;
            foreach (IMethodSymbol candidate in found)
            {
                if (narrower is not null && !MayBe(candidate.ContainingType, narrower))
                {
                    continue;
                }

                bool possible = own is not null ? IsBelow(candidate.ContainingType, known!) : receiver.Type is not { } type || TypeTests.Is(type, false, candidate.ContainingType, true) != false;
                if (possible && !targets.Contains(candidate, SymbolEqualityComparer.Default))
                {
                    targets.Add(candidate);
                }
            }
        }

        return targets.Count > Limits.Implementations ? [] : targets;
    }

    /// <summary>Bodies of this compilation that implement or override a method.</summary>
    public IReadOnlyList<IMethodSymbol> Implementations(IMethodSymbol method)
    {
        _implementations ??= FindImplementations();
        return _implementations.TryGetValue(method.OriginalDefinition, out List<IMethodSymbol>? found) ? found : [];
    }

    /// <summary>Whether an object that runs what a class declares can be of all of some types: the class is, or one that is derived from it.</summary>
    public bool Fits(INamedTypeSymbol declaring, List<ITypeSymbol> types)
    {
        foreach (ITypeSymbol type in types)
        {
            if (!TypeTests.Converts(declaring, type) && type is INamedTypeSymbol { IsGenericType: false } && !source.Types.Any(t => IsBelow(t, declaring) && TypeTests.Converts(t, type)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an object that runs what a class declares can be of an interface too: the class is, or one that is derived from it.</summary>
    private bool MayBe(INamedTypeSymbol declaring, INamedTypeSymbol contract)
    {
        if (!_mayBe.TryGetValue(contract, out Dictionary<ISymbol, bool>? known))
        {
            _mayBe[contract] = known = new(SymbolEqualityComparer.Default);
        }

        if (!known.TryGetValue(declaring, out bool may))
        {
            known[declaring] = may = declaring.TypeKind == TypeKind.Interface || Fits(declaring, [contract]);
        }

        return may;
    }

    /// <summary>Whether a class is derived from another, at any distance.</summary>
    public static bool IsBelow(INamedTypeSymbol type, INamedTypeSymbol above)
    {
        for (INamedTypeSymbol? b = type.BaseType; b is not null; b = b.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(b.OriginalDefinition, above.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    public IMethodSymbol? ImplementationOf(INamedTypeSymbol type, IMethodSymbol method) => Implementation(type, method);

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            IMethodSymbol? implementing = type.FindImplementationForInterfaceMember(method) as IMethodSymbol
                ?? type.AllInterfaces.Where(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, method.ContainingType.OriginalDefinition))
                    .SelectMany(i => i.GetMembers(method.Name).OfType<IMethodSymbol>())
                    .Where(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method.OriginalDefinition))
                    .Select(m => type.FindImplementationForInterfaceMember(m) as IMethodSymbol)
                    .FirstOrDefault(m => m is not null);
            return Overriding(type, implementing);
        }

        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            foreach (ISymbol member in t.GetMembers(method.Name))
            {
                for (IMethodSymbol? m = member as IMethodSymbol; m is not null; m = m.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method.OriginalDefinition))
                    {
                        return (IMethodSymbol)member;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>What a type runs in place of the member that implements a contract for it: that of a base class, which the type or one between may override.</summary>
    private static IMethodSymbol? Overriding(INamedTypeSymbol type, IMethodSymbol? implementing)
        => implementing is { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true } && implementing.ContainingType is { TypeKind: TypeKind.Class } declaring && !SymbolEqualityComparer.Default.Equals(declaring, type)
            ? Implementation(type, implementing) ?? implementing
            : implementing;

    private Dictionary<ISymbol, List<IMethodSymbol>> FindImplementations()
    {
        Dictionary<ISymbol, List<IMethodSymbol>> map = new(SymbolEqualityComparer.Default);
        foreach (INamedTypeSymbol type in source.Types)
        {
            if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            {
                continue;
            }

            foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
            {
                for (IMethodSymbol? overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    Add(map, overridden, method);
                }
            }

            foreach (INamedTypeSymbol contract in type.AllInterfaces)
            {
                if (!IsSource(contract))
                {
                    continue;
                }

                foreach (IMethodSymbol member in contract.GetMembers().OfType<IMethodSymbol>())
                {
                    if (Overriding(type, type.FindImplementationForInterfaceMember(member) as IMethodSymbol) is { IsAbstract: false } implementation)
                    {
                        Add(map, member, implementation);
                    }
                }
            }
        }

        return map;
    }

    private static void Add(Dictionary<ISymbol, List<IMethodSymbol>> map, IMethodSymbol member, IMethodSymbol implementation)
    {
        if (!map.TryGetValue(member.OriginalDefinition, out List<IMethodSymbol>? list))
        {
            map[member.OriginalDefinition] = list = [];
        }

        if (!list.Contains(implementation, SymbolEqualityComparer.Default))
        {
            list.Add(implementation);
        }
    }
}
