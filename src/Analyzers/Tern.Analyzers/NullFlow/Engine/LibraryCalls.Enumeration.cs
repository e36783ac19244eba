using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Enumerators: what a loop over a collection is given.</summary>
internal sealed partial class LibraryCalls
{
    private bool TryEnumerator(IMethodSymbol method)
    {
        if (method.Name is "GetEnumerator" or "GetAsyncEnumerator" && call.Receiver != 0)
        {
            int enumerator = state.New(Fact.NotNull);
            state.Write(enumerator, Slot.Source, call.Receiver);
            return Done(enumerator);
        }

        if (method.Name == "get_Current" && state.TryPeek(call.Receiver, Slot.Source, out int source))
        {
            foreach (Edge edge in state.EdgesOf(source))
            {
                if (state.KeyOf(edge) is ILocalSymbol variable)
                {
                    // The test that let the element through has set it.
                    state.Write(State.Root, variable, edge.Value);
                }
            }

            analysis.Look(state, source, at: true);
            if (method is { ReturnType.SpecialType: SpecialType.System_Object, ContainingType.IsGenericType: false } && At.Type is null or { SpecialType: SpecialType.System_Object } && !HoldsObjects(source))
            {
                // What is unboxed: an entry of a map, or a number.
                return Done(state.New(Bounded(source, Fact.NotNull)));
            }

            if ((At.Type ?? method.ReturnType) is { SpecialType: not SpecialType.None, IsValueType: true } or { TypeKind: TypeKind.Enum })
            {
                // The next number is another one; if it is a key, the map has it.
                int number = state.New(Bounded(source, Fact.NotNull with { Type = At.Type ?? method.ReturnType }));
                if (state.TryPeek(source, Slot.Element, out int key))
                {
                    state.CopyTerms(State.HasKey, key, number);
                }

                return Done(number);
            }

            if (state.TryPeek(source, Slot.First, out int first) && state.TryPeek(call.Receiver, Slot.Moved, out int steps) && state.Of(steps) is { IsNumber: true, Low: 1 })
            {
                return Done(analysis.AsType(state, first, At.Type ?? method.ReturnType));
            }

            int unset = analysis.Unset(state, source, At.Type);
            if (unset != 0 && At is { Dst: >= 0, Type.IsValueType: true })
            {
                // One that is set looks like any other; only of a reference is it enough to say that it may be null.
                State other = state.Clone();
                other.Registers[At.Dst] = unset;
                next.Add(other);
                unset = 0;
            }

            int element = unset != 0 ? unset : analysis.Read(state, source, Slot.Element, IsPair(method.ReturnType) ? null : method.ReturnType, At.Where);
            if (IsPair(method.ReturnType))
            {
                return Done(EntryOf(source, Sample(element), (INamedTypeSymbol)method.ReturnType));
            }

            int value = analysis.AsType(state, Sample(element), At.Type ?? method.ReturnType);
            if (state.Of(value).Nullness == Nullness.Unknown && !state.IsEntry(value) && state.Of(value).Members == Members.Unknown)
            {
                int another = state.New(state.Of(value));
                state.CopyTerms(State.HasKey, value, another);
                value = another;
            }

            return InTurn(source, value) || (state.Places(source) is { Count: > 1 } places ? Each(unset == 0 ? places : [value, .. places]) : Alternatives(value));
        }

        return method.Name is "MoveNext" or "MoveNextAsync" && TryMove();
    }

    /// <summary>Whether what an untyped enumerator gives are the elements of an array of objects, and no boxes.</summary>
    private bool HoldsObjects(int source) => state.Of(source).Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object } || Listed(source) > 0;

    /// <summary>How many elements a collection has that are known one by one, some of which may be null; 0 where they are more than rounds of a loop, or not in an order that is known.</summary>
    private int Listed(int source)
    {
        if (!state.TryPeek(source, Slot.Length, out int length) || state.Of(length) is not { IsNumber: true, Low: > 1 and < Limits.Rounds and var count } || state.Of(source).Type is { Name: "Stack" or "ConcurrentStack" or "ConcurrentBag" } || !HasDoubtfulPlaces(source))
        {
            return 0;
        }

        for (long place = 0; place < count; place++)
        {
            if (!state.TryPeek(source, place, out _))
            {
                return 0;
            }
        }

        return (int)count;
    }

    /// <summary>What a query over a collection of the project goes over: what its enumerator goes over, or the enumerator itself where that is an iterator.</summary>
    private int Enumerated(int source)
    {
        if (At.Dst < 0 || state.TryPeek(source, Slot.Element, out _) || state.Of(source).Type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type || !analysis.Program.IsSource(type)
            || type.AllInterfaces.FirstOrDefault(static i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.GetMembers("GetEnumerator").FirstOrDefault() is not IMethodSymbol member
            || analysis.Program.ImplementationOf(type, member) is not { } body || !analysis.Program.IsSource(body.ContainingType))
        {
            return source;
        }

        List<State> runs = [];
        analysis.Run(state.Clone(), new Call(new Instruction(Op.Call, At.Where) { Key = body, Dst = At.Dst }, body, source, []), runs);
        if (runs.Count == 0)
        {
            return source;
        }

        int enumerator = runs[0].Registers[At.Dst];
        bool through = runs[0].TryPeek(enumerator, Slot.Source, out int over);
        if (!through && !runs[0].TryPeek(enumerator, Slot.Element, out _))
        {
            return source;
        }

        state = runs[0];
        return through ? over : enumerator;
    }

    /// <summary>What is known of a number that a collection holds, within the bounds of all of them.</summary>
    private Fact Bounded(int source, Fact number)
        => state.TryPeek(source, Slot.Element, out int element) && state.Of(element) is { Low: > long.MinValue and var low, High: < long.MaxValue and var high } ? number with { Low = low, High = high } : number;

    /// <summary>The first step over a collection that has elements finds one.</summary>
    private bool TryMove()
    {
        if (!state.TryPeek(call.Receiver, Slot.Source, out int source))
        {
            return false;
        }

        analysis.Look(state, source, at: false);
        if (state.TryPeek(call.Receiver, Slot.Moved, out int before))
        {
            return MoveOn(source, state.Of(before).Low);
        }

        state.Write(call.Receiver, Slot.Moved, state.Constant(1L));
        int moved = HasElements(source) ? state.Constant(true) : Some(source);
        if (moved == 0)
        {
            return false;
        }

        if (call.Method.Name == "MoveNextAsync")
        {
            int task = state.New(Fact.NotNull);
            state.Write(task, Slot.Result, moved);
            moved = task;
        }

        return Done(moved);
    }

    /// <summary>The next step over functions that were added one after the other: as long as there are others, it finds one.</summary>
    private bool MoveOn(int source, long moved)
    {
        int functions = state.TryPeek(source, Slot.Element, out int element) ? InOrder(source, element) : 0;
        if (functions == 0 || moved > functions)
        {
            if (moved == 1 && state.TryPeek(source, Slot.First, out _))
            {
                // Those that follow are told apart no more.
                state.Write(call.Receiver, Slot.Moved, state.Constant(moved + 1));
            }

            return false;
        }

        state.Write(call.Receiver, Slot.Moved, state.Constant(moved + 1));
        return (moved < functions || (state.TryPeek(source, Slot.Length, out int count) && state.Of(count) is { IsNumber: true, Low: var all } && all == functions)) && call.Method.Name == "MoveNext" && Done(state.Constant(moved < functions));
    }

    /// <summary>How many elements are told apart by their turn: functions that an element stands for, in the order in which they were added, or those of a short list; 0 where the order is not known, or there are more than rounds of a loop.</summary>
    private int InOrder(int source, int element)
        => state.Of(element).Targets is { Length: > 1 and < Limits.Rounds } targets && state.Of(source).Type is not { Name: "Stack" or "ConcurrentStack" or "ConcurrentBag" } ? targets.Length : Listed(source);

    private bool Each(List<int> places)
    {
        foreach (int place in places)
        {
            State run = state.Clone();
            if (At.Dst >= 0)
            {
                run.Registers[At.Dst] = place;
            }

            next.Add(run);
        }

        return true;
    }

    private void Write(Place? place, int value)
    {
        if (place is not null)
        {
            analysis.Write(state, place, value, At.Where);
        }
    }

    /// <summary>Goes on with the function whose turn it is.</summary>
    private bool InTurn(int source, int value)
        => state.TryPeek(call.Receiver, Slot.Moved, out int moved) && state.Of(moved) is { IsNumber: true, Low: > 0 and var turn } && turn <= InOrder(source, value)
            && Done(state.Of(value).Targets is { } targets ? One(state, value, targets[turn - 1]) : analysis.AsType(state, analysis.Read(state, source, turn - 1, null, At.Where), At.Type ?? call.Method.ReturnType));

    private static int One(State run, int functions, IMethodSymbol target)
    {
        int one = run.New(Fact.NotNull with { Targets = [target] });
        if (run.TryPeek(functions, target, out int bound))
        {
            run.Write(one, target, bound);
        }

        return one;
    }

    /// <summary>Goes on with each function that may be the element.</summary>
    private bool Alternatives(int value)
    {
        if (state.Of(value).Targets is not { Length: > 1 and <= Limits.Implementations } targets || At.Dst < 0)
        {
            return Done(value);
        }

        foreach (IMethodSymbol target in targets)
        {
            State run = state.Clone();
            run.Registers[At.Dst] = One(run, value, target);
            next.Add(run);
        }

        return true;
    }

    /// <summary>One element of many: null, if one of them is; of numbers one within their bounds.</summary>
    private int Sample(int element) => Sample(state, element);

    private static int Sample(State run, int element)
        => run.Of(element) switch
        {
            { Nullness: Nullness.Null, Origin: { } origin } fact => run.New(fact with { Nullness = Nullness.Maybe, Origin = origin }),
            { IsNumber: false, Low: > long.MinValue, High: < long.MaxValue } fact when !run.IsEntry(element) => run.New(fact),
            _ => element,
        };
}
