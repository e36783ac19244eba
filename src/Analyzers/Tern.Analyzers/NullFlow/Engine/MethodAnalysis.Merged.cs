using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>One value that stands for several elements.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>What stands for two elements: functions both; of objects one that holds a null, or the first; of numbers their range; of other constants, and of objects of two classes, none of the two.</summary>
    private static int Either(State state, int first, int second)
    {
        Fact a = state.Of(first);
        Fact b = state.Of(second);
        if (first == second || a.Nullness is Nullness.Null or Nullness.Maybe)
        {
            return first;
        }

        if (a.Targets is not null && b.Targets is not null)
        {
            return Combine(state, first, second);
        }

        if (a.IsNumber || b.IsNumber || a.Text is not null || b.Text is not null)
        {
            return state.New(a.Nullness == b.Nullness ? new Fact { Nullness = a.Nullness, Low = Math.Min(a.Low, b.Low), High = Math.Max(a.High, b.High), Type = SymbolEqualityComparer.Default.Equals(a.Type, b.Type) ? a.Type : null } : Fact.Nothing);
        }

        if (HoldsNull(state, first) || HoldsNull(state, second))
        {
            return HoldsNull(state, first) ? first : second;
        }

        // Objects of two classes: what they do when they are called is open.
        return a.Exact && b.Exact && !SymbolEqualityComparer.Default.Equals(a.Type, b.Type) ? state.New(Fact.NotNull) : first;
    }

    /// <summary>What stands for two elements that an initialiser lists: of numbers all from the least to the greatest.</summary>
    private static int Between(State state, int first, int second)
        => state.Of(first) is { Nullness: Nullness.NotNull, Low: > long.MinValue, High: < long.MaxValue } a && state.Of(second) is { Nullness: Nullness.NotNull, IsNumber: true, Low: var number }
            ? state.New(Fact.NotNull with { Low = Math.Min(a.Low, number), High = Math.Max(a.High, number), Type = a.Type })
            : Either(state, first, second);

    private static bool HoldsNull(State state, int value)
    {
        for (int i = 0; i < state.Heap.Count; i++)
        {
            if (state.Heap[i].Owner == value && state.Of(state.Heap[i].Value) is { Nullness: Nullness.Null or Nullness.Maybe, Origin: not null })
            {
                return true;
            }
        }

        return false;
    }
}
