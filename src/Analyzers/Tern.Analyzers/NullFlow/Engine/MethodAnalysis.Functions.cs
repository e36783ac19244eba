using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Functions as values: made, added to others, and taken away.</summary>
internal sealed partial class MethodAnalysis
{
    private static int Closure(State state, Instruction i)
    {
        IMethodSymbol method = (IMethodSymbol)i.Key!;
        int value = state.New(Fact.NotNull with { Targets = [method.OriginalDefinition] });
        state.Write(value, method.OriginalDefinition, Register(state, i.A));
        return value;
    }

    public static int Combine(State state, int a, int b)
    {
        Fact left = state.Of(a);
        Fact right = state.Of(b);
        if (left.Nullness == Nullness.Null)
        {
            return b;
        }

        // Of handlers that came from elsewhere nothing is known; those that are known run beside them.
        IMethodSymbol[]? targets = left.Targets is { } x && right.Targets is { } y ? [.. x, .. y] : state.IsEntry(a) && left.Targets is null ? right.Targets : null;
        int value = state.New(right.Nullness == Nullness.NotNull || left.Nullness == Nullness.NotNull ? Fact.NotNull with { Targets = targets } : Fact.Nothing);
        foreach (int part in new[] { a, b })
        {
            // What they are bound to, and what they took along.
            foreach (Edge edge in state.Of(part).Targets is null ? [] : state.EdgesOf(part))
            {
                state.Write(value, edge.Key, edge.Value);
            }
        }

        return value;
    }

    /// <summary>Notes that a caller may know the functions that are added or taken away.</summary>
    public void WantTargets(State state, int value)
    {
        if (state.Of(value).Targets is null && state.IsEntry(value))
        {
            Want(state, value);
        }
    }

    public int Remove(State state, int a, int b, SyntaxNode where)
    {
        Fact left = state.Of(a);
        WantTargets(state, a);
        WantTargets(state, b);

        if (left.Nullness == Nullness.Null || left.Targets is not { } targets || state.Of(b).Targets is not { Length: 1 } gone)
        {
            return left.Nullness == Nullness.Null ? a : state.New(Fact.Nothing);
        }

        List<IMethodSymbol> left2 = [.. targets];
        int last = left2.FindLastIndex(t => SymbolEqualityComparer.Default.Equals(t, gone[0]));
        if (last < 0)
        {
            return a;
        }

        left2.RemoveAt(last);
        if (left2.Count == 0)
        {
            return state.New(Fact.Null(new Origin(OriginKind.Removed, "the last handler is removed", where)));
        }

        int value = state.New(Fact.NotNull with { Targets = [.. left2] });
        foreach (IMethodSymbol target in left2)
        {
            if (state.TryPeek(a, target, out int receiver))
            {
                state.Write(value, target, receiver);
            }
        }

        return value;
    }
}
