using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Keeps the runs of a method few: equal ones count once; above a bound those that differ in nothing about nulls become one.</summary>
internal sealed partial class Runs
{
    private readonly Dictionary<object, int> _keys = [];

    /// <summary>The runs that go on.</summary>
    /// <param name="states">Runs that reach a place.</param>
    /// <param name="live">Registers that are still read; the others are cleared.</param>
    /// <param name="seen">What passed here before, which is extended.</param>
    /// <param name="bound">Number that may go on.</param>
    /// <param name="complete">Becomes false when a run is dropped.</param>
    [MethodImpl(Hot.Path)]
    public List<State> Limit(List<State> states, bool[]? live, HashSet<ulong> seen, int bound, ref bool complete)
    {
        List<State> kept = [];
        foreach (State state in states)
        {
            Clear(state, live);
            state.CollectIfLarge();
            if (seen.Add(Shape(state, coarse: false).Text))
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
    public static void Clear(State state, bool[]? live)
    {
        for (int r = 0; r < state.Registers.Length; r++)
        {
            if (live is null || !live[r])
            {
                state.Registers[r] = 0;
            }
        }
    }

    /// <summary>Joins runs that agree on what is null, true and called.</summary>
    [MethodImpl(Hot.Path)]
    public List<State> Merge(List<State> states, bool byEffect = false, bool onlyNulls = false)
    {
        Dictionary<ulong, (State State, List<int> Order)> groups = [];
        List<State> kept = [];
        foreach (State state in states)
        {
            (ulong text, List<int> order) = Shape(state, coarse: true, byEffect, onlyNulls);
            if (!groups.TryGetValue(text, out (State State, List<int> Order) first) || first.Order.Count != order.Count)
            {
                groups[text] = (state, order);
                kept.Add(state);
                continue;
            }

            Join(first.State, first.Order, state, order);
        }

        return kept;
    }

    /// <summary>A run without the numbers of its values: equal fingerprints are equal runs.</summary>
    [MethodImpl(Hot.Path)]
    private (ulong Text, List<int> Order) Shape(State state, bool coarse, bool byEffect = false, bool onlyNulls = false)
    {
        Fingerprint text = new();
        Walk walk = new(state);
        foreach (int register in state.Registers)
        {
            text.Append(walk.Visit(register));
        }

        text.Append(walk.Visit(state.Result));
        text.Append(walk.Visit(state.Elements));
        walk.Visit(State.Root);
        if (!coarse)
        {
            foreach (int entry in state.Entry)
            {
                text.Append(walk.Visit(entry));
            }
        }

        walk.Edges = [];
        walk.ByEffect = byEffect;
        walk.OnlyNulls = onlyNulls;
        HashSet<int>? telling = coarse ? Telling(state, byEffect) : null;
        foreach (KeyValuePair<(int Owner, object Key), int> edge in state.Heap)
        {
            if (telling is not null && !telling.Contains(edge.Value))
            {
                continue;
            }

            if (!walk.Edges.TryGetValue(edge.Key.Owner, out List<(int Key, int Value)>? list))
            {
                walk.Edges[edge.Key.Owner] = list = [];
            }

            list.Add((KeyOf(edge.Key.Key), edge.Value));
        }

        int done = Finish(ref text, walk, 0, coarse);
        if (!coarse)
        {
            List<Question> questions = [];
            for (Question? q = state.Questions; q is not null; q = q.Previous)
            {
                questions.Add(q);
            }

            for (int i = questions.Count - 1; i >= 0; i--)
            {
                text.Append(walk.Visit(questions[i].Value));
            }

            Finish(ref text, walk, done, coarse);
        }

        return (text.Value, walk.Order);
    }

    /// <summary>Values that tell runs apart: not those that were asked for only, about which nothing came out, and no counters.</summary>
    [MethodImpl(Hot.Path)]
    private static HashSet<int> Telling(State state, bool byEffect)
    {
        HashSet<int> plain = [];
        for (Question? q = state.Questions; q is not null; q = q.Previous)
        {
            Fact fact = state.Of(q.Value);
            bool unchanged = q.Term is not null || (state.TryPeek(q.Owner, q.Key!, out int now) && now == q.Value);
            bool quiet = byEffect ? fact.Origin is null : fact.Nullness is Nullness.Unknown or Nullness.NotNull && !fact.IsTrue && !fact.IsFalse;
            if (unchanged && quiet && fact.Targets is null)
            {
                plain.Add(q.Value);
            }
        }

        HashSet<int> telling = [];
        for (int pass = 0; pass < 4; pass++)
        {
            foreach (KeyValuePair<(int Owner, object Key), int> edge in state.Heap)
            {
                if (!plain.Contains(edge.Value) && !IsCounter(edge.Key.Key))
                {
                    telling.Add(edge.Value);
                    plain.Remove(edge.Key.Owner);
                }
            }
        }

        return telling;
    }

    private static bool IsCounter(object key)
        => key is not ISymbol ? Equals(key, Code.Slot.Length) : Code.Keys.TypeOf(key) is { IsValueType: true, SpecialType: not SpecialType.None and not SpecialType.System_Boolean };

    [MethodImpl(Hot.Path)]
    private int Finish(ref Fingerprint text, Walk walk, int from, bool coarse)
    {
        int i = from;
        for (; i < walk.Order.Count; i++)
        {
            int value = walk.Order[i];
            if (walk.ByEffect)
            {
                Identify(ref text, walk.State, value);
            }

            Describe(ref text, walk.State.Of(value), coarse, walk);
            if (!coarse && walk.State.DefinitionOf(value) is { } term && term.Op != Values.Term.Constant)
            {
                text.Append(KeyOf(term.Op));
                text.Append(term.Symbol is null ? -1 : KeyOf(term.Symbol));
                foreach (int argument in term.Arguments)
                {
                    text.Append(walk.Visit(argument));
                }
            }

            if (walk.Edges.TryGetValue(value, out List<(int Key, int Value)>? edges))
            {
                edges.Sort(static (a, b) => a.Key.CompareTo(b.Key));
                foreach ((int key, int target) in edges)
                {
                    text.Append(key);
                    text.Append(walk.Visit(target));
                }
            }

            text.Append(';');
        }

        return i;
    }

    /// <summary>Names a value by where it was found at entry.</summary>
    private void Identify(ref Fingerprint text, State state, int value)
    {
        for (int depth = 0; depth < Limits.PathDepth; depth++)
        {
            if (Array.IndexOf(state.Entry, value) is var position and >= 0)
            {
                text.Append(1000 + position);
                return;
            }

            Question? question = null;
            for (Question? q = state.Questions; q is not null && question is null; q = q.Previous)
            {
                question = q.Value == value && q.Key is not null ? q : null;
            }

            if (question is null)
            {
                return;
            }

            text.Append(-KeyOf(question.Key!) - 2);
            value = question.Owner;
        }
    }

    [MethodImpl(Hot.Path)]
    private void Describe(ref Fingerprint text, Fact fact, bool coarse, Walk walk)
    {
        // A dereference of what a method was entered with is no effect.
        bool entry = walk.ByEffect && fact.Members == Members.Entry && fact.Origin is null;
        bool silent = entry || (fact.Nullness == Nullness.NotNull && walk.OnlyNulls);
        text.Append(silent ? 0 : (int)fact.Nullness);
        text.Append((int)fact.Members);
        if (fact.Origin is { } origin)
        {
            text.Append(KeyOf(origin.Where));
        }

        if (!coarse || (!entry && (fact.IsTrue || fact.IsFalse)))
        {
            text.Append(fact.Low);
            text.Append(fact.High);
        }

        if (!coarse)
        {
            text.Append(fact.Text is null ? -1 : KeyOf(fact.Text));
            text.Append(fact.Not.Length);
            foreach (object not in fact.Not)
            {
                text.Append(KeyOf(not));
            }
        }

        foreach (IMethodSymbol target in fact.Targets ?? [])
        {
            text.Append(KeyOf(target));
        }

        if (fact.Exact && fact.Type is { } type)
        {
            text.Append(KeyOf(type));
        }
    }

    [MethodImpl(Hot.Path)]
    private int KeyOf(object key)
    {
        if (!_keys.TryGetValue(key, out int number))
        {
            _keys[key] = number = _keys.Count;
        }

        return number;
    }

    /// <summary>Numbers values in the order in which they are met.</summary>
    private sealed class Walk(State state)
    {
        private readonly Dictionary<int, int> _numbers = [];

        public State State { get; } = state;

        public List<int> Order { get; } = [];

        public bool ByEffect { get; set; }

        public bool OnlyNulls { get; set; }

        public Dictionary<int, List<(int Key, int Value)>> Edges { get; set; } = [];

        [MethodImpl(Hot.Path)]
        public int Visit(int value)
        {
            if (value == 0 && Order.Count > 0)
            {
                return _numbers.TryGetValue(0, out int root) ? root : -1;
            }

            if (!_numbers.TryGetValue(value, out int number))
            {
                _numbers[value] = number = Order.Count;
                Order.Add(value);
            }

            return number;
        }
    }
}
