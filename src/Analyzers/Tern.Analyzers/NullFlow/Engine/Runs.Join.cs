using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Makes one run of two: what both know holds.</summary>
internal sealed partial class Runs
{
    private const int MaxTermDepth = 4;

    [MethodImpl(Hot.Path)]
    private void Join(State into, int[] order, State other, int[] otherOrder)
    {
        into.Disturbed = ReferenceEquals(into.Disturbed, other.Disturbed) ? into.Disturbed : new Disturbance(null, null);
        NumberMap map = scratch.Map;
        NumberMap back = scratch.Back;
        map.Clear();
        back.Clear();
        for (int i = 0; i < order.Length; i++)
        {
            map.Set(otherOrder[i], order[i]);
            back.Set(order[i], otherOrder[i]);
        }

        Marks common = scratch.Common;
        common.Clear();
        for (int i = 0; i < order.Length; i++)
        {
            common.Add(order[i]);
            if (into.DefinitionOf(order[i]) is { } term && !Same(term, other.DefinitionOf(otherOrder[i]), into, other, 0))
            {
                into.Undefine(order[i]);
            }

            Join(into, order[i], other.Of(otherOrder[i]));
        }

        FindQuestions(into, other);
        JoinGiven(into, other);
        JoinTests(into, other);

        JoinAnswers(into, other);

        // What only one of them knows holds for neither any more.
        into.UndefineBut(common);
        OpenDifferent(into, other);
        JoinQuestions(into, other);
        foreach (int entry in into.Entry)
        {
            if (!common.Contains(entry))
            {
                Join(into, entry, other.Of(entry));
            }
        }

        into.ForgetWritten();
    }

    [MethodImpl(Hot.Path)]
    private static void Join(State into, int value, Fact other)
    {
        Fact before = into.Of(value);
        Fact after = before.Or(other);
        if (!ReferenceEquals(before, after))
        {
            into.Set(value, after);
        }
    }

    /// <summary>A counter or flag on which they differ is open.</summary>
    [MethodImpl(Hot.Path)]
    private void OpenDifferent(State into, State other)
    {
        Marks common = scratch.Common;
        Marks questions = scratch.Plain;
        questions.Clear();
        for (Question? q = into.Questions; q is not null; q = q.Previous)
        {
            questions.Add(q.Value);
        }

        int count = into.Heap.Count;
        for (int i = 0; i < count; i++)
        {
            Edge edge = into.Heap[i];
            if (!common.Contains(edge.Value) && !questions.Contains(edge.Value) && common.Contains(edge.Owner))
            {
                Fact fact = into.Of(edge.Value);
                bool both = scratch.Back.TryGet(edge.Owner, out int owner) && other.TryPeek(owner, edge.Key, out int value) && fact.IsNumber && other.Of(value) is { IsNumber: true } same && fact.Low == same.Low;
                into.Write(edge.Owner, edge.Key, both ? into.Constant(fact.Low) : into.New(fact.Nullness == Nullness.NotNull ? Fact.NotNull : Fact.Nothing));
            }
        }

        OpenWritten(into, other, questions);
    }

    /// <summary>What the other has set of an object that was there before, and this one has not, is open.</summary>
    [MethodImpl(Hot.Path)]
    private void OpenWritten(State into, State other, Marks questions)
    {
        foreach (Edge edge in other.Written)
        {
            int owner = edge.Owner == State.Root ? State.Root : scratch.Map.TryGet(edge.Owner, out int mapped) ? mapped : Array.IndexOf(into.Entry, edge.Owner) >= 0 ? edge.Owner : -1;
            if (owner < 0 || !IsNumber(scratch.Keys[edge.Key]))
            {
                continue;
            }

            bool has = into.TryPeek(owner, edge.Key, out int here);
            if (!has || questions.Contains(here))
            {
                into.Write(owner, edge.Key, into.New(Fact.NotNull));
            }
        }
    }

    /// <summary>Whether a member is a number or a flag, on which runs that are joined may differ.</summary>
    private static bool IsNumber(object key) => key is ISymbol and not IMethodSymbol && Code.Keys.TypeOf(key) is { TypeKind: TypeKind.Enum } or { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_UInt64 };

    /// <summary>Two runs may have asked the same member under two numbers.</summary>
    [MethodImpl(Hot.Path)]
    private void FindQuestions(State into, State other)
    {
        NumberMap map = scratch.Map;
        Question[] here = into.Asked;
        foreach (Question q in other.Asked)
        {
            int owner = map.TryGet(q.Owner, out int mapped) ? mapped : q.Owner;
            for (int j = here.Length - 1; q.Key is not null && j >= 0; j--)
            {
                if (here[j].Number == q.Number && here[j].Owner == owner)
                {
                    map.Set(q.Value, here[j].Value);
                    break;
                }
            }
        }
    }

    /// <summary>The same test of what a method was entered with, made by both: what it is about stays known.</summary>
    [MethodImpl(Hot.Path)]
    private void JoinTests(State into, State other)
    {
        Question[] there = other.Asked;
        foreach (Question q in into.Asked)
        {
            if (q.Term is not { } term || scratch.Common.Contains(q.Value) || into.DefinitionOf(q.Value) is null)
            {
                continue;
            }

            foreach (Question twin in there)
            {
                if (twin.Term is { } same && same.Op == term.Op && !scratch.Map.TryGet(twin.Value, out _) && other.DefinitionOf(twin.Value) is not null && Same(term, same, into, other, 0))
                {
                    scratch.Map.Set(twin.Value, q.Value);
                    scratch.Common.Add(q.Value);
                    Join(into, q.Value, other.Of(twin.Value));
                    break;
                }
            }
        }
    }

    /// <summary>What was set for later calls to answer holds where both of them set the same.</summary>
    private void JoinAnswers(State into, State other)
    {
        IReadOnlyList<(Term Term, int Value)> here = into.Answers();
        if (here.Count == 0)
        {
            return;
        }

        IReadOnlyList<(Term Term, int Value)> there = other.Answers();
        foreach ((Term term, int value) in here)
        {
            int twin = there.Count - 1;
            while (twin >= 0 && !(there[twin].Term.Op == term.Op && Same(term, there[twin].Term, into, other, 0)))
            {
                twin--;
            }

            bool same = twin >= 0 && ((scratch.Map.TryGet(there[twin].Value, out int mapped) && mapped == value)
                || (into.Of(value) is { IsNumber: true } number && other.Of(there[twin].Value) is { IsNumber: true } equal && number.Low == equal.Low));
            if (!same)
            {
                into.Untell(term);
            }
        }
    }

    /// <summary>What both learned of an answer holds.</summary>
    [MethodImpl(Hot.Path)]
    private void JoinQuestions(State into, State other)
    {
        NumberMap map = scratch.Map;
        Question[] here = into.Asked;
        Question[] there = other.Asked;
        int[] owners = new int[there.Length];
        for (int i = 0; i < there.Length; i++)
        {
            owners[i] = map.TryGet(there[i].Owner, out int mapped) ? mapped : there[i].Owner;
        }

        foreach (Question q in here)
        {
            if (scratch.Common.Contains(q.Value))
            {
                continue;
            }

            int same = q.Key is null ? -1 : there.Length - 1;
            while (same >= 0 && (there[same].Number != q.Number || owners[same] != q.Owner))
            {
                same--;
            }

            if (same >= 0)
            {
                Join(into, q.Value, other.Of(there[same].Value));
            }
            else
            {
                Fact fact = into.Of(q.Value);
                into.Set(q.Value, new Fact { Members = fact.Members, Type = fact.Type });
            }
        }
    }

    private bool Same(Term term, Term? twin, State into, State other, int depth)
        => twin is not null && twin.Op == term.Op && (ReferenceEquals(twin.Symbol, term.Symbol) || Equals(twin.Symbol, term.Symbol))
            && Same(term.A, twin.A, into, other, depth) && Same(term.B, twin.B, into, other, depth) && Same(term.C, twin.C, into, other, depth);

    /// <summary>Whether two values are the same in both runs: by their place, or since both are made of the same, as the test inside of a negation is.</summary>
    private bool Same(int a, int twin, State into, State other, int depth)
    {
        if (twin < 0)
        {
            return a < 0;
        }

        if (scratch.Map.TryGet(twin, out int mapped))
        {
            return mapped == a;
        }

        if (a == twin && Array.IndexOf(into.Entry, a) >= 0)
        {
            // A parameter, which all runs of a method share.
            return true;
        }

        if (depth > MaxTermDepth || into.DefinitionOf(a) is not { } term || !Same(term, other.DefinitionOf(twin), into, other, depth + 1))
        {
            return false;
        }

        scratch.Map.Set(twin, a);
        scratch.Common.Add(a);
        Join(into, a, other.Of(twin));
        return true;
    }
}
