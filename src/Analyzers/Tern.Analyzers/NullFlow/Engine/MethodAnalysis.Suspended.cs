using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Code that waits while its caller goes on: what it tested before may be another when it is resumed, at the end of a task that was started earlier, or for the next element of an iterator.</summary>
internal sealed partial class MethodAnalysis
{
    private Dictionary<int, Suspended>? _suspended;

    /// <summary>Whether only failures are kept that come after a wait, and what others can set in between is open there.</summary>
    public bool Resumes { get; init; }

    private void Await(State state, Instruction i)
    {
        int task = Register(state, i.A);
        if (_suspended is not null)
        {
            Finish(state, task);
        }

        Set(state, i, AwaitResult(state, task, i));
        if (Resumes)
        {
            Reopen(state);
        }
    }

    /// <summary>Remembers which call a task or a sequence comes from, and what it found.</summary>
    private void Suspend(Call call, int[] values, List<State> next, int from)
    {
        if (call.At.Dst < 0 || _program.Proves || _program.CodeOf(call.Method) is not { } code || !NullProgram.Waits(code) || IsAwaited(call.At) || _program.ResumedOf(code, _depth) is not { Latents.Count: > 0 } resumed)
        {
            return;
        }

        for (int i = from; i < next.Count; i++)
        {
            State state = next[i];
            (int, Origin?)[] found = new (int, Origin?)[resumed.Latents.Count];
            for (int l = 0; l < found.Length; l++)
            {
                // A task that found a null did not go on to where it fails on one; an iterator has not begun.
                int value = Find(state, values, resumed.Latents[l].Path!);
                Fact fact = state.Of(value);
                found[l] = (fact.Nullness is Nullness.Null or Nullness.Maybe && !ReferenceEquals(code.Wraps, Slot.Element) ? -1 : value, fact.Origin);
            }

            (_suspended ??= [])[state.Registers[call.At.Dst]] = new Suspended(call, resumed, values, found);
        }
    }

    /// <summary>What is returned as a callee gave it goes on when the callee's task or sequence does.</summary>
    private void HandOn(State state, Call call, int[] values)
    {
        if (NullProgram.HandsOn(_code, call.At) && _program.CodeOf(call.Method) is { } code && NullProgram.Waits(code) && _program.ResumedOf(code, _depth) is { Latents.Count: > 0 } resumed)
        {
            State later = state.Clone();
            Reopen(later);
            Failures(later, call, resumed, values);
        }
    }

    /// <summary>Whether a method waits for what it calls before anything else happens, or leaves that to its caller.</summary>
    private bool IsAwaited(Instruction call)
    {
        for (int i = _block.Code.IndexOf(call) + 1; i < _block.Code.Count; i++)
        {
            Instruction next = _block.Code[i];
            if (next.A != call.Dst || next.Op != Op.Dereference)
            {
                return next.A == call.Dst && (next.Op is Op.Await or Op.Return || next is { Op: Op.Call, Key: IMethodSymbol { Name: "ConfigureAwait" or "GetAwaiter" } });
            }
        }

        return false;
    }

    /// <summary>The value at a path from what a callee was entered with; 0 when it is not known.</summary>
    private static int Find(State state, int[] values, EntryPath path)
    {
        int value = path.Start < 0 ? State.Root : values[path.Start];
        for (int k = 0; k < path.Keys.Length; k++)
        {
            if (!state.TryPeek(value, path.Keys[k], out value))
            {
                return 0;
            }
        }

        return value;
    }

    /// <summary>Goes on with what waits for a step of an enumerator, or for the end of a task.</summary>
    private void ResumeAt(State state, Call call)
    {
        if (call.Method.Name is "MoveNext" or "MoveNextAsync")
        {
            if (state.TryPeek(call.Receiver, Slot.Moved, out _) && state.TryPeek(call.Receiver, Slot.Source, out int sequence))
            {
                Continue(state, sequence);
            }
        }
        else if (call.Method is { Name: "WhenAll" or "WaitAll" or "Wait" or "get_Result" or "GetAwaiter", ContainingType.Name: "Task" or "ValueTask" })
        {
            Finish(state, call.Receiver);
            foreach (int argument in call.Arguments)
            {
                Finish(state, argument);
                foreach (Edge edge in state.EdgesOf(argument))
                {
                    Finish(state, edge.Value);
                }
            }
        }
    }

    /// <summary>Goes on with a task until its end, once.</summary>
    private void Finish(State state, int task)
    {
        if (_suspended!.ContainsKey(task) && !state.TryPeek(task, Slot.Moved, out _))
        {
            Continue(state, task);
            state.Write(task, Slot.Moved, state.Constant(true));
        }
    }

    /// <summary>Looks at the failures of code that was suspended, where what they depend on has become null since.</summary>
    private void Continue(State state, int value)
    {
        if (!_suspended!.TryGetValue(value, out Suspended code))
        {
            return;
        }

        for (int l = 0; l < code.Found.Length; l++)
        {
            Latent latent = code.Resumed.Latents[l];
            (int before, Origin? left) = code.Found[l];
            int now = before < 0 ? 0 : Find(state, code.Values, latent.Path!);
            if (now == 0 || now == before || state.Of(now) is not { Nullness: Nullness.Null or Nullness.Maybe, Origin: { } origin } || ReferenceEquals(origin.Where, left?.Where))
            {
                continue;
            }

            State run = state.Clone();
            Import import = new(latent.State, run, this, code.Call);
            if (import.Enter(code.Resumed.Entry, code.Values, latent.Target) && import.TryMap(latent.Target, out int here) && import.Settle())
            {
                Fail(run, here, origin, new Hop(Describe.Passed(code.Call, latent, code.Resumed), code.Call.At.Where, null).Before(latent.Trail), latent.Sink);
            }
        }
    }

    /// <summary>What others can set while the code waits is asked for again when it goes on.</summary>
    private static void Reopen(State state)
    {
        for (int i = state.Heap.Count - 1; i >= 0; i--)
        {
            Edge edge = state.Heap[i];
            if (state.IsEntry(edge.Owner) && IsOpen(state.KeyOf(edge)))
            {
                state.Forget(edge.Owner, state.KeyOf(edge));
            }
        }

        state.Withdraw(static q => q.Key is not null && IsOpen(q.Key));
        state.Write(State.Root, Slot.Moved, state.Constant(true));
    }

    private static bool IsOpen(object key) => key is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod.IsInitOnly: false } or IEventSymbol;

    /// <summary>Code that waits.</summary>
    /// <param name="Call">Its call.</param>
    /// <param name="Resumed">How it fails when it goes on.</param>
    /// <param name="Values">What it was entered with.</param>
    /// <param name="Found">What the call left at the paths of the failures, and where it comes from if it is null; -1 where the code did not go on.</param>
    private readonly record struct Suspended(Call Call, Summary Resumed, int[] Values, (int Value, Origin? Left)[] Found);
}
