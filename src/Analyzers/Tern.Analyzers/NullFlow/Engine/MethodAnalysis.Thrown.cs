using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Exceptions that leave a method after it has set something to null, and callers that catch them.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>Ways out by exception that are kept: what has been set by then hardly differs.</summary>
    private const int MaxThrown = 2;

    private bool? _setsNull;

    /// <summary>Notes what an exception leaves behind that goes past the method.</summary>
    private void LeaveByException(Block block, State state, bool ends)
    {
        if (block.Handlers.Count > 0 || _summary.Thrown.Count >= MaxThrown || !(_setsNull ??= SetsNull()) || !HasSetNull(state))
        {
            return;
        }

        State thrown = ends ? state : state.Clone();
        Array.Clear(thrown.Registers, 0, thrown.Registers.Length);
        thrown.Registers[MethodCode.This] = _summary.Entry[0];
        thrown.Result = 0;
        thrown.Elements = 0;
        thrown.Given = null;
        thrown.Prune(_program.MayBeNull);
        thrown.Collect();
        _summary.Thrown.Add(thrown);
    }

    private static bool HasSetNull(State state)
    {
        bool Holds(Edge edge) => state.Of(edge.Value) is { Nullness: Nullness.Null, Origin: not null } && state.KeyOf(edge) is not Slot;
        bool held = false;
        for (int i = 0; i < state.Heap.Count && !held; i++)
        {
            held = Holds(state.Heap[i]);
        }

        if (!held)
        {
            return false;
        }

        state.ForgetWritten();
        held = Array.Exists(state.Written, Holds);

        // The run goes on.
        state.ForgetWritten();
        return held;
    }

    /// <summary>Whether the code sets members to null. Of an object whose constructor throws nobody has anything.</summary>
    private bool SetsNull()
    {
        if (_code.Symbol is not IMethodSymbol { MethodKind: not MethodKind.Constructor })
        {
            return false;
        }

        bool literal = false;
        bool stored = false;
        foreach (Block block in _code.Blocks)
        {
            foreach (Instruction i in block.Code)
            {
                literal |= i.Op == Op.Default;
                stored |= i.Op == Op.Store && i.Key is not (ILocalSymbol or IParameterSymbol);
            }
        }

        return literal && stored;
    }

    /// <summary>What handlers meet when a callee throws after it has set something to null.</summary>
    private void Catch(State state, Call call, Summary summary, int[] values)
    {
        if (_block.Handlers.Count == 0)
        {
            return;
        }

        foreach (State thrown in summary.Thrown)
        {
            State run = state.Clone();
            Import import = new(thrown, run, this, call);
            if (import.Enter(summary.Entry, values))
            {
                import.Effects();
                if (!import.IsRefuted)
                {
                    Throwing(_block, run, ThrownBy(_block, call.At));
                }
            }
        }
    }
}
