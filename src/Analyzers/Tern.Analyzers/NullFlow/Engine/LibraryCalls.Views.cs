using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Spans, memory and segments: views of an array, whole or in part.</summary>
internal sealed partial class LibraryCalls
{
    private bool TryView(IMethodSymbol method)
    {
        int viewed = call.Receiver != 0 ? call.Receiver : call.Arguments.Length > 0 ? call.Arguments[0] : 0;
        if (viewed == 0 || state.Of(viewed).Type is { SpecialType: SpecialType.System_String } || method.Parameters.LastOrDefault()?.Type is { Name: "Index" or "Range" })
        {
            return false;
        }

        switch (method.Name)
        {
            case "op_Implicit":
            case "AsSpan" or "AsMemory" when call.Arguments.Length == 1 && method.IsStatic:
                return ViewAll(viewed);
            case "get_Span":
                return Done(viewed);
            case "get_Length" when state.TryPeek(viewed, Slot.Length, out int length):
                return Done(length);
            case ".ctor" when call.Arguments.Length > 0:
                return Done(View(call.Receiver, call.Arguments[0], Given(1), Given(2)));
            case "AsSpan" or "AsMemory" when method.IsStatic:
                return Done(View(state.New(Fact.NotNull with { Type = At.Type }), viewed, Given(1), Given(2)));
            case "Slice":
                return Done(View(state.New(Fact.NotNull with { Type = At.Type }), viewed, Given(0), Given(1)));
            case "Fill" when call.Arguments.Length == 1:
                MethodAnalysis.Overwrite(state, viewed, call.Arguments[0]);
                return Done(state.New(Fact.Nothing));
            case "Clear" when method.ContainingType.TypeArguments.FirstOrDefault() is { IsReferenceType: true }:
                MethodAnalysis.Overwrite(state, viewed, state.New(Fact.Null(new Origin(OriginKind.Element, "'Clear' leaves no element set", At.Where))));
                return Done(state.New(Fact.Nothing));
            default:
                return false;
        }
    }

    /// <summary>A view of a whole array; of none at all it has no elements.</summary>
    private bool ViewAll(int viewed)
    {
        if (At.Dst >= 0 && (state.Of(viewed).Nullness is Nullness.Null or Nullness.Maybe || analysis.IsDoubtful(state, viewed)))
        {
            State none = state.Clone();
            if (none.Conjoin(viewed, Fact.Null(null)))
            {
                int empty = none.Registers[At.Dst] = none.New(Fact.NotNull with { Type = At.Type });
                none.Write(empty, Slot.Length, none.Constant(0));
                next.Add(none);
            }

            if (!state.Conjoin(viewed, Fact.NotNull))
            {
                return true;
            }
        }

        return Done(viewed);
    }

    private int Given(int position) => position < call.Arguments.Length ? call.Arguments[position] : 0;

    /// <summary>A part of a whole holds what that holds; from which element on it begins, and how many it has, constants say.</summary>
    private int View(int part, int whole, int start, int count)
    {
        long first = start == 0 ? 0 : state.Of(start) is { IsNumber: true, Low: var number } ? number : -1;
        long all = count != 0 ? state.Of(count) is { IsNumber: true, Low: var some } ? some : -1 : state.TryPeek(whole, Slot.Length, out int length) && state.Of(length) is { IsNumber: true, Low: var many } ? many - first : -1;
        if (all >= 0)
        {
            state.Write(part, Slot.Length, state.Constant(all));
        }

        List<(long Place, int Value)> held = [];
        foreach (Edge edge in first < 0 ? [] : state.EdgesOf(whole))
        {
            if (state.KeyOf(edge) is long place && place >= first && (all < 0 || place < first + all))
            {
                held.Add((place - first, edge.Value));
            }
        }

        bool complete = held.Count > 0 && held.Count == all;
        if (!complete)
        {
            ViewRest(part, whole);
        }

        foreach ((long place, int value) in held)
        {
            state.Write(part, place, value);
            if (complete)
            {
                analysis.Put(state, part, value);
            }
        }

        return part;
    }

    /// <summary>What stands for the elements of a whole stands for those of a part.</summary>
    private void ViewRest(int part, int whole)
    {
        if (state.IsEntry(whole) && call.Method.ContainingType.TypeArguments.Concat(call.Method.TypeArguments).FirstOrDefault() is { IsReferenceType: true } held)
        {
            state.Write(part, Slot.Element, analysis.Read(state, whole, Slot.Element, held, At.Where));
        }

        foreach (object slot in new object[] { Slot.Element, Slot.Unset })
        {
            if (state.TryPeek(whole, slot, out int rest))
            {
                state.Write(part, slot, rest);
            }
        }
    }
}
