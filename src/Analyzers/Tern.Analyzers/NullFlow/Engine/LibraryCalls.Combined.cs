using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Sequences that are made of two others.</summary>
internal sealed partial class LibraryCalls
{
    /// <summary>Sequences whose elements are made by a delegate out of two others.</summary>
    private bool Combined(int source, IMethodSymbol method)
    {
        int last = call.Arguments[call.Arguments.Length - 1];
        if (At.Dst < 0 || state.Of(last).Targets is not { Length: 1 } || Parameters(last) is not (1 or 2))
        {
            return false;
        }

        int element = Element(source);
        if (method.Name != "SelectMany")
        {
            int inner = Element(call.Arguments[1]);
            if (call.Arguments.Length > 3)
            {
                KeyOfEach(call.Arguments[2], element);
                KeyOfEach(call.Arguments[3], inner);
            }

            return Parameters(last) == 2 && Results(state, last, element, method.Name == "GroupJoin" ? Group(inner) : inner);
        }

        bool ended = false;
        foreach (State run in analysis.RunDelegate(state.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, call.Arguments[1], element))
        {
            int many = run.Registers[At.Dst];
            int part = run.TryPeek(many, Slot.Element, out int held) ? held : run.New(Fact.Nothing);
            ended |= Parameters(last) == 1 ? Sequence(run, part, null) : Results(run, last, element, Sample(run, part));
        }

        return ended;
    }

    private void KeyOfEach(int closure, int element)
    {
        if (state.Of(closure).Targets is { Length: 1 } && Parameters(closure) == 1)
        {
            RunOn(state, closure, element);
        }
    }

    /// <summary>A sequence of what a delegate makes of two elements.</summary>
    private bool Results(State before, int closure, int first, int second)
    {
        List<State> runs = analysis.RunDelegate(before.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, closure, first, second);
        foreach (State run in runs)
        {
            Sequence(run, run.Registers[At.Dst], null);
        }

        return runs.Count > 0;
    }

    /// <summary>Elements of two sequences side by side, or with their numbers, as tuples.</summary>
    private bool Pairs(int source, INamedTypeSymbol type)
    {
        bool numbered = call.Arguments.Length == 1;
        int pair = state.New(Fact.NotNull with { Type = type, Members = Members.Unknown });
        state.Write(pair, Keys.Of(type.TupleElements[0]), numbered ? state.New(Fact.NotNull with { Low = 0 }) : Element(source));
        state.Write(pair, Keys.Of(type.TupleElements[1]), Element(call.Arguments[numbered ? 0 : 1]));
        _some = HasElements(source) && (numbered || HasElements(call.Arguments[1]));
        return Sequence(state, pair, null);
    }
}
