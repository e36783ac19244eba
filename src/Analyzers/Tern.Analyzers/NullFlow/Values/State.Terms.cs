using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Values that are made of others.</summary>
internal sealed partial class State
{
    /// <summary>What a call said of one value holds for another, too.</summary>
    public void CopyTerms(object symbol, int from, int to)
    {
        for (int i = _terms.Count - 1; i >= 0; i--)
        {
            if (_terms.TermAt(i) is { Op: Term.Call } term && ReferenceEquals(term.Symbol, symbol) && term.B == from)
            {
                SetTerm(term.Over(term.A, to, term.C), _terms.ValueAt(i));
            }
        }
    }

    /// <summary>Answers about an object that another was asked for: whether it is a key of that, say.</summary>
    public IReadOnlyList<(Term Term, int Value)> Answered(object symbol, int about)
    {
        List<(Term, int)>? answers = null;
        for (int i = 0; i < _terms.Count; i++)
        {
            if (_terms.TermAt(i) is { Op: Term.Call } term && ReferenceEquals(term.Symbol, symbol) && term.B == about)
            {
                (answers ??= []).Add((term, _terms.ValueAt(i)));
            }
        }

        return answers is null ? [] : answers;
    }

    /// <summary>Calls on a value of which the results are known.</summary>
    public List<(Term Call, int Result)> CallsOn(int value)
    {
        List<(Term, int)> calls = [];
        for (int i = 0; i < _terms.Count; i++)
        {
            if (_terms.TermAt(i) is { Op: Term.Call } term && term.A == value)
            {
                calls.Add((term, _terms.ValueAt(i)));
            }
        }

        return calls;
    }

    [MethodImpl(Hot.Path)]
    public bool TryTerm(Term term, out int value)
    {
        int at = _terms.Find(term);
        value = at < 0 ? 0 : _terms.ValueAt(at);
        return at >= 0;
    }

    private const int MaxTold = 12;
    private Told? _told;

    /// <summary>Calls whose answer something has set, as far as it still holds: an effect that callers see.</summary>
    public IReadOnlyList<(Term Term, int Value)> Answers()
    {
        if (_told is null)
        {
            return [];
        }

        List<(Term, int)> answers = [];
        for (Told? t = _told; t is not null; t = t.Previous)
        {
            if (TryTerm(t.Term, out int now) && now == t.Value)
            {
                answers.Add((t.Term, t.Value));
            }
        }

        return answers;
    }

    /// <summary>Whether callers will see one more answer.</summary>
    public bool CanTell => (_told?.Count ?? 0) < MaxTold;

    /// <summary>Sets what a call will answer.</summary>
    public void Tell(Term term, int value)
    {
        OwnTerms().Set(term, value);
        if (CanTell)
        {
            _told = new Told(term, value, _told);
        }
    }

    /// <summary>Forgets what a call will answer.</summary>
    public void Untell(Term term)
    {
        int at = _terms.Find(term);
        if (at >= 0)
        {
            OwnTerms().RemoveAt(at);
        }
    }

    /// <summary>Answers of calls on an object.</summary>
    public IReadOnlyList<(Term Term, int Value)> AnswersOf(int owner)
    {
        if (!_terms.MayHaveCallsOn(owner))
        {
            return [];
        }

        List<(Term, int)>? answers = null;
        for (int i = 0; i < _terms.Count; i++)
        {
            if (_terms.TermAt(i) is { Op: Term.Call } term && term.A == owner)
            {
                (answers ??= []).Add((term, _terms.ValueAt(i)));
            }
        }

        return answers is null ? [] : answers;
    }

    public void SetTerm(Term term, int value)
    {
        OwnTerms().Set(term, value);
        if (_values.DefinitionOf(value) is null)
        {
            OwnValues().Define(value, term);
        }
    }

    /// <summary>Forgets of what a value is made.</summary>
    public void Undefine(int value)
    {
        if (_values.DefinitionOf(value) is { } term)
        {
            OwnValues().Define(value, null);
            int at = _terms.Find(term);
            if (at >= 0)
            {
                OwnTerms().RemoveAt(at);
            }
        }
    }

    /// <summary>Forgets of what values are made, but for constants and for those that are kept.</summary>
    [MethodImpl(Hot.Path)]
    public void UndefineBut(Marks kept)
    {
        for (int i = 0; i < _values.Count; i++)
        {
            if (_values.DefinitionAt(i) is { Op: not Term.Constant } && !kept.Contains(_values.ValueAt(i)))
            {
                Undefine(_values.ValueAt(i));
            }
        }
    }

    private sealed class Told(Term term, int value, Told? previous)
    {
        public Term Term { get; } = term;

        public int Value { get; } = value;

        public Told? Previous { get; } = previous;

        public int Count { get; } = (previous?.Count ?? 0) + 1;
    }
}
