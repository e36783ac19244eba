using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What a callee asks of the elements of an argument, where they are known one by one.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>Looks at failures that elements of an argument decide once for each element that is known: one value stands for all of them otherwise.</summary>
    private void FailuresOfEach(State state, Call call, Summary summary, int[] values)
    {
        if (!summary.AsksElements)
        {
            return;
        }

        for (int v = 1; v < values.Length; v++)
        {
            List<int> places = state.Places(values[v]);
            foreach (int place in places.Count > 1 ? places : [])
            {
                if (!(state.TryPeek(values[v], Slot.Element, out int element) && element == place))
                {
                    State run = state.Clone();
                    run.Write(values[v], Slot.Element, place);
                    Failures(run, call, summary, values);
                }
            }
        }
    }

    /// <summary>Whether a callee's run is one for an element that an argument does not have: none of those that it has fits.</summary>
    private bool FitsNone(State state, Call call, State asked, Summary summary, int[] values)
    {
        for (int v = 1; v < values.Length; v++)
        {
            int entry = summary.Entry[v];
            if (state.TryPeek(values[v], Slot.Length, out int length) && state.Of(length) is { IsNumber: true, Low: > 1 and <= State.MaxPlaces } count && Array.Exists(asked.Asked, q => q.Owner == entry && ReferenceEquals(q.Key, Slot.Element))
                && state.Places(values[v]) is { Count: > 1 } places && AreAll(state, values[v], places, count.Low) && !places.Exists(place => Fits(state, call, asked, summary, values, values[v], place)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Fits(State state, Call call, State asked, Summary summary, int[] values, int collection, int place)
    {
        State run = state.Clone();
        run.Write(collection, Slot.Element, place);
        return new Import(asked, run, this, call).Enter(summary.Entry, values);
    }

    /// <summary>Whether each of so many elements is one of those that are told apart.</summary>
    private static bool AreAll(State state, int collection, List<int> places, long count)
    {
        for (long i = 0; i < count; i++)
        {
            if (!state.TryPeek(collection, i, out int element) || !places.Contains(element))
            {
                return false;
            }
        }

        return true;
    }
}
