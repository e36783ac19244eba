using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Methods that hold an object between a null that is put into it and the dereference of what it holds.</summary>
internal sealed partial class Reach
{
    private Dictionary<ITypeSymbol, List<INamedTypeSymbol>>? _structHolders;
    private HashSet<int>? _starters;

    /// <summary>Adds the methods that see both what stores a null into something shared and what dereferences it, and those between.</summary>
    private void AddHolders(bool[] path)
    {
        int[] above = new int[_codes.Count];
        int[] storing = new int[_codes.Count];
        int[] done = new int[_codes.Count];
        Stack<int> work = new();
        int round = 0;
        foreach ((HashSet<int> loads, HashSet<int> stores) in FindShared().Values)
        {
            round++;
            Upwards(loads, above, round);
            Upwards(stores, storing, round);
            foreach (int c in _upwards)
            {
                if (above[c] == round)
                {
                    work.Push(c);
                }
            }

            while (work.Count > 0)
            {
                int c = work.Pop();
                if (done[c] == round || above[c] != round)
                {
                    continue;
                }

                done[c] = round;
                path[c] = true;
                foreach (int callee in _calls[c])
                {
                    work.Push(callee);
                }
            }
        }
    }

    /// <summary>Who reads and who writes each member, collection and delegate on the way of a null.</summary>
    private Dictionary<int, (HashSet<int> Loads, HashSet<int> Stores)> FindShared()
    {
        Dictionary<int, (HashSet<int> Loads, HashSet<int> Stores)> shared = [];
        List<(int From, int To)> handed = [];
        _flow.ForEach((from, to) =>
        {
            if (!_crossed[from] || !_crossed[to])
            {
                return;
            }

            if (_owners[from] < 0 && _owners[to] < 0)
            {
                handed.Add((from, to));
            }
            else if (_owners[from] < 0)
            {
                At(from).Loads.Add(_owners[to]);
            }
            else if (_owners[to] < 0)
            {
                At(to).Stores.Add(_owners[from]);
            }
        });
        foreach (KeyValuePair<object, int> member in _members)
        {
            if (_crossed[member.Value] && _born.Contains(member.Value) && member.Key is ISymbol symbol)
            {
                MadeBy(symbol, At(member.Value).Stores);
            }
        }

        bool grown = true;
        while (grown)
        {
            grown = false;
            foreach ((int from, int to) in handed)
            {
                HashSet<int> stores = At(to).Stores;
                int before = stores.Count;
                stores.UnionWith(At(from).Stores);
                grown |= stores.Count > before;
            }
        }

        return shared;

        (HashSet<int> Loads, HashSet<int> Stores) At(int node)
        {
            if (!shared.TryGetValue(node, out (HashSet<int> Loads, HashSet<int> Stores) found))
            {
                shared[node] = found = ([], []);
            }

            return found;
        }
    }

    private void Upwards(IEnumerable<int> from, int[] marks, int mark)
    {
        _upwards.Clear();
        foreach (int c in from)
        {
            if (marks[c] != mark)
            {
                marks[c] = mark;
                _upwards.Add(c);
            }
        }

        for (int i = 0; i < _upwards.Count; i++)
        {
            foreach (int caller in _callers[_upwards[i]])
            {
                if (marks[caller] != mark)
                {
                    marks[caller] = mark;
                    _upwards.Add(caller);
                }
            }
        }
    }

    /// <summary>Where members of a new object are at their defaults.</summary>
    private void MadeBy(ISymbol member, HashSet<int> stores)
    {
        if (member.ContainingType is not { } type)
        {
            return;
        }

        if (member.IsStatic)
        {
            // It is null while the initialisers before its own run, or the static constructor, and what they call.
            foreach (MethodCode unit in _program.Initialisers(type, statics: true))
            {
                if (_positions.TryGetValue(unit, out int position))
                {
                    stores.Add(position);
                }
            }

            if (!NullProgram.HasInitialiser(member) && type.StaticConstructors.FirstOrDefault() is { } constructor && _indices.TryGetValue(constructor, out int setter))
            {
                stores.Add(setter);
            }

            if (NullProgram.IsThreadStatic(member))
            {
                // Other threads begin without it.
                stores.UnionWith(_starters ??= [.. Enumerable.Range(0, _codes.Count).Where(c => _codes[c].Blocks.Exists(static b => b.Code.Exists(static i => i is { Op: Op.Call, Key: IMethodSymbol started } && NullProgram.RunsElsewhere(started))))]);
            }

            return;
        }

        _makers ??= FindMakers();
        if (_makers.TryGetValue(type.OriginalDefinition, out HashSet<int>? makers))
        {
            stores.UnionWith(makers);
        }

        if (type.TypeKind == TypeKind.Struct)
        {
            // A new object holds structs of which nothing is set.
            foreach (INamedTypeSymbol holder in (_structHolders ??= FindStructHolders()).TryGetValue(type.OriginalDefinition, out List<INamedTypeSymbol>? holders) ? holders : [])
            {
                if (_makers.TryGetValue(holder.OriginalDefinition, out HashSet<int>? around))
                {
                    stores.UnionWith(around);
                }
            }
        }

        stores.UnionWith(_decoders);
    }

    /// <summary>Types with a member of a struct that is compiled here, by the struct.</summary>
    private Dictionary<ITypeSymbol, List<INamedTypeSymbol>> FindStructHolders()
    {
        Dictionary<ITypeSymbol, List<INamedTypeSymbol>> holders = new(SymbolEqualityComparer.Default);
        foreach (INamedTypeSymbol holder in _program.Types)
        {
            foreach (object key in _program.InstanceKeys(holder))
            {
                if (Keys.TypeOf(key)?.OriginalDefinition is INamedTypeSymbol { TypeKind: TypeKind.Struct } held && _program.IsSource(held))
                {
                    if (!holders.TryGetValue(held, out List<INamedTypeSymbol>? list))
                    {
                        holders[held] = list = [];
                    }

                    list.Add(holder);
                }
            }
        }

        return holders;
    }

    private Dictionary<ITypeSymbol, HashSet<int>> FindMakers()
    {
        Dictionary<ITypeSymbol, HashSet<int>> makers = new(SymbolEqualityComparer.Default);
        for (int c = 0; c < _codes.Count; c++)
        {
            foreach (Instruction i in _codes[c].Blocks.SelectMany(b => b.Code))
            {
                if (i is { Op: Op.New or Op.NewArray or Op.Default or Op.Clone or Op.Initialize, Type: { } made })
                {
                    for (ITypeSymbol? t = made.OriginalDefinition; t is not null && _program.IsSource(t); t = t.BaseType?.OriginalDefinition)
                    {
                        if (!makers.TryGetValue(t, out HashSet<int>? list))
                        {
                            makers[t] = list = [];
                        }

                        list.Add(c);
                    }
                }
                else if (Decodes(i))
                {
                    _decoders.Add(c);
                }
            }

            if (TernContracts.IsHandler(_codes[c].Symbol))
            {
                _decoders.Add(c);
            }
        }

        return makers;
    }
}
