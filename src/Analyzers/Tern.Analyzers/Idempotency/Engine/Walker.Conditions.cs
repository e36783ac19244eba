using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <content>Tests: what they say of the state that attempts share.</content>
internal sealed partial class Walker
{
    private Value Binary(IBinaryOperation binary)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr:
                return Both(binary);
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                Value left = Visit(binary.LeftOperand), right = Visit(binary.RightOperand);
                Condition? same = Equality(left, right, binary.Syntax);
                return new Value { Condition = same is null || binary.OperatorKind == BinaryOperatorKind.Equals ? same : Condition.Not(same) };
            case BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual:
                return new Value { Condition = Order(Visit(binary.LeftOperand), binary.OperatorKind, Visit(binary.RightOperand), binary.Syntax) };
            default:
                return Calculate(binary.OperatorKind, Visit(binary.LeftOperand), Visit(binary.RightOperand), binary.Type);
        }
    }

    private static Value Calculate(BinaryOperatorKind kind, Value left, Value right, ITypeSymbol? type)
    {
        Value value = Combine(kind, left, right, type);
        return left.Behind.IsEmpty && right.Behind.IsEmpty ? value : value with { Behind = kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract ? left.Behind.IsEmpty ? right.Behind : left.Behind : [] };
    }

    private static Value Combine(BinaryOperatorKind kind, Value left, Value right, ITypeSymbol? type)
    {
        if (kind is BinaryOperatorKind.Or or BinaryOperatorKind.And)
        {
            // Setting or clearing the same bits once more changes nothing.
            return Value.From([left, right]) with { Condition = left.Condition is { } a && right.Condition is { } b ? new Group(kind == BinaryOperatorKind.And, [a, b]) : null };
        }

        if (kind == BinaryOperatorKind.Remainder)
        {
            // What it is divided by bounds it, and does not move it.
            right = right with { Reads = [.. right.Reads.Select(r => r with { Change = Change.Copy })] };
            Value rest = Value.From([left], Change.Arithmetic);
            return Value.From([rest, right]) with { Object = null, Symbol = null };
        }

        if (kind == BinaryOperatorKind.Add && (left.Lacks is { } lacking && lacking.Equals(Single(right)) || right.Lacks is { } missing && missing.Equals(Single(left))))
        {
            // What is there, and what it lacks: that is what it is to be.
            Value whole = left.Lacks is not null && left.Lacks.Equals(Single(right)) ? left : right;
            return whole with { Lacks = null, Reads = [.. whole.Reads.Where(r => !r.Slot.Equals(whole.Lacks))], Symbol = null, Condition = null };
        }

        bool text = type?.SpecialType == SpecialType.System_String;
        Value value = Value.From([left, right], text || type?.TypeKind == TypeKind.Delegate ? Change.Append : Change.Arithmetic) with { Object = null };
        value = kind == BinaryOperatorKind.Subtract && Single(right) is { } had && !left.Reads.Any(r => r.Slot.Equals(had)) ? value with { Lacks = had } : value;
        return text ? value with { Text = Template.Of(left).Append(Template.Of(right)) }
            : value.Symbol is null ? value
            // One more than an argument is another value than the argument.
            : value with { Symbol = left.Shape is { } one && right.Shape is { } other ? $"({one}{kind}{other})" : null };
    }

    private Value Both(IBinaryOperation binary)
    {
        bool all = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        Value left = Asked(binary.LeftOperand);
        if (left.Constant is { HasValue: true, Value: bool known })
        {
            return known == all ? Asked(binary.RightOperand) : Value.Of(known);
        }

        PathState before = _state;
        _branches++;
        _state = Assume(before, left.Condition, all);
        Value right = Asked(binary.RightOperand);
        PathState second = _state;
        _branches--;
        _state = PathState.Merge(second, before) with { Done = second.Done };
        return new Value
        {
            Condition = (left.Condition, right.Condition) switch
            {
                ({ } a, { } b) => new Group(all, [a, b]),
                ({ } a, null) => new Group(all, [a, Nothing]),
                (null, { } b) => new Group(all, [Nothing, b]),
                _ => null,
            },
        };
    }

    /// <summary>A test that says nothing of shared state.</summary>
    private static Condition Nothing { get; } = new Group(true, []);

    private Value Unary(IUnaryOperation unary)
    {
        Value operand = Visit(unary.Operand);
        if (unary.OperatorKind == UnaryOperatorKind.Not && operand.Constant is { HasValue: true, Value: bool known })
        {
            // An option that the caller has chosen.
            return Value.Of(!known);
        }

        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Not => Value.From([operand], Change.Arithmetic) with { Condition = operand.Condition is { } c ? Condition.Not(c) : Truth(operand, unary.Operand.Syntax) is { } t ? Condition.Not(t) : null },
            UnaryOperatorKind.Minus or UnaryOperatorKind.BitwiseNegation => Value.From([operand], Change.Arithmetic),
            _ => operand,
        };
    }

    /// <summary>A test: a flag that is asked is one as well.</summary>
    private Value Asked(IOperation test)
    {
        Value value = Visit(test);
        return value.Condition is null && !value.Constant.HasValue && Truth(value, test.Syntax) is { } set ? value with { Condition = set } : value;
    }

    /// <summary>What it means that a flag is set.</summary>
    internal static Condition? Truth(Value value, SyntaxNode where)
        => value.Condition ?? (Single(value) is { } slot ? new Atom(AtomKind.Same, where) { Slot = slot, Constant = new Optional<object?>(true) } : null);

    /// <summary>The place that a value is a copy of.</summary>
    private static Slot? Single(Value value) => value.Reads.Length == 1 && value.Reads[0].Change == Change.Copy ? value.Reads[0].Slot : null;

    /// <summary>What it means that a value is null.</summary>
    internal static Condition? IsNull(Value value, SyntaxNode where)
    {
        if (value.There is { } there)
        {
            return Condition.Not(there.AskedAt(where));
        }

        if (value.Lookup is { } lookup)
        {
            return Condition.Not(new Atom(AtomKind.Present, where) { Slot = lookup.Container, Key = lookup.Key });
        }

        if (value.Condition is { } condition)
        {
            return Condition.Not(condition);
        }

        if (value is { FromArgument: true, Symbol: not null } && value.Reads.IsEmpty)
        {
            return new Atom(AtomKind.Missing, where) { Key = value };
        }

        return Single(value) is { } slot ? new Atom(AtomKind.Same, where) { Slot = slot, Constant = new Optional<object?>(null) } : null;
    }

    internal static Condition? Equality(Value left, Value right, SyntaxNode where)
    {
        if (left.Constant.HasValue && !right.Constant.HasValue)
        {
            (left, right) = (right, left);
        }

        if (IsEmpty(right) && left is { FromArgument: true, Symbol: not null } && left.Reads.IsEmpty)
        {
            // An argument that is left empty is as good as missing.
            return new Atom(AtomKind.Missing, where) { Key = left };
        }

        if (right.Constant.HasValue)
        {
            switch (right.Constant.Value)
            {
                case null:
                    return IsNull(left, where);
                case true:
                    return Truth(left, where);
                case false:
                    return Truth(left, where) is { } truth ? Condition.Not(truth) : null;
            }

            if (left.Condition is Atom { Kind: AtomKind.Trusted } trusted)
            {
                return trusted;
            }

            if (left.Condition is Atom { Kind: AtomKind.Outcome } outcome && outcome.Is(right.Constant.Value) is { } answer)
            {
                return answer;
            }

            if (left.IsIndex && left.Condition is { } found && right.Constant.Value is -1)
            {
                return Condition.Not(found);
            }

            if (left.Condition is { } count && IsNumber(right.Constant.Value, out double number) && number is 0 or 1)
            {
                return number == 0 ? Condition.Not(count) : count;
            }

            return Single(left) is { } slot ? new Atom(AtomKind.Same, where) { Slot = slot, Constant = right.Constant } : null;
        }

        // Which of the two is what the attempts share?
        if (Single(left) is null || (left.FromArgument && !right.FromArgument))
        {
            (left, right) = (right, left);
        }

        return Single(left) is { } place ? new Atom(AtomKind.Same, where) { Slot = place, Key = right } : null;
    }

    private static bool IsEmpty(Value value) => value.Constant is { HasValue: true, Value: "" } || (value.Reads.Length == 1 && value.Reads[0].Slot.Name is "string.Empty" or "System.Guid.Empty");

    private static Condition? Order(Value left, BinaryOperatorKind kind, Value right, SyntaxNode where)
    {
        if (((left.Fresh | right.Fresh) & Fresh.Time) != 0 && left.Reads.Concat(right.Reads).Select(r => r.Slot).Distinct().Take(2).ToList() is { Count: 1 } stored)
        {
            return new Atom(AtomKind.Aged, where) { Slot = stored[0] };
        }

        if (left.Constant.HasValue && !right.Constant.HasValue)
        {
            (left, right) = (right, left);
            kind = kind switch
            {
                BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
                BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
                BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
                _ => BinaryOperatorKind.LessThanOrEqual,
            };
        }

        if (right.Constant.HasValue && left.Condition is { } count && IsNumber(right.Constant.Value, out double number))
        {
            if (left.IsIndex)
            {
                return (kind, number) switch
                {
                    (BinaryOperatorKind.GreaterThanOrEqual, 0) or (BinaryOperatorKind.GreaterThan, -1) => count,
                    (BinaryOperatorKind.LessThan, 0) or (BinaryOperatorKind.LessThanOrEqual, -1) => Condition.Not(count),
                    _ => null,
                };
            }

            return (kind, number) switch
            {
                (BinaryOperatorKind.GreaterThan, 0) or (BinaryOperatorKind.GreaterThanOrEqual, 1) => count,
                (BinaryOperatorKind.LessThan, 1) or (BinaryOperatorKind.LessThanOrEqual, 0) => Condition.Not(count),
                _ => null,
            };
        }

        if (Single(left) is null && !right.Constant.HasValue)
        {
            (left, right) = (right, left);
        }

        return Single(left) is not { } slot ? null
            : right is { FromArgument: true } ? new Atom(AtomKind.Ordered, where) { Slot = slot, Key = right }
            : IsNumber(right.Constant.Value, out _) ? new Atom(AtomKind.Ordered, where) { Slot = slot, Constant = right.Constant, Order = kind }
            : null;
    }

    /// <summary>What a comparison with a constant says of another one.</summary>
    internal static bool? Compares(object? value, BinaryOperatorKind kind, object? with)
        => !IsNumber(value, out double left) || !IsNumber(with, out double right) ? null : kind switch
        {
            BinaryOperatorKind.LessThan => left < right,
            BinaryOperatorKind.LessThanOrEqual => left <= right,
            BinaryOperatorKind.GreaterThan => left > right,
            BinaryOperatorKind.GreaterThanOrEqual => left >= right,
            _ => null,
        };

    private static bool IsNumber(object? value, out double number)
    {
        number = value is IConvertible and not string and not bool and not char and not DateTime ? Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) : double.NaN;
        return !double.IsNaN(number);
    }

    private Value Is(IIsPatternOperation pattern)
    {
        Value value = Visit(pattern.Value);
        return new Value { Condition = Matches(value, pattern.Pattern) };
    }

    private static Value OfType(Value value, IIsTypeOperation test)
        => Value.From([value]).Detached() with { Condition = Single(value) is { } slot ? new Atom(AtomKind.Same, test.Syntax) { Slot = slot, Type = test.TypeOperand } : null };

    /// <summary>What it means that a value has a shape; the names that the pattern gives are set.</summary>
    private Condition? Matches(Value value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Equality(value, Visit(constant.Value), pattern.Syntax);
            case INegatedPatternOperation negated:
                return Matches(value, negated.Pattern) is { } inner ? Condition.Not(inner) : null;
            case IBinaryPatternOperation binary:
                Condition? left = Matches(value, binary.LeftPattern), right = Matches(value, binary.RightPattern);
                return left is null && right is null ? null : new Group(binary.OperatorKind == BinaryOperatorKind.And, [left ?? Nothing, right ?? Nothing]);
            case IDeclarationPatternOperation declaration:
                Name(declaration.DeclaredSymbol, value);
                return declaration.MatchesNull ? null : IsOf(value, declaration.MatchedType, pattern);
            case ITypePatternOperation type:
                return IsOf(value, type.MatchedType, pattern);
            case IListPatternOperation:
                return NotNull(value, pattern.Syntax);
            case IRelationalPatternOperation relational:
                return Order(value, relational.OperatorKind, Visit(relational.Value), pattern.Syntax);
            case IRecursivePatternOperation recursive:
                Name(recursive.DeclaredSymbol, value);
                List<Condition> parts = [];
                if (IsOf(value, recursive.MatchedType, pattern) is { } present)
                {
                    parts.Add(present);
                }

                foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns)
                {
                    Value outer = _receiver;
                    _receiver = value;
                    Value member = property.Member is IFieldReferenceOperation or IPropertyReferenceOperation ? Visit(property.Member) : Value.Unknown;
                    _receiver = outer;
                    parts.Add(Matches(member, property.Pattern) ?? Nothing);
                }

                for (int i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
                {
                    IPatternOperation part = recursive.DeconstructionSubpatterns[i];
                    Condition? matches = Matches(PartOf(value, recursive, i), part);
                    if (part is not (IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true }))
                    {
                        parts.Add(matches ?? Nothing);
                    }
                }

                return parts.Count switch { 0 => null, 1 => parts[0], _ => new Group(true, [.. parts]) };
            default:
                return null;
        }
    }

    /// <summary>What a pattern in parentheses looks at: an element of a tuple, or a property of a record.</summary>
    private Value PartOf(Value value, IRecursivePatternOperation pattern, int index)
    {
        if (pattern.DeconstructSymbol is not IMethodSymbol deconstruct)
        {
            return value.Object?.Members.TryGetValue($"Item{index + 1}", out Value? element) == true ? element : Value.Unknown;
        }

        // The compiler names the parameters of a record's Deconstruct as its properties.
        return deconstruct is { IsImplicitlyDeclared: true, ContainingType.IsRecord: true } && deconstruct.ContainingType.GetMembers(deconstruct.Parameters[index].Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property
            ? MemberOf(value, property.Name, property.Type, property)
            : Value.Unknown;
    }

    /// <summary>What it means that a value is there, and of a type that says more than that of its place.</summary>
    private static Condition? IsOf(Value value, ITypeSymbol? type, IPatternOperation pattern)
    {
        Condition? there = NotNull(value, pattern.Syntax);
        return type is null || SymbolEqualityComparer.Default.Equals(type, pattern.InputType) || Single(value) is not { } slot ? there
            : new Atom(AtomKind.Same, pattern.Syntax) { Slot = slot, Type = type } is var typed && there is null ? typed
            : new Group(true, [there, typed]);
    }

    private static Condition? NotNull(Value value, SyntaxNode where) => IsNull(value, where) is { } missing ? Condition.Not(missing) : null;

    private void Name(ISymbol? symbol, Value value)
    {
        if (symbol is not null)
        {
            SetLocal(symbol, value with { Optional = false });
        }
    }
}
