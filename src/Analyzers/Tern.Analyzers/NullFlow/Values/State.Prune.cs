using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Leaves in a finished run what a caller can make use of.</summary>
internal sealed partial class State
{
    /// <summary>Drops questions whose answers decide nothing, and what only they held.</summary>
    /// <param name="mayBeNull">Whether a null could be found in a member.</param>
    [MethodImpl(Hot.Path)]
    public void Prune(Func<object, bool> mayBeNull)
    {
        List<Question> all = [];
        for (Question? q = Questions; q is not null; q = q.Previous)
        {
            all.Add(q);
        }

        HashSet<int> needed = [Root, Result, Elements, .. Registers, .. Entry];
        HashSet<(int, object)> untouched = [];
        Dictionary<int, Question> byValue = [];
        foreach (Question question in all)
        {
            byValue[question.Value] = question;
            if (question.Key is { } key && TryPeek(question.Owner, key, out int now) && now == question.Value)
            {
                untouched.Add((question.Owner, key));
            }

            Fact fact = Of(question.Value);
            if (fact.IsCondition || fact.Targets is not null || (fact.Nullness == Nullness.NotNull && question.Key is { } member && mayBeNull(member)))
            {
                needed.Add(question.Value);
            }
        }

        Close(needed, untouched, byValue);
        Questions = null;
        for (int i = all.Count - 1; i >= 0; i--)
        {
            Question question = all[i];
            if (needed.Contains(question.Value))
            {
                Questions = new Question(question.Value, question.Owner, question.Key, question.Term, Questions);
            }
            else if (question.Key is { } key && untouched.Contains((question.Owner, key)))
            {
                Forget(question.Owner, key);
            }
        }
    }

    [MethodImpl(Hot.Path)]
    private void Close(HashSet<int> needed, HashSet<(int, object)> untouched, Dictionary<int, Question> questions)
    {
        bool grown = true;
        while (grown)
        {
            int before = needed.Count;
            foreach (KeyValuePair<(int Owner, object Key), int> edge in _heap)
            {
                bool written = !untouched.Contains(edge.Key);
                if (written && (questions.ContainsKey(edge.Key.Owner) || needed.Contains(edge.Key.Owner)))
                {
                    needed.Add(edge.Key.Owner);
                    needed.Add(edge.Value);
                }
            }

            foreach (int value in needed.ToList())
            {
                if (questions.TryGetValue(value, out Question? question) && question.Term is null)
                {
                    needed.Add(question.Owner);
                }

                if (_definitions.TryGetValue(value, out Term? term))
                {
                    needed.UnionWith(term.Arguments);
                }
            }

            grown = needed.Count > before;
        }
    }
}
