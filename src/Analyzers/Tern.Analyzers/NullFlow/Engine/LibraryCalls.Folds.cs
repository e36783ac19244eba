using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>One value that is made of all elements of a sequence.</summary>
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

        foreach (State run in analysis.RunDelegate(state, new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, call.Arguments[2], call.Arguments[1], element))
        {
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
        RunOn(state, closure, Element(source));
        if (call.Method.Name != "Any")
        {
            RunOnEach(closure, source);
        }

        return false;
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
}
