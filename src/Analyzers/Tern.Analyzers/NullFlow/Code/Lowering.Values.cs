using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Expressions: each leaves its value in a register.</summary>
internal sealed partial class Lowering
{
    private void Statement(IOperation operation)
    {
        if (operation is IExpressionStatementOperation statement)
        {
            Value(statement.Operation);
        }
        else if (operation is IReturnOperation { Kind: OperationKind.YieldReturn } yield && yield.ReturnedValue is { } element)
        {
            _code.Wraps = Slot.Element;
            Emit(new Instruction(Op.Yield, element.Syntax) { A = Value(element) });
        }
        else if (operation is IReturnOperation { Kind: OperationKind.YieldBreak })
        {
            _code.Wraps = Slot.Element;
        }
        else
        {
            Value(operation);
        }
    }

    private int Value(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true } constant && operation is not (ISimpleAssignmentOperation or IFlowCaptureReferenceOperation))
        {
            if (constant.Value is null)
            {
                return Emit(new Instruction(Op.Default, operation.Syntax) { Dst = Register(), Type = operation.Type });
            }

            int register = Register();
            _constants.Add(register);
            return Emit(new Instruction(Op.Constant, operation.Syntax) { Dst = register, Key = constant.Value });
        }

        switch (operation)
        {
            case IDefaultValueOperation:
                return Emit(new Instruction(Op.Default, operation.Syntax) { Dst = Register(), Type = operation.Type });
            case IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation when IsSlice(operation):
                return Slice(operation);
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IEventReferenceOperation
                or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation:
                return Read(operation);
            case IInstanceReferenceOperation:
                return _self;
            case IFlowCaptureOperation capture:
                return Capture(capture);
            case IFlowCaptureReferenceOperation reference:
                return _captures.TryGetValue(reference.Id, out int captured) ? captured : Opaque(operation);
            case IInvocationOperation call:
                return Call(call);
            case IObjectCreationOperation creation:
                return Create(creation);
            case ITypeParameterObjectCreationOperation { Initializer: null } creation:
                return Emit(new Instruction(Op.New, creation.Syntax) { Dst = Register(), Type = creation.Type, Key = creation.Type });
            case IAnonymousObjectCreationOperation creation:
                return CreateAnonymous(creation);
            case IArrayCreationOperation array:
                return CreateArray(array);
            case ICollectionExpressionOperation collection:
                return CreateCollection(collection);
            case ITupleOperation tuple:
                return CreateTuple(tuple);
            case IWithOperation with:
                return CreateCopy(with);
            case IAssignmentOperation assignment:
                return Assign(assignment);
            case IIncrementOrDecrementOperation step:
                return Increment(step);
            case IEventAssignmentOperation subscription:
                return Subscribe(subscription);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IUnaryOperation unary:
                return Unary(unary);
            case IBinaryOperation binary:
                return Binary(binary);
            case ITupleBinaryOperation tuples:
                return CompareTuples(tuples);
            case IIsNullOperation isNull:
                return Emit(new Instruction(Op.IsNull, operation.Syntax) { A = Value(isNull.Operand), Dst = Register() });
            case IIsTypeOperation isType:
                return IsType(isType);
            case IIsPatternOperation isPattern:
                return IsPattern(isPattern);
            case IFlowAnonymousFunctionOperation lambda:
                Nested(_graph.GetAnonymousFunctionControlFlowGraph(lambda, _cancellation), lambda.Symbol);
                return Emit(new Instruction(Op.Closure, operation.Syntax) { Dst = Register(), Key = lambda.Symbol, A = MethodCode.This });
            case IDelegateCreationOperation creation:
                return Value(creation.Target);
            case IMethodReferenceOperation group:
                return MethodGroup(group);
            case ITypeOfOperation type:
                return TypeOf(type);
            case IAwaitOperation await:
                return Await(await);
            case IDynamicInvocationOperation late when LateBound(late) is { } only:
                return CallLate(late, only);
            case IDeclarationExpressionOperation declaration:
                return Value(declaration.Expression);
            case ITranslatedQueryOperation query:
                return Value(query.Operation);
            case ICaughtExceptionOperation caught:
                return Caught(caught);
            case IParenthesizedOperation parenthesized:
                return Value(parenthesized.Operand);
            default:
                return Opaque(operation);
        }
    }

    /// <summary>A type as a value.</summary>
    private int TypeOf(ITypeOfOperation operation)
        => operation.TypeOperand is ITypeParameterSymbol parameter ? TypeOf(parameter, operation.Syntax)
            : TypeName.Of(operation.TypeOperand) is { } name ? Emit(new Instruction(Op.Constant, operation.Syntax) { Dst = Register(), Key = name })
            : Unknown(operation.Syntax, notNull: true);

    /// <summary>The type that a type parameter stands for, as a value, which the callers know.</summary>
    private int TypeOf(ITypeParameterSymbol parameter, SyntaxNode where)
    {
        bool own = _code.Symbol is IMethodSymbol { MethodKind: not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) };
        if (own && !_code.TypeValues.Contains(parameter.OriginalDefinition, SymbolEqualityComparer.Default))
        {
            _code.TypeValues.Add(parameter.OriginalDefinition);
        }

        return own ? Emit(new Instruction(Op.Load, where) { A = MethodCode.Root, Key = parameter.OriginalDefinition, Dst = Register() }) : Unknown(where, notNull: true);
    }

    /// <summary>An operation that says nothing about nulls: its operands run, its value is unknown.</summary>
    private int Opaque(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Value(child);
        }

        bool notNull = operation is IInterpolatedStringOperation or INameOfOperation or IObjectOrCollectionInitializerOperation
            || operation.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };
        return Unknown(operation.Syntax, notNull);
    }

    private int Unknown(SyntaxNode where, bool notNull = false) => Emit(new Instruction(Op.Unknown, where) { Dst = Register(), Flag = notNull });

    private int Capture(IFlowCaptureOperation capture)
    {
        if (!capture.Value.ConstantValue.HasValue && Assignable(capture.Value) && PlaceOf(capture.Value) is { } place)
        {
            _places[capture.Id] = place;
            if (capture.Value is IPropertyReferenceOperation property)
            {
                _captured[capture.Id] = property;
                if ((property.Arguments.Length > 0 || ReadsByCall(property)) && !IsRead(capture.Id))
                {
                    // What only gets a value is not asked for one: there may be none yet.
                    return -1;
                }
            }

            return Save(capture.Id, Read(capture.Value, place), capture.Syntax);
        }

        return Save(capture.Id, Value(capture.Value), capture.Syntax);
    }

    /// <summary>Whether a captured place is read, and not only written.</summary>
    private bool IsRead(CaptureId id)
    {
        _read ??= [.. _graph.Blocks.SelectMany(b => b.BranchValue is { } branch ? b.Operations.Append(branch) : b.Operations).SelectMany(o => o.DescendantsAndSelf())
            .OfType<IFlowCaptureReferenceOperation>().Where(r => !(r.Parent is ISimpleAssignmentOperation assignment && ReferenceEquals(assignment.Target, r))).Select(r => r.Id)];
        return _read.Contains(id);
    }

    private int Save(CaptureId id, int value, SyntaxNode where)
    {
        if (!_captures.TryGetValue(id, out int register))
        {
            _captures[id] = register = Register();
        }

        return Emit(new Instruction(Op.Move, where) { Dst = register, A = value });
    }

    private int Unary(IUnaryOperation unary)
    {
        int operand = Value(unary.Operand);
        if (unary.OperatorKind == UnaryOperatorKind.Not && unary.OperatorMethod is null)
        {
            return Emit(new Instruction(Op.Not, unary.Syntax) { A = operand, Dst = Register() });
        }

        return unary.OperatorMethod is { } method ? Operator(method, unary.Syntax, operand) : Unknown(unary.Syntax, notNull: true);
    }

    private int Operator(IMethodSymbol method, SyntaxNode where, params int[] operands)
        => Emit(new Instruction(Op.Call, where) { Key = method, Args = operands, Dst = Register(), Type = method.ReturnType });

    private int Binary(IBinaryOperation binary)
    {
        if (TypeTest(binary) is var asked and >= 0)
        {
            return asked;
        }

        int left = Value(binary.LeftOperand);
        int right = Value(binary.RightOperand);
        bool equality = binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        if (binary.OperatorMethod is { } method && !equality)
        {
            return Operator(method, binary.Syntax, left, right);
        }

        if (IsWhole(binary.Type) && IsComputed(binary.OperatorKind))
        {
            return Emit(new Instruction(Op.Binary, binary.Syntax) { A = left, B = right, Key = binary.OperatorKind, Dst = Register(), Flag = true });
        }

        bool known = equality || binary.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan
            or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.Add or BinaryOperatorKind.Subtract;
        known &= binary.OperatorKind is not (BinaryOperatorKind.And or BinaryOperatorKind.Or) || binary.Type?.SpecialType == SpecialType.System_Boolean;
        bool numeric = binary.Type?.SpecialType is not (SpecialType.System_String or SpecialType.System_Object) && binary.Type?.TypeKind != TypeKind.Delegate;
        bool floating = binary.LeftOperand.Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal;
        if (!known || (!equality && (!numeric || floating)))
        {
            return binary.Type?.TypeKind == TypeKind.Delegate && binary.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract && !numeric && binary.Type?.SpecialType == SpecialType.None
                ? Emit(new Instruction(binary.OperatorKind == BinaryOperatorKind.Add ? Op.Combine : Op.Remove, binary.Syntax) { A = left, B = right, Dst = Register() })
                : Unknown(binary.Syntax, notNull: !binary.IsLifted);
        }

        return Emit(new Instruction(Op.Binary, binary.Syntax) { A = left, B = right, Key = binary.OperatorKind, Dst = Register() });
    }

    /// <summary>Whether the type of an object is one that no other is derived from: <c>x.GetType() == typeof(Leaf)</c>. -1 for other comparisons.</summary>
    private int TypeTest(IBinaryOperation binary)
    {
        if (binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
        {
            return -1;
        }

        (IOperation call, IOperation type) = binary.LeftOperand is ITypeOfOperation ? (binary.RightOperand, binary.LeftOperand) : (binary.LeftOperand, binary.RightOperand);
        if (call is not IInvocationOperation { TargetMethod: { Name: nameof(GetType), ContainingType.SpecialType: SpecialType.System_Object }, Instance: { Type.IsReferenceType: true } instance } || type is not ITypeOfOperation { TypeOperand: INamedTypeSymbol { IsSealed: true, IsUnboundGenericType: false } leaf })
        {
            return -1;
        }

        int test = Emit(new Instruction(Op.IsType, binary.Syntax) { A = Receiver(instance, call.Syntax), Type = leaf, Dst = Register() });
        return binary.OperatorKind == BinaryOperatorKind.Equals ? test : Emit(new Instruction(Op.Not, binary.Syntax) { A = test, Dst = Register() });
    }

    /// <summary>Whether flags are set: the same question as <c>(x &amp; flags) == flags</c>, which knows more of them than a call does.</summary>
    private int HasFlag(IInvocationOperation call)
    {
        int set = Value(call.Instance!);
        IOperation asked = call.Arguments[0].Value is IConversionOperation { IsImplicit: true } boxed ? boxed.Operand : call.Arguments[0].Value;
        int flags = Value(asked);
        int both = Emit(new Instruction(Op.Binary, call.Syntax) { A = set, B = flags, Key = BinaryOperatorKind.And, Dst = Register(), Flag = true });
        return Emit(new Instruction(Op.Binary, call.Syntax) { A = both, B = flags, Key = BinaryOperatorKind.Equals, Dst = Register() });
    }

    /// <summary>Whether values of a type are whole numbers or sets of flags.</summary>
    private static bool IsWhole(ITypeSymbol? type) => type is { TypeKind: TypeKind.Enum } or { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 };

    /// <summary>Whether the result is known where both operands are.</summary>
    private static bool IsComputed(BinaryOperatorKind kind)
        => kind is BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder or BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr
            or BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift;

    private int Convert(IConversionOperation conversion)
    {
        if (conversion.Operand is IFlowAnonymousFunctionOperation tree && conversion.Type is INamedTypeSymbol { Name: "Expression" })
        {
            // Nothing in it runs here; what it says to assign, its translator assigns.
            Nested(_graph.GetAnonymousFunctionControlFlowGraph(tree, _cancellation), tree.Symbol, isTree: true);
            return Emit(new Instruction(Op.Unknown, conversion.Syntax) { Dst = Register(), Flag = true, Key = tree.Symbol });
        }

        IPropertyReferenceOperation? current = conversion.Operand is IPropertyReferenceOperation { Property: { Name: "Current", Type.SpecialType: SpecialType.System_Object }, Instance: not null } element ? element : null;
        if (current is not null && conversion.Type is { IsValueType: true, SpecialType: SpecialType.None, TypeKind: TypeKind.Struct, OriginalDefinition.SpecialType: SpecialType.None })
        {
            // An array's element, which no box carries in truth.
            return Current(current, conversion.Type);
        }

        int operand = current is not null && conversion.Type?.IsReferenceType == true ? Current(current, conversion.Type) : Value(conversion.Operand);
        _code.Converts |= !conversion.IsTryCast && !conversion.IsImplicit && !conversion.Conversion.IsIdentity;
        ITypeSymbol? from = conversion.Operand.Type;
        ITypeSymbol? to = conversion.Type;
        if (conversion.OperatorMethod is { } method)
        {
            return Operator(method, conversion.Syntax, operand);
        }

        if (conversion.IsTryCast && from is not null && to is not null && from.TypeKind is not (TypeKind.TypeParameter or TypeKind.Dynamic) && TypeTests.Converts(from, to))
        {
            // To a base or an interface that every value has: nothing can fail.
            return operand;
        }

        if (conversion.IsTryCast && to is not null)
        {
            return Emit(new Instruction(Op.As, conversion.Syntax) { A = operand, Type = to, Dst = Register() });
        }

        bool toValue = to is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };
        if (toValue && from is { IsReferenceType: true } and not ({ SpecialType: SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum } or { TypeKind: TypeKind.Interface or TypeKind.Dynamic or TypeKind.TypeParameter }))
        {
            if (from is IArrayTypeSymbol array && IsFollowed(array.ElementType))
            {
                // A view of the array.
                return operand;
            }

            // No box: an array or a string becomes a span, which is empty when there is none.
            return Unknown(conversion.Syntax, notNull: true);
        }

        if (toValue && from?.IsReferenceType == true)
        {
            Emit(new Instruction(Op.Dereference, conversion.Syntax) { A = operand, Key = "unboxing" });
        }
        else if (toValue && from?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            AssumeNotNull(operand, conversion.Syntax);
        }

        return operand;
    }

    /// <summary>An element of an array, which a loop takes from an enumerator of objects.</summary>
    private int Current(IPropertyReferenceOperation current, ITypeSymbol type)
        => Emit(new Instruction(Op.Call, current.Syntax) { Key = current.Property.GetMethod, A = Receiver(current.Instance!, current.Syntax), Dst = Register(), Type = type, Flag = IsVirtual(current) });

    private void AssumeNotNull(int value, SyntaxNode where)
    {
        int isNull = Emit(new Instruction(Op.IsNull, where) { A = value, Dst = Register() });
        int not = Emit(new Instruction(Op.Not, where) { A = isNull, Dst = Register() });
        Emit(new Instruction(Op.Assume, where) { A = not });
    }

    private int IsType(IIsTypeOperation isType)
    {
        int test = Emit(new Instruction(Op.IsType, isType.Syntax) { A = Value(isType.ValueOperand), Type = isType.TypeOperand, Dst = Register() });
        return isType.IsNegated ? Emit(new Instruction(Op.Not, isType.Syntax) { A = test, Dst = Register() }) : test;
    }

    private int Await(IAwaitOperation await)
    {
        int task = Value(await.Operation);
        if (await.Operation.Type?.IsReferenceType == true)
        {
            Emit(new Instruction(Op.Dereference, await.Operation.Syntax) { A = task, Key = "await" });
        }

        if (await.Syntax is AwaitExpressionSyntax written && _model is not null && await.Operation.Type is { DeclaringSyntaxReferences.IsEmpty: false } && _model.GetAwaitExpressionInfo(written) is { GetAwaiterMethod: { } start, GetResultMethod: { } end })
        {
            int awaiter = start is { ReducedFrom: { } extension } ? Operator(extension, await.Syntax, task) : CallOf(start, task, await.Syntax);
            return CallOf(end, awaiter, await.Syntax);
        }

        return Emit(new Instruction(Op.Await, await.Syntax) { A = task, Dst = Register(), Type = await.Type });
    }

    /// <summary>A call of a method that takes nothing but its object.</summary>
    private int CallOf(IMethodSymbol method, int receiver, SyntaxNode where)
        => Emit(new Instruction(Op.Call, where) { Key = method, A = receiver, Dst = Register(), Type = method.ReturnType, Flag = method.IsVirtual || method.IsAbstract || method.IsOverride });

    /// <summary>The one method of its name that a call can mean whose arguments are known at run time only.</summary>
    private IMethodSymbol? LateBound(IDynamicInvocationOperation call)
        => _model?.GetSymbolInfo(call.Syntax, _cancellation).Symbol is IMethodSymbol { IsStatic: true } method && method.Parameters.Length == call.Arguments.Length && method.Parameters.All(static p => p.RefKind == RefKind.None) ? method : null;

    private int CallLate(IDynamicInvocationOperation call, IMethodSymbol method)
        => Emit(new Instruction(Op.Call, call.Syntax) { Key = method, Args = [.. call.Arguments.Select(Value)], Dst = Register(), Type = method.ReturnType });

    private int MethodGroup(IMethodReferenceOperation group)
    {
        // Which of the methods it is must be known, so the object is asked; for others than virtual ones it is only kept.
        bool asked = group.IsVirtual && group.Method.MethodKind != MethodKind.DelegateInvoke;
        int receiver = group.Instance is null ? MethodCode.Root : asked ? Receiver(group.Instance, group.Syntax) : Value(group.Instance);
        return Emit(new Instruction(Op.Closure, group.Syntax) { Dst = Register(), Key = group.Method, A = receiver, Flag = group.IsVirtual });
    }
}
