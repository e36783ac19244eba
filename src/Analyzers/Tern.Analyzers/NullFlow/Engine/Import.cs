using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Carries what a callee's run says over to a run of the caller: its questions are answered, its effects repeated.</summary>
internal sealed class Import
{
    private readonly State _callee;
    private readonly State _caller;
    private readonly Func<int, object, SyntaxNode, int> _member;
    private readonly SyntaxNode _where;
    private readonly string _hop;
    private readonly bool _promised;
    private readonly Dictionary<int, int> _map = new() { [State.Root] = State.Root };

    public Import(State callee, State caller, Func<int, object, SyntaxNode, int> member, SyntaxNode where, string hop, bool promised = false)
    {
        _callee = callee;
        _caller = caller;
        _member = member;
        _where = where;
        _hop = hop;
        _promised = promised;
    }

    private readonly Dictionary<int, Question> _waiting = [];
    private int _watched;
    private Action<State, int>? _watch;

    /// <summary>Whether the callee's run can be, given what the caller knows. The caller learns what it implies.</summary>
    /// <param name="entry">Values of the callee's <c>this</c> and parameters.</param>
    /// <param name="values">What the caller passes for them.</param>
    /// <param name="watched">A value of the callee, or 0.</param>
    /// <param name="watch">Sees the caller's value for it before anything is learned of it.</param>
    [MethodImpl(Hot.Path)]
    public bool Enter(int[] entry, int[] values, int watched = 0, Action<State, int>? watch = null)
    {
        _watched = watched;
        _watch = watch;
        for (int i = 0; i < entry.Length; i++)
        {
            _map[entry[i]] = values[i];
            if (!Agree(entry[i], values[i]))
            {
                return false;
            }
        }

        List<Question> questions = [];
        for (Question? q = _callee.Questions; q is not null; q = q.Previous)
        {
            questions.Add(q);
        }

        for (int i = questions.Count - 1; i >= 0; i--)
        {
            if (!Answer(questions[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Compares an answer with what the callee's run took it for. Answers that cannot speak against the run wait until somebody needs them.</summary>
    [MethodImpl(Hot.Path)]
    private bool Answer(Question question)
    {
        Fact asked = _callee.Of(question.Value);
        if (!asked.IsCondition && question.Value != _watched && !Speaks(question, asked))
        {
            _waiting[question.Value] = question;
            return true;
        }

        if (question.Term is { } term)
        {
            return Answer(question.Value, term);
        }

        if (question.Key is At || !TryMap(question.Owner, out int owner))
        {
            return true;
        }

        if (owner != State.Root && _caller.Of(owner).Nullness == Nullness.Null)
        {
            return false;
        }

        int value = _member(owner, question.Key!, _where);
        _map[question.Value] = value;
        return Agree(question.Value, value);
    }

    private bool Speaks(Question question, Fact asked)
        => asked.Nullness == Nullness.NotNull && question.Term is null && question.Key is not At && _map.TryGetValue(question.Owner, out int owner)
            && (_caller.TryPeek(owner, question.Key!, out _) || _caller.Of(owner).Members is Members.Fresh or Members.Decoded);

    private bool Answer(int value, Term term)
    {
        if (Translate(term) is not { } here)
        {
            return true;
        }

        Fact fact = _callee.Of(value);
        bool known = fact.IsTrue || fact.IsFalse;
        if (_caller.Evaluate(here) is { } truth)
        {
            _map[value] = _caller.Constant(truth);
            return !known || truth == fact.IsTrue;
        }

        if (here is { Op: Term.Call, Symbol: IMethodSymbol { Name: "get_Length" } } && _caller.Of(here.A).Text is { } text)
        {
            return Agree(value, _map[value] = _caller.Constant(text.Length));
        }

        int result = _caller.ValueOf(here, Untested(fact));
        _map[value] = result;
        return Agree(value, result) && (!known || _caller.Refine(result, fact.IsTrue));
    }

    /// <summary>What a call says by itself, before the callee's tests of it.</summary>
    private Fact Untested(Fact fact)
    {
        Fact plain = new() { Type = fact.Type, Members = fact.Members == Members.Entry ? Members.Unknown : fact.Members };
        if (fact.Origin is { } origin)
        {
            return plain with { Nullness = Nullness.Maybe, Origin = Through(origin) };
        }

        return fact is { Nullness: Nullness.NotNull, Low: >= 0, High: <= 1 } ? plain with { Nullness = Nullness.NotNull, Low = 0, High = 1 } : plain;
    }

    private Origin Through(Origin origin)
    {
        Origin travelled = origin.Via(_hop, _where);
        return _promised && origin.Kind is OriginKind.Literal or OriginKind.Library ? travelled with { Kind = OriginKind.Implementation } : travelled;
    }

    private Term? Translate(Term term)
    {
        int[] arguments = [-1, -1, -1];
        int i = 0;
        foreach (int argument in term.Arguments)
        {
            if (!TryMap(argument, out int mapped))
            {
                if (_callee.DefinitionOf(argument) is { Op: Term.Constant } constant)
                {
                    mapped = _caller.Constant(constant.Symbol);
                    _map[argument] = mapped;
                }
                else
                {
                    return null;
                }
            }

            arguments[i++] = mapped;
        }

        Term result = term with { A = arguments[0], B = arguments[1], C = arguments[2] };
        return term.Op == Term.Equal && result.A > result.B ? result with { A = result.B, B = result.A } : result;
    }

    [MethodImpl(Hot.Path)]
    private bool Agree(int callee, int caller)
    {
        if (callee == _watched)
        {
            _watch?.Invoke(_caller, caller);
        }

        Fact fact = _callee.Of(callee);
        Fact asked = fact with { Origin = null, Type = null, Targets = null, Nullness = fact.Nullness == Nullness.Maybe ? Nullness.Unknown : fact.Nullness };
        return _caller.Conjoin(caller, asked);
    }

    /// <summary>The caller's value for one the callee was entered with.</summary>
    [MethodImpl(Hot.Path)]
    public bool TryMap(int callee, out int caller)
    {
        if (_map.TryGetValue(callee, out caller))
        {
            return true;
        }

        if (!_waiting.TryGetValue(callee, out Question? question))
        {
            return false;
        }

        _waiting.Remove(callee);
        if (question.Term is { } term)
        {
            Answer(callee, term);
            return _map.TryGetValue(callee, out caller);
        }

        if (question.Key is At || !TryMap(question.Owner, out int owner))
        {
            return false;
        }

        _map[callee] = caller = _member(owner, question.Key!, _where);
        return true;
    }

    /// <summary>Repeats what the callee wrote into objects the caller knows.</summary>
    [MethodImpl(Hot.Path)]
    public void Effects()
    {
        HashSet<(int, object)> untouched = [];
        for (Question? q = _callee.Questions; q is not null; q = q.Previous)
        {
            if (q.Term is null && _callee.TryPeek(q.Owner, q.Key!, out int now) && now == q.Value)
            {
                untouched.Add((q.Owner, q.Key!));
            }
        }

        List<(int Owner, object Key, int Value)> writes = [];
        foreach (KeyValuePair<(int Owner, object Key), int> edge in _callee.Heap)
        {
            if (edge.Key.Key is not At && !untouched.Contains(edge.Key) && TryMap(edge.Key.Owner, out int owner))
            {
                writes.Add((owner, edge.Key.Key, edge.Value));
            }
        }

        foreach ((int target, object key, int value) in writes)
        {
            _caller.Write(target, key, Value(value));
        }
    }

    /// <summary>A value of the callee in the caller; made with all that hangs on it when the caller does not have it.</summary>
    [MethodImpl(Hot.Path)]
    public int Value(int callee)
    {
        if (callee == State.Root)
        {
            return _caller.New(Fact.Nothing);
        }

        if (TryMap(callee, out int known))
        {
            return known;
        }

        if (_callee.DefinitionOf(callee) is { } term)
        {
            if (term.Op == Term.Constant)
            {
                return _map[callee] = _caller.Constant(term.Symbol);
            }

            if (Translate(term) is { } here)
            {
                return _map[callee] = _caller.Evaluate(here) is { } truth ? _caller.Constant(truth) : _caller.ValueOf(here, _callee.Of(callee));
            }
        }

        Fact fact = _callee.Of(callee);
        if (fact.Origin is { } origin)
        {
            fact = fact with { Origin = Through(origin) };
        }

        if (fact.Members == Members.Entry)
        {
            fact = fact with { Members = Members.Unknown };
        }

        int value = _caller.New(fact);
        _map[callee] = value;
        List<(object Key, int Value)> edges = [];
        foreach (KeyValuePair<(int Owner, object Key), int> edge in _callee.Heap)
        {
            if (edge.Key.Owner == callee && edge.Key.Key is not At)
            {
                edges.Add((edge.Key.Key, edge.Value));
            }
        }

        foreach ((object key, int target) in edges)
        {
            _caller.Write(value, key, Value(target));
        }

        return value;
    }
}
