using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Iterators do nothing before somebody takes a first step: what they set is set then.</summary>
internal sealed partial class MethodAnalysis
{
    private HashSet<int>? _unstarted;

    /// <summary>Repeats the effects of a callee; those of an iterator wait, with the sequence that it returns.</summary>
    private void Effects(State run, Call call, Exit exit, Import import)
    {
        if (call.At.Dst < 0 || exit.Result == 0 || _program.Proves || call.Method.ReturnType is not INamedTypeSymbol { TypeArguments.Length: <= 1, TypeKind: TypeKind.Interface } || exit.State.Written.Length == 0 || !ReferenceEquals(_program.CodeOf(call.Method)?.Wraps, Slot.Element))
        {
            import.Effects();
            return;
        }

        List<(Unstarted Place, int Before)> places = [];
        foreach (Edge edge in exit.State.Written)
        {
            if (exit.State.KeyOf(edge) is ISymbol key && import.TryMap(edge.Owner, out int owner) && (owner == State.Root || owner == call.Receiver))
            {
                places.Add((new Unstarted(owner, key), run.TryPeek(owner, key, out int before) ? before : 0));
            }
        }

        import.Effects();
        int sequence = import.Value(exit.Result);
        foreach ((Unstarted place, int before) in places)
        {
            if (!run.TryPeek(place.Owner, place.Key, out int after) || after == before)
            {
                continue;
            }

            (_unstarted ??= []).Add(sequence);
            run.Write(sequence, place, after);
            if (before != 0)
            {
                run.Write(place.Owner, place.Key, before);
            }
            else
            {
                run.Forget(place.Owner, place.Key);
            }
        }
    }

    /// <summary>Goes on with iterators that a call takes a first step of, or hands on.</summary>
    private void Start(State state, Call call)
    {
        if (call.Method.Name is "GetEnumerator" or "GetAsyncEnumerator" or "Dispose" or "DisposeAsync")
        {
            return;
        }

        Start(state, state.TryPeek(call.Receiver, Slot.Source, out int source) ? source : call.Receiver);
        foreach (int argument in call.Arguments)
        {
            Start(state, argument);
        }
    }

    private void Start(State state, int sequence)
    {
        if (!_unstarted!.Contains(sequence))
        {
            return;
        }

        List<(Unstarted Place, int Value)> waiting = [];
        foreach (Edge edge in state.EdgesOf(sequence))
        {
            if (state.KeyOf(edge) is Unstarted place)
            {
                waiting.Add((place, edge.Value));
            }
        }

        foreach ((Unstarted place, int value) in waiting)
        {
            state.Forget(sequence, place);
            state.Write(place.Owner, place.Key, value);
        }
    }

    /// <summary>Who goes over a sequence after the method has ended is not in sight: that somebody does is taken for granted.</summary>
    private void StartAll(State state)
    {
        foreach (int sequence in _unstarted!)
        {
            Start(state, sequence);
        }
    }

    /// <summary>What an iterator will put into a member.</summary>
    /// <param name="Owner">The object.</param>
    /// <param name="Key">The member.</param>
    private sealed record Unstarted(int Owner, ISymbol Key)
    {
        public bool Equals(Unstarted? other) => other is not null && Owner == other.Owner && Key.Equals(other.Key, SymbolEqualityComparer.Default);

        public override int GetHashCode() => (Owner * 31) + SymbolEqualityComparer.Default.GetHashCode(Key);
    }
}
