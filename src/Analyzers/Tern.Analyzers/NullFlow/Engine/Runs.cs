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

    /// <summary>What tells runs apart where they are many. The values that were met are left in their order.</summary>
    [MethodImpl(Hot.Path)]
    private ulong CoarseShape(State state, bool byEffect, bool onlyNulls)
    {
        Fingerprint text = new();
        Start(ref text, state);
        if (byEffect)
        {
            // What was written into an argument is seen by the caller.
            foreach (int entry in state.Entry)
            {
                Visit(entry);
            }
        }

        if (byEffect && !onlyNulls)
        {
            AppendArguments(ref text, state);

            // Whether a number was set at all, callers can tell by what they pass.
            long set = 0;
            foreach (Edge edge in state.Written)
            {
                set += IsNumber(scratch.Keys[edge.Key]) ? (edge.Key + 1L) * 40_503 : 0;
            }

            text.Append(set);

            // An index that says that nothing was found is not one of something.
            text.Append(state.Of(state.Result) is { IsNumber: true, Low: < 0 and var none } ? none : 0);
        }

        FindTelling(state, byEffect, counts: byEffect && !onlyNulls);
        scratch.Chains.Build(state.Heap, scratch.Telling);
        Question[] questions = state.Asked;
        if (byEffect)
        {
            FindMembers(questions);
        }

        for (int i = 0; i < scratch.Met.Count; i++)
        {
            int value = scratch.Met[i];

            // Of a null that a test found, callers know whether it is there: one is not another.
            if (byEffect || state.Of(value) is { Nullness: Nullness.Null, Origin: null })
            {
                Identify(ref text, state, questions, value);
            }

            // What is known of a result is told to the caller, whose value it may be.
            DescribeCoarsely(ref text, state.Of(value), byEffect && value != state.Result, onlyNulls);
            Members(ref text, state, value);
        }

        return text.Value;
    }

    [MethodImpl(Hot.Path)]
    private void FindMembers(Question[] questions)
    {
        scratch.Questions.Clear();
        for (int i = 0; i < questions.Length; i++)
        {
            if (questions[i].Key is not null)
            {
                scratch.Questions.Set(questions[i].Value, i);
            }
        }
    }

    /// <summary>For which arguments a null comes out: a caller that passes others rules it out.</summary>
    [MethodImpl(Hot.Path)]
    private static void AppendArguments(ref Fingerprint text, State state)
    {
        if (state.Of(state.Result) is not { Nullness: Nullness.Null or Nullness.Maybe, Origin: not null })
        {
            return;
        }

        for (int i = 1; i < state.Entry.Length; i++)
        {
            Fact fact = state.Of(state.Entry[i]);
            text.Append(fact.IsNumber ? fact.Low : fact.Nullness == Nullness.Null ? long.MaxValue : long.MinValue);
        }
    }

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

    /// <summary>Values that tell runs apart: not those that were asked for only, about which nothing came out, and no counters.</summary>
    [MethodImpl(Hot.Path)]
    private void FindTelling(State state, bool byEffect, bool counts)
    {
        Marks plain = scratch.Plain;
        plain.Clear();
        Question[] asked = state.Asked;
        scratch.Questions.Clear();
        for (int i = asked.Length - 1; i >= 0; i--)
        {
            Question q = asked[i];
            scratch.Questions.Set(q.Value, i);
            Fact fact = state.Of(q.Value);
            bool quiet = byEffect ? fact.Origin is null : fact.Nullness is Nullness.Unknown or Nullness.NotNull && !fact.IsTrue && !fact.IsFalse;
            if (quiet && fact.Targets is null && (q.Term is not null || (state.TryPeek(q.Owner, q.Number, out int now) && now == q.Value)))
            {
                plain.Add(q.Value);
            }
        }

        Marks telling = scratch.Telling;
        telling.Clear();
        Edges heap = state.Heap;
        bool grown = true;
        for (int pass = 0; pass < 4 && grown; pass++)
        {
            grown = false;
            for (int i = 0; i < heap.Count; i++)
            {
                Edge edge = heap[i];
                if ((!plain.Contains(edge.Value) || IsMoved(asked, edge)) && (!scratch.Keys.IsCounter(edge.Key) || (counts && SaysWhether(state, edge))))
                {
                    telling.Add(edge.Value);
                    grown |= plain.Remove(edge.Owner);
                }
            }
        }
    }

    /// <summary>Whether a collection is known to have elements, or to have none: what a method returns may be a list of what it found wrong.</summary>
    [MethodImpl(Hot.Path)]
    private bool SaysWhether(State state, Edge edge) => state.Of(edge.Value) is { Low: > 0 } or { Low: 0, High: 0 } && ReferenceEquals(state.KeyOf(edge), Code.Slot.Length);

    /// <summary>Whether what a place holds was found in another one.</summary>
    [MethodImpl(Hot.Path)]
    private bool IsMoved(Question[] asked, Edge edge)
        => scratch.Questions.TryGet(edge.Value, out int position) && asked[position] is { Key: not null } question && (question.Owner != edge.Owner || question.Number != edge.Key);

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

    /// <summary>Names a value by where it was found at entry.</summary>
    [MethodImpl(Hot.Path)]
    private void Identify(ref Fingerprint text, State state, Question[] questions, int value)
    {
        for (int depth = 0; depth < Limits.PathDepth; depth++)
        {
            if (Array.IndexOf(state.Entry, value) is var position and >= 0)
            {
                text.Append(1000 + position);
                return;
            }

            if (!scratch.Questions.TryGet(value, out int asked))
            {
                return;
            }

            text.Append(-questions[asked].Number - 2);
            value = questions[asked].Owner;
        }
    }

    [MethodImpl(Hot.Path)]
    private void DescribeCoarsely(ref Fingerprint text, Fact fact, bool byEffect, bool onlyNulls)
    {
        // A dereference of what a method was entered with is no effect.
        bool entry = byEffect && fact.Members == Values.Members.Entry && fact.Origin is null;
        bool silent = entry || (fact.Nullness == Nullness.NotNull && onlyNulls);
        int known = entry ? 0 : fact.IsTrue ? 1 : fact.IsFalse ? 2 : 0;
        text.Append(((silent ? 0 : (int)fact.Nullness) << 16) | ((int)fact.Members << 8) | known);
        text.Append(fact.Names(scratch.Keys));
    }
}
