using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// Static initialisers of two types that use each other: those of the second run in the middle of the first, when anything asks for one of its statics, and meet what is not set yet.
/// </summary>
internal sealed partial class MethodAnalysis
{
    private readonly INamedTypeSymbol? _initialises;

    /// <summary>What parts of the initialisers of the same type are run with.</summary>
    private Context Beginning => _context.Begun.Count == 0 ? Context.None : new Context([], [], _context.Begun);

    /// <summary>A type begins before a method of it runs that has a use for its statics.</summary>
    private void BeginBefore(State state, Call call)
    {
        if (_initialises is not null && call.Method.ContainingType is { } type && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _initialises) && _program.Begins(call.Method))
        {
            Begin(state, type, call.At.Where);
        }
    }

    /// <summary>Runs the static initialisers of another type inside of those that run, where that type needs the one at hand. False where it has begun before, and where how it ends is open.</summary>
    private bool Begin(State state, INamedTypeSymbol type, SyntaxNode where)
    {
        type = type.OriginalDefinition;
        if (_initialises is null || _context.Begun.Count + 1 >= Limits.Begun || SymbolEqualityComparer.Default.Equals(type, _initialises) || !_program.IsSource(type) || _context.Begun.Contains(type, SymbolEqualityComparer.Default) || !_program.AreMutual(_initialises, type) || HasBegun(state, type)
            || _program.SummaryOf(type, new Context([], [], [.. _context.Begun, _initialises]), _depth) is not { Entry.Length: > 0 } summary)
        {
            return false;
        }

        Call call = new(new Instruction(Op.Call, where), _program.AnyInvoke, 0, []);
        List<State> next = [];
        Apply(state.Clone(), call, summary, next);
        if (next.Count != 1)
        {
            return false;
        }

        List<State> same = [];
        Leave(state, call, summary, [state.New(Fact.NotNull)], same);
        return same.Count == 1 && ReferenceEquals(same[0], state);
    }

    /// <summary>Whether a static belongs to a type that needs the one at hand: what it holds depends on which of the two begins first.</summary>
    private bool IsMutual(ISymbol member) => _initialises is not null && !SymbolEqualityComparer.Default.Equals(_initialises, member.ContainingType.OriginalDefinition) && _program.AreMutual(_initialises, member.ContainingType.OriginalDefinition);

    private static bool HasBegun(State state, INamedTypeSymbol type)
    {
        foreach (Edge edge in state.EdgesOf(State.Root))
        {
            if (state.KeyOf(edge) is ISymbol { IsStatic: true } known && SymbolEqualityComparer.Default.Equals(known.ContainingType, type))
            {
                return true;
            }
        }

        return false;
    }
}
