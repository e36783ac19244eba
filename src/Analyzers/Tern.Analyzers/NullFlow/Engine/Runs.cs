using System.Runtime.CompilerServices;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Keeps the runs of a method few: equal ones count once; above a bound those that differ in nothing about nulls become one.</summary>
internal sealed partial class Runs(Scratch scratch)
{
    /// <summary>The runs that go on.</summary>
    /// <param name="states">Runs that reach a place.</param>
    /// <param name="live">Registers that are still read; the others are cleared.</param>
    /// <param name="seen">What passed here before, which is extended.</param>
    /// <param name="bound">Number that may go on.</param>
    /// <param name="complete">Becomes false when a run is dropped.</param>
    [MethodImpl(Hot.Path)]
    public List<State> Limit(List<State> states, ulong[]? live, HashSet<ulong> seen, int bound, ref bool complete)
    {
        List<State> kept = new(states.Count);
        foreach (State state in states)
        {
            Clear(state, live);
            state.CollectIfLarge();
            if (seen.Add(Shape(state)))
            {
                kept.Add(state);
            }
        }

        if (kept.Count > Limits.Distinct)
        {
            kept = Merge(kept);
        }

        if (kept.Count > bound)
        {
            complete = false;
            kept.RemoveRange(bound, kept.Count - bound);
        }

        return kept;
    }

    /// <summary>Empties registers that are not read any more.</summary>
    [MethodImpl(Hot.Path)]
    public static void Clear(State state, ulong[]? live)
    {
        int[] registers = state.Registers;
        if (live is null)
        {
            Array.Clear(registers, 0, registers.Length);
            return;
        }

        for (int r = 0; r < registers.Length; r++)
        {
            if (registers[r] != 0 && !Code.Liveness.Has(live, r))
            {
                registers[r] = 0;
            }
        }
    }

    /// <summary>Joins runs that agree on what is null, true and called.</summary>
    [MethodImpl(Hot.Path)]
    public List<State> Merge(List<State> states, bool byEffect = false, bool onlyNulls = false)
    {
        List<State> kept = new(states.Count);
        ulong[] texts = new ulong[states.Count];
        int[][] orders = new int[states.Count][];
        foreach (State state in states)
        {
            ulong text = CoarseShape(state, byEffect, onlyNulls);
            int first = kept.Count - 1;
            while (first >= 0 && texts[first] != text)
            {
                first--;
            }

            int[] order = scratch.Met.ToArray();
            if (first >= 0 && orders[first].Length == order.Length)
            {
                Join(kept[first], orders[first], state, order);
                continue;
            }

            texts[kept.Count] = text;
            orders[kept.Count] = order;
            kept.Add(state);
        }

        return kept;
    }

    /// <summary>A run without the numbers of its values: equal fingerprints are equal runs.</summary>
    [MethodImpl(Hot.Path)]
    private ulong Shape(State state)
    {
        Fingerprint text = new();
        Start(ref text, state);
        foreach (int entry in state.Entry)
        {
            text.Append(Visit(entry));
        }

        scratch.Chains.Build(state.Heap, null);
        int done = Finish(ref text, state, 0);
        foreach (Question question in state.Asked)
        {
            text.Append(Visit(question.Value));
        }

        Finish(ref text, state, done);
        text.Append((long)Given(state));
        return text.Value;
    }

    /// <summary>What look-ups gave, in no order, as far as something came out about it.</summary>
    [MethodImpl(Hot.Path)]
    private ulong Given(State state)
    {
        ulong sum = 0;
        foreach (KeyValuePair<Asked, int> given in state.Given ?? [])
        {
            Fact fact = state.Of(given.Value);
            if (fact.IsNumber || fact.Nullness is Nullness.Null or Nullness.Maybe or Nullness.NotNull)
            {
                sum += Given(given.Key, fact.Shape(scratch.Keys));
            }
        }

        foreach (Asked found in state.Found ?? [])
        {
            sum += Given(found, 1);
        }

        foreach ((Term term, int value) in state.Answers())
        {
            if (Met(term.A) is var owner and >= -1)
            {
                Fingerprint text = new();
                text.Append(term.Symbol is null ? -1 : scratch.Keys.Number(term.Symbol));
                text.Append(owner);
                text.Append(Met(term.B));
                text.Append(state.Of(value).Shape(scratch.Keys));
                sum += text.Value;
            }
        }

        return sum;
    }

    private ulong Given(Asked asked, long answer)
    {
        if (Met(asked.Owner) is not (var owner and >= -1) || Met(asked.First) is not (var first and >= -1) || Met(asked.Second) is not (var second and >= -1) || Met(asked.Third) is not (var third and >= -1))
        {
            return 0;
        }

        Fingerprint text = new();
        text.Append(scratch.Keys.Number(asked.Method));
        text.Append(owner);
        text.Append(first);
        text.Append(second);
        text.Append(third);
        text.Append(answer);
        return text.Value;
    }

    private int Met(int value) => value < 0 ? -1 : scratch.Order.TryGet(value, out int number) ? number : -2;

    [MethodImpl(Hot.Path)]
    private void Start(ref Fingerprint text, State state)
    {
        scratch.Order.Clear();
        scratch.Met.Clear();
        Visit(State.Root);
        foreach (int register in state.Registers)
        {
            // Most registers are empty at most places.
            text.Append(register == 0 ? -1 : Visit(register));
        }

        text.Append(Visit(state.Result));
        text.Append(Visit(state.Elements));
    }

    /// <summary>Numbers values in the order in which they are met.</summary>
    [MethodImpl(Hot.Path)]
    private int Visit(int value)
    {
        if (!scratch.Order.TryGet(value, out int number))
        {
            number = scratch.Met.Count;
            scratch.Order.Set(value, number);
            scratch.Met.Add(value);
        }

        return number;
    }

    [MethodImpl(Hot.Path)]
    private int Finish(ref Fingerprint text, State state, int from)
    {
        int i = from;
        for (; i < scratch.Met.Count; i++)
        {
            int value = scratch.Met[i];
            text.Append(state.Of(value, out Term? definition).Shape(scratch.Keys));
            if (definition is { Op: not Values.Term.Constant } term)
            {
                text.Append(1000 + (int)term.Op);
                text.Append(term.Symbol is null ? -1 : scratch.Keys.Number(term.Symbol));
                text.Append(term.A < 0 ? -1 : Visit(term.A));
                text.Append(term.B < 0 ? -1 : Visit(term.B));
                text.Append(term.C < 0 ? -1 : Visit(term.C));
            }

            Members(ref text, state, value);
        }

        return i;
    }

    [MethodImpl(Hot.Path)]
    private void Members(ref Fingerprint text, State state, int value)
    {
        for (int edge = scratch.Chains.First(value); edge >= 0; edge = scratch.Chains.Next(edge))
        {
            text.Append(state.Heap[edge].Key);
            text.Append(Visit(state.Heap[edge].Value));
        }

        text.Append(';');
    }
}
