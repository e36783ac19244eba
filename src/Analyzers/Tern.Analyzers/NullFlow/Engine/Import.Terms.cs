using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Terms of a callee's run, as the caller sees them.</summary>
internal sealed partial class Import
{
    private bool Answer(int value, Term term)
    {
        if (Translate(term) is not { } here)
        {
            return true;
        }

        Fact fact = _callee.Of(value);
        bool known = fact.IsTrue || fact.IsFalse;
        if (fact.IsFalse && here is { Op: Term.Call, Symbol: State.HasKey } && _caller.TryTerm(here, out int supposed) && _caller.Truth(supposed) == false)
        {
            // That a key is missing which is no constant was supposed before, where another look for it found nothing: its callers have not said so yet.
            _untoldEntry |= MapKeys.Constant(_caller, here.B) is null && MapKeys.CanAsk(_caller, here.A, here.B);
        }

        if (_caller.Evaluate(here) is { } truth)
        {
            _map.Set(value, _caller.Constant(truth));
            return !known || truth == fact.IsTrue;
        }

        if (here is { Op: Term.Call, Symbol: MapKeys.Parts } && MapKeys.Joined(_caller, here) is { } joined)
        {
            _map.Set(value, _caller.Constant(joined));
            return true;
        }

        if (Computed(term, here) is var computed and not 0)
        {
            _map.Set(value, computed);
            return Agree(value, computed);
        }

        if (here is { Op: Term.Call, Symbol: IMethodSymbol { Name: "get_Count" or "Any" }, B: -1 } && _caller.TryPeek(here.A, Slot.Length, out int count) && Counted(here, count) is var counted and >= 0)
        {
            _map.Set(value, counted);
            return Agree(value, counted) && (!known || _caller.Refine(counted, fact.IsTrue));
        }

        if (here is { Op: Term.Call, Symbol: LibraryCalls.Found } && _caller.TryTerm(new Term(Term.Call, State.HasKey, here.A, here.B), out int has) && _caller.Truth(has) == true)
        {
            int item = _caller.ValueOf(new Term(Term.Call, LibraryCalls.Item, here.A, here.B), new Fact { Type = fact.Type });
            _map.Set(value, item);
            return Agree(value, item);
        }

        if (here is { Op: Term.Call, Symbol: State.HasKey } && !(_caller.TryTerm(here, out int before) && _caller.Truth(before) is not null))
        {
            if (MapKeys.IsMissing(_caller, here.A, here.B, _analysis.Program))
            {
                _map.Set(value, _caller.Constant(false));
                return !known || fact.IsFalse;
            }

            if (fact.IsFalse && MapKeys.HasFromStart(_caller, here.A, here.B, _analysis.Program))
            {
                return false;
            }

            if (fact.IsFalse)
            {
                _registered |= MapKeys.IsRegistered(_caller, here.A, here.B);
                bool asks = MapKeys.CanAsk(_caller, here.A, here.B) || MapKeys.IsOther(_caller, here.A, here.B);
                _untold |= !asks;
                _untoldEntry |= asks;
            }
        }

        if (here is { Op: Term.Call, Symbol: IMethodSymbol { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } blank } && (_caller.Of(here.A) is { Nullness: Nullness.Null } or { Text: not null }))
        {
            string? constant = _caller.Of(here.A).Text;
            bool isBlank = blank.Name == "IsNullOrEmpty" ? string.IsNullOrEmpty(constant) : string.IsNullOrWhiteSpace(constant);
            _map.Set(value, _caller.Constant(isBlank));
            return !known || isBlank == fact.IsTrue;
        }

        if (fact.IsTrue && here.Op == Term.Call && here.Symbol is IMethodSymbol { Name: var name } && Array.IndexOf(s_empty, name) >= 0 && Array.IndexOf(_entry, term.A) > 0)
        {
            IsAssumed |= !_caller.IsEntry(here.A);
            _onDemand |= _caller.IsEntry(here.A);
        }

        if (here.Op == Term.Is && fact.IsFalse)
        {
            bool asks = _caller.IsEntry(here.A) || IsOtherItem(term, here);
            _untold |= !asks;
            _untoldEntry |= asks;
        }

        int result = _caller.ValueOf(here, Untested(fact));
        _map.Set(value, result);
        return Agree(value, result) && (!known || _caller.Refine(result, fact.IsTrue));
    }

    /// <summary>
    /// Takes an item of a map for one that fails a test, where each entry is known here and some fail: the key, which callers know, is none of those under which the others stand. False where that is not known.
    /// </summary>
    private bool IsOtherItem(Term term, Term here)
    {
        if (Array.Find(_questions, q => q.Value == term.A && q.Key is ItemAt and not ElementAt) is not { Key: ItemAt { Key: var asked } } question
            || !TryMap(question.Owner, out int map) || !TryMap(asked, out int key) || MapKeys.Others(_caller, map, key) is not { } keys)
        {
            return false;
        }

        List<string> passing = [];
        foreach (string other in keys)
        {
            if (!_caller.TryPeek(map, other, out int item) || _caller.Evaluate(here.Over(item, -1, -1)) is not { } passes)
            {
                return false;
            }

            if (passes)
            {
                passing.Add(other);
            }
        }

        return passing.Count < keys.Count && MapKeys.IsNone(_caller, key, passing);
    }

    /// <summary>The key under which the caller knows what the callee found in a map.</summary>
    private object Here(int owner, object key)
        => key is ElementAt { Index: var index } ? _analysis.KeyAt(_caller, owner, Value(index), -1) is var at and not At ? at : Slot.Element
            : key is not ItemAt { Key: var here } || !Operand(ref here, make: false) ? key
            : MapKeys.Constant(_caller, here) is { } constant && _caller.TryPeek(owner, constant, out _) ? constant : new ItemAt(here);

    private int Member(int owner, object key) => key is ITypeParameterSymbol parameter ? TypeOf(parameter) : _analysis.Read(_caller, owner, key, Keys.TypeOf(key), _call.At.Where);

    /// <summary>The caller's value for a member or an element that the callee asked for.</summary>
    private int AskedFor(int owner, object key)
    {
        int value = Member(owner, Here(owner, key));
        if (key is ElementAt)
        {
            _analysis.NoteCounted(_caller, _call, value);
        }

        return value;
    }

    /// <summary>A constant that a term of the callee has here, or 0.</summary>
    private int Computed(Term term, Term here)
        => here.Op == Term.Arithmetic ? _caller.Compute(here) is { } number ? _caller.Constant(number) : 0
            : here is { Op: Term.Call, Symbol: IMethodSymbol method, A: >= 0 } && (here.B < 0 || IsPassed(term.A)) && Texts.Compute(_caller, method, here.A, here.B, here.C) is { } known ? _caller.Constant(known) : 0;

    /// <summary>Whether a text is one that the callee was passed, and none of many for which one stands: what tests show of one of those is not what they show of the next.</summary>
    private bool IsPassed(int text) => Array.IndexOf(_entry, text) > 0 || (_callee.DefinitionOf(text) is { Op: Term.Constant or Term.Call } term && (term.A < 0 || IsPassed(term.A)));

    /// <summary>Whether a completion source was given its result before.</summary>
    private bool IsCompleted(int source) => _caller.Of(source).Type is { Name: "TaskCompletionSource" } && _caller.TryPeek(source, Slot.Result, out _);

    /// <summary>What a collection says of itself whose elements were counted here; -1 when they are not known well enough.</summary>
    private int Counted(Term question, int count)
    {
        if (question.Symbol is IMethodSymbol { Name: "get_Count" })
        {
            return count;
        }

        Fact fact = _caller.Of(count);
        return fact.Low > 0 ? _caller.Constant(true) : fact.IsFalse ? _caller.Constant(false) : -1;
    }

    /// <summary>What the callee found is asked before what it set is found there.</summary>
    private void AskAnswered(IReadOnlyList<(Term Term, int Value)> answers)
    {
        if (answers.Count == 0)
        {
            return;
        }

        foreach (Question question in _questions)
        {
            if (question.Term is { Op: Term.Call } && _waiting.TryGet(question.Value, out _))
            {
                TryMap(question.Value, out _);
            }
        }
    }

    /// <summary>Repeats what the callee set calls to answer, and what they gave it.</summary>
    private void Answers(IReadOnlyList<(Term Term, int Value)> answers)
    {
        foreach ((Term term, int value) in answers)
        {
            if (Translate(term) is { } here)
            {
                if (ReferenceEquals(here.Symbol, State.HasKey) && _callee.Truth(value) == true)
                {
                    MapKeys.Adding(_caller, here.A, here.B);
                }

                int told = Value(value);
                if (ReferenceEquals(here.Symbol, LibraryCalls.Item))
                {
                    MapKeys.Put(_caller, here.A, here.B, told);
                }

                _caller.Tell(here, told);
            }
        }

        if (_callee.Given is { } given)
        {
            Dictionary<Asked, int> known = _caller.Given is { } before ? new(before) : [];
            foreach (KeyValuePair<Asked, int> answer in given)
            {
                if (Here(answer.Key) is { } asked)
                {
                    known[asked] = Value(answer.Value);
                }
            }

            _caller.Given = known;
        }

        if (_callee.Found is { } found)
        {
            HashSet<Asked> all = _caller.Found is { } before ? [.. before] : [];
            all.UnionWith(found.Select(Here).OfType<Asked>());
            _caller.Found = all;
        }
    }

    /// <summary>Keys that the callee gives are keys of the map that it got them from.</summary>
    private void KeyOf(int element)
    {
        foreach ((Term term, int answer) in _callee.Answered(State.HasKey, element))
        {
            if (_callee.Truth(answer) == true && Translate(term) is { } here)
            {
                _caller.SetTerm(here, _caller.Constant(true));
            }
        }
    }

    /// <summary>What an object that the callee made answers.</summary>
    private void AnswersOf(int made)
    {
        foreach ((Term term, int value) in _callee.AnswersOf(made))
        {
            if (term.Symbol is State.HasKey or LibraryCalls.Item or LibraryCalls.Found && Translate(term) is { } here)
            {
                int told = Value(value);
                if (ReferenceEquals(here.Symbol, LibraryCalls.Item) && MapKeys.Constant(_caller, here.B) is { } constant && _caller.TryPeek(here.A, constant, out _))
                {
                    // Who knows the key knows it by another name.
                    _caller.Write(here.A, constant, told);
                }

                _caller.SetTerm(here, told);
            }
        }
    }
}
