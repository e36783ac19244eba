using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Parts of arrays, which are arrays of their own.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>A part of an array has those of its elements that are known one by one, as far as constants say where it begins and ends.</summary>
    private int Slice(State state, Instruction i)
    {
        int whole = Register(state, i.A);
        int part = state.New(Fact.NotNull with { Type = i.Type });
        Fact first = i.B < 0 ? Fact.False : state.Of(Register(state, i.B));
        int end = i.Args[0];
        Fact last = end >= 0 ? state.Of(Register(state, end)) : state.TryPeek(whole, Slot.Length, out int length) ? state.Of(length) : Fact.NotNull;
        if (!first.IsNumber)
        {
            return part;
        }

        long count = last.IsNumber && last.Low >= first.Low ? last.Low - first.Low : -1;
        if (count >= 0)
        {
            state.Write(part, Slot.Length, state.Constant(count));
        }

        List<(long Place, int Value)> held = [];
        foreach (Edge edge in state.EdgesOf(whole))
        {
            if (state.KeyOf(edge) is long place && place >= first.Low && place < last.High)
            {
                held.Add((place - first.Low, edge.Value));
            }
        }

        foreach ((long place, int value) in held)
        {
            state.Write(part, place, value);
            if (held.Count == count)
            {
                AddElement(state, part, value);
            }
        }

        return part;
    }
}
