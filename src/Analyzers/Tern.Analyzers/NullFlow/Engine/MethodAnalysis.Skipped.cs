using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Calls of methods that need not be run.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>A call that nothing depends on: it may have set what no finding rests on.</summary>
    private void Skip(State state, Call call, MethodCode inert, List<State> next)
    {
        if (!_program.Returns(inert))
        {
            return;
        }

        if (call.Method.MethodKind == MethodKind.Constructor && call.Receiver != 0)
        {
            foreach (object key in _program.InstanceKeys(call.Method.ContainingType))
            {
                if (!NullProgram.IsLeftAlone(key, call.Method))
                {
                    int given = Positional(call, key);
                    state.Write(call.Receiver, key, given != 0 ? given : state.New(_program.UnknownFact(key, Keys.TypeOf(key))));
                }
            }
        }

        OpenCounts(state, by: call.Method);
        OpenStatics(state, call.Method);
        if (call.At.Refs is not null)
        {
            OpenOuts(state, call);
        }

        int echoed = inert.Echoed == MethodCode.This ? call.Receiver : inert.Echoed - MethodCode.FirstParameter is var p and >= 0 && p < call.Arguments.Length ? call.Arguments[p] : 0;
        if (call.At.Dst >= 0 && echoed > 0)
        {
            state.Registers[call.At.Dst] = Typed(state, echoed, call.At.Type);
        }
        else if (call.At.Dst >= 0)
        {
            // No null is known to come out of it: a declaration that says so is right.
            ITypeSymbol type = call.At.Type ?? call.Method.ReturnType;
            bool promised = inert.Wraps is not null || (type.IsReferenceType && call.Method.OriginalDefinition.ReturnType.NullableAnnotation == NullableAnnotation.NotAnnotated);
            Fact fact = inert.Creates is { } made ? new Fact { Type = made, Exact = true } : _program.UnknownFact(Slot.Result, type);
            state.Registers[call.At.Dst] = state.New(promised || inert.Creates is not null ? fact with { Nullness = Nullness.NotNull } : fact);
        }

        next.Add(state);
    }

    /// <summary>Statics that code has set which was skipped, while the type begins to which they belong.</summary>
    private void OpenStatics(State state, ISymbol skipped)
    {
        if (_initialises is null)
        {
            return;
        }

        Footprint footprint = _program.FootprintOf(skipped);
        foreach (Edge edge in state.EdgesOf(State.Root))
        {
            if (state.KeyOf(edge) is ISymbol { IsStatic: true } member && SymbolEqualityComparer.Default.Equals(member.ContainingType, _initialises) && (footprint.IsOpen || footprint.Sets.Contains(member)))
            {
                state.Write(State.Root, member, state.New(_program.UnknownFact(member, Keys.TypeOf(member))));
            }
        }
    }

    private void OpenOuts(State state, Call call) => Outs(state, call, o => state.New(_program.UnknownFact(Slot.Result, call.Method.Parameters[o].Type)));
}
