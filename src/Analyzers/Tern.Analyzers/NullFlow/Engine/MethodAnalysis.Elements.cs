using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Arrays and collections: what stands at which index, and what stands for all of it.</summary>
internal sealed partial class MethodAnalysis
{
    private const int MaxLeftOut = 4;

    private int NewArray(State state, Instruction i)
    {
        int array = state.New(Fact.NotNull);
        int length = Register(state, i.A);
        state.Conjoin(length, Fact.NotNull with { Low = 0 });
        if (!i.Flag)
        {
            state.Write(array, Slot.Length, length);
        }

        bool empty = state.Of(length) is { IsNumber: true, Low: 0 };
        int element = empty || _program.Filling is null ? state.New(Fact.Nothing)
            : IsNullable(i.Type) ? state.New(Fact.Null(new Origin(i.Type?.IsReferenceType == false ? OriginKind.Struct : OriginKind.Element, "an element of the new array is not set", i.Where)))
            : Default(state, i.Type);
        state.Write(array, Slot.Element, element);
        if (!empty && _program.Filling is { } filling && filling.Fills(_code, i.Type))
        {
            Filled(state, array, element, filling, _code);
        }

        return array;
    }

    /// <summary>An array that code fills element by element: most of it is open, and what that code leaves out is not set.</summary>
    private static void Filled(State state, int array, int element, Filling filling, object place)
    {
        state.Write(array, Slot.Element, state.New(Fact.Nothing));
        if (!filling.FillsInLoop(place))
        {
            state.Write(array, Slot.Unset, element);
            if (filling.LeavesLast(place))
            {
                // That there is something to set is taken for granted.
                state.Write(array, Slot.Last, element);
                state.Write(array, 0L, state.New(Fact.Nothing));
            }
        }

        for (long i = 0; i < Math.Min(filling.Start(place), MaxLeftOut); i++)
        {
            if (!state.TryPeek(array, i, out _))
            {
                state.Write(array, i, element);
            }
        }
    }

    /// <summary>An element that nobody has set, where the whole of an array is gone over; 0 when there is none.</summary>
    public int Unset(State state, int array, ITypeSymbol? type)
    {
        if (!state.TryPeek(array, Slot.Unset, out int unset))
        {
            unset = state.Of(array).Members == Members.Entry && _program.Filling?.LeavesOut(type) == true ? state.Ask(array, Slot.Unset, Fact.Nothing) : Leading(state, array);
        }

        return unset == 0 || state.Of(unset) is not { Nullness: Nullness.Null, Origin: { } origin } fact ? unset : state.New(fact with { Nullness = Nullness.Maybe, Origin = origin });
    }

    /// <summary>An element before the first one that a loop sets; 0 where there is none that is not set.</summary>
    private static int Leading(State state, int array)
    {
        foreach (Edge edge in state.EdgesOf(array))
        {
            if (state.KeyOf(edge) is long and < MaxLeftOut && state.Of(edge.Value) is { Nullness: Nullness.Null, Origin.Kind: OriginKind.Element })
            {
                return edge.Value;
            }
        }

        return 0;
    }

    /// <summary>Whether an index is that of the last element.</summary>
    private static bool IsLast(State state, int array, int index)
        => state.TryPeek(array, Slot.Length, out int length) && state.DefinitionOf(index) is { Op: Values.Term.Arithmetic, Symbol: true or Microsoft.CodeAnalysis.Operations.BinaryOperatorKind.Subtract } term
            && term.A == length && state.Of(term.B) is { IsNumber: true, Low: 1 };

    /// <summary>Whether an index that is known is that of the last of so many elements.</summary>
    private static bool IsLastNumber(State state, int array, int index)
        => state.Of(index) is { IsNumber: true, Low: var number } && state.TryPeek(array, Slot.Length, out int length) && state.Of(length) is { IsNumber: true, Low: var count } && number == count - 1;

    private int Element(State state, int owner, int index, Instruction i)
    {
        Fact at = state.Of(index);
        object key = i.Op == Op.LoadElement ? KeyAt(state, owner, index, i.B) : at.IsNumber ? at.Low : new At(index);
        if (state.TryPeek(owner, Slot.Length, out int length))
        {
            // Reading it says that there is such an element: otherwise the run ends with another exception.
            state.Conjoin(index, new Fact { Low = 0 });
            if (!state.Refine(Term(state, new Term(Values.Term.Less, null, index, length)), true))
            {
                return state.New(Fact.NotNull);
            }
        }

        if (i.Op == Op.LoadElement && _program.Filling?.FillsGaps(i) == true)
        {
            FillGaps(state, owner, i.Type);
        }

        if (i.Op == Op.LoadElement && (!at.IsNumber || _code.Counters[i.B]) && _program.Filling?.GoesOverAll(_code, i.B) != true && state.Places(owner).Count > 1)
        {
            // Which of the elements it is, some other count decides.
            return state.New(_program.UnknownFact(Slot.Element, i.Type));
        }

        if (state.TryPeek(owner, key, out int value))
        {
            return value;
        }

        if (state.TryPeek(owner, Slot.Before, out int shorter) && state.TryPeek(shorter, Slot.Length, out int had) && had == index && state.TryPeek(owner, Slot.Unset, out int beyond))
        {
            // The first one that the shorter array did not have.
            return beyond;
        }

        if (_program.Filling is { } filling)
        {
            if (filling.LeavesOut(i.Type) && IsLast(state, owner, index) && Member(state, owner, Slot.Last, i.Type, i.Where) is var last && (state.IsEntry(last) || state.Of(last).Origin is not null))
            {
                return last;
            }

            if (i.Op == Op.LoadElement && key is At && filling.GoesOverAll(_code, i.B) && Unset(state, owner, i.Type) is var unset and not 0)
            {
                state.Write(owner, key, unset);
                return unset;
            }
        }

        // Where a loop goes over all elements that the callers gave, one stands for all, as in a loop without a count.
        bool all = i.Op == Op.LoadElement && state.IsEntry(owner) && _program.Filling?.GoesOverAll(_code, i.B) == true;
        value = Member(state, owner, !all && (at.IsNumber || (key is ElementAt && !state.TryPeek(owner, Slot.Element, out _))) ? key : Slot.Element, i.Type, i.Where);
        if (key is long && i.Op == Op.LoadElement && _code.Counters[i.B] && state.IsEntry(value))
        {
            NoteCounted(value);
        }

        return value;
    }

    /// <summary>The key of an element: its index, or what stands for it. Of one that the callers pass with the array, they know which it is.</summary>
    public object KeyAt(State state, int owner, int index, int register)
        => state.Of(index) is { IsNumber: true, Low: var number } ? number
            : state.IsEntry(owner) && (IsPassed(state, index, 0, held: false) || (IsFixed(state, owner) && IsPassed(state, index, 0, held: true))) && !(register >= 0 && _code.Counters[register]) ? new ElementAt(index) : new At(index);

    /// <summary>Whether the callers decide what a number is: an argument, or what is computed of arguments and constants; a member that counts, where those are asked, too.</summary>
    private bool IsPassed(State state, int number, int depth, bool held)
        => Array.IndexOf(_summary.Entry, number) > 0 || (held && number != State.Root && state.IsEntry(number))
            || (depth < Limits.PathDepth && state.DefinitionOf(number) is { Op: Values.Term.Arithmetic, A: var a, B: var b } && (state.Of(a).IsNumber || IsPassed(state, a, depth + 1, held)) && (state.Of(b).IsNumber || IsPassed(state, b, depth + 1, held)));

    /// <summary>Whether a member holds an array for good. One that grows is filled as far as its object counts, whatever the count is.</summary>
    private bool IsFixed(State state, int array)
    {
        for (Question? q = _program.Filling is null ? null : state.Questions; q is not null; q = q.Previous)
        {
            if (q.Value == array)
            {
                return q.Key is IFieldSymbol && _program.Filling!.IsFixed(q.Key);
            }
        }

        return false;
    }

    /// <summary>An element that a callee set at an index that it was passed: one of many, where a loop counts, and where nobody knows which.</summary>
    public void WriteAt(State state, int owner, int index, int value, Call call)
    {
        object key = KeyAt(state, owner, index, -1);
        state.Write(owner, key, value);
        if (Array.Exists(call.At.Args, a => _code.Counters[a]) && state.Of(value).Nullness is not (Nullness.Null or Nullness.Maybe))
        {
            state.Write(owner, Slot.Element, value);
            state.Forget(owner, Slot.Unset);
        }
        else if (state.Of(value).Nullness is not (Nullness.Null or Nullness.Maybe) && state.TryPeek(owner, Slot.Element, out int others) && state.Of(others) is { Nullness: Nullness.Null, Origin.Kind: OriginKind.Element or OriginKind.Struct } && !state.TryPeek(owner, Slot.Unset, out _))
        {
            // One is set, others are not.
            state.Write(owner, Slot.Unset, others);
            state.Write(owner, Slot.Element, value);
        }
        else if (key is At)
        {
            if (state.Of(value).Nullness is Nullness.Null or Nullness.Maybe)
            {
                OpenPlaces(state, owner);
            }

            AddElement(state, owner, value);
        }
    }

    /// <summary>A null was put into one of the places, and nobody knows into which.</summary>
    private static void OpenPlaces(State state, int owner)
    {
        for (int i = state.Heap.Count - 1; i >= 0; i--)
        {
            if (state.Heap[i].Owner == owner && state.KeyOf(state.Heap[i]) is long place)
            {
                state.Forget(owner, place);
            }
        }
    }

    /// <summary>Puts one value into all places.</summary>
    public static void Overwrite(State state, int whole, int element)
    {
        bool counted = state.TryPeek(whole, Slot.Length, out int length);
        state.ForgetMembers(whole);
        state.Write(whole, Slot.Element, element);
        if (counted)
        {
            state.Write(whole, Slot.Length, length);
        }
    }

    private void StoreElement(State state, Instruction i)
    {
        int owner = Register(state, i.A);
        int index = Register(state, i.B);
        int value = Register(state, i.Args[0]);
        if (ReferenceEquals(i.Key, Slot.Element))
        {
            Overwrite(state, owner, value);
            return;
        }

        object key = KeyAt(state, owner, index, i.B);
        bool counted = (key is long && i.Key is not null) || ((key is ElementAt || (key is long && state.IsEntry(owner))) && _program.Filling?.IsSingle(i) == true);
        state.Write(owner, key, value);
        if (state.TryPeek(owner, Slot.Last, out int last) && state.TryPeek(owner, Slot.Unset, out int unset) && last == unset && (IsLast(state, owner, index) || IsLastNumber(state, owner, index)))
        {
            // It was the only one that was missing.
            state.Forget(owner, Slot.Unset);
        }

        if (_program.Filling?.SetsAllButLast(i) != true)
        {
            state.Forget(owner, Slot.Last);
        }

        if (key is long)
        {
            FilledUp(state, owner);
        }

        if (key is not long)
        {
            // What was added may be set now.
            state.Forget(owner, Slot.Before);
        }

        if (i.Args.Length > 1)
        {
            TakeOver(state, owner, i);
        }

        if (i.Flag)
        {
            // An initialiser sets every element.
            if (key is 0L || state.Of(value).Nullness is Nullness.Null or Nullness.Maybe || !state.TryPeek(owner, Slot.Element, out int first))
            {
                state.Write(owner, Slot.Element, value);
            }
            else
            {
                state.Write(owner, Slot.Element, Between(state, first, value));
            }
        }
        else if (!counted && !state.IsEntry(owner) && state.Of(value) is { Nullness: Nullness.Null or Nullness.Maybe, Origin: not null } && _program.Filling?.IsLimited(_code, i.B) == true)
        {
            // A loop puts nulls into an array that it makes: whoever takes one of its elements may get one.
            state.Write(owner, Slot.Element, value);
        }
        else if (!counted && !(state.TryPeek(owner, Slot.Element, out int nulls) && state.Of(nulls).Origin is { Kind: not (OriginKind.Element or OriginKind.Struct) }) && _program.Filling?.Skips(_code, i.B) != true && state.Of(value).Nullness is not (Nullness.Null or Nullness.Maybe) && !IsEmpty(state, value))
        {
            // Which element is open: taken for the loop that sets them all, if there is one.
            if (_program.Filling?.IsSingle(i) == true && state.TryPeek(owner, Slot.Element, out int others) && state.Of(others) is { Nullness: Nullness.Null, Origin: not null } && !state.TryPeek(owner, Slot.Unset, out _))
            {
                state.Write(owner, Slot.Unset, others);
            }

            state.Write(owner, Slot.Element, value);
        }

        if (!counted && _program.Filling is { } filling && !filling.IsSingle(i) && !filling.Skips(_code, i.B) && (state.TryPeek(owner, Slot.Unset, out _) || (state.IsEntry(owner) && filling.LeavesOut(i.Type))))
        {
            state.Write(owner, Slot.Unset, state.New(Fact.Nothing));
        }
    }

    /// <summary>Elements that are listed among others stand there in their order.</summary>
    private static void TakeOver(State state, int owner, Instruction i)
    {
        int source = Register(state, i.Args[1]);
        Fact start = state.Of(Register(state, i.Args[2]));
        long count = state.TryPeek(source, Slot.Length, out int length) && state.Of(length) is { IsNumber: true, Low: var known } ? known : -1;
        Set(state, i, count >= 0 && start.IsNumber ? state.Constant(start.Low + count) : state.New(Fact.NotNull with { Low = Math.Max(start.Low, 0) }));
        if (count < 0 || !start.IsNumber)
        {
            return;
        }

        foreach (Edge edge in state.EdgesOf(source))
        {
            if (state.KeyOf(edge) is long place && place >= 0 && place < count)
            {
                state.Write(owner, start.Low + place, edge.Value);
            }
        }
    }

    /// <summary>Whether a value is a struct of which nothing was set: storing it empties an element, it does not fill the array.</summary>
    private bool IsEmpty(State state, int value)
    {
        Fact fact = state.Of(value);
        if (fact is not { Members: Members.Fresh, Type: { IsValueType: true } type })
        {
            return false;
        }

        foreach (object key in _program.InstanceKeys(type))
        {
            if (state.TryPeek(value, key, out _))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A collection that once took a null may hand it out; one that never did hands out what is unknown.</summary>
    private void AddElement(State state, int owner, int element)
    {
        if (state.TryPeek(owner, Slot.Element, out int before) && state.Of(before).Nullness is Nullness.Null or Nullness.Maybe)
        {
            return;
        }

        if (before != 0 && IsEmpty(state, before))
        {
            // Which of the structs is set now is open, as with all others that a loop sets.
            before = 0;
        }

        if (before != 0 && before != element && state.Of(element).Nullness is not (Nullness.Null or Nullness.Maybe))
        {
            // Of two elements the one stands for both that callers may have passed as null.
            element = IsDoubtful(state, before) ? before : IsDoubtful(state, element) ? element : Either(state, before, element);
        }

        state.Write(owner, Slot.Element, element);
    }

    /// <summary>Whether callers decide whether a value is null, and some null may get there.</summary>
    public bool IsDoubtful(State state, int value)
        => state.Of(value) is { Nullness: Nullness.Unknown, Targets: null } && state.IsEntry(value) && PathOf(state, value) is { } path && Reachable(path);
}
