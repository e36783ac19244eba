using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>LINQ: elements pass through, tests of the delegates filter them.</summary>
internal sealed partial class LibraryCalls
{
    private bool TrySequence(IMethodSymbol method)
    {
        if (call.Arguments.Length == 0)
        {
            return false;
        }

        int source = call.Arguments[0];
        int closure = call.Arguments.Length > 1 && state.Of(call.Arguments[1]).Targets is { Length: 1 } ? call.Arguments[1] : 0;
        switch (method.Name)
        {
            case "ToList" or "ToArray" or "ToHashSet" or "AsEnumerable" or "Reverse" or "Distinct" or "Skip" or "Take" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "SkipLast" or "TakeLast" or "Order":
                return Sequence(closure == 0 ? state : RunOn(state, closure, Element(source)) ?? state, Element(source), null);
            case "Where":
                return Where(source, closure);
            case "Select" when closure != 0 && Parameters(closure) == 1:
                return Select(source, closure);
            case "OfType":
                return Sequence(state, 0, Fact.NotNull);
            case "First" or "Last" or "Single" or "ElementAt":
                return First(source, closure, method);
            case "Max" or "Min" or "MaxBy" or "MinBy":
                return Extreme(source, closure, method);
            case "FirstOrDefault" or "LastOrDefault" or "SingleOrDefault" or "ElementAtOrDefault":
                return FirstOrDefault(source, closure, method);
            case "Any" or "All" or "Count" or "Sum" or "Average" when closure != 0:
                return Reduce(closure, source);
            default:
                return false;
        }
    }

    private int Parameters(int closure) => state.Of(closure).Targets![0].Parameters.Length;

    private int Element(int source)
        => state.TryPeek(source, Slot.Element, out int element) ? Sample(element)
            : state.IsEntry(source) ? analysis.Read(state, source, Slot.Element, null, At.Where) : state.New(Fact.Nothing);

    private bool Sequence(State run, int element, Fact? fact)
    {
        int result = run.New(Fact.NotNull);
        run.Write(result, Slot.Element, fact is null && element != 0 ? element : run.New(fact ?? Fact.Nothing));
        if (At.Dst >= 0)
        {
            run.Registers[At.Dst] = result;
        }

        next.Add(run);
        return true;
    }

    /// <summary>Runs a delegate once on an element, for what it dereferences; null when it never returns.</summary>
    private State? RunOn(State run, int closure, int element)
    {
        List<State> after = analysis.RunDelegate(run.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, closure, element);
        return after.Count == 0 ? null : after[0];
    }

    private bool Where(int source, int closure)
    {
        int element = Element(source);
        if (closure == 0 || Parameters(closure) != 1)
        {
            return Sequence(state, element, null);
        }

        return Sequence(state, element, Passes(closure, element) ? Fact.NotNull with { Type = state.Of(element).Type } : null);
    }

    /// <summary>Whether a test lets no null through.</summary>
    private bool Passes(int closure, int element)
    {
        if (At.Dst < 0)
        {
            return false;
        }

        bool safe = true;
        foreach (State run in analysis.RunDelegate(state.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, closure, element))
        {
            safe &= !run.Refine(run.Registers[At.Dst], true) || run.Of(element).Nullness == Nullness.NotNull;
        }

        return safe;
    }

    private bool Select(int source, int closure)
    {
        List<State> runs = analysis.RunDelegate(state.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, closure, Element(source));
        if (runs.Count == 0)
        {
            return Sequence(state, 0, Fact.Nothing);
        }

        foreach (State run in runs)
        {
            Sequence(run, At.Dst >= 0 ? run.Registers[At.Dst] : 0, null);
        }

        return true;
    }

    private bool First(int source, int closure, IMethodSymbol method)
    {
        int element = Element(source);
        if (closure != 0 && method.Name is "First" or "Last" or "Single" && Parameters(closure) == 1 && Passes(closure, element))
        {
            return Done(state.New(Fact.NotNull with { Type = At.Type }));
        }

        return Done(analysis.AsType(state, element, At.Type));
    }

    /// <summary>The largest or smallest of nothing is null, if that is a value of its type; else it throws.</summary>
    private bool Extreme(int source, int closure, IMethodSymbol method)
    {
        if (closure != 0 && Parameters(closure) == 1)
        {
            RunOn(state, closure, Element(source));
        }

        bool isElement = method.Name is "MaxBy" or "MinBy" || closure == 0;
        if (At.Type is not { IsReferenceType: true } || HasElements(source))
        {
            return Done(analysis.AsType(state, isElement ? Element(source) : state.New(Fact.Nothing), At.Type));
        }

        return Done(state.New(Fact.Maybe(new Origin(OriginKind.Library, $"'{method.Name}' of an empty sequence is null", At.Where)) with { Type = At.Type }));
    }

    private bool FirstOrDefault(int source, int closure, IMethodSymbol method)
    {
        if (closure != 0 && Parameters(closure) == 1)
        {
            Passes(closure, Element(source));
        }

        // With a default of its own, or where the sequence is known to have elements, none is missing.
        bool given = method.Parameters.Length > 1 && method.Parameters[method.Parameters.Length - 1].Name == "defaultValue";
        if (given || At.Type is { IsValueType: true } || HasElements(source))
        {
            return Done(analysis.AsType(state, state.New(new Fact { Type = At.Type }), At.Type));
        }

        return Done(state.New(Fact.Maybe(new Origin(OriginKind.Library, $"'{method.Name}' may find nothing", At.Where)) with { Type = At.Type }));
    }

    private bool HasElements(int source)
    {
        foreach (int value in state.Defined())
        {
            if (state.DefinitionOf(value) is { Op: Term.Call, Symbol: IMethodSymbol { Name: "Any" or "get_Count" or "get_Length" or "Count" } asked } term && term.A == source
                && (asked.Name == "Any" ? state.Of(value).IsTrue : state.Of(value).Low > 0))
            {
                return true;
            }
        }

        return state.TryPeek(source, Slot.Length, out int length) && state.Of(length).Low > 0;
    }

    private bool Reduce(int closure, int source)
    {
        RunOn(state, closure, Element(source));
        return false;
    }
}
