using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Drops what nothing leads to, and leaves in a finished run what a caller can make use of.</summary>
internal sealed partial class State
{
    private Edge[]? _written;

    /// <summary>Collects when much was made since the last time.</summary>
    public void CollectIfLarge()
    {
        if (_values.Facts > (2 * _kept) + 32)
        {
            Collect();
            _kept = _values.Facts;
        }
    }

    /// <summary>Keeps only what can still be reached from the registers, the result and the questions.</summary>
    [MethodImpl(Hot.Path)]
    public void Collect()
    {
        Marks live = _ids.Scratch.Live;
        IntList work = _ids.Scratch.Work;
        live.Clear();
        work.Clear();
        Reach(Root);
        Reach(Result);
        Reach(Elements);
        foreach (int register in Registers)
        {
            Reach(register);
        }

        foreach (int entry in Entry)
        {
            Reach(entry);
        }

        for (Question? q = Questions; q is not null; q = q.Previous)
        {
            Reach(q.Value);
        }

        ReachGiven();

        EdgeChains chains = _ids.Scratch.Chains;
        chains.Build(_heap, null);
        Close(chains);

        // What is known of calls on live objects is kept for the next equal call.
        for (int i = 0; i < _terms.Count; i++)
        {
            Term term = _terms.TermAt(i);
            if (term.Op == Term.Call && IsKept(term.A, live) && IsKept(term.B, live) && IsKept(term.C, live))
            {
                Reach(term.B);
                Reach(term.C);
                Reach(_terms.ValueAt(i));
            }
        }

        Close(chains);
        Keep(live);
    }

    [MethodImpl(Hot.Path)]
    private void Close(EdgeChains chains)
    {
        IntList work = _ids.Scratch.Work;
        while (work.Count > 0)
        {
            int value = work.Pop();
            for (int edge = chains.First(value); edge >= 0; edge = chains.Next(edge))
            {
                Reach(_heap[edge].Value);
            }

            ReachOperands(value);
        }
    }

    private bool IsKept(int operand, Marks live) => operand < 0 || live.Contains(operand) || DefinitionOf(operand) is { Op: Term.Constant };

    /// <summary>Edges of a finished run that are not as they were found.</summary>
    public Edge[] Written => _written ??= FindWritten();

    /// <summary>Finds <see cref="Written"/> anew: the run has gone on, or became one with another.</summary>
    public void ForgetWritten() => _written = null;

    private Edge[] FindWritten()
    {
        Marks untouched = _ids.Scratch.Untouched;
        untouched.Clear();
        int count = _heap.Count;
        for (Question? q = Questions; q is not null; q = q.Previous)
        {
            if (q.Term is null && _heap.Find(q.Owner, q.Number) is var at and >= 0 && _heap[at].Value == q.Value && untouched.Add(at))
            {
                count--;
            }
        }

        Edge[] written = new Edge[count];
        count = 0;
        for (int i = 0; i < _heap.Count; i++)
        {
            if (!untouched.Contains(i))
            {
                written[count++] = _heap[i];
            }
        }

        return written;
    }

    private void Keep(Marks live)
    {
        ValueTable values = _values.Keep(live);
        _ownsValues |= !ReferenceEquals(values, _values);
        _values = values;
        Edges heap = _heap.Keep(live);
        _ownsHeap |= !ReferenceEquals(heap, _heap);
        _heap = heap;
        TermTable terms = _terms.Keep(live);
        _ownsTerms |= !ReferenceEquals(terms, _terms);
        _terms = terms;
    }

    [MethodImpl(Hot.Path)]
    private void Reach(int value)
    {
        if (value >= 0 && _ids.Scratch.Live.Add(value))
        {
            _ids.Scratch.Work.Add(value);
        }
    }

    /// <summary>Which element it is, callers find out by what its index is made of.</summary>
    [MethodImpl(Hot.Path)]
    private void ReachIndex(object? key)
    {
        if (key is ElementAt { Index: var index })
        {
            Reach(index);
        }
    }

    [MethodImpl(Hot.Path)]
    private void ReachOperands(int value)
    {
        if (_values.DefinitionOf(value) is { } term)
        {
            Reach(term.A);
            Reach(term.B);
            Reach(term.C);
        }
    }

    /// <summary>Drops questions whose answers decide nothing, and what only they held.</summary>
    /// <param name="mayBeNull">Whether a null could be found in a member.</param>
    [MethodImpl(Hot.Path)]
    public void Prune(Func<object, bool> mayBeNull)
    {
        Question[] all = Asked;
        Scratch scratch = _ids.Scratch;
        scratch.Live.Clear();
        scratch.Work.Clear();
        scratch.Untouched.Clear();
        scratch.Questions.Clear();
        Reach(Root);
        Reach(Result);
        Reach(Elements);
        foreach (int register in Registers)
        {
            Reach(register);
        }

        foreach (int entry in Entry)
        {
            Reach(entry);
        }

        for (int i = 0; i < all.Length; i++)
        {
            Question question = all[i];
            scratch.Questions.Set(question.Value, i);
            if (question.Key is not null && _heap.Find(question.Owner, question.Number) is var at and >= 0 && _heap[at].Value == question.Value)
            {
                scratch.Untouched.Add(at);
            }

            Fact fact = Of(question.Value);
            if (fact.IsCondition || fact.Targets is not null || (fact.Nullness == Nullness.NotNull && question.Key is { } member && mayBeNull(member)))
            {
                Reach(question.Value);
            }
        }

        ReachGiven();
        Close(all);
        foreach ((Term term, int value) in Answers())
        {
            if (IsFound(term.A) && IsFound(term.B) && IsFound(term.C))
            {
                Reach(term.A);
                Reach(term.B);
                Reach(term.C);
                Reach(value);
            }
        }

        Close(all);
        DropQuestions(all);
    }

    private void ReachGiven()
    {
        foreach (KeyValuePair<Asked, int> given in Given ?? [])
        {
            Reach(given.Key.Owner);
            Reach(given.Key.First);
            Reach(given.Key.Second);
            Reach(given.Key.Third);
            Reach(given.Value);
        }

        foreach (Asked found in Found ?? [])
        {
            Reach(found.Owner);
            Reach(found.First);
            Reach(found.Second);
            Reach(found.Third);
        }
    }

    /// <summary>Whether a caller knows a value, too: the method was entered with it, asked for it, or returns it.</summary>
    private bool IsFound(int value)
        => value < 0 || _ids.Scratch.Live.Contains(value) || _ids.Scratch.Questions.TryGet(value, out _) || DefinitionOf(value) is { Op: Term.Constant };

    /// <summary>Adds what the needed values are made of, and what was written into objects that were there before.</summary>
    [MethodImpl(Hot.Path)]
    private void Close(Question[] all)
    {
        Scratch scratch = _ids.Scratch;
        bool grown = true;
        while (grown)
        {
            while (scratch.Work.Count > 0)
            {
                int value = scratch.Work.Pop();
                if (scratch.Questions.TryGet(value, out int asked) && all[asked].Term is null)
                {
                    Reach(all[asked].Owner);
                    ReachIndex(all[asked].Key);
                }

                ReachOperands(value);
            }

            for (int i = 0; i < _heap.Count; i++)
            {
                int owner = _heap[i].Owner;
                if (!scratch.Untouched.Contains(i) && (scratch.Live.Contains(owner) || scratch.Questions.TryGet(owner, out _)))
                {
                    Reach(owner);
                    Reach(_heap[i].Value);
                    ReachIndex(_ids.Scratch.Keys[_heap[i].Key]);
                }
            }

            grown = scratch.Work.Count > 0;
        }
    }

    /// <summary>Takes back questions whose answers hold no more.</summary>
    public void Withdraw(Func<Question, bool> isOpen)
    {
        Question[] all = Asked;
        Question? kept = null;
        foreach (Question question in all)
        {
            if (!isOpen(question))
            {
                kept = new Question(question.Value, question.Owner, question.Key, question.Number, question.Term, kept);
            }
        }

        if ((kept?.Count ?? 0) < all.Length)
        {
            Questions = kept;
        }
    }

    private void DropQuestions(Question[] all)
    {
        Scratch scratch = _ids.Scratch;
        Question? kept = null;
        int dropped = 0;
        for (int i = 0; i < all.Length; i++)
        {
            Question question = all[i];
            if (scratch.Live.Contains(question.Value))
            {
                // The first ones are as they were while none is dropped before them.
                kept = dropped == 0 ? question : new Question(question.Value, question.Owner, question.Key, question.Number, question.Term, kept);
                continue;
            }

            dropped++;
        }

        if (dropped == 0)
        {
            return;
        }

        Questions = kept;
        Marks gone = scratch.Plain;
        gone.Clear();
        bool any = false;
        foreach (Question question in all)
        {
            if (!scratch.Live.Contains(question.Value) && question.Key is not null && _heap.Find(question.Owner, question.Number) is var at and >= 0 && scratch.Untouched.Contains(at))
            {
                any = true;
                gone.Add(at);
            }
        }

        if (any)
        {
            OwnHeap().Remove(gone);
        }
    }
}
