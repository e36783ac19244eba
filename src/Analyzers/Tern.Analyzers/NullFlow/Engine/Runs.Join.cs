using System.Runtime.CompilerServices;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Makes one run of two: what both know holds.</summary>
internal sealed partial class Runs
{
    [MethodImpl(Hot.Path)]
    private static void Join(State into, List<int> order, State other, List<int> otherOrder)
    {
        into.Given = null;
        Dictionary<int, int> map = [];
        Dictionary<int, int> back = [];
        for (int i = 0; i < order.Count; i++)
        {
            map[otherOrder[i]] = order[i];
            back[order[i]] = otherOrder[i];
        }

        for (int i = 0; i < order.Count; i++)
        {
            if (into.DefinitionOf(order[i]) is { } term && !Same(term, other.DefinitionOf(otherOrder[i]), map))
            {
                into.Undefine(order[i]);
            }

            into.Set(order[i], into.Of(order[i]).Or(other.Of(otherOrder[i])));
        }

        // What only one of them knows holds for neither any more.
        HashSet<int> common = [.. order];
        foreach (KeyValuePair<int, Term> definition in into.Definitions.ToList())
        {
            if (!common.Contains(definition.Key) && definition.Value.Op != Term.Constant)
            {
                into.Undefine(definition.Key);
            }
        }

        // A counter or flag on which they differ is open.
        HashSet<int> questions = [];
        for (Question? q = into.Questions; q is not null; q = q.Previous)
        {
            questions.Add(q.Value);
        }

        foreach (KeyValuePair<(int Owner, object Key), int> edge in into.Heap.ToList())
        {
            if (!common.Contains(edge.Value) && !questions.Contains(edge.Value) && common.Contains(edge.Key.Owner))
            {
                Fact plain = into.Of(edge.Value).Nullness == Nullness.NotNull ? Fact.NotNull : Fact.Nothing;
                bool both = back.TryGetValue(edge.Key.Owner, out int owner) && other.TryPeek(owner, edge.Key.Key, out int value) && into.Of(edge.Value) is { IsNumber: true } number && other.Of(value) is { IsNumber: true } same && number.Low == same.Low;
                into.Write(edge.Key.Owner, edge.Key.Key, both ? into.Constant(into.Of(edge.Value).Low) : into.New(plain));
            }
        }

        JoinQuestions(into, other, common, map);
        foreach (int entry in into.Entry)
        {
            if (!common.Contains(entry))
            {
                into.Set(entry, into.Of(entry).Or(other.Of(entry)));
            }
        }
    }

    /// <summary>Two runs may have asked the same thing under two numbers: what both learned of it holds.</summary>
    [MethodImpl(Hot.Path)]
    private static void JoinQuestions(State into, State other, HashSet<int> common, Dictionary<int, int> map)
    {
        Dictionary<(int, object), int> here = [];
        foreach (Question q in Oldest(into))
        {
            here[(q.Owner, q.Key ?? q)] = q.Value;
        }

        Dictionary<(int, object), int> asked = [];
        foreach (Question q in Oldest(other))
        {
            int owner = map.TryGetValue(q.Owner, out int mapped) ? mapped : q.Owner;
            if (q.Key is { } key)
            {
                asked[(owner, key)] = q.Value;
                if (here.TryGetValue((owner, key), out int mine))
                {
                    map[q.Value] = mine;
                }
            }
        }

        foreach (Question q in Oldest(into))
        {
            if (!common.Contains(q.Value))
            {
                Fact fact = into.Of(q.Value);
                bool both = asked.TryGetValue((q.Owner, q.Key ?? q), out int value);
                into.Set(q.Value, both ? fact.Or(other.Of(value)) : new Fact { Members = fact.Members, Type = fact.Type });
            }
        }
    }

    private static List<Question> Oldest(State state)
    {
        List<Question> questions = [];
        for (Question? q = state.Questions; q is not null; q = q.Previous)
        {
            questions.Add(q);
        }

        questions.Reverse();
        return questions;
    }

    private static bool Same(Term term, Term? other, Dictionary<int, int> map)
        => other is not null && other.Op == term.Op && Equals(other.Symbol, term.Symbol)
            && Same(term.A, other.A, map) && Same(term.B, other.B, map) && Same(term.C, other.C, map);

    private static bool Same(int a, int other, Dictionary<int, int> map) => other < 0 ? a < 0 : map.TryGetValue(other, out int mapped) && mapped == a;
}
