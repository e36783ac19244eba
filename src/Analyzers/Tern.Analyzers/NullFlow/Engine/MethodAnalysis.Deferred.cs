using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Iterators: their code runs when somebody goes over what they returned, and meets what has become of the objects by then.</summary>
internal sealed partial class MethodAnalysis
{
    private Dictionary<int, (Call Call, Summary Summary, int[] Values)>? _deferred;

    /// <summary>Remembers by which call a sequence was made.</summary>
    private void Defer(Call call, Summary summary, int[] values, List<State> next, int from)
    {
        if (call.At.Dst < 0 || summary.Latents.Count == 0 || !ReferenceEquals(_program.CodeOf(call.Method)?.Wraps, Slot.Element))
        {
            return;
        }

        for (int i = from; i < next.Count; i++)
        {
            (_deferred ??= [])[next[i].Registers[call.At.Dst]] = (call, summary, values);
        }
    }

    /// <summary>Nobody goes over a sequence that is returned before the method has ended.</summary>
    private void HandOut(State state)
    {
        if (_deferred is not null && _deferred.TryGetValue(state.Result, out (Call Call, Summary Summary, int[] Values) made))
        {
            Failures(state, made.Call, made.Summary, made.Values);
        }
    }

    /// <summary>A sequence is handed on, or gone over: its code sees what is there now.</summary>
    private void Resume(State state, Call call)
    {
        if (_deferred is null)
        {
            return;
        }

        foreach (int value in (int[])[call.Receiver, .. call.Arguments])
        {
            if (_deferred.TryGetValue(value, out (Call Call, Summary Summary, int[] Values) made))
            {
                Failures(state, made.Call, made.Summary, made.Values);
            }
        }
    }
}
