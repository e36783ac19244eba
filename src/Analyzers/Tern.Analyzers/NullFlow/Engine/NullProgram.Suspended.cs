using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Methods that wait in the middle of their code.</summary>
internal sealed partial class NullProgram
{
    private readonly Dictionary<ISymbol, Summary?> _resumed = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method may come back to its caller before all is done that it began: itself, or by a task or a sequence of another that it returns.</summary>
    public static bool Waits(MethodCode code)
        => ReferenceEquals(code.Wraps, Slot.Element) || code.Symbol is IMethodSymbol { IsAsync: true } or IMethodSymbol { ReturnType.Name: "Task" or "ValueTask" or "IEnumerable" or "IAsyncEnumerable" };

    /// <summary>Whether a method returns what a call gives as it is, without a wait of its own.</summary>
    public static bool HandsOn(MethodCode code, Instruction call)
        => !ReferenceEquals(code.Wraps, Slot.Element) && code.Symbol is IMethodSymbol { IsAsync: false } && call.Dst >= 0 && code.Blocks.Exists(b => b.Code.Exists(i => i.Op == Op.Return && i.A == call.Dst));

    /// <summary>Failures of a method after it has waited; made for the callers that do something in between, which few do.</summary>
    public Summary? ResumedOf(MethodCode code, int depth)
    {
        if (!_resumed.TryGetValue(code.Symbol, out Summary? resumed) && depth < Limits.Nesting)
        {
            // A method that is asked for while it is looked at calls itself.
            _resumed[code.Symbol] = null;
            _resumed[code.Symbol] = resumed = ReadsMembers(code) || HandsOnWaiting(code) ? Attempt(code, Purpose.Watch, () => new MethodAnalysis(this, code, Context.None, depth + 1) { Resumes = true }.Run()) : null;
        }

        return resumed;
    }

    /// <summary>Whether code reads members of its object in which a null may be.</summary>
    private bool ReadsMembers(MethodCode code)
        => code.Blocks.Exists(b => b.Code.Exists(i => i is { Op: Op.Load, A: MethodCode.This, Key: IFieldSymbol or IPropertySymbol } && MayBeNull(i.Key))) && code.Blocks.Exists(static b => b.Code.Exists(static i => i.Op is Op.Await or Op.Yield));

    /// <summary>Whether code returns the task or the sequence of a method that waits.</summary>
    private bool HandsOnWaiting(MethodCode code)
        => code.Blocks.Exists(b => b.Code.Exists(i => i is { Op: Op.Call, Key: IMethodSymbol called } && CodeOf(called) is { } callee && Waits(callee) && HandsOn(code, i)));
}
