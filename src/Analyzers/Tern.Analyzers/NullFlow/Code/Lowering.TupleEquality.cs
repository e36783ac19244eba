using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Comparisons of tuples, which compare part by part.</summary>
internal sealed partial class Lowering
{
    private int CompareTuples(ITupleBinaryOperation comparison)
    {
        SyntaxNode where = comparison.Syntax;
        if (!IsLiteral(comparison.LeftOperand) && !IsLiteral(comparison.RightOperand))
        {
            return Emit(new Instruction(Op.Binary, where) { A = Value(comparison.LeftOperand), B = Value(comparison.RightOperand), Key = comparison.OperatorKind, Dst = Register() });
        }

        int[]? left = PartsOf(comparison.LeftOperand);
        int[]? right = PartsOf(comparison.RightOperand);
        if (left is null || right is null || left.Length != right.Length || left.Length == 0)
        {
            return Unknown(where, notNull: true);
        }

        int equal = -1;
        for (int p = 0; p < left.Length; p++)
        {
            int same = Emit(new Instruction(Op.Binary, where) { A = left[p], B = right[p], Key = BinaryOperatorKind.Equals, Dst = Register() });
            equal = equal < 0 ? same : Emit(new Instruction(Op.Binary, where) { A = equal, B = same, Key = BinaryOperatorKind.And, Dst = Register() });
        }

        return comparison.OperatorKind == BinaryOperatorKind.Equals ? equal : Emit(new Instruction(Op.Not, where) { A = equal, Dst = Register() });
    }

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Operand: ITupleOperation or IConversionOperation } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private static bool IsLiteral(IOperation operation) => Unconverted(operation) is ITupleOperation;

    /// <summary>Registers of the parts of a tuple, and of the tuples in it.</summary>
    private int[]? PartsOf(IOperation operation)
    {
        operation = Unconverted(operation);
        if (operation is ITupleOperation tuple)
        {
            return [.. tuple.Elements.SelectMany(e => IsTuple(e.Type) || e is ITupleOperation ? PartsOf(e) ?? [] : [Value(e)])];
        }

        return IsTuple(operation.Type) ? PartsOf(Value(operation), (INamedTypeSymbol)operation.Type!, operation.Syntax) : null;
    }

    private int[] PartsOf(int tuple, INamedTypeSymbol type, SyntaxNode where)
    {
        List<int> parts = [];
        foreach (IFieldSymbol element in type.TupleElements)
        {
            int part = Emit(new Instruction(Op.Load, where) { A = tuple, Key = Keys.Of(element), Dst = Register(), Type = element.Type });
            parts.AddRange(IsTuple(element.Type) ? PartsOf(part, (INamedTypeSymbol)element.Type, where) : [part]);
        }

        return [.. parts];
    }

    private static bool IsTuple(ITypeSymbol? type) => type is INamedTypeSymbol { IsTupleType: true };
}
