using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What a caller goes on with when a method that it called leaves.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>
    /// A call of a method that is being analysed, with what its first run found. Numbers and flags that are not handed on as they came in are forgotten: they change from call to call, and one way out that
    /// they exclude here is open further down.
    /// </summary>
    private void Repeat(State state, Call call, Summary known, List<State> next)
    {
        int[] values = EntryOf(state, call, known);

        // The next call fails for what this one passes: what is forgotten below is a condition here.
        Failures(state, call, known, values);
        bool isSame = SymbolEqualityComparer.Default.Equals(call.Method.OriginalDefinition, _code.Symbol.OriginalDefinition);
        for (int a = 0; a + 1 < values.Length && a < call.Method.Parameters.Length; a++)
        {
            ITypeSymbol type = call.Method.Parameters[a].Type;
            if (type.IsValueType && !(isSame && a + 1 < _summary.Entry.Length && values[a + 1] == _summary.Entry[a + 1]))
            {
                values[a + 1] = state.New(_program.UnknownFact(Slot.Result, type));
            }
        }

        Leave(state, call, known, values, next);
    }

    private static int[] EntryOf(State state, Call call, Summary summary)
    {
        int[] values = new int[summary.Entry.Length];
        values[0] = call.Receiver != 0 ? call.Receiver : state.New(Fact.NotNull);
        for (int a = 0; a + 1 < values.Length; a++)
        {
            values[a + 1] = a < call.Arguments.Length ? call.Arguments[a] : state.New(Fact.Nothing);
        }

        return values;
    }

    [MethodImpl(Hot.Path)]
    private void Leave(State state, Call call, Summary summary, int[] values, List<State> next)
    {
        for (int e = 0; e < summary.Exits.Count; e++)
        {
            Exit exit = summary.Exits[e];
            bool last = e == summary.Exits.Count - 1;
            bool decided = summary.Deciding.Count > 0;
            bool excluded = !last && Import.IsExcluded(exit.State, state, summary.Entry, values, _program.Scratch);
            if ((excluded && !decided) || FitsNone(state, call, exit.State, summary, values, summary.Deciding))
            {
                continue;
            }

            if ((excluded || !LeaveBy(last && !decided ? state : state.Clone(), call, exit, summary, values, next)) && decided)
            {
                LeaveByOther(state, call, exit, summary, values, next);
            }
        }
    }

    /// <summary>Whether a run goes on with a way out of a callee, because that fits it.</summary>
    [MethodImpl(Hot.Path)]
    private bool LeaveBy(State run, Call call, Exit exit, Summary summary, int[] values, List<State> next)
    {
        Import import = new(exit.State, run, this, call, call.Dispatched || call.Delegate) { IsAssumed = call.Told };
        if (!import.Enter(summary.Entry, values) || !import.AgreeAnswers())
        {
            return false;
        }

        // What a test found out is what it was called for, and so is what a method found that returns nothing and changes nothing.
        bool settles = _settles || _program.Proves || exit.State.Of(exit.Result) is { IsTrue: true } or { IsFalse: true } || (call.Method.ReturnsVoid && exit.State.Written.Length == 0);
        if (settles && !import.Settle())
        {
            return false;
        }

        Effects(run, call, exit, import);
        if (call.At.Dst >= 0)
        {
            run.Registers[call.At.Dst] = exit.Result == 0 ? run.New(Fact.Nothing) : Typed(run, import.Value(exit.Result), call.At.Type);
        }

        if (call.At.Refs is not null)
        {
            Outs(run, call, import, exit.Out);
        }

        if (import.IsRefuted || !AreThere(run, call, exit, summary, values))
        {
            return false;
        }

        next.Add(run);
        return true;
    }

    private void Outs(State state, Call call, Import import, int[] values) => Outs(state, call, o => values.Length > o && values[o] != 0 ? import.Value(values[o]) : 0);

    private void Outs(State state, Call call, Func<int, int> value)
    {
        if (call.At.Refs is not { } places)
        {
            return;
        }

        for (int o = 0; o < places.Length; o++)
        {
            if (places[o] is { } place)
            {
                int written = value(o);
                Write(state, place, written != 0 ? written : state.New(Fact.Nothing), call.At.Where);
            }
        }
    }

    public void Write(State state, Place place, int value, SyntaxNode where)
    {
        if (place is { Key: null, Index: < 0 })
        {
            state.Registers[place.Register] = value;
        }
        else if (place.Key is { } key)
        {
            int owner = Register(state, place.Register);
            if (place.Owner is { } outer)
            {
                int copy = Clone(state, owner, null, where);
                state.Write(copy, key, value);
                Write(state, outer, copy, where);
                return;
            }

            Store(state, owner, key, value, where);
        }
        else
        {
            int owner = Register(state, place.Register);
            Fact at = state.Of(Register(state, place.Index));
            state.Write(owner, at.IsNumber ? at.Low : new At(Register(state, place.Index)), value);
            AddElement(state, owner, value);
        }
    }
}
