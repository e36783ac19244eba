using System.Runtime.CompilerServices;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What tells runs apart where they are many: nulls, truths and calls, and no more.</summary>
internal sealed partial class Runs
{
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
        if (state.Of(state.Result) is not { Nullness: Nullness.Null or Nullness.Maybe, Origin: not null } && !HandsOutNull(state))
        {
            return;
        }

        for (int i = 1; i < state.Entry.Length; i++)
        {
            Fact fact = state.Of(state.Entry[i]);
            text.Append(fact.IsNumber ? fact.Low : fact.Nullness == Nullness.Null ? long.MaxValue : long.MinValue);
        }
    }

    /// <summary>Whether a null of the callers comes out beside other results: in a tuple, or by reference.</summary>
    private static bool HandsOutNull(State state)
    {
        for (int i = Code.MethodCode.FirstParameter; i < state.Registers.Length; i++)
        {
            if (state.Registers[i] is var given and not 0 && state.Of(given).Nullness == Nullness.Null && state.IsEntry(given))
            {
                return true;
            }
        }

        return state.Of(state.Result) is { Type.IsTupleType: true } && state.EdgesOf(state.Result).Exists(edge => state.Of(edge.Value).Nullness == Nullness.Null && state.IsEntry(edge.Value));
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
