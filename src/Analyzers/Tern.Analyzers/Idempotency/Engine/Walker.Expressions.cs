using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Library;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <content>Expressions: what values are made of.</content>
internal sealed partial class Walker
{
    internal Value Visit(IOperation? operation)
    {
        if (operation is null || !Step())
        {
            return Value.Unknown;
        }

        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return Value.Of(constant.Value);
        }

        Value value = Evaluate(operation);
        return operation.Type switch
        {
            { Name: "HttpContext" or "HttpRequest" or "HttpResponse" or "ActionContext" or "ControllerContext" } context when value.Owner == Owner.Shared => Argued(context.Name, context, optional: false),
            { TypeKind: TypeKind.Class } context when value.Place is null && Stores.IsContext(context) => Stores.Opened(context),
            _ => value,
        };
    }

    private Value Evaluate(IOperation operation)
        => operation switch
        {
            IAwaitOperation awaited => Visit(awaited.Operation),
            IConversionOperation conversion => Visit(conversion.Operand),
            IParenthesizedOperation inner => Visit(inner.Operand),
            IInvocationOperation invocation => Invoke(invocation),
            IObjectCreationOperation creation => Create(creation),
            IAnonymousObjectCreationOperation anonymous => Initialise(new LocalObject(anonymous.Type, _branches), anonymous.Initializers),
            ITypeParameterObjectCreationOperation generic => Value.Local(new LocalObject(generic.Type, _branches)),
            IWithOperation with => Copy(with),
            ILocalReferenceOperation local => _state.Locals.TryGetValue(local.Local, out Value? held) ? held : Value.Unknown,
            IParameterReferenceOperation parameter => Parameter(parameter),
            IFieldReferenceOperation field => Field(field),
            IPropertyReferenceOperation property => Property(property),
            IEventReferenceOperation reference => Value.At(PlaceOf(reference.Instance is null ? null : Visit(reference.Instance), reference.Event) ?? Slot.Root("event", "event")),
            IInstanceReferenceOperation self => self.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance ? _frame.This : _receiver,
            IConditionalAccessOperation access => ConditionalAccess(access),
            IConditionalAccessInstanceOperation => _receiver,
            IArrayElementReferenceOperation element => ElementAt(Visit(element.ArrayReference), [.. element.Indices.Select(Visit)]),
            IAssignmentOperation assignment => Assigned(assignment),
            IIncrementOrDecrementOperation increment => Increment(increment),
            IEventAssignmentOperation assigned => EventAssigned(assigned),
            IBinaryOperation binary => Binary(binary),
            IUnaryOperation unary => Unary(unary),
            IIsPatternOperation pattern => Is(pattern),
            IIsTypeOperation type => OfType(Visit(type.ValueOperand), type),
            ICoalesceOperation coalesce => Coalesce(coalesce),
            IConditionalOperation conditional => Choose(conditional),
            ISwitchExpressionOperation selection => Choose(selection),
            IInterpolatedStringOperation text => Interpolate(text),
            ITupleOperation tuple => Tuple(tuple),
            IArrayCreationOperation array => Collect(array.Type, array.Initializer?.ElementValues ?? []),
            ICollectionExpressionOperation collection => Collect(collection.Type, collection.Elements),
            ISpreadOperation spread => Visit(spread.Operand),
            IDelegateCreationOperation made => Visit(made.Target),
            IAnonymousFunctionOperation lambda => new Value { Function = new Function(lambda, null, _frame.This, lambda) },
            IMethodReferenceOperation method => new Value { Function = new Function(null, method.Method, method.Instance is null ? null : Visit(method.Instance), method) },
            IThrowOperation thrown => Thrown(thrown),
            IDeclarationExpressionOperation declaration => Visit(declaration.Expression),
            IDefaultValueOperation => Value.Of(null),
            ITranslatedQueryOperation query => Visit(query.Operation),
            IVariableInitializerOperation initializer => Visit(initializer.Value),
            _ => Other(operation),
        };

    private Value Other(IOperation operation)
    {
        List<Value> parts = [];
        foreach (IOperation child in operation.ChildOperations)
        {
            if (child is IBlockOperation or IVariableDeclarationGroupOperation)
            {
                Statement(child);
            }
            else
            {
                parts.Add(Visit(child));
            }
        }

        return Value.From(parts);
    }

    private Value Thrown(IThrowOperation thrown)
    {
        Visit(thrown.Exception);
        _state = _state with { End = End.Throw };
        return Value.Unknown;
    }

    private Value Parameter(IParameterReferenceOperation reference)
    {
        IParameterSymbol parameter = reference.Parameter;
        if (_state.Locals.TryGetValue(parameter.OriginalDefinition, out Value? value))
        {
            return value;
        }

        // A parameter of a primary constructor, kept by the object.
        return parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? MemberOf(_frame.This, parameter.Name, parameter.Type, parameter) : Value.Unknown;
    }

    private Value Field(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (field.IsStatic)
        {
            // Constant text that is put together once, as that of queries.
            return field is { IsReadOnly: true, Type.SpecialType: SpecialType.System_String } && bodies.InitialiserOf(field) is { } text ? Visit(text) : ReadAt(Static(field));
        }

        return MemberOf(Visit(reference.Instance), field.Name, field.Type, field);
    }

    private static Slot Static(ISymbol member)
    {
        string type = Types.FullName(member.ContainingType);
        return Slot.Root(type + "." + member.Name, $"{member.ContainingType?.Name}.{member.Name}");
    }

    private Value Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (Sources.OfProperty(property) is var fresh and not Fresh.None)
        {
            Visit(reference.Instance);
            return New(fresh);
        }

        Value instance = reference.Instance is null ? Value.Unknown : Visit(reference.Instance);
        List<Argument> keys = [.. reference.Arguments.Select(a => new Argument(a.Parameter, Visit(a.Value), a.Value))];
        if (property.GetMethod is { } getter && IsWritten(property))
        {
            if (bodies.Targets(getter, instance.Object?.Type) is { Count: > 0 } targets)
            {
                return Enter(targets, property.IsStatic ? Value.Unknown : instance, keys, reference);
            }
        }

        if (property.IsIndexer)
        {
            Value element = ElementAt(instance, [.. keys.Select(k => k.Value)]);
            return instance.Owner == Owner.Argument && property.Type.NullableAnnotation == NullableAnnotation.Annotated ? element with { Optional = true } : element;
        }

        if (property.IsStatic)
        {
            return ReadAt(Static(property));
        }

        return property.Name switch
        {
            "Count" or "Length" when instance is { Place: null, Lookup: { } found } => new Value { Condition = new Atom(AtomKind.Present, reference.Syntax) { Slot = found.Container, Key = found.Key } },
            "Length" or "LongLength" when property.ContainingType.SpecialType == SpecialType.System_Array && instance.Place is { } array => new Value { Reads = [new Read(array.Member("Length"), Change.Arithmetic)] },
            "Count" or "Length" when instance.Place is { } place && Collections.IsCollection(property.ContainingType) => new Value { Reads = [new Read(place, Change.Arithmetic)] },
            "Length" when property.ContainingType.SpecialType == SpecialType.System_String && Single(instance) is { } text => new Value { Reads = [new Read(text.Member("Length"), Change.Copy)], Condition = Condition.Not(new Atom(AtomKind.Same, reference.Syntax) { Slot = text, Constant = new Optional<object?>("") }) },
            "Exists" when property.ContainingType is { Name: "FileInfo" or "DirectoryInfo" or "FileSystemInfo" } => new Value { Condition = Files.Exists(instance, reference.Syntax) },
            "Value" when property.ContainingType.Name is "AsyncLocal" or "ThreadLocal" => Value.Unknown,
            "Result" when property.ContainingType.Name is "Task" or "ValueTask" => instance,
            "Value" when property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || property.ContainingType.Name == "Lazy" => instance,
            "Values" or "Keys" when instance.Owner == Owner.Shared && Collections.IsCollection(property.ContainingType) => instance,
            "HasValue" when property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => new Value { Condition = IsNull(instance, reference.Syntax) is { } missing ? Condition.Not(missing) : null },
            _ => MemberOf(instance, property.Name, property.Type, property),
        };
    }

    private bool IsWritten(IPropertySymbol property) => property.DeclaringSyntaxReferences.Length > 0 && bodies.IsWritten(property);

    /// <summary>A member of an object, by whom the object belongs to.</summary>
    private Value MemberOf(Value instance, string name, ITypeSymbol type, ISymbol member)
    {
        if (instance.Object is { } made && instance.Owner is Owner.Local)
        {
            return made.Members.TryGetValue(name, out Value? known) ? known : made.Base is { } source ? MemberOf(source, name, type, member) : MadeMember(made, name, type);
        }

        if (instance.Owner == Owner.Shared && instance.Place is { } place)
        {
            Slot slot = place.Member(name, Stores.IsTable(type));

            // A store is one, by whichever of the classes that have it it is reached.
            Value value = ReadAt(Repositories.IsStore(type) ? Slot.Root("type:" + Types.FullName(type), slot.Display) : slot);
            return value.With(instance);
        }

        if (instance.Owner == Owner.Argument)
        {
            return Argued((instance.Symbol ?? "") + "." + name, type, optional: false) with { Fresh = instance.Fresh, Born = instance.Born };
        }

        Value of = Value.From([instance]) with { Condition = instance.Condition is Atom { Kind: AtomKind.Trusted or AtomKind.Present } answer && (answer.Kind == AtomKind.Trusted || name == "Value") ? answer : null };
        return Names.IsDeadline(name) ? of with { Fresh = Fresh.None } : of with { Object = null };
    }

    private Value ReadAt(Slot slot)
    {
        if (_state.Slots.TryGetValue(slot, out Value? written))
        {
            return written.Owner == Owner.Local ? written : written with { Owner = Owner.Shared, Place = slot };
        }

        return Value.At(slot);
    }

    /// <summary>What a collection holds at a key.</summary>
    private Value ElementAt(Value container, IReadOnlyList<Value> keys)
    {
        Value key = keys.Count == 0 ? Value.Unknown : keys.Count == 1 ? keys[0] : Value.From(keys);
        if (container.Owner == Owner.Shared && container.Place is { } place)
        {
            Lookup lookup = new(place, key, MustExist: true);
            Require(lookup);
            return (_state.Slots.TryGetValue(place.Element(), out Value? written) && key.Symbol is not null && written.Owner == Owner.Local ? written : Value.At(place.Element())) with { Lookup = lookup };
        }

        if (container.Object is { } made && container.Owner == Owner.Local)
        {
            return key.Constant is { HasValue: true, Value: string name } && made.Members.TryGetValue(name, out Value? member) ? member : made.Element ?? Value.Unknown;
        }

        return container.Owner == Owner.Argument ? Argued(container.Symbol + "[" + (key.Constant.HasValue ? key.Constant.Value : key.Symbol) + "]", null, false) : Value.From([container]).Detached();
    }

    /// <summary>Any element of a sequence.</summary>
    internal static Value ElementOf(Value items)
        => items.Object is { } made && items.Owner == Owner.Local ? made.Element ?? Value.Unknown
            : items.Owner == Owner.Shared && items.Place is { } place ? Value.At(place.Element())
            : items.Owner == Owner.Argument ? Argued(items.Symbol + "[]", null, false)
            : Value.From([items]).Detached();

    private Value ConditionalAccess(IConditionalAccessOperation access)
    {
        Value outer = _receiver;
        Value target = Visit(access.Operation);
        PathState before = _state;
        Condition? missing = IsNull(target, access.Operation.Syntax);
        _state = Assume(before, missing, false);
        _receiver = target;
        Value value = Visit(access.WhenNotNull);
        _receiver = outer;
        // What was emptied there is empty also where there is nothing.
        _state = PathState.Merge(_state, Assume(before, missing, true)) with { Emptied = _state.Emptied };
        return value with { Optional = value.Optional || target.Optional, Lookup = value.Lookup ?? target.Lookup };
    }

    private Value Coalesce(ICoalesceOperation coalesce)
    {
        Value first = Visit(coalesce.Value);
        PathState before = _state;
        Condition? missing = IsNull(first, coalesce.Value.Syntax);
        _branches++;
        PathState yes = _state = Assume(before, missing, true);
        Value second = Visit(coalesce.WhenNull);
        PathState other = _state;
        _branches--;
        PathState no = Assume(before, missing, false);
        Tell(before, no, other);
        Tell(before, yes, no);
        _state = PathState.Merge(no, other);
        if (!other.IsOpen)
        {
            return first with { Optional = false };
        }

        Value either = Value.Either(first, second);
        return either with { Optional = first.Optional && !(second.FromArgument && second.Fresh == Fresh.None && !second.Optional), Symbol = first.Symbol };
    }

    private Value Choose(IConditionalOperation conditional)
    {
        Value test = Asked(conditional.Condition);
        Value yes = Value.Unknown, no = Value.Unknown;
        bool open = false, alternative = false;
        PathState before = _state;
        Branch(
            test,
            () =>
            {
                yes = Visit(conditional.WhenTrue);
                open = _state.IsOpen;
            },
            () =>
            {
                no = Visit(conditional.WhenFalse);
                alternative = _state.IsOpen;
            });
        Value chosen = !open ? no : !alternative ? yes : Value.Either(yes, no);
        if (open && alternative && test.Condition is { } told && yes.IsNull != no.IsNull)
        {
            // It is there only where the test says so.
            chosen = chosen with { There = new Group(true, [no.IsNull ? told : Condition.Not(told), NotNull(chosen, conditional.Syntax) ?? Nothing]) };
        }

        if (open && alternative && (IsNought(yes) != IsNought(no) || (Single(yes) is { } own && own != Single(no) && no.Reads.Any(r => r.Slot.Equals(own))) || (Single(no) is { } old && old != Single(yes) && yes.Reads.Any(r => r.Slot.Equals(old)))))
        {
            bool changes = IsNought(yes) != IsNought(no) ? IsNought(no) : Single(no) is not null; // Nought is added, or what is there stays, on the other way.
            chosen = chosen with { Constant = default, Behind = [.. Assume(before, test.Condition, changes).Guards.Where(g => !before.Guards.Contains(g))] };
        }

        if (test.Condition is Atom { Kind: AtomKind.Same, Slot: { } place, Constant: { HasValue: true } asked } && yes.Constant.HasValue && no.Constant.HasValue
            && Step(asked.Value, yes, no) is var step && !Equals(step(step(asked.Value)), step(asked.Value)))
        {
            // There and back: what it becomes depends on what it was.
            return chosen with { Reads = [new Read(place, Change.Arithmetic)] };
        }

        return chosen;

        static bool IsNought(Value value) => value.Constant is { HasValue: true, Value: "" } || (value.Constant.HasValue && IsNumber(value.Constant.Value, out double number) && number == 0);

        static Func<object?, object?> Step(object? asked, Value yes, Value no) => was => Equals(was, asked) ? yes.Constant.Value : no.Constant.Value;
    }

    private Value Choose(ISwitchExpressionOperation selection)
    {
        Value value = Visit(selection.Value);
        PathState before = _state;
        PathState? after = null;
        Value? result = null;
        List<Condition> earlier = [];
        Dictionary<object, object?> steps = [];
        _branches++;
        foreach (ISwitchExpressionArmOperation arm in selection.Arms)
        {
            _state = earlier.Aggregate(before, (state, condition) => Assume(state, condition, false));
            Condition? matches = Matches(value, arm.Pattern);
            _state = Assume(_state, matches, true);
            if (arm.Guard is { } guard)
            {
                _state = Assume(_state, Visit(guard).Condition, true);
            }

            Value chosen = Visit(arm.Value);
            if (arm is { Guard: null, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: { } from } } } && chosen.Constant.HasValue)
            {
                steps[from] = chosen.Constant.Value;
            }

            if (_state.IsOpen)
            {
                result = result is null ? chosen : Value.Either(result, chosen);
            }

            after = after is null ? _state : PathState.Merge(after, _state);
            if (matches is not null)
            {
                earlier.Add(matches);
            }
        }

        _branches--;
        _state = after ?? before;
        if (Single(value) is { } place && steps.Values.Any(to => to is not null && steps.TryGetValue(to, out object? next) && !Equals(next, to)))
        {
            // A state that goes on by one step, and by another one the second time.
            return (result ?? Value.Unknown) with { Reads = [new Read(place, Change.Arithmetic)] };
        }

        return result ?? Value.Unknown;
    }

    private Value Interpolate(IInterpolatedStringOperation text)
    {
        Template all = new("", []);
        List<Value> parts = [];
        foreach (IInterpolatedStringContentOperation part in text.Parts)
        {
            Value value = part switch
            {
                IInterpolatedStringTextOperation literal => Visit(literal.Text),
                IInterpolationOperation hole => Visit(hole.Expression),
                _ => Value.Unknown,
            };
            all = all.Append(Template.Of(value));
            parts.Add(value);
        }

        return Value.From(parts.Where(p => !p.Constant.HasValue)) with { Text = all, Object = null };
    }
}
