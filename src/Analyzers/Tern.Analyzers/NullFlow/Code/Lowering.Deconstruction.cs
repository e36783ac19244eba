using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Taking values apart into variables.</summary>
internal sealed partial class Lowering
{
    private int Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        ITupleOperation? targets = deconstruction.Target as ITupleOperation ?? (deconstruction.Target as IDeclarationExpressionOperation)?.Expression as ITupleOperation;
        if (targets is null)
        {
            return Opaque(deconstruction);
        }

        IOperation source = deconstruction.Value;
        while (source is IConversionOperation { OperatorMethod: null, Operand.Type: not { SpecialType: SpecialType.System_Object } } conversion)
        {
            source = conversion.Operand;
        }

        int value = Value(source);
        DeconstructionInfo? info = deconstruction.Syntax switch
        {
            AssignmentExpressionSyntax assignment when _model is not null => _model.GetDeconstructionInfo(assignment),
            { Parent: ForEachVariableStatementSyntax loop } when _model is not null => _model.GetDeconstructionInfo(loop),
            _ => null,
        };
        Deconstruct(targets, value, source.Type, info);
        return value;
    }

    private void Deconstruct(ITupleOperation targets, int value, ITypeSymbol? type, DeconstructionInfo? info)
    {
        int[] parts = new int[targets.Elements.Length];
        ITypeSymbol?[] types = new ITypeSymbol?[parts.Length];
        if (info?.Method is { } method)
        {
            parts = DeconstructByMethod(targets, value, method, parts.Length, types);
        }
        else if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            for (int i = 0; i < parts.Length && i < tuple.TupleElements.Length; i++)
            {
                types[i] = tuple.TupleElements[i].Type;
                parts[i] = Emit(new Instruction(Op.Load, targets.Elements[i].Syntax) { A = value, Key = Keys.Of(tuple.TupleElements[i]), Dst = Register(), Type = types[i] });
            }
        }
        else
        {
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i] = Unknown(targets.Syntax);
            }
        }

        for (int i = 0; i < parts.Length; i++)
        {
            IOperation target = targets.Elements[i];
            ITupleOperation? nested = target as ITupleOperation ?? (target as IDeclarationExpressionOperation)?.Expression as ITupleOperation;
            if (nested is not null)
            {
                DeconstructionInfo? inner = info is { } outer && i < outer.Nested.Length ? outer.Nested[i] : null;
                Deconstruct(nested, parts[i], types[i], inner);
            }
            else
            {
                Write(target, parts[i]);
            }
        }
    }

    private int[] DeconstructByMethod(ITupleOperation targets, int value, IMethodSymbol method, int count, ITypeSymbol?[] types)
    {
        bool extension = method.IsStatic;
        IMethodSymbol called = method.ReducedFrom ?? method;
        int first = called.IsStatic ? 1 : 0;
        int[] parts = new int[count];
        int[] arguments = new int[called.Parameters.Length];
        Place?[] places = new Place?[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = -1;
        }

        for (int i = 0; i < count && first + i < arguments.Length; i++)
        {
            parts[i] = Register();
            places[first + i] = new Place(parts[i], null, -1, null);
            types[i] = called.Parameters[first + i].Type;
        }

        if (called.IsStatic)
        {
            arguments[0] = value;
        }
        else if (called.ContainingType.IsReferenceType && !extension)
        {
            Emit(new Instruction(Op.Dereference, targets.Syntax) { A = value, Key = targets.Syntax });
        }

        if (TryDeconstructRecord(i => targets.Elements[i].Syntax, value, called, parts))
        {
            return parts;
        }

        Emit(new Instruction(Op.Call, targets.Syntax) { Key = called, A = called.IsStatic ? -1 : value, Args = arguments, Refs = places, Dst = Register() });
        return parts;
    }

    /// <summary>The method that the compiler writes for a record reads its properties.</summary>
    private bool TryDeconstructRecord(Func<int, SyntaxNode> where, int value, IMethodSymbol called, int[] parts)
    {
        if (!called.IsImplicitlyDeclared || !called.ContainingType.IsRecord)
        {
            return false;
        }

        IPropertySymbol?[] properties = [.. called.Parameters.Select(p => called.ContainingType.GetMembers(p.Name).OfType<IPropertySymbol>().FirstOrDefault())];
        if (properties.Length != parts.Length || Array.Exists(properties, static p => p is null || !Keys.ReadsField(p) || p.IsVirtual || p.IsOverride))
        {
            return false;
        }

        for (int i = 0; i < parts.Length; i++)
        {
            Emit(new Instruction(Op.Load, where(i)) { A = value, Key = Keys.Of(properties[i]!), Dst = parts[i], Type = properties[i]!.Type });
        }

        return true;
    }

    private void WriteTuple(ITupleOperation tuple, int value) => Deconstruct(tuple, value, tuple.Type, null);
}
