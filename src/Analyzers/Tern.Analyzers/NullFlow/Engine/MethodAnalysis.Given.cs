using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Properties that are read twice: while nothing happens in between, they give the same again.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>Whether a call changes nothing that a property could be computed from.</summary>
    private bool IsQuiet(IMethodSymbol method) => _program.IsSource(method.ContainingType) ? _program.IsQuiet(method) : _program.TraitsOf(method.OriginalDefinition).Pure;

    /// <summary>Takes the value that a property gave before; false when it has to be computed.</summary>
    private static bool Recall(State state, Call call, List<State> next)
    {
        if (!IsGetter(call) || state.Given is not { } given || !given.TryGetValue((call.Receiver, call.Method), out int value))
        {
            return false;
        }

        Set(state, call.At, value);
        next.Add(state);
        return true;
    }

    /// <summary>Keeps what a property gave in the runs that go on.</summary>
    private void Keep(Call call, List<State> next, int from)
    {
        if (call is { Method: { MethodKind: MethodKind.PropertySet, Parameters.Length: 1, AssociatedSymbol: IPropertySymbol { GetMethod: { } getter } }, Receiver: not 0 } && _program.IsSource(getter.ContainingType))
        {
            for (int i = from; i < next.Count; i++)
            {
                if (next[i].Of(call.Arguments[0]).Nullness == Nullness.NotNull)
                {
                    next[i].Given = new() { [(call.Receiver, getter)] = call.Arguments[0] };
                }
            }

            return;
        }

        if (!IsGetter(call) || !_program.IsQuiet(call.Method))
        {
            return;
        }

        for (int i = from; i < next.Count; i++)
        {
            State state = next[i];
            if (state.Registers[call.At.Dst] is var value and not 0)
            {
                Dictionary<(int Owner, ISymbol Getter), int> given = state.Given is { } before ? new(before) : [];
                given[(call.Receiver, call.Method)] = value;
                state.Given = given;
            }
        }
    }

    private static bool IsGetter(Call call) => call is { Method: { MethodKind: MethodKind.PropertyGet, Parameters.IsEmpty: true }, Receiver: not 0, At.Dst: >= 0 };
}
