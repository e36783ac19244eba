using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Assignments of all kinds, and events.</summary>
internal sealed partial class Lowering
{
    private int Assign(IAssignmentOperation assignment)
    {
        switch (assignment)
        {
            case ISimpleAssignmentOperation { IsRef: true, Target: ILocalReferenceOperation alias } byRef when PlaceOf(byRef.Value) is { } place:
                _aliases[alias.Local] = place;
                return Load(place, byRef.Type, byRef.Syntax);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case ICompoundAssignmentOperation compound:
                return Compound(compound);
        }

        // The object of the target is evaluated first, as in C#.
        IOperation target = assignment.Target;
        if (target is IDiscardOperation or ITupleOperation or IDeclarationExpressionOperation || PlaceOf(target) is not { } to)
        {
            int plain = Value(assignment.Value);
            Write(target, plain);
            return plain;
        }

        int value = Value(assignment.Value);
        Write(target, to, value, assignment.Syntax);
        return value;
    }

    private int Compound(ICompoundAssignmentOperation compound)
    {
        if (PlaceOf(compound.Target) is not { } place)
        {
            return Opaque(compound);
        }

        int before = Read(compound.Target, place);
        int operand = Value(compound.Value);
        if (compound.OperatorMethod is { IsStatic: false } own)
        {
            return ChangeInPlace(own, compound.Syntax, compound.Target.Syntax, before, operand);
        }

        int after;
        bool adds = compound.OperatorKind == BinaryOperatorKind.Add;
        if (compound.Type?.TypeKind == TypeKind.Delegate)
        {
            after = Emit(new Instruction(adds ? Op.Combine : Op.Remove, compound.Syntax) { A = before, B = operand, Dst = Register() });
        }
        else if (compound.OperatorMethod is { } method)
        {
            after = Operator(method, compound.Syntax, before, operand);
        }
        else if (compound.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 && (adds || compound.OperatorKind == BinaryOperatorKind.Subtract))
        {
            after = Emit(new Instruction(Op.Binary, compound.Syntax) { A = before, B = operand, Key = compound.OperatorKind, Dst = Register() });
        }
        else if (IsWhole(compound.Type) && IsComputed(compound.OperatorKind))
        {
            after = Emit(new Instruction(Op.Binary, compound.Syntax) { A = before, B = operand, Key = compound.OperatorKind, Dst = Register(), Flag = true });
        }
        else if (compound is { Type.SpecialType: SpecialType.System_Boolean, OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or })
        {
            after = Emit(new Instruction(Op.Binary, compound.Syntax) { A = before, B = operand, Key = compound.OperatorKind, Dst = Register() });
        }
        else
        {
            after = Unknown(compound.Syntax, notNull: true);
        }

        Write(compound.Target, place, after, compound.Syntax);
        return after;
    }

    private int Increment(IIncrementOrDecrementOperation step)
    {
        if (PlaceOf(step.Target) is not { } place)
        {
            return Opaque(step);
        }

        int before = Read(step.Target, place);
        if (step.OperatorMethod is { IsStatic: false } own)
        {
            return ChangeInPlace(own, step.Syntax, step.Target.Syntax, before);
        }

        int saved = Emit(new Instruction(Op.Move, step.Syntax) { Dst = Register(), A = before });
        int after = step.OperatorMethod is { IsStatic: true } method ? Operator(method, step.Syntax, before) : Step(step, before);
        Write(step.Target, place, after, step.Syntax);
        return step.IsPostfix ? saved : after;
    }

    /// <summary>An operator of an object that changes it, as C# 14 has them: the target stays the same object.</summary>
    private int ChangeInPlace(IMethodSymbol method, SyntaxNode where, SyntaxNode changed, int target, params int[] operands)
    {
        Emit(new Instruction(Op.Dereference, changed) { A = target, Key = "the operator" });
        Emit(new Instruction(Op.Call, where) { Key = method, A = target, B = -1, Args = operands, Flag = method.IsVirtual });
        return target;
    }

    /// <summary>The number after one, or before it.</summary>
    private int Step(IIncrementOrDecrementOperation step, int before)
    {
        int one = Emit(new Instruction(Op.Constant, step.Syntax) { Dst = Register(), Key = 1 });
        BinaryOperatorKind kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        return Emit(new Instruction(Op.Binary, step.Syntax) { A = before, B = one, Key = kind, Dst = Register() });
    }

    private int Subscribe(IEventAssignmentOperation subscription)
    {
        int handler = Value(subscription.HandlerValue);
        if (subscription.EventReference is not IEventReferenceOperation reference)
        {
            return handler;
        }

        if ((subscription.Adds ? reference.Event.AddMethod : reference.Event.RemoveMethod) is { } accessor && HasBody(accessor))
        {
            int receiver = reference.Instance is { } instance && !accessor.IsStatic ? Receiver(instance, reference.Syntax) : -1;
            return Emit(new Instruction(Op.Call, subscription.Syntax) { Key = accessor, A = receiver, Args = [handler], Flag = accessor.IsVirtual || accessor.IsOverride });
        }

        if (PlaceOf(reference) is not { } place)
        {
            return handler;
        }

        int before = Load(place, reference.Type, subscription.Syntax);
        int after = Emit(new Instruction(subscription.Adds ? Op.Combine : Op.Remove, subscription.Syntax) { A = before, B = handler, Dst = Register() });
        Write(place, after, subscription.Syntax);
        return after;
    }

    /// <summary>Whether an event says itself what becomes of its handlers: that is code like any other.</summary>
    private static bool HasBody(IMethodSymbol accessor) => accessor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax;
}
