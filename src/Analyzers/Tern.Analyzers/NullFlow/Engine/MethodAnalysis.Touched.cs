using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What code that is not followed may have changed: nothing is known of it any more.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>Foreign code may set members of what it is given, run the delegates it is given, and change its receiver.</summary>
    private void Touch(State state, Call call, bool foreign)
    {
        MethodTraits traits = _program.TraitsOf(call.Method.OriginalDefinition);
        bool pure = foreign && traits.Pure;
        if (!(foreign && traits.Looks) && call.Receiver != 0)
        {
            state.ForgetTerms(call.Receiver);
        }

        if (!foreign && call.Receiver != 0)
        {
            Open(state, call.Receiver);
        }

        bool keeps = pure || (foreign && traits.Keeps);
        if (!foreign || call.Method.MethodKind == MethodKind.DelegateInvoke)
        {
            OpenCounts(state);
        }

        if (!pure && (!foreign || call.Method.MethodKind == MethodKind.DelegateInvoke || HandsOver(state, call)))
        {
            MapKeys.ForgetMissing(state);
        }

        foreach (int argument in call.Arguments)
        {
            Fact fact = state.Of(argument);
            if (!keeps || fact.Targets is not null)
            {
                OpenCounts(state, fact.Targets is not null ? 0 : argument);
            }

            if (fact.Targets is { } targets)
            {
                foreach (IMethodSymbol target in targets)
                {
                    ForgetWrites(state, target, argument);
                    ForgetPassed(state, target, call, argument);
                }
            }
            else if (!pure && state.TryPeek(argument, Slot.Element, out int element) && state.Of(element).Origin is { Kind: OriginKind.Element or OriginKind.Struct })
            {
                state.ForgetMembers(argument);
            }
            else if (!keeps)
            {
                Open(state, argument);
            }
        }
    }

    /// <summary>Whether foreign code is given an object of the project's own, through which it can call any code of it.</summary>
    private bool HandsOver(State state, Call call)
        => Array.Exists(call.Arguments, a => state.Of(a) is { Type: INamedTypeSymbol { IsReferenceType: true } type } && _program.IsSource(type))
            || (_summary.Entry.Length > 0 && Array.IndexOf(call.Arguments, _summary.Entry[0]) >= 0);

    /// <summary>From here on other code may have added to collections, or taken from them.</summary>
    /// <param name="state">The run.</param>
    /// <param name="collection">The one that the code knows, or 0 for all.</param>
    /// <param name="by">The method that runs; <see langword="null"/> for code that may do anything.</param>
    public void OpenCounts(State state, int collection = 0, IMethodSymbol? by = null)
    {
        int number = _program.Scratch.Keys.Number(Slot.Length);
        for (int i = 0; i < state.Heap.Count; i++)
        {
            Edge edge = state.Heap[i];
            if (edge.Key == number && (collection == 0 || edge.Owner == collection) && state.Of(edge.Owner).Type is INamedTypeSymbol && state.Of(edge.Value) is not { Low: 0, High: long.MaxValue })
            {
                if (by is not null && !_program.MayResize(by))
                {
                    return;
                }

                by = null;
                state.Write(edge.Owner, edge.Key, state.New(Fact.NotNull with { Low = 0 }));
            }
        }
    }

    /// <summary>From here on other code may have set the members of an object.</summary>
    public static void Open(State state, int value)
    {
        Fact fact = state.Of(value);
        if (fact.Members == Members.Fresh && fact.Type is { IsReferenceType: true, IsAnonymousType: false })
        {
            state.ForgetMembers(value);
            state.Set(value, fact with { Members = Members.Unknown });
        }
        else if (fact.Members == Members.Entry && fact.Type is { IsReferenceType: true } or { TypeKind: TypeKind.TypeParameter })
        {
            OpenEntry(state, value);
        }
    }

    /// <summary>An object of the caller: what its constructor has not set is open, and the caller is told.</summary>
    private static void OpenEntry(State state, int value)
    {
        foreach (Edge edge in state.EdgesOf(value))
        {
            if (state.Of(edge.Value) is { Nullness: Nullness.Null, Origin: { Kind: OriginKind.Construction, Last: null } })
            {
                state.Write(value, edge.Key, state.New(Fact.Nothing));
            }
        }

        state.Write(value, Slot.Opened, state.Constant(true));
    }

    /// <summary>A delegate that is handed over beside an object may be called with it: what it sets of its arguments is open in that object.</summary>
    private void ForgetPassed(State state, IMethodSymbol target, Call call, int closure)
    {
        if (call.Arguments.Length < 2 || _program.CodeOf(target) is not { } code)
        {
            return;
        }

        foreach (Instruction instruction in code.Blocks.SelectMany(b => b.Code).Where(i => i.Op == Op.Store && i.A > MethodCode.This && i.Key is IFieldSymbol or IPropertySymbol))
        {
            foreach (int other in call.Arguments)
            {
                ITypeSymbol? owner = (instruction.Key as ISymbol)?.ContainingType;
                if (other != closure && owner is not null && state.Of(other) is { Nullness: Nullness.NotNull, Type: { } type } && TypeTests.Converts(type, owner))
                {
                    state.Write(other, instruction.Key!, state.New(Fact.Nothing));
                }
            }
        }
    }

    /// <summary>A delegate that may run at any time: nulls in what it writes are open from now on.</summary>
    private void ForgetWrites(State state, IMethodSymbol target, int closure)
    {
        if (_program.CodeOf(target) is not { } code)
        {
            return;
        }

        int self = state.TryPeek(closure, target, out int receiver) ? receiver : -1;
        foreach (Instruction instruction in code.Blocks.SelectMany(b => b.Code))
        {
            int owner = instruction.Op != Op.Store ? -1 : instruction.A == MethodCode.Root ? State.Root : instruction.A == MethodCode.This ? self : -1;
            if (owner >= 0 && state.TryPeek(owner, instruction.Key!, out int value) && state.Of(value).Nullness is Nullness.Null or Nullness.Maybe)
            {
                state.Write(owner, instruction.Key!, state.New(Fact.Nothing));
            }
        }
    }
}
