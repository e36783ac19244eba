using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Functions that run on another thread, and places that several share.</summary>
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

    /// <summary>Starts a thread with what its function is to be given: nothing, where nothing is passed.</summary>
    private bool RunThread()
    {
        if (!state.TryPeek(call.Receiver, Slot.Factory, out int function) || state.Of(function).Targets is not { Length: 1 })
        {
            return false;
        }

        return RunWith(function, call.Arguments.Length > 0 ? call.Arguments[0] : state.New(Fact.Null(new Origin(OriginKind.Library, $"'{call.Method.Name}' is given nothing for the function of the thread", At.Where))));
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

    private bool TryByRef(IMethodSymbol method)
    {
        if (method.Name == "Read" && call.Arguments.Length == 1)
        {
            // By reference or by read-only reference, as the platform's version has it.
            return Done(call.Arguments[0]);
        }

        if (At.Refs is not { Length: > 0 } places || places[0] is not { } place)
        {
            return false;
        }

        int old = call.Arguments[0];
        switch (method.Name)
        {
            case "CompareExchange" when call.Arguments.Length == 3 && method.Parameters[0].Type.IsValueType:
                return CompareExchange(place, old, call.Arguments[1], call.Arguments[2]);
            case "CompareExchange" when call.Arguments.Length == 3:
                // Whatever comes of it, what was there before is what comes back.
                Fact before = state.Of(old);
                bool onNull = state.Of(call.Arguments[2]).Nullness == Nullness.Null;
                int after = before.Nullness switch
                {
                    Nullness.Null when onNull => call.Arguments[1],
                    Nullness.NotNull when onNull => old,
                    _ => state.New(onNull && state.Of(call.Arguments[1]).Nullness == Nullness.NotNull ? Fact.NotNull : Fact.Nothing),
                };
                analysis.Write(state, place, after, At.Where);
                return Done(old);
            case "Exchange":
            case "Write":
                analysis.Write(state, place, call.Arguments[1], At.Where);
                return Done(old);
            case "EnsureInitialized":
                int made = state.Of(old).Nullness == Nullness.NotNull ? old : state.New(Fact.NotNull);
                analysis.Write(state, place, made, At.Where);
                return Done(made);
            default:
                return false;
        }
    }

    /// <summary>Takes the place of a value where that is the one asked for, and gives the value either way.</summary>
    private bool CompareExchange(Place place, int old, int value, int comparand)
    {
        Term equal = new(Term.Equal, null, Math.Min(old, comparand), Math.Max(old, comparand));
        int same = state.Evaluate(equal) is { } known ? state.Constant(known) : state.ValueOf(equal, Fact.Condition);
        State other = state.Clone();
        if (state.Refine(same, true))
        {
            analysis.Write(state, place, value, At.Where);
            Done(old);
        }

        if (other.Refine(same, false))
        {
            if (At.Dst >= 0)
            {
                other.Registers[At.Dst] = old;
            }

            next.Add(other);
        }

        return true;
    }

    private bool TryRunsNow(IMethodSymbol method, INamedTypeSymbol type)
    {
        bool waits = (type.Name, method.Name) is ("Thread", ".ctor") && method.Parameters[0].Type.Name == "ParameterizedThreadStart";
        if (waits)
        {
            state.Write(call.Receiver, Slot.Factory, call.Arguments[0]);
            return Done(call.Receiver);
        }

        bool now = (type.Name, method.Name) is ("Thread", ".ctor") or ("ThreadPool", _) or ("Parallel", _) or ("List", "ForEach") or ("List", "ConvertAll") or ("Array", "ForEach");
        int closure = Array.FindIndex(call.Arguments, a => state.Of(a).Targets is not null);
        if (!now || closure < 0)
        {
            return false;
        }

        int source = type.Name is "Array" or "Parallel" && method.Name == "ForEach" ? call.Arguments[0] : call.Receiver;
        ITypeSymbol? held = type.TypeArguments.Concat(method.TypeArguments).FirstOrDefault();

        // Of an array that came from elsewhere, what was set one by one is not what stands for its elements.
        bool holds = source != 0 && (state.TryPeek(source, Slot.Element, out _) || (state.IsEntry(source) && type.Name != "Array"));
        int element = holds ? Sample(analysis.Read(state, source, Slot.Element, held, At.Where)) : state.New(Fact.Nothing);
        int count = state.Of(call.Arguments[closure]).Targets![0].Parameters.Length;
        int[] arguments = [.. Enumerable.Range(0, count).Select(i => i == 0 ? element : state.New(Fact.Nothing))];
        Instruction at = new(Op.Invoke, At.Where);
        foreach (State run in NullProgram.RunsElsewhere(method) ? RunElsewhere(at, call.Arguments[closure], arguments) : analysis.RunDelegate(state, at, call.Arguments[closure], arguments))
        {
            if (At.Dst >= 0)
            {
                run.Registers[At.Dst] = run.New(Fact.NotNull);
            }

            next.Add(run);
        }

        return true;
    }
}
