using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Which handlers an exception goes to.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>An exception may leave the block here: the handlers see what held before.</summary>
    private void Throwing(Block block, State state, IReadOnlyCollection<ITypeSymbol>? thrown)
    {
        if (thrown is null)
        {
            foreach (Block handler in block.Handlers)
            {
                Handle(handler, state);
            }

            return;
        }

        List<ITypeSymbol> left = [.. thrown];
        for (int h = 0; h < block.Handlers.Count && left.Count > 0; h++)
        {
            Block handler = block.Handlers[h];
            if (left.Exists(t => Catches(handler, t)))
            {
                Handle(handler, state);
                left.RemoveAll(t => !handler.IsFiltered && Catches(handler, t));
            }
        }
    }

    private void Handle(Block handler, State state)
    {
        // Exceptions of the first calls stand for those of the others: what a handler sees hardly differs.
        if (handler.Index >= 0 && (_pending[handler.Index] is not { } waiting || waiting.Count < Limits.States))
        {
            Push(handler, state.Clone());
        }
    }

    private static bool Catches(Block handler, ITypeSymbol thrown)
    {
        ITypeSymbol? t = handler.Catches is null ? null : thrown;
        while (t is not null && !SymbolEqualityComparer.Default.Equals(t, handler.Catches))
        {
            t = t.BaseType;
        }

        return t is not null || handler.Catches is null;
    }

    /// <summary>What an instruction that may fail throws; <see langword="null"/> where that may be anything.</summary>
    private IReadOnlyCollection<ITypeSymbol>? ThrownBy(Block block, Instruction i)
        => block.Handlers.Count > 0 && i is { Op: Op.Call, Flag: false, Key: IMethodSymbol method } ? _program.Thrown(method) : null;

    /// <summary>What a block throws that ends with an exception.</summary>
    private static IReadOnlyCollection<ITypeSymbol>? ThrownAtEnd(Block block, State state)
        => block.Handlers.Count > 0 && block.Code.FindLast(static i => i.Op != Op.Move) is { Op: Op.Dereference, Key: "throw", A: >= 0 and var thrown } && state.Of(Register(state, thrown)) is { Exact: true, Type: { } type } ? [type] : null;
}
