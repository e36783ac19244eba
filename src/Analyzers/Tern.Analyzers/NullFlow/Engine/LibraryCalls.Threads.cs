using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Functions that run on another thread.</summary>
internal sealed partial class LibraryCalls
{
    /// <summary>Runs a function on another thread, with what it is to be given.</summary>
    private bool RunWith(int function, int argument)
    {
        int count = Parameters(function);
        foreach (State run in RunElsewhere(new Instruction(Op.Invoke, At.Where), function, count == 0 ? [] : [argument, .. Enumerable.Repeat(0, count - 1).Select(_ => state.New(Fact.Nothing))]))
        {
            if (At.Dst >= 0)
            {
                run.Registers[At.Dst] = run.New(Fact.NotNull);
            }

            next.Add(run);
        }

        return true;
    }

    /// <summary>Starts a thread with what its function is to be given.</summary>
    private bool RunThread(int argument)
    {
        int function = state.TryPeek(call.Receiver, Slot.Factory, out int kept) ? kept : 0;
        return function != 0 && state.Of(function).Targets is { Length: 1 } && RunWith(function, argument);
    }

    /// <summary>Runs a function where statics that each thread has for itself are not set yet; what it sets of them is not seen here.</summary>
    private List<State> RunElsewhere(Instruction at, int function, params int[] arguments)
    {
        IReadOnlyList<IFieldSymbol> own = analysis.Program.ThreadStatics;
        if (own.Count == 0)
        {
            return analysis.RunDelegate(state, at, function, arguments);
        }

        int[] held = new int[own.Count];
        for (int i = 0; i < held.Length; i++)
        {
            object key = Keys.Of(own[i]);
            state.TryPeek(State.Root, key, out held[i]);
            if (NullProgram.HasInitialiser(own[i]))
            {
                state.Forget(State.Root, key);
            }
            else
            {
                state.Write(State.Root, key, state.New(Fact.Null(new Origin(OriginKind.Static, $"thread-static '{own[i].Name}' is not set on another thread", At.Where))));
            }
        }

        List<State> runs = analysis.RunDelegate(state, at, function, arguments);
        foreach (State run in runs)
        {
            for (int i = 0; i < held.Length; i++)
            {
                if (held[i] == 0)
                {
                    run.Forget(State.Root, Keys.Of(own[i]));
                }
                else
                {
                    run.Write(State.Root, Keys.Of(own[i]), held[i]);
                }
            }
        }

        return runs;
    }
}
