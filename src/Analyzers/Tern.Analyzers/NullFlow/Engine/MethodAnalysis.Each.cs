using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What a callee asks of the elements of a collection that it was passed, or that its object holds, where they are known one by one.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>Looks at failures that elements of a collection decide once for each element that is known: one value stands for all of them otherwise.</summary>
    private void FailuresOfEach(State state, Call call, Summary summary, int[] values)
    {
        foreach (EntryPath path in summary.Asked)
        {
            int collection = Find(state, values, path);
            foreach (int place in OtherPlaces(state, collection))
            {
                State run = state.Clone();
                run.Write(collection, Slot.Element, place);
                Failures(run, call, summary, values);
            }
        }
    }

    /// <summary>Goes on with a way out for which the element that stands for all does not fit, but another does.</summary>
    private void LeaveByOther(State state, Call call, Exit exit, Summary summary, int[] values, List<State> next)
    {
        foreach (EntryPath path in summary.Deciding)
        {
            int collection = Find(state, values, path);
            foreach (int place in OtherPlaces(state, collection))
            {
                int before = next.Count;
                State run = state.Clone();
                state.TryPeek(collection, Slot.Element, out int all);
                run.Write(collection, Slot.Element, place);
                if (!LeaveBy(run, call, exit, summary, values, next))
                {
                    continue;
                }

                for (int i = before; i < next.Count; i++)
                {
                    if (next[i].TryPeek(collection, Slot.Element, out int now) && now == place)
                    {
                        next[i].Write(collection, Slot.Element, all);
                    }
                }

                return;
            }
        }
    }

    /// <summary>Elements of a collection that are told apart, but for the one that stands for all.</summary>
    private static List<int> OtherPlaces(State state, int collection)
    {
        if (collection == 0 || !state.TryPeek(collection, Slot.Element, out int element) || state.Places(collection) is not { Count: > 1 } places)
        {
            return [];
        }

        places.Remove(element);
        return places;
    }

    /// <summary>Whether a callee's run is one for an element that a collection does not have: none of those that it has fits.</summary>
    private bool FitsNone(State state, Call call, State asked, Summary summary, int[] values, List<EntryPath> collections)
    {
        foreach (EntryPath path in collections)
        {
            int collection = Find(state, values, path);
            if (collection != 0 && state.TryPeek(collection, Slot.Length, out int length) && state.Of(length) is { IsNumber: true, Low: > 1 and <= State.MaxPlaces } count && state.Places(collection) is { Count: > 1 } places
                && Array.Exists(asked.Asked, q => ReferenceEquals(q.Key, Slot.Element) && path.Equals(EntryPath.Of(asked, summary.Entry, q.Owner)))
                && AreAll(state, collection, places, count.Low) && !places.Exists(place => Fits(state, call, asked, summary, values, collection, place)))
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
