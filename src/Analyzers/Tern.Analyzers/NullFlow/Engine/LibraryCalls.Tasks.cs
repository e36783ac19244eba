using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Tasks, completion sources and channels: what they hand over.</summary>
internal sealed partial class LibraryCalls
{
    private bool TryTask(IMethodSymbol method)
    {
        switch (method.Name)
        {
            case "FromResult":
            case ".ctor" when call.Arguments.Length == 1 && method.ContainingType.Name == "ValueTask":
                int task = call.Receiver != 0 ? call.Receiver : state.New(Fact.NotNull);
                bool wrapsTask = method.Name == ".ctor" && method.Parameters[0].Type.Name == "Task";
                if (wrapsTask && state.TryPeek(call.Arguments[0], Slot.Result, out int inner))
                {
                    state.Write(task, Slot.Result, inner);
                }
                else if (!wrapsTask)
                {
                    state.Write(task, Slot.Result, call.Arguments[0]);
                }

                return Done(task);
            case "ConfigureAwait":
            case "AsTask":
            case "Preserve":
            case "GetAwaiter":
            case "WaitAsync":
                state.Conjoin(call.Receiver, Fact.NotNull);
                return Done(call.Receiver);
            case "get_Result":
            case "GetResult":
                return Done(analysis.Read(state, call.Receiver, Slot.Result, method.ReturnType, At.Where));
            case "Run":
            case "StartNew":
                return RunTask();
            case "ContinueWith" when state.Of(call.Arguments[0]).Targets is not null:
                return Continue(call.Arguments[0]);
            case "WhenAll" when call.Arguments.Length == 1 && At.Type is INamedTypeSymbol { TypeArguments.Length: 1 } && state.TryPeek(call.Arguments[0], Slot.Element, out int each):
                return WhenAll(each);
            case "WhenAny" when At.Dst >= 0:
                return WhenAny();
            case "WhenEach" when call.Arguments.Length > 0 && state.TryPeek(call.Arguments[0], Slot.Element, out _):
                return Done(call.Arguments[0]);
            default:
                return false;
        }
    }

    /// <summary>The task of one of several tasks: of each that is known, or of what stands for all.</summary>
    private bool WhenAny()
    {
        List<int> tasks = call.Method.Parameters.Length == 2 && call.Method.Parameters[1].Type.Name == "Task" ? [call.Arguments[0], call.Arguments[1]] : [.. state.EdgesOf(call.Arguments[0]).Where(edge => state.KeyOf(edge) is long).Select(static edge => edge.Value)];
        if (tasks.Count is 0 or > Limits.Rounds && state.TryPeek(call.Arguments[0], Slot.Element, out int each))
        {
            tasks = [each];
        }

        foreach (int one in tasks.Count > Limits.Rounds ? [] : tasks)
        {
            State run = state.Clone();
            run.Write(run.Registers[At.Dst] = run.New(Fact.NotNull), Slot.Result, one);
            next.Add(run);
        }

        return tasks.Count is > 0 and <= Limits.Rounds;
    }

    /// <summary>The task of a function that is given the one before.</summary>
    private bool Continue(int function)
    {
        int count = Parameters(function);
        foreach (State run in analysis.RunDelegate(state, At, function, [.. Enumerable.Range(0, count).Select(i => i == 0 ? call.Receiver : state.New(Fact.Nothing))]))
        {
            int task = run.New(Fact.NotNull);
            if (At.Dst >= 0 && run.Registers[At.Dst] is var result and not 0)
            {
                run.Write(task, Slot.Result, result);
            }

            if (At.Dst >= 0)
            {
                run.Registers[At.Dst] = task;
            }

            next.Add(run);
        }

        return true;
    }

    /// <summary>The results of all tasks, in an array.</summary>
    private bool WhenAll(int each)
    {
        int results = state.New(Fact.NotNull);
        if (state.TryPeek(each, Slot.Result, out int result))
        {
            state.Write(results, Slot.Element, result);
        }

        // Each result stands where its task does.
        foreach (Edge edge in state.EdgesOf(call.Arguments[0]))
        {
            if (ReferenceEquals(state.KeyOf(edge), Slot.Length) || (state.KeyOf(edge) is long && state.TryPeek(edge.Value, Slot.Result, out result)))
            {
                state.Write(results, edge.Key, ReferenceEquals(state.KeyOf(edge), Slot.Length) ? edge.Value : result);
            }
        }

        int task = state.New(Fact.NotNull);
        state.Write(task, Slot.Result, results);
        return Done(task);
    }

    /// <summary>A source and its task are one object here: what is set is what an await gives.</summary>
    private bool TryCompletion(IMethodSymbol method)
    {
        switch (method.Name)
        {
            case "SetResult" or "TrySetResult" when call.Arguments.Length == 1:
                state.Conjoin(call.Receiver, Fact.NotNull);
                if (!state.TryPeek(call.Receiver, Slot.Result, out _))
                {
                    // What comes first stays.
                    state.Write(call.Receiver, Slot.Result, call.Arguments[0]);
                }

                return Done(state.New(Fact.Nothing));
            case "get_Task":
                state.Conjoin(call.Receiver, Fact.NotNull);
                return Done(call.Receiver);
            default:
                return false;
        }
    }

    /// <summary>A channel and its two ends are one object here.</summary>
    private bool TryChannel(IMethodSymbol method)
    {
        switch (method.Name)
        {
            case "get_Writer" or "get_Reader":
                state.Conjoin(call.Receiver, Fact.NotNull);
                return Done(call.Receiver);
            case "TryWrite" or "WriteAsync" when call.Arguments.Length > 0:
                analysis.Put(state, call.Receiver, call.Arguments[0]);
                return Done(state.New(method.Name == "TryWrite" ? Fact.Nothing : Fact.NotNull));
            case "ReadAsync" when At.Type is INamedTypeSymbol { TypeArguments.Length: 1 } task:
                int awaited = state.New(Fact.NotNull);
                state.Write(awaited, Slot.Result, analysis.AsType(state, Sample(analysis.Read(state, call.Receiver, Slot.Element, task.TypeArguments[0], At.Where)), task.TypeArguments[0]));
                return Done(awaited);
            case "ReadAllAsync":
                return Done(call.Receiver);
            default:
                return false;
        }
    }

    private bool RunTask()
    {
        if (call.Arguments.Length == 0 || state.Of(call.Arguments[0]).Targets is null)
        {
            return false;
        }

        foreach (State run in RunElsewhere(At, call.Arguments[0]))
        {
            int result = At.Dst >= 0 ? run.Registers[At.Dst] : 0;
            bool wrapped = result != 0 && run.TryPeek(result, Slot.Result, out _);
            if (!wrapped)
            {
                int task = run.New(Fact.NotNull);
                if (result != 0)
                {
                    run.Write(task, Slot.Result, result);
                }

                result = task;
            }

            if (At.Dst >= 0)
            {
                run.Registers[At.Dst] = result;
            }

            next.Add(run);
        }

        return true;
    }
}
