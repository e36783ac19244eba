using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Methods that wait in the middle of their code.</summary>
internal sealed partial class NullProgram
{
    private readonly Dictionary<ISymbol, Summary?> _resumed = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method comes back to its caller before it is at its end.</summary>
    public static bool Waits(MethodCode code) => ReferenceEquals(code.Wraps, Slot.Element) || code.Symbol is IMethodSymbol { IsAsync: true };

    /// <summary>Failures of a method after it has waited; made for the callers that do something in between, which few do.</summary>
    public Summary? ResumedOf(MethodCode code, int depth)
    {
        if (!_resumed.TryGetValue(code.Symbol, out Summary? resumed) && depth < Limits.Nesting)
        {
            // A method that is asked for while it is looked at calls itself.
            _resumed[code.Symbol] = null;
            _resumed[code.Symbol] = resumed = ReadsMembers(code) ? Attempt(code, Purpose.Watch, () => new MethodAnalysis(this, code, Context.None, depth + 1) { Resumes = true }.Run()) : null;
        }

        return resumed;
    }

    /// <summary>Whether code reads members of its object in which a null may be.</summary>
    private bool ReadsMembers(MethodCode code)
        => code.Blocks.Exists(b => b.Code.Exists(i => i is { Op: Op.Load, A: MethodCode.This, Key: IFieldSymbol or IPropertySymbol } && MayBeNull(i.Key))) && code.Blocks.Exists(static b => b.Code.Exists(static i => i.Op is Op.Await or Op.Yield));
}
