using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Filters that let only nulls through: what they find nothing in has none, so that who takes out what they find leaves none behind.</summary>
internal sealed partial class LibraryCalls
{
    /// <summary>
    /// The run in which a filter for nulls finds none, beside which the run at hand is the one in which it does; <see langword="null"/> where the filter is another, or it finds some for sure.
    /// </summary>
    private State? Nulls(int source, int closure, out bool has)
    {
        has = false;
        if (!state.TryPeek(source, Slot.Element, out int element))
        {
            return null;
        }

        element = HeldBy(state, element) is var value and not 0 ? value : element;
        if (At.Dst < 0 || !(state.Of(element) is { Nullness: Nullness.Null or Nullness.Maybe, Origin: not null } || analysis.IsDoubtful(state, element)) || !PassesOnlyNulls(closure))
        {
            return null;
        }

        has = true;
        State without = state.Clone();
        if (!without.Conjoin(element, Fact.NotNull))
        {
            return null;
        }

        int nothing = without.New(Fact.NotNull);
        without.Write(nothing, Slot.Length, without.Constant(0));
        without.Registers[At.Dst] = nothing;
        return without;
    }

    /// <summary>Whether an element that passes a test is null for sure, or the value of an entry is.</summary>
    private bool PassesOnlyNulls(int closure)
    {
        int held = state.New(Fact.Nothing);
        int asked = state.Of(closure).Targets![0].Parameters[0].Type is INamedTypeSymbol type && IsPair(type) ? Pair(state, type, held) : held;
        bool passes = false;
        foreach (State run in analysis.AskDelegate(state.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, closure, asked))
        {
            if (run.Refine(run.Registers[At.Dst], true))
            {
                passes = true;
                if (run.Of(held).Nullness != Nullness.Null)
                {
                    return false;
                }
            }
        }

        return passes;
    }
}
