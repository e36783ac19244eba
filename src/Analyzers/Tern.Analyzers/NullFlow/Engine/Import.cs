using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Carries what a callee's run says over to a run of the caller: its questions are answered, its effects repeated.</summary>
internal sealed partial class Import
{
    /// <summary>Tests for a value that stands for none: as with null, that a method has an answer for it does not mean that it is passed.</summary>
    private static readonly string[] s_empty = ["IsNullOrEmpty", "IsNullOrWhiteSpace", "get_IsEmpty", "get_IsNil", "get_IsDefault", "get_IsDefaultOrEmpty"];

    private readonly State _callee;
    private readonly State _caller;
    private readonly MethodAnalysis _analysis;
    private readonly Call _call;
    private readonly bool _promised;
    private readonly Question[] _questions;
    private readonly NumberMap _map;
    private readonly NumberMap _waiting;
    private readonly KeyTable _keys;
    private int[] _entry = [];
    private bool _onDemand;
    private bool _untold;
    private bool _untoldEntry;
    private bool _registered;
    private int _watched;

    /// <summary>Begins an import, which ends the one before: they share their space.</summary>
    /// <param name="callee">A finished run.</param>
    /// <param name="caller">The run that goes on.</param>
    /// <param name="analysis">Analysis of the caller.</param>
    /// <param name="call">The call.</param>
    /// <param name="promised">Whether a declaration other than the callee's own promises the result.</param>
    public Import(State callee, State caller, MethodAnalysis analysis, Call call, bool promised = false)
    {
        _callee = callee;
        _caller = caller;
        _analysis = analysis;
        _call = call;
        _promised = promised;
        _questions = callee.Asked;
        Scratch scratch = analysis.Program.Scratch;
        _keys = scratch.Keys;
        _map = scratch.Imported;
        _waiting = scratch.Waiting;
        _map.Clear();
        _waiting.Clear();
        _map.Set(State.Root, State.Root);
    }

    /// <summary>Whether the callee's run is one for a null argument, and the caller has no evidence that it passes one: what comes of it is no evidence either.</summary>
    public bool IsAssumed { get; set; }

    /// <summary>Whether an answer that was looked at late speaks against the run.</summary>
    public bool IsRefuted { get; private set; }

    /// <summary>What the caller knew of the watched value before it learned anything from the callee, or <see langword="null"/> when it was not met.</summary>
    public Fact? Watched { get; private set; }

    /// <summary>Whether the callee's run can be, given what the caller knows. The caller learns what it implies.</summary>
    /// <param name="entry">Values of the callee's <c>this</c> and parameters.</param>
    /// <param name="values">What the caller passes for them.</param>
    /// <param name="watched">A value of the callee, or 0.</param>
    [MethodImpl(Hot.Path)]
    public bool Enter(int[] entry, int[] values, int watched = 0)
    {
        _watched = watched;
        _entry = entry;
        for (int i = 0; i < entry.Length; i++)
        {
            _map.Set(entry[i], values[i]);
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

        for (int i = 0; i < _questions.Length; i++)
        {
            if (!Answer(i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Compares an answer with what the callee's run took it for. Answers that cannot speak against the run wait until somebody needs them.</summary>
    [MethodImpl(Hot.Path)]
    private bool Answer(int position)
    {
        Question question = _questions[position];
        Fact asked = _callee.Of(question.Value);
        if (!asked.IsCondition && question.Value != _watched && !Speaks(question, asked))
        {
            _waiting.Set(question.Value, position);
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

        int value = AskedFor(owner, question.Key!);
        _map.Set(question.Value, value);
        if (asked is { Nullness: Nullness.Null, Origin: null } && question.Value != _watched && _caller.Of(value).Nullness == Nullness.Unknown && (question.Key is Slot or long or string or ItemAt || !_analysis.Program.MayBeNull(question.Key!)))
        {
            // As with an argument: that there is an answer for an element that is null does not mean that there is one.
            IsAssumed |= !_caller.IsEntry(value);
            _onDemand |= _caller.IsEntry(value);
        }

        return Agree(question.Value, value);
    }

    [MethodImpl(Hot.Path)]
    private bool Speaks(Question question, Fact asked)
        => asked.Nullness == Nullness.NotNull && question.Term is null && question.Key is not At && _map.TryGet(question.Owner, out int owner)
            && (_caller.TryPeek(owner, question.Number, out _) || _caller.Of(owner).Members is Members.Fresh or Members.Decoded);

    /// <summary>What a call says by itself, before the callee's tests of it.</summary>
    private Fact Untested(Fact fact)
    {
        if (fact.Origin is not { } origin)
        {
            return fact.Untested;
        }

        Fact plain = new() { Type = fact.Type, Members = fact.Members == Members.Entry ? Members.Unknown : fact.Members };
        return Through(origin) is { } through ? plain with { Nullness = Nullness.Maybe, Origin = through } : plain;
    }

    /// <summary>A term of the callee over values of the caller, or <see langword="null"/> when the caller does not have them.</summary>
    [MethodImpl(Hot.Path)]
    private Term? Translate(Term term, bool make = false)
    {
        int a = term.A;
        int b = term.B;
        int c = term.C;
        if (!Operand(ref a, make) || !Operand(ref b, make) || !Operand(ref c, make))
        {
            return null;
        }

        if (term is { Op: Term.Is, Symbol: ITypeParameterSymbol parameter } && Given(parameter) is { } given)
        {
            // Whether a value is of a type parameter, the call decides that gives the type.
            return new Term(Term.Is, given, a);
        }

        return term.Op == Term.Equal && a > b ? term.Over(b, a, c) : term.Over(a, b, c);
    }

    [MethodImpl(Hot.Path)]
    private bool Operand(ref int value, bool make)
    {
        if (value < 0)
        {
            return true;
        }

        if (TryMap(value, out int mapped))
        {
            value = mapped;
            return true;
        }

        if (_callee.DefinitionOf(value) is { Op: Term.Constant } constant)
        {
            value = Mapped(value, _caller.Constant(constant.Symbol));
            return true;
        }

        if (make)
        {
            // A test of what the callee made goes on telling about it.
            value = Value(value);
        }

        return make;
    }

    [MethodImpl(Hot.Path)]
    private bool Agree(int callee, int caller)
    {
        if (callee == _watched)
        {
            Watched = _caller.Of(caller);
        }

        Fact asked = _callee.Of(callee);
        if (asked.Not.Length > 0)
        {
            NoteOther(asked, caller);
        }

        return _caller.Conjoin(caller, asked.AsAsked);
    }

    /// <summary>The caller's value for one the callee was entered with.</summary>
    [MethodImpl(Hot.Path)]
    public bool TryMap(int callee, out int caller)
    {
        if (_map.TryGet(callee, out caller))
        {
            return true;
        }

        if (!_waiting.TryGet(callee, out int position))
        {
            return false;
        }

        _waiting.Remove(callee);
        Question question = _questions[position];
        if (question.Term is { } term)
        {
            IsRefuted |= !Answer(callee, term);
            return _map.TryGet(callee, out caller);
        }

        if (question.Key is At || !TryMap(question.Owner, out int owner))
        {
            return false;
        }

        caller = AskedFor(owner, question.Key!);
        _map.Set(callee, caller);
        if (callee != _watched)
        {
            // What the callee's run went on with holds after it: it was tested or dereferenced there.
            IsRefuted |= !Agree(callee, caller);
        }

        return true;
    }

    /// <summary>Repeats what the callee wrote into objects the caller knows.</summary>
    [MethodImpl(Hot.Path)]
    public void Effects()
    {
        Edge[] written = _callee.Written;
        IReadOnlyList<(Term Term, int Value)> answers = _callee.Answers();
        if (written.Length == 0)
        {
            AskAnswered(answers);
            Answers(answers);
            return;
        }

        // All objects are found before the first write, which could change what the caller finds.
        int[] owners = new int[written.Length];
        for (int i = 0; i < written.Length; i++)
        {
            owners[i] = _keys[written[i].Key] is not At && TryMap(written[i].Owner, out int owner) ? owner : -1;
        }

        AskReplaced();
        AskAnswered(answers);
        int opened = _keys.Number(Slot.Opened);
        int counted = _keys.Number(Slot.Keys);
        int result = _keys.Number(Slot.Result);
        for (int i = 0; i < written.Length; i++)
        {
            if (owners[i] >= 0 && written[i].Key == opened)
            {
                MethodAnalysis.Open(_caller, owners[i]);
            }
            else if (owners[i] >= 0 && written[i].Key == counted && !_callee.Of(written[i].Value).IsNumber)
            {
                MapKeys.ForgetConstants(_caller, owners[i]);
            }
        }

        for (int i = 0; i < written.Length; i++)
        {
            if (owners[i] >= 0 && written[i].Key != opened && !(written[i].Key == result && IsCompleted(owners[i])))
            {
                _analysis.Sightings?.Wrote(owners[i], written[i].Key);
                if (_keys[written[i].Key] is ElementAt { Index: var index })
                {
                    _analysis.WriteAt(_caller, owners[i], Value(index), Value(written[i].Value), _call);
                    continue;
                }

                _caller.Write(owners[i], written[i].Key, Value(written[i].Value));
            }
        }

        Answers(answers);
    }

    /// <summary>What the callee found in a place is asked before the callee's own value is written there.</summary>
    private void AskReplaced()
    {
        foreach (Question question in _questions)
        {
            if (question.Term is null && _waiting.TryGet(question.Value, out _) && !(_callee.TryPeek(question.Owner, question.Number, out int left) && left == question.Value))
            {
                TryMap(question.Value, out _);
            }
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

        // An object that was made is what it holds, whatever gives it back.
        if (_callee.DefinitionOf(callee) is { } term && !(term.Op == Term.Call && _callee.Of(callee).Members is Members.Fresh or Members.Decoded))
        {
            if (term.Op == Term.Constant)
            {
                return Mapped(callee, _caller.Constant(term.Symbol));
            }

            if (Translate(term, make: term.Op != Term.Call) is { } here)
            {
                if (Computed(term, here) is var computed and not 0)
                {
                    return Mapped(callee, computed);
                }

                return Mapped(callee, _caller.Evaluate(here) is { } truth ? _caller.Constant(truth) : _caller.ValueOf(here, _callee.Of(callee)));
            }
        }

        Fact fact = _callee.Of(callee);
        if (fact.Origin is { } origin)
        {
            Origin? through = Through(origin);
            fact = fact with { Origin = through, Nullness = through is null && fact.Nullness == Nullness.Maybe ? Nullness.Unknown : fact.Nullness };
        }

        int value = Mapped(callee, _caller.New(fact.AsMade));
        if (_callee.Of(callee).Origin?.Reply?.Sought is { Row: { } row } sought && Passed(sought.Key) is var key and not 0)
        {
            _caller.LookedUp(row, key, value);
        }

        Edges heap = _callee.Heap;
        for (int i = heap.First(callee); i >= 0; i = heap.Next(i))
        {
            if (_keys[heap[i].Key] is not At)
            {
                _caller.Write(value, heap[i].Key, Value(heap[i].Value));
                if (ReferenceEquals(_keys[heap[i].Key], Slot.Element))
                {
                    KeyOf(heap[i].Value);
                }
            }
        }

        if (_caller.TryPeek(value, Slot.Payload, out int text) && _caller.Of(text).Text is { } payload && fact.Type is { } read)
        {
            _analysis.Program.Sent(_caller, value, read, payload, hasOptions: false);
        }

        AnswersOf(callee);
        Bind(callee, value, fact);
        return value;
    }

    private int Mapped(int callee, int caller)
    {
        _map.Set(callee, caller);
        return caller;
    }
}
