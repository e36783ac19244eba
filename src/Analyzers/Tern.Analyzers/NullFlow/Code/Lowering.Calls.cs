using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.NullFlow.Library;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Calls and creations.</summary>
internal sealed partial class Lowering
{
    /// <summary>Constructor that a library runs for a type that is named, or <see langword="null"/>.</summary>
    private static IMethodSymbol? Activated(IMethodSymbol method)
        => method is { Name: "CreateInstance", ContainingType.Name: "Activator", Parameters.IsEmpty: true, TypeArguments.Length: 1 } && method.TypeArguments[0] is INamedTypeSymbol { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false } made
            ? made.InstanceConstructors.FirstOrDefault(static c => c.Parameters.IsEmpty)
            : null;

    private int Call(IInvocationOperation call)
    {
        if (Activated(call.TargetMethod) is { } constructor)
        {
            int made = Emit(new Instruction(Op.New, call.Syntax) { Dst = Register(), Type = constructor.ContainingType });
            Emit(new Instruction(Op.Call, call.Syntax) { Key = constructor, A = made });
            return made;
        }

        IMethodSymbol method = call.TargetMethod;
        if (method is { ReturnsVoid: true, DeclaringSyntaxReferences.IsEmpty: false } && IsLeftOut(method, call.Syntax.SyntaxTree))
        {
            return -1;
        }

        if (method is { Name: nameof(Enum.HasFlag), ContainingType.SpecialType: SpecialType.System_Enum } && call.Instance?.Type?.TypeKind == TypeKind.Enum)
        {
            return HasFlag(call);
        }

        int receiver = -1;
        if (call.Instance is { } instance && !method.IsStatic)
        {
            bool function = method.MethodKind == MethodKind.LocalFunction;
            receiver = function ? MethodCode.This : Keys.IsExtension(method) ? Value(instance) : MayChange(method, instance) ? OwnCopy(instance, call.Syntax) : Receiver(instance, call.Syntax);
            if (method.ContainingType.SpecialType == SpecialType.System_Object && instance.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            {
                // The box of an empty one is null.
                Emit(new Instruction(Op.Dereference, instance.Syntax) { A = receiver, Key = call.Syntax });
            }
        }
        else if (method.MethodKind == MethodKind.LocalFunction)
        {
            receiver = MethodCode.This;
        }

        if (receiver >= 0 && method.Name == "<Clone>$")
        {
            // The compiler's name for the copy that "with" makes.
            return Copy(receiver, call.Type, call.Syntax);
        }

        if (receiver >= 0 && method is { Name: "MemberwiseClone", ContainingType.SpecialType: SpecialType.System_Object })
        {
            return Emit(new Instruction(Op.Clone, call.Syntax) { A = receiver, Dst = Register(), Type = call.Instance?.Type });
        }

        (int[] arguments, Place?[]? places) = Arguments(method, call.Arguments);
        if (TernContracts.SetsReply(method, call.Syntax))
        {
            // Whoever waits for it takes it for a value, as the contract promises.
            Emit(new Instruction(Op.Dereference, call.Arguments[0].Value.Syntax) { A = arguments[0], Key = TernContracts.ReplyUse });
        }

        bool invoke = method.MethodKind == MethodKind.DelegateInvoke;
        return Emit(new Instruction(invoke ? Op.Invoke : Op.Call, call.Syntax)
        {
            Key = method,
            A = receiver,
            B = method.IsStatic && call.ConstrainedToType is ITypeParameterSymbol of ? TypeOf(of, call.Syntax) : -1,
            Args = arguments,
            Refs = places,
            Dst = Register(),
            Type = call.Type,
            Flag = call.IsVirtual || (method.IsStatic && call.ConstrainedToType is not null),
        });
    }

    /// <summary>Whether a method of a struct may change the local that it is called on, of which others may hold copies.</summary>
    private static bool MayChange(IMethodSymbol method, IOperation instance)
        => instance is ILocalReferenceOperation { Local.IsRef: false, Type: { TypeKind: TypeKind.Struct, IsReadOnly: false, DeclaringSyntaxReferences.IsEmpty: false } }
            && method is { IsReadOnly: false, ContainingType.TypeKind: TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false };

    private int OwnCopy(IOperation local, SyntaxNode where)
    {
        if (PlaceOf(local) is not { } place)
        {
            return Value(local);
        }

        int copy = Emit(new Instruction(Op.Clone, where) { A = Load(place, local.Type, where), Dst = Register() });
        Write(place, copy, where);
        return copy;
    }

    private (int[] Arguments, Place?[]? Places) Arguments(IMethodSymbol method, IEnumerable<IArgumentOperation> operations)
    {
        int[] arguments = new int[method.Parameters.Length];
        Place?[]? places = null;
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = -1;
        }

        foreach (IArgumentOperation argument in operations)
        {
            if (argument.Parameter is not { } parameter || parameter.Ordinal >= arguments.Length)
            {
                Value(argument.Value);
                continue;
            }

            if (parameter.RefKind is RefKind.Ref or RefKind.Out)
            {
                IOperation target = argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value;
                Place? place = PlaceOf(target) is { Else: null } known ? known : null;
                (places ??= new Place?[arguments.Length])[parameter.Ordinal] = place;
                if (parameter.RefKind == RefKind.Ref && place is not null)
                {
                    arguments[parameter.Ordinal] = Load(place, target.Type, argument.Syntax);
                }

                continue;
            }

            arguments[parameter.Ordinal] = Value(argument.Value);
            if (_observe && argument.ArgumentKind == ArgumentKind.Explicit)
            {
                Emit(new Instruction(Op.Observe, argument.Value.Syntax) { A = arguments[parameter.Ordinal] });
            }
        }

        return (arguments, places);
    }

    private int Create(IObjectCreationOperation creation)
    {
        int target = Emit(new Instruction(Op.New, creation.Syntax) { Dst = Register(), Type = creation.Type });
        if (creation.Constructor is { } constructor)
        {
            (int[] arguments, Place?[]? places) = Arguments(constructor, creation.Arguments);
            if (creation.Type is INamedTypeSymbol { IsTupleType: true } tuple && arguments.Length == tuple.TupleElements.Length)
            {
                for (int i = 0; i < arguments.Length; i++)
                {
                    Emit(new Instruction(Op.Store, creation.Syntax) { A = target, Key = Keys.Of(tuple.TupleElements[i]), B = arguments[i], Type = tuple.TupleElements[i].Type });
                }

                return target;
            }

            Emit(new Instruction(Op.Call, creation.Syntax) { Key = constructor, A = target, Args = arguments, Refs = places });
        }

        if (creation.Initializer is { } initializer)
        {
            Initialize(target, initializer);
        }

        return target;
    }

    private void Initialize(int target, IObjectOrCollectionInitializerOperation initializer)
    {
        foreach (IOperation step in initializer.Initializers)
        {
            if (step is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.IsEmpty: true } property } set)
            {
                Emit(new Instruction(Op.Store, step.Syntax) { A = target, Key = Keys.Of(property.Property), B = Value(set.Value) });
            }
            else if (step is ISimpleAssignmentOperation { Target: IFieldReferenceOperation field } store)
            {
                Emit(new Instruction(Op.Store, step.Syntax) { A = target, Key = Keys.Of(field.Field), B = Value(store.Value) });
            }
            else
            {
                Value(step);
            }
        }
    }

    private int CreateAnonymous(IAnonymousObjectCreationOperation creation)
    {
        int target = Emit(new Instruction(Op.New, creation.Syntax) { Dst = Register(), Type = creation.Type });
        foreach (IOperation step in creation.Initializers)
        {
            if (step is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } set)
            {
                Emit(new Instruction(Op.Store, step.Syntax) { A = target, Key = Keys.Of(property.Property), B = Value(set.Value) });
            }
        }

        return target;
    }

    private int CreateArray(IArrayCreationOperation array)
    {
        int length = Indices([.. array.DimensionSizes]);
        int target = Emit(new Instruction(Op.NewArray, array.Syntax) { Dst = Register(), A = length, Type = (array.Type as IArrayTypeSymbol)?.ElementType, Flag = array.DimensionSizes.Length > 1 });
        if (array.Initializer is { } initializer)
        {
            Fill(target, initializer, 0);
        }

        return target;
    }

    private void Fill(int target, IArrayInitializerOperation initializer, long row)
    {
        long position = row * Width;
        foreach (IOperation element in initializer.ElementValues)
        {
            if (element is IArrayInitializerOperation inner)
            {
                Fill(target, inner, position++);
                continue;
            }

            int value = Value(element);
            int index = Emit(new Instruction(Op.Constant, element.Syntax) { Dst = Register(), Key = position++ });
            Emit(new Instruction(Op.StoreElement, element.Syntax) { A = target, B = index, Args = [value], Flag = true, Type = element.Type });
        }
    }

    private int CreateCollection(ICollectionExpressionOperation collection)
    {
        bool isList = collection.Type is INamedTypeSymbol { TypeKind: TypeKind.Class, ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };
        int target = Emit(new Instruction(Op.Unknown, collection.Syntax) { Dst = Register(), Flag = true, Type = isList ? collection.Type : null });
        int position = 0;
        int reached = -1;
        foreach (IOperation element in collection.Elements)
        {
            if (element is ISpreadOperation spread)
            {
                reached = Spread(target, spread, reached >= 0 ? reached : Number(position, element.Syntax));
                continue;
            }

            int value = Value(element);
            int index = reached >= 0 ? reached : Number(position++, element.Syntax);
            Emit(new Instruction(Op.StoreElement, element.Syntax) { A = target, B = index, Args = [value], Flag = true, Type = element.Type });
            if (reached >= 0)
            {
                reached = Emit(new Instruction(Op.Binary, element.Syntax) { A = reached, B = Number(1, element.Syntax), Key = BinaryOperatorKind.Add, Dst = Register() });
            }
        }

        if (position > 0 || reached >= 0 || isList || collection.Type is IArrayTypeSymbol)
        {
            Emit(new Instruction(Op.Store, collection.Syntax) { A = target, Key = Slot.Length, B = reached >= 0 ? reached : Number(position, collection.Syntax) });
        }

        if (collection.Elements.IsEmpty && collection.Type is INamedTypeSymbol map && LibraryTable.IsMap(map))
        {
            int none = Emit(new Instruction(Op.Constant, collection.Syntax) { Dst = Register(), Key = 0 });
            Emit(new Instruction(Op.Store, collection.Syntax) { A = target, Key = Slot.Keys, B = none });
        }

        return target;
    }

    private int Number(int number, SyntaxNode where) => Emit(new Instruction(Op.Constant, where) { Dst = Register(), Key = number });

    /// <summary>Takes over the elements of another collection from some place on; gives the place behind them.</summary>
    private int Spread(int target, ISpreadOperation spread, int start)
    {
        int source = Receiver(spread.Operand, spread.Syntax);
        int value = Emit(new Instruction(Op.Load, spread.Syntax) { A = source, Key = Slot.Element, Dst = Register(), Type = spread.ElementType });
        return Emit(new Instruction(Op.StoreElement, spread.Syntax) { A = target, B = Unknown(spread.Syntax, notNull: true), Args = [value, source, start], Flag = true, Type = spread.ElementType, Dst = Register() });
    }

    private int CreateTuple(ITupleOperation tuple)
    {
        int target = Emit(new Instruction(Op.New, tuple.Syntax) { Dst = Register(), Type = tuple.Type });
        if (tuple.Type is INamedTypeSymbol { TupleElements: { IsDefault: false } elements })
        {
            for (int i = 0; i < tuple.Elements.Length && i < elements.Length; i++)
            {
                Emit(new Instruction(Op.Store, tuple.Elements[i].Syntax) { A = target, Key = Keys.Of(elements[i]), B = Value(tuple.Elements[i]), Type = elements[i].Type });
            }
        }

        return target;
    }

    private int CreateCopy(IWithOperation with)
    {
        int source = Receiver(with.Operand, with.Syntax);
        int target = Copy(source, with.Type, with.Syntax);
        if (with.Initializer is { } initializer)
        {
            Initialize(target, initializer);
        }

        return target;
    }

    /// <summary>A copy of a record, which its own copy constructor makes where it declares one.</summary>
    private int Copy(int source, ITypeSymbol? type, SyntaxNode where)
    {
        if (type is INamedTypeSymbol { IsRecord: true, IsReferenceType: true, BaseType.SpecialType: SpecialType.System_Object } record
            && record.InstanceConstructors.FirstOrDefault(c => c is { IsImplicitlyDeclared: false, Parameters.Length: 1 } && SymbolEqualityComparer.Default.Equals(c.Parameters[0].Type, record)) is { } constructor)
        {
            // What it does not copy is not set.
            int made = Emit(new Instruction(Op.New, where) { Dst = Register(), Type = type, Flag = !record.IsSealed });
            Emit(new Instruction(Op.Call, where) { Key = constructor, A = made, Args = [source] });
            return made;
        }

        return Emit(new Instruction(Op.Clone, where) { Dst = Register(), A = source, Type = type });
    }
}
