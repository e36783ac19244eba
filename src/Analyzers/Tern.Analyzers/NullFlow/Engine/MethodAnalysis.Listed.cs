using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Arguments that a call lists (<c>params</c>): what a method has asked of each of them before it ended holds for all, however many the call has.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>The array of listed arguments that the method was given; 0 where it has none.</summary>
    private int Listed => _code.Parameters.Length > 0 && _code.Parameters[_code.Parameters.Length - 1].IsParams ? _summary.Entry[_code.Parameters.Length] : 0;

    /// <summary>Notes that a run looks at one of the listed arguments, or goes on to the next one.</summary>
    public void Look(State state, int collection, bool at)
    {
        // A run that has looked at none yet goes on to none: it is another one than those that have.
        if (collection != 0 && collection == Listed && (at || state.TryPeek(collection, Slot.Looked, out _)))
        {
            state.Write(collection, Slot.Looked, state.Constant(at));
        }
    }

    /// <summary>Notes that a run has looked at all of the listed arguments at once.</summary>
    public void LookAtAll(State state, int collection)
    {
        Look(state, collection, at: true);
        Look(state, collection, at: false);
    }

    /// <summary>Where a callee has gone over all listed arguments and found none that is null, none is. False where one of them is.</summary>
    private static bool AreThere(State state, Call call, Exit exit, Summary summary, int[] values)
    {
        int last = call.Method.Parameters.Length;
        if (last == 0 || !call.Method.Parameters[last - 1].IsParams || last >= summary.Entry.Length || last >= values.Length || values[last] == 0
            || !exit.State.TryPeek(summary.Entry[last], Slot.Looked, out int looked) || !exit.State.Of(looked).IsFalse
            || !exit.State.TryPeek(summary.Entry[last], Slot.Element, out int element) || exit.State.Of(element).Nullness != Nullness.NotNull)
        {
            return true;
        }

        foreach (Edge edge in state.EdgesOf(values[last]))
        {
            if (state.KeyOf(edge) is long && !state.Conjoin(edge.Value, Fact.NotNull))
            {
                return false;
            }
        }

        return true;
    }
}
