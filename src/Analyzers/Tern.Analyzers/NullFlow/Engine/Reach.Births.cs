using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Members that are null until something sets them, and whether anybody sees them then.</summary>
internal sealed partial class Reach
{
    private readonly Dictionary<MethodCode, bool[]> _within = [];
    private Dictionary<int, List<int>>? _readers;
    private ILookup<ISymbol, (MethodCode Code, Instruction New)>? _creations;

    private void FindBirths()
    {
        foreach (KeyValuePair<object, int> member in _members)
        {
            if (member.Key is ISymbol symbol && (_program.EntryFact(symbol, null).Origin is not null || (_decodes && MayLack(symbol)) || Births.MayStartNull(symbol, _program, this)))
            {
                _sources.Add(member.Value);
                _born.Add(member.Value);
            }
        }
    }

    /// <summary>Whether code, or anything that it calls, reads a member: what nobody reads while an object or a type is being made is not seen before it is set.</summary>
    public bool IsSeenBy(object key, IEnumerable<MethodCode> codes)
    {
        if (!_members.TryGetValue(key, out int member))
        {
            return false;
        }

        _readers ??= FindReaders();
        if (!_readers.TryGetValue(member, out List<int>? readers))
        {
            return false;
        }

        foreach (MethodCode code in codes)
        {
            if (!_positions.TryGetValue(code, out int position))
            {
                return true;
            }

            if (!_within.TryGetValue(code, out bool[]? within))
            {
                _within[code] = within = CalledFrom(position);
            }

            if (readers.Exists(r => r < 0 || within[r]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether objects of a type are made in sight, and whoever makes one sets a member in its initialiser.</summary>
    public bool IsSetByCreators(INamedTypeSymbol type, object key)
    {
        _creations ??= _codes.SelectMany(c => c.Blocks.SelectMany(b => b.Code).Where(i => i is { Op: Op.New, Type: INamedTypeSymbol }).Select(i => (Code: c, New: i)))
            .ToLookup(static c => (ISymbol)c.New.Type!.OriginalDefinition, SymbolEqualityComparer.Default);
        bool made = false;
        foreach (IGrouping<ISymbol, (MethodCode Code, Instruction New)> creations in _creations)
        {
            if (creations.Key is not INamedTypeSymbol created || !(SymbolEqualityComparer.Default.Equals(created, type) || NullProgram.IsBelow(created, type)))
            {
                continue;
            }

            made = true;
            foreach ((MethodCode code, Instruction creation) in creations)
            {
                if (!Sets(code, creation.Dst, key))
                {
                    return false;
                }
            }
        }

        return made;
    }

    /// <summary>Whether code sets a member of what it has made, in an initialiser or right after it.</summary>
    private static bool Sets(MethodCode code, int made, object key)
    {
        foreach (Block block in code.Blocks)
        {
            // An initialiser stores into the register of the object, wherever its values come from; a variable may be set on some ways only.
            HashSet<int> same = [made];
            foreach (Instruction i in block.Code)
            {
                if (i.Op == Op.Move && same.Contains(i.A) && block.Code.Exists(n => n.Op == Op.New && n.Dst == made))
                {
                    same.Add(i.Dst);
                }
                else if (i.Op == Op.Store && same.Contains(i.A) && Equals(i.Key, key))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Methods by the members that they read; -1 where something shared does.</summary>
    private Dictionary<int, List<int>> FindReaders()
    {
        HashSet<int> members = [.. _members.Values];
        Dictionary<int, List<int>> readers = [];
        _flow.ForEach((from, to) =>
        {
            if (members.Contains(from))
            {
                if (!readers.TryGetValue(from, out List<int>? list))
                {
                    readers[from] = list = [];
                }

                list.Add(_owners[to]);
            }
        });
        return readers;
    }

    private bool[] CalledFrom(int code)
    {
        bool[] called = new bool[_codes.Count];
        Stack<int> work = new();
        called[code] = true;
        work.Push(code);
        while (work.Count > 0)
        {
            foreach (int callee in _calls[work.Pop()])
            {
                if (!called[callee])
                {
                    called[callee] = true;
                    work.Push(callee);
                }
            }
        }

        return called;
    }
}
