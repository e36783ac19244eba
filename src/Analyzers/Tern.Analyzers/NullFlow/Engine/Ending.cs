using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Makes the ways out of a method from the runs that reached its end.</summary>
internal sealed class Ending(MethodCode code, Runs runs, NullProgram program)
{
    public void Build(Summary summary, List<(State State, int Result)> ends)
    {
        List<State> states = [];
        bool quiet = code.Symbol is IMethodSymbol method && program.IsQuiet(method);
        foreach ((State state, int result) in ends)
        {
            int[] outs = Outs(state);
            int value = Wrap(state, result);
            ForgetLocals(state);
            if (code.Symbol is IMethodSymbol { IsAsync: true })
            {
                RestoreAmbient(state);
            }

            // The registers carry what a caller sees: the result and the by-ref parameters.
            Array.Clear(state.Registers, 0, state.Registers.Length);
            for (int i = 0; i < outs.Length; i++)
            {
                state.Registers[MethodCode.FirstParameter + i] = outs[i];
            }

            for (int i = 0; i < summary.Entry.Length && i < state.Registers.Length - 1; i++)
            {
                if (i == 0)
                {
                    state.Registers[MethodCode.This] = summary.Entry[0];
                }
            }

            state.Result = value;
            state.Elements = 0;
            if (!quiet)
            {
                state.Given = null;
                state.Found = null;
            }

            state.Disturbed = null;

            state.Prune(program.MayBeNull);
            state.Collect();
            states.Add(state);
        }

        bool complete = true;
        states = runs.Limit(states, AllLive(), [], int.MaxValue, ref complete);
        states = Combine(states);
        if (states.Count > Limits.Exits)
        {
            // Those by which a null comes out are kept first: the others hardly differ for a caller.
            summary.Complete = false;
            program.Limited(code);
            ILookup<bool, State> byNull = states.ToLookup(static s => s.Of(s.Result) is { Nullness: Nullness.Null or Nullness.Maybe, Origin: not null });
            int others = Math.Min(byNull[false].Count(), Math.Max(2, Limits.Exits - byNull[true].Count()));
            states = [.. byNull[true].Take(Limits.Exits - others), .. byNull[false].Take(others)];
        }

        foreach (State state in states)
        {
            summary.Exits.Add(new Exit(state, state.Result, Outs(state)));
        }
    }

    private List<State> Combine(List<State> states)
    {
        if (states.Count < 2)
        {
            return states;
        }

        List<State> merged = runs.Merge(states, byEffect: true);
        if (merged.Count > Limits.Distinct)
        {
            merged = runs.Merge(merged, byEffect: true, onlyNulls: true);
        }

        return merged;
    }

    private ulong[] AllLive()
    {
        ulong[] live = new ulong[(code.Registers + 63) >> 6];
        for (int i = 0; i < live.Length; i++)
        {
            live[i] = ulong.MaxValue;
        }

        return live;
    }

    private int[] Outs(State state)
    {
        int[] outs = new int[code.Parameters.Length];
        for (int i = 0; i < outs.Length; i++)
        {
            IParameterSymbol parameter = code.Parameters[i];
            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                outs[i] = code.Captured.Contains(parameter) && state.TryPeek(State.Root, parameter, out int shared) ? shared : state.Registers[MethodCode.FirstParameter + i];
            }
        }

        return outs;
    }

    private int Wrap(State state, int result)
    {
        bool async = code.Symbol is IMethodSymbol { IsAsync: true, ReturnsVoid: false };
        if (code.Wraps == Slot.Element)
        {
            return state.Elements != 0 ? state.Elements : None(state);
        }

        if (!async)
        {
            return result;
        }

        int task = state.New(Fact.NotNull);
        if (result != 0)
        {
            state.Write(task, Slot.Result, result);
        }

        return task;
    }

    /// <summary>Variables that a function shares with nobody who outlives it.</summary>
    private void ForgetLocals(State state)
    {
        if (code.Captured.Count == 0)
        {
            return;
        }

        bool? escapes = null;
        for (int i = state.Heap.Count - 1; i >= 0; i--)
        {
            Edge edge = state.Heap[i];
            if (edge.Owner == State.Root && state.KeyOf(edge) is ILocalSymbol or IParameterSymbol && SymbolEqualityComparer.Default.Equals(((ISymbol)state.KeyOf(edge)).ContainingSymbol, code.Symbol)
                && !(escapes ??= Escapes(state)))
            {
                state.Forget(State.Root, state.KeyOf(edge));
            }
        }
    }

    /// <summary>What an async method sets in the context of its flow is undone when it returns to its caller: the runtime restores the context there.</summary>
    private static void RestoreAmbient(State state)
    {
        foreach ((Term term, int _) in state.Answers())
        {
            if (term.Symbol is IMethodSymbol { Name: "get_Value", ContainingType.Name: "AsyncLocal" })
            {
                state.ForgetTerms(term.A);
            }
        }
    }

    private static bool Escapes(State state)
    {
        for (int i = 0; i < state.Heap.Count; i++)
        {
            if (state.KeyOf(state.Heap[i]) is not ILocalSymbol && state.Of(state.Heap[i].Value).Targets is not null)
            {
                return true;
            }
        }

        return state.Of(state.Result).Targets is not null;
    }

    /// <summary>The sequence of an iterator that ends without an element.</summary>
    private static int None(State state)
    {
        int none = state.New(Fact.NotNull);
        state.Write(none, Slot.Length, state.Constant(0));
        return none;
    }
}
