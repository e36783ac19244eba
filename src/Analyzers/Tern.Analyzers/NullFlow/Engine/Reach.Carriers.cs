using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Objects that carry a null on its way, and objects that hold those: who sets or returns them.</summary>
internal sealed partial class Reach
{
    /// <summary>Functions that are handed to a call, by the register they stand in.</summary>
    private readonly Dictionary<(int Code, int Register), ISymbol> _handed = [];

    /// <summary>Where the objects that carry a null on its way come from, and those that hold such objects: who sets or returns them decides which objects those are.</summary>
    private bool[] Carriers(bool[] path)
    {
        HashSet<int> members = [.. _members.Values];
        bool[] held = (bool[])path.Clone();
        List<(int Code, Instruction At)> holding = [];
        AddHolding(holding, Marked(held), arrays: true);
        bool[] carriers = new bool[_flow.Nodes];
        bool[] carried = (bool[])_crossed.Clone();
        foreach (int holder in HoldersOfOperands(path))
        {
            carried[holder] = true;
        }

        bool grown = true;
        for (int depth = 0; depth < Limits.PathDepth && grown; depth++)
        {
            _all.Reach(Holders(holding, carried, carriers), carriers, back: true, stop: n => _owners[n] < 0 && !_isResult.Contains(n) && !members.Contains(n));

            // Of the objects in an array a loop has often set what they begin without, one after the other: which one is asked for is known too seldom.
            grown = AddHolding(holding, Handing(carriers, held), arrays: false);
            foreach (int member in members)
            {
                grown |= carriers[member] && !carried[member];
                carried[member] |= carriers[member];
            }
        }

        AddResults(holding, carriers);
        foreach (MethodCode code in _codes)
        {
            if (ReferenceEquals(code.Wraps, Slot.Element) && _results.TryGetValue(code.Symbol.OriginalDefinition, out int sequence))
            {
                // An iterator finds its elements anew each time: it holds none.
                carriers[sequence] = false;
            }
        }

        return carriers;
    }

    /// <summary>Methods that hand out what carries a null, and were not looked at yet: they take it from somewhere.</summary>
    private List<int> Handing(bool[] carriers, bool[] held)
    {
        List<int> handing = [];
        foreach (KeyValuePair<ISymbol, int> result in _results)
        {
            if (carriers[result.Value] && _indices.TryGetValue(result.Key, out int code) && !held[code])
            {
                held[code] = true;
                handing.Add(code);
            }
        }

        return handing;
    }

    /// <summary>Adds instructions of methods that have to do with what an object or a collection holds, or that call a method of an object.</summary>
    private bool AddHolding(List<(int Code, Instruction At)> holding, IEnumerable<int> codes, bool arrays)
    {
        int before = holding.Count;
        foreach (int c in codes)
        {
            foreach (Instruction i in _codes[c].Blocks.SelectMany(static b => b.Code))
            {
                if (i.Op == Op.Call || (arrays && i.Op == Op.LoadElement) || (i.Op is Op.Load or Op.Store && i.A >= MethodCode.This))
                {
                    holding.Add((c, i));
                }
                else if (i is { Op: Op.Closure, Key: IMethodSymbol { ReturnType.IsReferenceType: true } function })
                {
                    _handed[(c, i.Dst)] = function.OriginalDefinition;
                }
            }
        }

        return holding.Count > before;
    }

    /// <summary>Objects whose members carry something, in methods on the way and in those that call one of them.</summary>
    private List<int> Holders(List<(int Code, Instruction At)> holding, bool[] carried, bool[] carriers)
    {
        List<int> holders = [];
        HashSet<int> own = [];
        foreach ((int code, Instruction i) in holding)
        {
            if (i.Op is Op.Load or Op.Store)
            {
                if (_members.TryGetValue(i.Key!, out int member) && carried[member])
                {
                    holders.Add(Node(code, i.A));
                    if (i.A == MethodCode.This)
                    {
                        own.Add(code);
                    }
                }
            }
            else if (TakesOut(code, i, carriers) is var collection and > MethodCode.This)
            {
                holders.Add(Node(code, collection));
            }
        }

        foreach ((int code, Instruction i) in own.Count > 0 ? holding : [])
        {
            if (i is { Op: Op.Call, A: > MethodCode.This, Key: IMethodSymbol called } && RunsOne(i, called, own))
            {
                holders.Add(Node(code, i.A));
            }
        }

        return holders;
    }

    /// <summary>Adds what functions give of which a query makes the elements that are carriers.</summary>
    private void AddResults(List<(int Code, Instruction At)> holding, bool[] carriers)
    {
        ILookup<(int Code, int Register), Instruction> calls = holding.Where(static h => h.At is { Op: Op.Call, Dst: >= 0 }).ToLookup(static h => (h.Code, h.At.Dst), static h => h.At);
        foreach ((int code, Instruction i) in holding)
        {
            if (TakesOut(code, i, carriers) <= MethodCode.This)
            {
                continue;
            }

            int source = i.A >= 0 ? i.A : i.Args[0];
            foreach (int argument in calls[(code, source)].Concat(calls[(code, i.Dst)]).SelectMany(static c => c.Args))
            {
                if (_handed.TryGetValue((code, argument), out ISymbol? function) && _results.TryGetValue(function, out int result))
                {
                    carriers[result] = true;
                }
            }
        }
    }

    /// <summary>Whether a call may run one of some methods, by its name or by that of what they implement.</summary>
    private bool RunsOne(Instruction i, IMethodSymbol called, HashSet<int> methods)
        => i.Flag && _program.IsSource(called.ContainingType)
            ? _program.Targets(called, Values.Fact.Nothing).Any(target => _indices.TryGetValue(target.OriginalDefinition, out int body) && methods.Contains(body))
            : _indices.TryGetValue(called.OriginalDefinition, out int callee) && methods.Contains(callee);

    /// <summary>Collection out of which an instruction takes what is on the way of a null, or an object that carries one; -1 for other instructions.</summary>
    private int TakesOut(int code, Instruction i, bool[] carriers)
    {
        IMethodSymbol? method = i.Op == Op.Call ? i.Key as IMethodSymbol : null;
        bool query = method is { IsStatic: true, ContainingType.Name: "Enumerable" } && i.Args.Length > 0;
        if (i.Op != Op.LoadElement && !query && (method is null || !LibraryTable.IsCollection(method.ContainingType)))
        {
            return -1;
        }

        bool takes = (i.Dst >= 0 && (_crossed[Node(code, i.Dst)] || carriers[Node(code, i.Dst)])) || Array.Exists(i.Refs ?? [], p => p is { Key: null, Index: < 0 } && (_crossed[Node(code, p.Register)] || carriers[Node(code, p.Register)]));
        return takes ? query ? i.Args[0] : i.A : -1;
    }
}
