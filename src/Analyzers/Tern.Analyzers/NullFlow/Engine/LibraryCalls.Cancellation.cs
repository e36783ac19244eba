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
        if (call.Arguments.Length > 1 && state.Of(call.Arguments[0]).Targets is { Length: 1 } one && one[0].Parameters.Length == 1)
        {
            return RegisterWith(call.Arguments[0], call.Arguments[1]);
        }

        if (call.Arguments.Length == 0 || state.Of(call.Arguments[0]).Targets is not { Length: 1 } targets || targets[0].Parameters.Length > 0
            || state.DefinitionOf(call.Receiver) is not { Op: Term.Call, Symbol: IMethodSymbol { Name: "get_Token", ContainingType.Name: "CancellationTokenSource" } } token)
        {
            return false;
        }

        // Beside a function that is given a state, another one makes it open what each is run with.
        bool others = state.TryPeek(token.A, Slot.Factory, out int before) && state.Of(before).Targets is not null;
        state.Write(token.A, Slot.Factory, !others ? call.Arguments[0] : state.TryPeek(before, Slot.Source, out _) ? state.New(Fact.Nothing) : MethodAnalysis.Combine(state, before, call.Arguments[0]));
        return Done(state.New(Fact.NotNull with { Type = At.Type }));
    }

    /// <summary>A function that is given a state when somebody cancels, or at once where somebody has: it is run for what it does with that, and what it changes is open.</summary>
    private bool RegisterWith(int function, int given)
    {
        if (state.DefinitionOf(call.Receiver) is { Op: Term.Call, Symbol: IMethodSymbol { Name: "get_Token", ContainingType.Name: "CancellationTokenSource" } } token)
        {
            state.Write(function, Slot.Source, given);
            bool others = state.TryPeek(token.A, Slot.Factory, out int before) && state.Of(before).Targets is not null;
            state.Write(token.A, Slot.Factory, others ? state.New(Fact.Nothing) : function);
            return Done(state.New(Fact.NotNull with { Type = At.Type }));
        }

        analysis.RunDelegate(state.Clone(), new Instruction(Op.Invoke, At.Where), function, given);
        return false;
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

        int[] given = state.TryPeek(functions, Slot.Source, out int passed) ? [passed] : [];
        foreach (State run in analysis.RunDelegate(state, new Instruction(Op.Invoke, At.Where), functions, given))
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
