using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Static members of interfaces, which a type parameter stands for: callers know of which type they are.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>Whether a type parameter may stand for a type that has a member, of all those that have one.</summary>
    private bool IsOf(State state, Instruction i, IReadOnlyList<IMethodSymbol> all, IMethodSymbol member)
    {
        int type = Register(state, i.B);
        if (member.ContainingType.TypeKind != TypeKind.Interface)
        {
            return NameOf(member.ContainingType) is not { } name || state.Refine(Term(state, Equality(state, type, state.Constant(name))), true);
        }

        foreach (IMethodSymbol other in all)
        {
            if (other.ContainingType.TypeKind != TypeKind.Interface && NameOf(other.ContainingType) is { } name && !state.Refine(Term(state, Equality(state, type, state.Constant(name))), false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Name of a type from which no other is derived: those have the members, too.</summary>
    private TypeName? NameOf(INamedTypeSymbol type) => _program.Types.Any(t => NullProgram.IsBelow(t, type)) ? null : TypeName.Of(type);
}
