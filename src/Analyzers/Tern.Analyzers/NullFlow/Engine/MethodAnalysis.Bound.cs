using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Variables that functions took along from code that has ended.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>A function meets its variables again; what goes by the same names here is given back. Of a function that a method was entered with, the callers know them.</summary>
    private List<(ISymbol Variable, int Held)>? Rebind(State state, int function, IMethodSymbol target, SyntaxNode where)
    {
        List<(ISymbol, int)>? replaced = null;
        foreach (ISymbol variable in _program.BoundIn(target))
        {
            if (!state.TryPeek(function, variable, out int held) && !state.IsEntry(function))
            {
                continue;
            }

            held = held != 0 ? held : Member(state, function, variable, Keys.TypeOf(variable), where);
            (replaced ??= []).Add((variable, Member(state, State.Root, variable, Keys.TypeOf(variable), where)));
            state.Write(State.Root, variable, held);
        }

        return replaced;
    }

    private static void Restore(List<(ISymbol Variable, int Held)>? replaced, List<State> after, int from)
    {
        foreach ((ISymbol variable, int held) in replaced ?? [])
        {
            for (int i = from; i < after.Count; i++)
            {
                after[i].Write(State.Root, variable, held);
            }
        }
    }

    /// <summary>Functions that a function took along are known with it.</summary>
    private void AddTaken(State state, EntryPath path, int function, IMethodSymbol[]? targets, List<(EntryPath, Fact)> seeds)
    {
        foreach (ISymbol variable in targets is { Length: 1 } && path.Keys.Length < Limits.PathDepth ? _program.BoundIn(targets[0]) : [])
        {
            if (state.TryPeek(function, variable, out int held) && held != function && state.Of(held).Targets is { } taken)
            {
                EntryPath inner = new(path.Start, [.. path.Keys, variable]);
                seeds.Add((inner, new Fact { Targets = taken }));
                AddTaken(state, inner, held, taken, seeds);
            }
        }
    }

    /// <summary>What functions that the callee calls are bound to, or have captured, where it is one of the values that the callee is given.</summary>
    private static void AddBound(State state, EntryPath path, int function, IMethodSymbol[] targets, int[] values, List<(EntryPath, EntryPath)> aliases)
    {
        foreach (IMethodSymbol target in targets)
        {
            if (state.TryPeek(function, target, out int bound) && Array.IndexOf(values, bound) is var receiver and >= 0)
            {
                aliases.Add((new EntryPath(path.Start, [.. path.Keys, target]), new EntryPath(receiver, [])));
            }
        }

        if (!Array.Exists(targets, static t => t.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction))
        {
            return;
        }

        for (int i = 0; i < state.Heap.Count; i++)
        {
            Edge edge = state.Heap[i];
            if ((edge.Owner == State.Root || edge.Owner == function) && state.KeyOf(edge) is ILocalSymbol or IParameterSymbol && Array.IndexOf(values, edge.Value) is var same and >= 0)
            {
                aliases.Add((new EntryPath(-1, [state.KeyOf(edge)]), new EntryPath(same, [])));
                aliases.Add((new EntryPath(path.Start, [.. path.Keys, state.KeyOf(edge)]), new EntryPath(same, [])));
            }
        }
    }
}
