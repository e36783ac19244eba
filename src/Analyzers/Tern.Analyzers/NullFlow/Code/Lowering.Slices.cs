using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Parts of arrays and collections.</summary>
internal sealed partial class Lowering
{
    /// <summary>A part of a collection is another object. Of an array it has the elements of which constants say that they are in it; who cuts out others knows which are set.</summary>
    private int Slice(IOperation operation)
    {
        (IOperation whole, IOperation range) = operation is IArrayElementReferenceOperation element ? (element.ArrayReference, element.Indices[0]) : (((IImplicitIndexerReferenceOperation)operation).Instance, ((IImplicitIndexerReferenceOperation)operation).Argument);
        int collection = Receiver(whole, operation.Syntax);
        if (range is IRangeOperation bounds && HasFollowedElements(whole.Type))
        {
            int first = bounds.LeftOperand is { } left ? Bound(collection, left) : -1;
            int end = bounds.RightOperand is { } right ? Bound(collection, right) : -1;
            return Emit(new Instruction(Op.Slice, operation.Syntax) { A = collection, B = first, Args = [end], Dst = Register(), Type = operation.Type });
        }

        Value(range);
        return Unknown(operation.Syntax, notNull: true);
    }

    /// <summary>What a list pattern leaves between so many elements at the start and at the end.</summary>
    private int Between(int whole, ITypeSymbol type, int before, int after, SyntaxNode where)
    {
        if (!HasFollowedElements(type))
        {
            return Unknown(where, notNull: true);
        }

        int first = Emit(new Instruction(Op.Constant, where) { Dst = Register(), Key = before });
        int length = Emit(new Instruction(Op.Load, where) { A = whole, Key = Slot.Length, Dst = Register() });
        int back = Emit(new Instruction(Op.Constant, where) { Dst = Register(), Key = after });
        int end = Emit(new Instruction(Op.Binary, where) { A = length, B = back, Key = BinaryOperatorKind.Subtract, Dst = Register() });
        return Emit(new Instruction(Op.Slice, where) { A = whole, B = first, Args = [end], Dst = Register(), Type = type });
    }

    private static bool HasFollowedElements(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: 1 } array && IsFollowed(array.ElementType);

    /// <summary>A bound of a range, as a place in an array.</summary>
    private int Bound(int array, IOperation bound)
        => bound switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => FromEnd(array, hat),
            IConversionOperation { Operand.Type.SpecialType: SpecialType.System_Int32 } number => Value(number.Operand),
            _ => Value(bound),
        };
}
