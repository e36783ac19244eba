using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Virtual bodies that objects inherit.</summary>
internal sealed partial class NullProgram
{
    private readonly Dictionary<ISymbol, bool> _runsSomewhere = new(SymbolEqualityComparer.Default);

    /// <summary>Whether an object runs a virtual body as its own: where each class that inherits it has another, it is there for calls by name alone.</summary>
    private bool RunsSomewhere(IMethodSymbol method)
    {
        INamedTypeSymbol declaring = method.ContainingType;
        if (!declaring.IsAbstract || !_implementations!.TryGetValue(method.OriginalDefinition, out List<IMethodSymbol>? others))
        {
            return true;
        }

        if (!_runsSomewhere.TryGetValue(method.OriginalDefinition, out bool runs))
        {
            _runsSomewhere[method.OriginalDefinition] = runs = declaring.TypeKind == TypeKind.Interface
                ? others.Contains(method.OriginalDefinition, SymbolEqualityComparer.Default)
                : source.Types.Any(t => t is { TypeKind: TypeKind.Class, IsAbstract: false } && IsBelow(t, declaring) && SymbolEqualityComparer.Default.Equals(Implementation(t, method)?.OriginalDefinition, method.OriginalDefinition));
        }

        return runs;
    }

    /// <summary>Whether other assemblies set a property: it has its setter from a contract of one of them.</summary>
    public bool IsSetElsewhere(IPropertySymbol property)
        => property is { IsStatic: false, SetMethod: not null } && property.ContainingType.AllInterfaces.Where(i => !IsSource(i)).SelectMany(i => i.GetMembers(property.Name)).OfType<IPropertySymbol>()
            .Any(p => p.SetMethod is not null && SymbolEqualityComparer.Default.Equals(property.ContainingType.FindImplementationForInterfaceMember(p), property));
}
