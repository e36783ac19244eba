using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Exceptions that a method throws and catches itself: what they carry is known where they are caught.</summary>
internal sealed partial class Lowering
{
    private readonly Dictionary<ControlFlowRegion, int> _thrown = [];
    private ControlFlowRegion? _region;

    /// <summary>Keeps an exception for those who catch it.</summary>
    private void Throw(IOperation exception, int value)
    {
        Emit(new Instruction(Op.Dereference, exception.Syntax) { A = value, Key = "throw" });
        for (ControlFlowRegion? region = _region; region is not null && region != _graph.Root; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } guarded })
            {
                Emit(new Instruction(Op.Move, exception.Syntax) { Dst = ThrownIn(guarded), A = value });
                return;
            }
        }
    }

    private int ThrownIn(ControlFlowRegion guarded)
    {
        if (!_thrown.TryGetValue(guarded, out int register))
        {
            _thrown[guarded] = register = Register();
        }

        return register;
    }

    /// <summary>What a handler is given: what was thrown in the code that it guards, if that is what it catches, or what a callee has thrown.</summary>
    private int Caught(ICaughtExceptionOperation caught)
    {
        ControlFlowRegion? handler = _region;
        while (handler is not null && handler.EnclosingRegion?.Kind != ControlFlowRegionKind.TryAndCatch)
        {
            handler = handler.EnclosingRegion;
        }

        if (handler?.EnclosingRegion is not { } guarded || caught.Type is not { } type || IsCaughtBefore(handler, guarded, type))
        {
            return Unknown(caught.Syntax, notNull: true);
        }

        int kept = ThrownIn(guarded);
        int value = Emit(new Instruction(Op.Move, caught.Syntax) { Dst = Register(), A = kept });
        Emit(new Instruction(Op.Move, caught.Syntax) { Dst = kept, A = Unknown(caught.Syntax, notNull: true) });
        AssumeNotNull(value, caught.Syntax);
        Emit(new Instruction(Op.Assume, caught.Syntax) { A = Emit(new Instruction(Op.IsType, caught.Syntax) { A = value, Type = type, Dst = Register() }) });
        return value;
    }

    /// <summary>Whether a handler before this one may have caught the same, or have looked at it and left it.</summary>
    private static bool IsCaughtBefore(ControlFlowRegion handler, ControlFlowRegion guarded, ITypeSymbol type)
    {
        foreach (ControlFlowRegion other in guarded.NestedRegions)
        {
            if (other == handler)
            {
                break;
            }

            if (other.ExceptionType is { } earlier && (Values.TypeTests.Converts(earlier, type) || Values.TypeTests.Converts(type, earlier)))
            {
                return true;
            }
        }

        return false;
    }
}
