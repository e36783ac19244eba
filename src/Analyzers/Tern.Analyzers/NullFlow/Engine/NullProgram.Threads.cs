using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Statics that each thread has for itself.</summary>
internal sealed partial class NullProgram
{
    private List<IFieldSymbol>? _threadStatics;

    /// <summary>Fields that hold objects, one for each thread.</summary>
    public IReadOnlyList<IFieldSymbol> ThreadStatics
        => _threadStatics ??= [.. source.Types.SelectMany(static t => t.GetMembers()).OfType<IFieldSymbol>().Where(static f => f is { IsStatic: true, IsReadOnly: false, IsConst: false, Type.IsReferenceType: true } && IsThreadStatic(f))];

    public static bool IsThreadStatic(ISymbol member) => Has(member, "ThreadStaticAttribute");

    /// <summary>Whether a method of a library runs the functions that it is given on other threads.</summary>
    public static bool RunsElsewhere(IMethodSymbol method)
        => (method.ContainingType?.Name, method.Name) is ("Thread", ".ctor") or ("ThreadPool", _) or ("Parallel", _) or ("Task", "Run") or ("TaskFactory", "StartNew");
}
