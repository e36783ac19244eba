using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Reading and writing of locals, members and elements.</summary>
internal sealed partial class Lowering
{
    /// <summary>Elements that a dimension of an array is taken to have at most, so that several indices are one.</summary>
    private const long Width = 1_000_000;

    private static bool Assignable(IOperation operation)
        => operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation && !IsSlice(operation)
            || (operation is IInvocationOperation && IsByReference(operation));

    /// <summary>Whether an element access gives a part of the array or collection.</summary>
    private static bool IsSlice(IOperation operation)
        => operation switch
        {
            IArrayElementReferenceOperation { Indices: { Length: 1 } indices } => indices[0].Type is { Name: "Range", ContainingNamespace.Name: "System" },
            IImplicitIndexerReferenceOperation indexer => indexer.Argument.Type is { Name: "Range", ContainingNamespace.Name: "System" },
            _ => false,
        };

    private int Read(IOperation operation)
        => (operation is IPropertyReferenceOperation property ? PlaceOf(property, isRead: true) : PlaceOf(operation)) is { } place ? Read(operation, place) : Opaque(operation);

    private int Read(IOperation operation, Place place)
    {
        SyntaxNode where = operation.Syntax;
        if (operation is IPropertyReferenceOperation property && !place.IsReferred && ReadsByCall(property))
        {
            return Emit(new Instruction(Op.Call, where)
            {
                Key = property.Property.GetMethod ?? property.Property.OverriddenProperty?.GetMethod,
                A = property.Property.IsStatic ? -1 : place.Register,
                B = property.ConstrainedToType is ITypeParameterSymbol of ? TypeOf(of, where) : -1,
                Args = place.Arguments,
                Dst = Register(),
                Type = operation.Type,
                Flag = IsVirtual(property),
            });
        }

        return Load(place, operation.Type, where);
    }

    private int Load(Place place, ITypeSymbol? type, SyntaxNode where)
        => place switch
        {
            { Else: not null } => LoadChosen(place, type, where),
            { Index: >= 0, Key: null } => Emit(new Instruction(Op.LoadElement, where) { A = place.Register, B = place.Index, Dst = Register(), Type = place.Type ?? type }),
            { Key: { } key } => Emit(new Instruction(Op.Load, where) { A = place.Register, Key = key, Dst = Register(), Type = place.Type ?? type }),
            _ => place.Register,
        };

    private static bool ReadsByCall(IPropertyReferenceOperation property)
        => property.Property is var p && p.GetMethod is not null && !IsLength(p) && !IsElement(p) && (!Keys.ReadsField(p) || (IsVirtual(property) && !Keys.IsPart(p)));

    private static bool WritesByCall(IPropertyReferenceOperation property)
        => property.Property is var p && !IsElement(p) && (!Keys.WritesField(p) || IsVirtual(property));

    private static bool IsVirtual(IPropertyReferenceOperation property)
        => (property.Property.IsVirtual || property.Property.IsAbstract || property.Property.IsOverride)
            && (property.Instance is { } instance ? instance.Syntax is not Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax : property.ConstrainedToType is not null);

    /// <summary>Whether a property is the element of a view of an array.</summary>
    private static bool IsElement(IPropertySymbol property) => property is { IsIndexer: true, ContainingType: { Name: "Span" or "ReadOnlySpan", TypeArguments: { Length: 1 } held } } && IsFollowed(held[0]);

    /// <summary>Whether elements of a type are followed: those that hold no reference need no look.</summary>
    private static bool IsFollowed(ITypeSymbol element) => element is { SpecialType: SpecialType.None or SpecialType.System_String or SpecialType.System_Object, TypeKind: not (TypeKind.Enum or TypeKind.TypeParameter) };

    private static bool IsLength(IPropertySymbol property) => property.Name is "Length" or "LongLength" && property.ContainingType?.SpecialType == SpecialType.System_Array;

    /// <summary>Where an operation's value lies; its object is evaluated, and must not be null.</summary>
    private Place? PlaceOf(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return PlaceOf(local.Local);
            case IParameterReferenceOperation parameter:
                return PlaceOf(parameter.Parameter);
            case IFieldReferenceOperation field:
                return field.Field.IsStatic || field.Instance is null
                    ? new Place(MethodCode.Root, Keys.Of(field.Field), -1, null)
                    : Member(field.Instance, Keys.Of(field.Field), field.Syntax);
            case IEventReferenceOperation e:
                return e.Event.IsStatic || e.Instance is null
                    ? new Place(MethodCode.Root, Keys.Of(e.Event), -1, null)
                    : Member(e.Instance, Keys.Of(e.Event), e.Syntax);
            case IPropertyReferenceOperation property:
                return PlaceOf(property);
            case IArrayElementReferenceOperation element:
                int array = Receiver(element.ArrayReference, element.Syntax);
                return new Place(array, null, element.Indices.Length == 1 && element.Indices[0] is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat ? FromEnd(array, hat) : IndexOf(element), null);
            case IImplicitIndexerReferenceOperation implicitIndexer:
                int collection = Receiver(implicitIndexer.Instance, implicitIndexer.Syntax);
                return new Place(collection, null, Value(implicitIndexer.Argument), null);
            case IInvocationOperation when IsByReference(operation):
                return Referred(operation);
            case IConditionalOperation { IsRef: true } conditional:
                return Choice(conditional);
            case IFlowCaptureReferenceOperation reference when _places.TryGetValue(reference.Id, out Place? place):
                return place;
            case IDeclarationExpressionOperation declaration:
                return PlaceOf(declaration.Expression);
            case IConversionOperation { OperatorMethod: null } conversion:
                return PlaceOf(conversion.Operand);
            default:
                return null;
        }
    }

    private Place PlaceOf(ISymbol variable)
    {
        if (_aliases.TryGetValue(variable, out Place? alias))
        {
            return alias;
        }

        if (variable is IParameterSymbol { ContainingSymbol: INamedTypeSymbol { IsExtension: true } })
        {
            return new Place(MethodCode.This, null, -1, null);
        }

        if (variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } && !SymbolEqualityComparer.Default.Equals(constructor, _top))
        {
            // A parameter of a primary constructor, used outside of it: the object holds it.
            return new Place(_self, variable.OriginalDefinition, -1, null);
        }

        if (_code.Captured.Contains(variable) || !Mine(variable))
        {
            return new Place(MethodCode.Root, variable, -1, null);
        }

        if (!_registers.TryGetValue(variable, out int register))
        {
            _registers[variable] = register = Register();
        }

        return new Place(register, null, -1, null);
    }

    private bool Mine(ISymbol variable)
        => SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, _code.Symbol) || SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, _top)
            || _code.Symbol is not IMethodSymbol || (_registers.ContainsKey(variable));

    private Place Member(IOperation instance, object key, SyntaxNode where)
    {
        if (instance.Type?.IsValueType == true && instance is not IInstanceReferenceOperation && Assignable(instance) && PlaceOf(instance) is { } owner
            && (owner.IsReferred || !(instance is IPropertyReferenceOperation property && ReadsByCall(property))))
        {
            return new Place(Load(owner, instance.Type, where), key, -1, owner);
        }

        return new Place(Receiver(instance, where), key, -1, null);
    }

    private Place PlaceOf(IPropertyReferenceOperation property, bool isRead = false)
    {
        IPropertySymbol symbol = property.Property;
        if (!isRead && IsByReference(property) && !IsElement(symbol) && Referred(property) is { } referred)
        {
            return referred;
        }

        if (property.Instance is null || symbol.IsStatic)
        {
            return new Place(MethodCode.Root, Keys.Of(symbol), -1, null);
        }

        if (IsElement(symbol))
        {
            return new Place(Value(property.Instance), null, Value(property.Arguments[0].Value), null);
        }

        if (IsLength(symbol))
        {
            return new Place(Receiver(property.Instance, property.Syntax), Slot.Length, -1, null);
        }

        Place place = Keys.IsExtension(symbol) ? new Place(Value(property.Instance), Keys.Of(symbol), -1, null) : Member(property.Instance, Keys.Of(symbol), property.Syntax);
        return property.Arguments.IsEmpty ? place : Indexed(place, property.Arguments);
    }

    /// <summary>What an indexer gives for its arguments.</summary>
    private Place Indexed(Place place, IReadOnlyList<IArgumentOperation> arguments)
    {
        int[] values = new int[arguments.Count];
        foreach (IArgumentOperation argument in arguments)
        {
            values[argument.Parameter?.Ordinal is { } ordinal && ordinal < values.Length ? ordinal : 0] = Value(argument.Value);
        }

        return place with { Index = values[0], Arguments = values };
    }

    /// <summary>An index that is counted from the end of an array.</summary>
    private int FromEnd(int array, IUnaryOperation hat)
    {
        int back = Value(hat.Operand);
        int length = Emit(new Instruction(Op.Load, hat.Syntax) { A = array, Key = Slot.Length, Dst = Register() });
        return Emit(new Instruction(Op.Binary, hat.Syntax) { A = length, B = back, Key = BinaryOperatorKind.Subtract, Dst = Register() });
    }

    private int Indices(IOperation[] indices)
    {
        int first = -1;
        foreach (IOperation index in indices)
        {
            int value = Value(index);
            first = first < 0 ? value : Unknown(index.Syntax, notNull: true);
        }

        return first;
    }

    /// <summary>The index of an array's element; several indices as one.</summary>
    private int IndexOf(IArrayElementReferenceOperation element)
    {
        if (element.Indices.Length == 1 || !element.Indices.All(i => i.Type?.SpecialType == SpecialType.System_Int32))
        {
            return Indices([.. element.Indices]);
        }

        int place = Value(element.Indices[0]);
        foreach (IOperation index in element.Indices.Skip(1))
        {
            int second = Value(index);
            bool constant = _constants.Contains(place) && _constants.Contains(second);
            int width = Emit(new Instruction(Op.Constant, index.Syntax) { Dst = Register(), Key = Width });
            int row = Emit(new Instruction(Op.Binary, index.Syntax) { A = place, B = width, Dst = Register(), Key = BinaryOperatorKind.Multiply, Flag = true });
            place = Emit(new Instruction(Op.Binary, index.Syntax) { A = row, B = second, Dst = Register(), Key = BinaryOperatorKind.Add });
            if (constant)
            {
                _constants.Add(place);
            }
        }

        return place;
    }

    /// <summary>Value of an object that is about to be used.</summary>
    private int Receiver(IOperation instance, SyntaxNode use)
    {
        int value = Value(instance);
        if (!_isWithin && instance is not IInstanceReferenceOperation && (instance.Type is null or { IsReferenceType: true } or ITypeParameterSymbol { IsValueType: false }))
        {
            Emit(new Instruction(Op.Dereference, instance.Syntax) { A = value, Key = use, Type = instance.Type is { IsReferenceType: true } ? null : instance.Type });
        }

        return value;
    }

    private void Write(IOperation target, int value)
    {
        switch (target)
        {
            case ITupleOperation tuple:
                WriteTuple(tuple, value);
                return;
            case IDeclarationExpressionOperation { Expression: ITupleOperation tuple }:
                WriteTuple(tuple, value);
                return;
            case IDiscardOperation:
                return;
        }

        IOperation stripped = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (PlaceOf(stripped) is { } place)
        {
            Write(stripped, place, value, target.Syntax);
        }
        else
        {
            Opaque(target);
        }
    }

    private void Write(IOperation target, Place place, int value, SyntaxNode where)
    {
        if (Property(target) is { } property && !place.IsReferred && WritesByCall(property) && property.Property.SetMethod is { } setter)
        {
            Emit(new Instruction(Op.Call, where)
            {
                Key = setter,
                A = property.Property.IsStatic ? -1 : place.Register,
                Args = [.. place.Arguments, value],
                Flag = IsVirtual(property),
            });
            return;
        }

        Write(place, value, where, target.Type);
    }

    private IPropertyReferenceOperation? Property(IOperation target)
        => target as IPropertyReferenceOperation
            ?? (target is IFlowCaptureReferenceOperation reference && _captured.TryGetValue(reference.Id, out IPropertyReferenceOperation? property) ? property : null);

    private void Write(Place place, int value, SyntaxNode where, ITypeSymbol? type = null)
    {
        type = place.Type ?? type;
        if (place.Else is not null)
        {
            Choose(place, one => Write(one, value, where, type));
        }
        else if (ReferenceEquals(place.Key, Slot.Element))
        {
            Emit(new Instruction(Op.StoreElement, where) { A = place.Register, B = Unknown(where, notNull: true), Args = [value], Key = Slot.Element, Type = type });
        }
        else if (place is { Index: >= 0, Key: null })
        {
            Emit(new Instruction(Op.StoreElement, where) { A = place.Register, B = place.Index, Args = [value], Key = _constants.Contains(place.Index) ? "constant" : null, Type = type });
        }
        else if (place.Key is { } key)
        {
            int target = place.Register;
            if (place.Owner is { } owner)
            {
                // A struct is a value: the changed copy takes the place of the old one.
                target = Emit(new Instruction(Op.Clone, where) { A = target, Dst = Register() });
                Emit(new Instruction(Op.Store, where) { A = target, Key = key, B = value, Type = type });
                Write(owner, target, where);
                return;
            }

            Emit(new Instruction(Op.Store, where) { A = target, Key = key, B = value, Type = type });
        }
        else
        {
            Emit(new Instruction(Op.Move, where) { Dst = place.Register, A = value });
        }
    }
}
