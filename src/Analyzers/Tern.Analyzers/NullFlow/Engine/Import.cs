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

    /// <summary>Tests for a value that stands for none: as with null, that a method has an answer for it does not mean that it is passed.</summary>
    private static readonly string[] s_empty = ["IsNullOrEmpty", "IsNullOrWhiteSpace", "get_IsEmpty", "get_IsNil", "get_IsDefault", "get_IsDefaultOrEmpty"];

    private readonly Dictionary<int, Question> _waiting = [];
    private int[] _entry = [];
    private bool _onDemand;
    private bool _untold;
    private bool _untoldEntry;
    private int _watched;
    private Action<State, int>? _watch;

    /// <summary>Whether the callee's run is one for a null argument, and the caller has no evidence that it passes one: what comes of it is no evidence either.</summary>
    public bool IsAssumed { get; set; }

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
        _entry = entry;
        for (int i = 0; i < entry.Length; i++)
        {
            _map[entry[i]] = values[i];
            if (i > 0 && entry[i] != watched && _callee.Of(entry[i]).Nullness == Nullness.Null && _caller.Of(values[i]).Nullness == Nullness.Unknown)
            {
                IsAssumed |= !_caller.IsEntry(values[i]);
                _onDemand |= _caller.IsEntry(values[i]);
            }

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

        if (fact.IsTrue && here.Op == Term.Call && here.Symbol is IMethodSymbol { Name: var name } && Array.IndexOf(s_empty, name) >= 0 && Array.IndexOf(_entry, term.A) > 0)
        {
            IsAssumed |= !_caller.IsEntry(here.A);
            _onDemand |= _caller.IsEntry(here.A);
        }

        if (here.Op == Term.Is && fact.IsFalse)
        {
            _untold |= !_caller.IsEntry(here.A);
            _untoldEntry |= _caller.IsEntry(here.A);
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
            return Through(origin) is { } through ? plain with { Nullness = Nullness.Maybe, Origin = through } : plain;
        }

        return fact is { Nullness: Nullness.NotNull, Low: >= 0, High: <= 1 } ? plain with { Nullness = Nullness.NotNull, Low = 0, High = 1 } : plain;
    }

    private Origin? Through(Origin origin)
    {
        if (Here(origin) is not { } known)
        {
            return null;
        }

        Origin travelled = known.Via(_hop, _where);
        return _promised && origin.Kind is OriginKind.Literal or OriginKind.Library ? travelled with { Kind = OriginKind.Implementation } : travelled;
    }

    /// <summary>An origin as it is here; <see langword="null"/> when it rests on an argument of which the caller knows nothing.</summary>
    public Origin? Here(Origin origin)
    {
        if (IsAssumed || (origin.IsOnDemand && _untold))
        {
            return null;
        }

        bool waits = _onDemand || (origin.IsOnDemand && _untoldEntry);
        return origin.IsOnDemand == waits ? origin : origin with { IsOnDemand = waits };
    }

    private Term? Translate(Term term, bool make = false)
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
                else if (make)
                {
                    // A test of what the callee made goes on telling about it.
                    mapped = Value(argument);
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

        // What the callee found in a place is asked before the callee's own value is written there.
        foreach (KeyValuePair<int, Question> waiting in _waiting.ToList())
        {
            if (waiting.Value is { Term: null, Key: { } place } && _callee.TryPeek(waiting.Value.Owner, place, out int left) && left != waiting.Key)
            {
                TryMap(waiting.Key, out _);
            }
        }

        foreach ((int target, object key, int _) in writes)
        {
            if (ReferenceEquals(key, Code.Slot.Opened))
            {
                MethodAnalysis.Open(_caller, target);
            }
        }

        foreach ((int target, object key, int value) in writes.Where(w => !ReferenceEquals(w.Key, Code.Slot.Opened)))
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

            if (Translate(term, make: term.Op != Term.Call) is { } here)
            {
                return _map[callee] = _caller.Evaluate(here) is { } truth ? _caller.Constant(truth) : _caller.ValueOf(here, _callee.Of(callee));
            }
        }

        Fact fact = _callee.Of(callee);
        if (fact.Origin is { } origin)
        {
            Origin? through = Through(origin);
            fact = fact with { Origin = through, Nullness = through is null && fact.Nullness == Nullness.Maybe ? Nullness.Unknown : fact.Nullness };
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
