using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Statics that hold one object for good, of which nothing can be set again.</summary>
internal sealed partial class NullProgram
{
    private readonly Dictionary<ISymbol, bool> _constants = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a static is set by its initialiser alone, to an object whose members are set when it is made.</summary>
    public bool IsConstant(IFieldSymbol field)
    {
        if (!_constants.TryGetValue(field, out bool constant))
        {
            _constants[field] = constant = field is { IsStatic: true, IsReadOnly: true, IsConst: false } && IsSource(field.ContainingType) && CodeOf(field) is not null
                && (field.Type is IArrayTypeSymbol array ? !(Filling is null || Filling.Fills(field)) && IsFrozen(array.ElementType, 0) : IsFrozen(field.Type, 0));
        }

        return constant;
    }

    /// <summary>Whether nothing of an object can be set after it was made: its own members, that is.</summary>
    private bool IsFrozen(ITypeSymbol type, int depth)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } named || !IsSource(named))
        {
            return false;
        }

        for (INamedTypeSymbol? t = named; t is not null && IsSource(t) && depth < Limits.PathDepth; t = t.BaseType, depth++)
        {
            foreach (ISymbol member in t.GetMembers())
            {
                if (member is IFieldSymbol { IsStatic: false, IsReadOnly: false, IsConst: false, AssociatedSymbol: null } or IPropertySymbol { IsStatic: false, SetMethod.IsInitOnly: false } or IEventSymbol { IsStatic: false })
                {
                    return false;
                }
            }
        }

        return true;
    }
}
