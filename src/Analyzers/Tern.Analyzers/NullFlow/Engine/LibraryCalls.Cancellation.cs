using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Functions that run when somebody cancels.</summary>
internal sealed partial class LibraryCalls
{
    private bool TryCancellation(IMethodSymbol method)
        => method.Name switch
        {
            "Register" or "UnsafeRegister" => Register(),
            "Cancel" => Cancel(),
            "Dispose" or "DisposeAsync" or "Unregister" when method.ContainingType.Name == "CancellationTokenRegistration" => Unregister(),
            _ => false,
        };

    /// <summary>The source of a token keeps the function.</summary>
    private bool Register()
    {
        if (call.Arguments.Length == 0 || state.Of(call.Arguments[0]).Targets is not { Length: 1 } targets || targets[0].Parameters.Length > 0
            || state.DefinitionOf(call.Receiver) is not { Op: Term.Call, Symbol: IMethodSymbol { Name: "get_Token", ContainingType.Name: "CancellationTokenSource" } } token)
        {
            return false;
        }

        int kept = state.TryPeek(token.A, Slot.Factory, out int before) && state.Of(before).Targets is not null ? MethodAnalysis.Combine(state, before, call.Arguments[0]) : call.Arguments[0];
        state.Write(token.A, Slot.Factory, kept);
        return Done(state.New(Fact.NotNull with { Type = At.Type }));
    }

    private bool Cancel()
    {
        if ((!state.TryPeek(call.Receiver, Slot.Factory, out _) && !state.IsEntry(call.Receiver)) || state.TryPeek(State.Root, Slot.Unregistered, out _))
        {
            return false;
        }

        int functions = analysis.Read(state, call.Receiver, Slot.Factory, null, At.Where);
        if (state.Of(functions).Targets is null)
        {
            analysis.WantTargets(state, functions);
            return false;
        }

        foreach (State run in analysis.RunDelegate(state, new Instruction(Op.Invoke, At.Where), functions))
        {
            // They run once, however often somebody cancels.
            run.Write(call.Receiver, Slot.Factory, run.New(Fact.Nothing));
            next.Add(run);
        }

        return true;
    }

    /// <summary>Which function is taken away again, nobody knows: none is taken for sure to run from here on.</summary>
    private bool Unregister()
    {
        state.Write(State.Root, Slot.Unregistered, state.Constant(true));
        return false;
    }
}
