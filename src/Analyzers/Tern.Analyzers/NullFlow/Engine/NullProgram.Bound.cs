using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Variables that a function takes along when the code around it has ended.</summary>
internal sealed partial class NullProgram
{
    private readonly Dictionary<ISymbol, IReadOnlyList<ISymbol>> _bound = new(SymbolEqualityComparer.Default);
    private Dictionary<ISymbol, int>? _assignments;

    /// <summary>Variables of the code around a function that it reads, itself or in functions inside of it, and that are set once: each call of that code has its own.</summary>
    public IReadOnlyList<ISymbol> BoundIn(IMethodSymbol function)
    {
        if (function.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction))
        {
            return [];
        }

        if (!_bound.TryGetValue(function, out IReadOnlyList<ISymbol>? bound))
        {
            HashSet<ISymbol> read = new(SymbolEqualityComparer.Default);
            Collect(function, read, new(SymbolEqualityComparer.Default));
            _bound[function] = bound = [.. read.Where(v => !IsInside(v, function) && IsSetOnce(v))];
        }

        return bound;
    }

    private void Collect(IMethodSymbol function, HashSet<ISymbol> read, HashSet<ISymbol> met)
    {
        if (!met.Add(function) || CodeOf(function) is not { } code)
        {
            return;
        }

        foreach (Instruction i in code.Blocks.SelectMany(static b => b.Code))
        {
            if (i is { Op: Op.Load, A: MethodCode.Root, Key: ILocalSymbol or IParameterSymbol })
            {
                read.Add((ISymbol)i.Key);
            }
            else if (i is { Op: Op.Closure or Op.Call, Key: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } inner })
            {
                Collect(inner.OriginalDefinition, read, met);
            }
        }
    }

    private static bool IsInside(ISymbol variable, IMethodSymbol function)
    {
        ISymbol? symbol = variable.ContainingSymbol;
        while (symbol is not null && !SymbolEqualityComparer.Default.Equals(symbol, function))
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol is not null;
    }

    private bool IsSetOnce(ISymbol variable)
    {
        _assignments ??= CountAssignments();
        return _assignments.TryGetValue(variable, out int count) && count == 1;
    }

    private Dictionary<ISymbol, int> CountAssignments()
    {
        Dictionary<ISymbol, int> counts = new(SymbolEqualityComparer.Default);
        foreach (Instruction i in (source.All ?? []).SelectMany(static c => c.Blocks).SelectMany(static b => b.Code))
        {
            if (i is { Op: Op.Store, A: MethodCode.Root, Key: ILocalSymbol or IParameterSymbol })
            {
                Add((ISymbol)i.Key, 1);
            }

            foreach (Place? place in i.Refs ?? [])
            {
                if (place is { Key: ILocalSymbol or IParameterSymbol })
                {
                    Add((ISymbol)place.Key, 2);
                }
            }
        }

        return counts;

        void Add(ISymbol variable, int times)
        {
            counts.TryGetValue(variable, out int before);
            counts[variable] = before + times;
        }
    }
}
