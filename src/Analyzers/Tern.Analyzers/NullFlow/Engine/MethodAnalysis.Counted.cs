using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// Elements at constant indices of an array that is filled in part. How far it is filled, whoever goes over it with a counter knows; who names a place relies on it. That something is at the first place, where
/// anything was put into the array, is taken for granted.
/// </summary>
internal sealed partial class MethodAnalysis
{
    private HashSet<int>? _counted;

    /// <summary>Which places of their arrays the objects have filled that a loop calls is as open as the number of its rounds.</summary>
    private void OpenPlaces(Block head, State state)
    {
        int end = _code.Blocks.FindLastIndex(b => ReferenceEquals(b.Next, head) || ReferenceEquals(b.Otherwise, head));
        for (int b = head.Index; b <= end; b++)
        {
            foreach (Instruction i in _code.Blocks[b].Code)
            {
                if (i is { Op: Op.Call, A: > State.Root } && state.Registers[i.A] is var called and not 0 && !state.IsEntry(called))
                {
                    OpenPlacesOf(state, called);
                }
            }
        }
    }

    private static void OpenPlacesOf(State state, int holder)
    {
        foreach (Edge edge in state.EdgesOf(holder))
        {
            if (state.TryPeek(edge.Value, Slot.Unset, out int unset) && state.Of(unset).Nullness == Nullness.Null)
            {
                state.Write(edge.Value, Slot.Unset, state.New(Fact.Nothing));
            }
        }
    }

    /// <summary>Notes that a loop asked the callers for an element of theirs, which it counted up to.</summary>
    private void NoteCounted(int element) => (_counted ??= []).Add(element);

    /// <summary>Notes what a callee asks for at an index that a loop passes.</summary>
    public void NoteCounted(State state, Call call, int element)
    {
        if (state.IsEntry(element) && Array.Exists(call.At.Args, a => a >= 0 && _code.Counters[a]))
        {
            NoteCounted(element);
        }
    }

    /// <summary>Whether a value is an element that a loop counted up to, or is found behind one.</summary>
    private bool IsCounted(State state, int value)
    {
        for (Question? q = _counted is null ? null : state.Questions; q is not null; q = q.Previous)
        {
            if (q.Value != value)
            {
                continue;
            }

            if (_counted!.Contains(value))
            {
                return true;
            }

            value = q.Owner;
        }

        return false;
    }

    /// <summary>Where each element of an array of known length is set, none is missing.</summary>
    public static void FilledUp(State state, int array)
    {
        if (!state.TryPeek(array, Slot.Unset, out _) || !state.TryPeek(array, Slot.Length, out int length) || state.Of(length) is not { IsNumber: true, Low: <= Limits.Listed and var count })
        {
            return;
        }

        for (long i = count - 1; i >= 0; i--)
        {
            if (!state.TryPeek(array, i, out int place) || state.Of(place).Nullness is Nullness.Null or Nullness.Maybe)
            {
                return;
            }
        }

        state.Forget(array, Slot.Unset);
    }

    /// <summary>A loop goes over an array and sets each element that is null: when it ends, none is.</summary>
    private void FillGaps(State state, int array, ITypeSymbol? type)
    {
        if (state.TryPeek(array, Slot.Unset, out _) || (state.IsEntry(array) && _program.Filling?.LeavesOut(type) == true))
        {
            state.Write(array, Slot.Unset, state.New(Fact.Nothing));
        }

        if (state.TryPeek(array, Slot.Element, out int element) && state.Of(element) is { Nullness: Nullness.Null or Nullness.Maybe, Origin.Kind: OriginKind.Element })
        {
            state.Write(array, Slot.Element, state.New(Fact.Nothing));
        }
    }

    /// <summary>Whether an element is asked for that an array got when it was made longer, or that what fills it in part may not have come to.</summary>
    private static bool MayBeLeftOut(State state, int array, object key, Latent latent)
        => key is long place ? state.TryPeek(array, Slot.Before, out _) ? IsAdded(state, array, place) : place > 0 && !latent.IsCounted && state.TryPeek(array, Slot.Unset, out _)
            : ReferenceEquals(key, Slot.Last) && state.TryPeek(array, Slot.Before, out _);
}
