using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Statics that each thread has for itself.</summary>
internal sealed partial class NullProgram
{
    private List<IFieldSymbol>? _threadStatics;

    /// <summary>Fields that hold objects, one for each thread.</summary>
    public IReadOnlyList<IFieldSymbol> ThreadStatics
        => _threadStatics ??= [.. source.Types.SelectMany(static t => t.GetMembers()).OfType<IFieldSymbol>().Where(static f => f is { IsStatic: true, IsReadOnly: false, IsConst: false, Type.IsReferenceType: true } && IsThreadStatic(f))];

    /// <summary>Whether all that call a method, or all that call those, set an object of a type for what they call.</summary>
    public bool IsSetAround(MethodCode code, ITypeSymbol type)
    {
        HashSet<MethodCode> met = [code];
        Stack<MethodCode> work = new(met);
        while (work.Count > 0)
        {
            IReadOnlyList<MethodCode> callers = met.Count <= Limits.Callers ? _reach?.CallersOf(work.Pop()) ?? [] : [];
            if (callers.Count == 0)
            {
                // Here nobody sets it, or nobody knows.
                return false;
            }

            foreach (MethodCode caller in callers.Where(c => !SetsAmbient(c, type) && met.Add(c)))
            {
                work.Push(caller);
            }
        }

        return true;
    }

    private static bool SetsAmbient(MethodCode code, ITypeSymbol type)
        => code.Blocks.Exists(b => b.Code.Exists(i => i is { Op: Op.Call, Key: IMethodSymbol { MethodKind: MethodKind.PropertySet, ContainingType: { Name: "AsyncLocal", TypeArguments.Length: 1 } held } } && SymbolEqualityComparer.Default.Equals(held.TypeArguments[0], type)));

    public static bool IsThreadStatic(ISymbol member) => Has(member, "ThreadStaticAttribute");

    /// <summary>Whether a method of a library runs the functions that it is given on other threads.</summary>
    public static bool RunsElsewhere(IMethodSymbol method)
        => (method.ContainingType?.Name, method.Name) is ("Thread", ".ctor") or ("ThreadPool", _) or ("Parallel", _) or ("Task", "Run") or ("TaskFactory", "StartNew");
}
