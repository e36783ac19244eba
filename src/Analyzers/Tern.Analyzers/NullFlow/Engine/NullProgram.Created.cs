using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Members that hold what their initialiser made for good: which class it is, their declaration need not say.</summary>
internal sealed partial class NullProgram
{
    /// <summary>The class of the object that a member is given once, by its initialiser; <see langword="null"/> where something else may be set, or it is open what is made.</summary>
    private INamedTypeSymbol? CreatedFor(ISymbol member)
    {
        bool once = member is IFieldSymbol { IsReadOnly: true } || (member is IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false } property && Keys.ReadsField(property));
        if (!once || !HasInitialiser(member) || source.CodeOf(member) is not { } unit || member.ContainingType.Constructors.Any(c => source.CodeOf(c) is { } code && Sets(code, member)))
        {
            return null;
        }

        List<Instruction> stored = [.. unit.Blocks.SelectMany(static b => b.Code).Where(i => i.Op == Op.Store && Equals(i.Key, member))];
        List<Instruction> makers = stored.Count != 1 ? [] : [.. unit.Blocks.SelectMany(static b => b.Code).Where(i => i.Dst == stored[0].B)];
        return makers.Count == 1 && makers[0] is { Op: Op.New, Flag: false, Type: INamedTypeSymbol { TypeKind: TypeKind.Class, IsGenericType: false } made } ? made : null;
    }

    private static bool Sets(MethodCode code, ISymbol member) => code.Blocks.Exists(b => b.Code.Exists(i => i.Op == Op.Store && Equals(i.Key, member)));
}
