using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>LINQ: functions that go over elements and make one value of them all.</summary>
internal sealed partial class LibraryCalls
{
    /// <summary>A seed that is null meets the first element, and is what comes back where there are none.</summary>
    private bool Unseeded(int source, Origin seed)
    {
        if (state.Of(call.Arguments[2]).Targets is { Length: 1 } && Parameters(call.Arguments[2]) == 2)
        {
            analysis.RunDelegate(state.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, call.Arguments[2], call.Arguments[1], Element(source));
        }

        return Done(state.New(Fact.Maybe(seed) with { Type = At.Type }));
    }

    /// <summary>What a delegate makes of a seed and an element; the seed itself where there are none.</summary>
    private bool Aggregate(int source)
    {
        int element = Element(source);
        if (!HasElements(source))
        {
            State empty = state.Clone();
            empty.Registers[At.Dst] = call.Arguments[1];
            next.Add(empty);
        }

        Fact before = state.Of(element);
        bool more = state.Of(CountOf(source)) is not { IsNumber: true, Low: 1 };
        foreach (State run in analysis.RunDelegate(state, new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, call.Arguments[2], call.Arguments[1], element))
        {
            if (more)
            {
                // The next element meets what has become of the seed.
                RunOn(run, call.Arguments[2], run.Registers[At.Dst], Next(run, element, before));
            }

            if (call.Arguments.Length > 3)
            {
                run.Registers[At.Dst] = run.New(new Fact { Type = At.Type });
            }

            next.Add(run);
        }

        return true;
    }

    private bool Reduce(int closure, int source)
    {
        int element = Element(source);
        RunOn(state, closure, element);
        if (call.Method.Name == "Any")
        {
            return Parameters(closure) == 1 && At.Dst >= 0 && Any(closure, source, element);
        }

        RunOnEach(closure, source);
        return false;
    }

    /// <summary>Whether some element or each passes a test, as arrays and lists ask it themselves. False where that says nothing.</summary>
    private bool Quantified(IMethodSymbol method, int source, int closure)
        => At.Dst >= 0 && state.Of(closure).Targets is { Length: 1 } && Parameters(closure) == 1 && (method.Name == "Exists" ? Any(closure, source, Element(source)) : All(source, closure));

    /// <summary>Where no element passes a test, none of them is what it asks for. False where that says nothing.</summary>
    private bool Any(int closure, int source, int element)
    {
        State other = state.Clone();
        int rest = Filtered(closure, element, holds: false);
        if (rest == element && !HasDoubtfulPlaces(source))
        {
            return false;
        }

        int first = next.Count;
        bool none = Settle(source, closure, holds: false);
        analysis.Unknown(other, call, next);
        for (int i = next.Count - 1; i >= first; i--)
        {
            if (!next[i].Refine(next[i].Registers[At.Dst], true))
            {
                next.RemoveAt(i);
            }
        }

        if (!none)
        {
            return true;
        }

        state.Write(source, Slot.Element, rest);
        analysis.LookAtAll(state, source);
        return Done(state.Constant(false));
    }

    /// <summary>Runs a delegate on each element that is known, for what it dereferences: one stands for all of them otherwise.</summary>
    private void RunOnEach(int closure, int source)
    {
        List<int> places = state.Places(source);
        foreach (int place in places.Count > 1 && Parameters(closure) == 1 ? places : [])
        {
            RunOn(state, closure, place);
        }
    }

    /// <summary>Another element: what a run found out about the one before does not hold for it.</summary>
    private static int Next(State run, int element, Fact before)
    {
        bool plain = before.Type is { SpecialType: not (SpecialType.None or SpecialType.System_Object) } or { TypeKind: TypeKind.Enum };
        if ((run.IsEntry(element) && !plain) || before.Origin is not null)
        {
            return element;
        }

        int another = run.New(before with { Members = plain ? Members.Unknown : before.Members });
        foreach (Edge edge in run.EdgesOf(element))
        {
            run.Write(another, edge.Key, edge.Value);
        }

        return another;
    }
}
