using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Patterns: a test is a branch, a designation an assignment on the way on which all tests passed.</summary>
internal sealed partial class Lowering
{
    private int IsPattern(IIsPatternOperation isPattern)
    {
        int value = Value(isPattern.Value);
        if (Simple(value, isPattern.Pattern) is { } test)
        {
            return test;
        }

        // The operand's register may be a variable that the pattern itself assigns.
        int subject = Emit(new Instruction(Op.Move, isPattern.Syntax) { Dst = Register(), A = value });
        int result = Register();
        Block failed = Fresh();
        Block end = Fresh();
        Match(subject, isPattern.Pattern, failed);
        Emit(new Instruction(Op.Constant, isPattern.Syntax) { Dst = result, Key = true });
        _current.Next = end;
        Start(failed);
        Emit(new Instruction(Op.Constant, isPattern.Syntax) { Dst = result, Key = false });
        _current.Next = end;
        Start(end);
        return result;
    }

    /// <summary>A pattern that is one test keeps its meaning as a value.</summary>
    private int? Simple(int value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Test(value, constant);
            case INegatedPatternOperation { Pattern: IConstantPatternOperation or ITypePatternOperation } negated when Simple(value, negated.Pattern) is { } inner:
                return Emit(new Instruction(Op.Not, pattern.Syntax) { A = inner, Dst = Register() });
            case ITypePatternOperation type:
                return Emit(new Instruction(Op.IsType, pattern.Syntax) { A = value, Type = type.MatchedType, Dst = Register() });
            default:
                return null;
        }
    }

    private int Test(int value, IConstantPatternOperation constant)
    {
        if (constant.Value.ConstantValue is { HasValue: true, Value: null })
        {
            return Emit(new Instruction(Op.IsNull, constant.Syntax) { A = value, Dst = Register() });
        }

        return Emit(new Instruction(Op.Binary, constant.Syntax) { A = value, B = Value(constant.Value), Key = BinaryOperatorKind.Equals, Dst = Register() });
    }

    private void Require(int condition, Block failed, bool holds = true)
    {
        Block passed = Fresh();
        _current.Condition = condition;
        _current.Next = holds ? passed : failed;
        _current.Otherwise = holds ? failed : passed;
        Start(passed);
    }

    private void RequireNotNull(int value, SyntaxNode where, Block failed)
        => Require(Emit(new Instruction(Op.IsNull, where) { A = value, Dst = Register() }), failed, holds: false);

    private void Match(int value, IPatternOperation pattern, Block failed)
    {
        if (Simple(value, pattern) is { } test)
        {
            Require(test, failed);
            return;
        }

        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                RequireType(value, declaration.MatchesNull ? null : declaration.MatchedType, declaration.InputType, declaration.MatchesNull, declaration.Syntax, failed);
                Bind(declaration.DeclaredSymbol, value, declaration.Syntax);
                break;
            case IRecursivePatternOperation recursive:
                MatchRecursive(value, recursive, failed);
                break;
            case INegatedPatternOperation negated:
                Block other = Fresh();
                Match(value, negated.Pattern, other);
                _current.Next = failed;
                Start(other);
                break;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                Match(value, both.LeftPattern, failed);
                Match(value, both.RightPattern, failed);
                break;
            case IBinaryPatternOperation either:
                Block second = Fresh();
                Block matched = Fresh();
                Match(value, either.LeftPattern, second);
                _current.Next = matched;
                Start(second);
                Match(value, either.RightPattern, failed);
                _current.Next = matched;
                Start(matched);
                break;
            case IRelationalPatternOperation relational:
                Require(Emit(new Instruction(Op.Binary, pattern.Syntax) { A = value, B = Value(relational.Value), Key = relational.OperatorKind, Dst = Register() }), failed);
                break;
            case IListPatternOperation list:
                MatchList(value, list, failed);
                break;
        }
    }

    private void RequireType(int value, ITypeSymbol? matched, ITypeSymbol input, bool matchesNull, SyntaxNode where, Block failed)
    {
        if (matchesNull)
        {
            return;
        }

        if (matched is not null && !SymbolEqualityComparer.Default.Equals(matched, input) && input.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T)
        {
            Require(Emit(new Instruction(Op.IsType, where) { A = value, Type = matched, Dst = Register() }), failed);
        }
        else if (!input.IsValueType || input.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            RequireNotNull(value, where, failed);
        }
    }

    private void Bind(ISymbol? variable, int value, SyntaxNode where)
    {
        if (variable is not null)
        {
            Write(PlaceOf(variable), value, where);
        }
    }

    private void MatchRecursive(int value, IRecursivePatternOperation pattern, Block failed)
    {
        RequireType(value, pattern.MatchedType, pattern.InputType, false, pattern.Syntax, failed);
        if (!pattern.DeconstructionSubpatterns.IsEmpty)
        {
            MatchParts(value, pattern, failed);
        }

        foreach (IPropertySubpatternOperation sub in pattern.PropertySubpatterns)
        {
            Match(LoadMember(value, sub.Member), sub.Pattern, failed);
        }

        Bind(pattern.DeclaredSymbol, value, pattern.Syntax);
    }

    private void MatchParts(int value, IRecursivePatternOperation pattern, Block failed)
    {
        int position = 0;
        int[]? parts = null;
        if (pattern.DeconstructSymbol is IMethodSymbol method)
        {
            IMethodSymbol called = method.ReducedFrom ?? method;
            int first = called.IsStatic ? 1 : 0;
            parts = new int[pattern.DeconstructionSubpatterns.Length];
            Place?[] places = new Place?[called.Parameters.Length];
            int[] arguments = [.. Enumerable.Repeat(-1, places.Length)];
            for (int i = 0; i < parts.Length && first + i < places.Length; i++)
            {
                parts[i] = Register();
                places[first + i] = new Place(parts[i], null, -1, null);
            }

            if (called.IsStatic)
            {
                arguments[0] = value;
            }

            if (!TryDeconstructRecord(i => pattern.DeconstructionSubpatterns[i].Syntax, value, called, parts))
            {
                Emit(new Instruction(Op.Call, pattern.Syntax) { Key = called, A = called.IsStatic ? -1 : value, Args = arguments, Refs = places, Dst = Register() });
            }
        }

        foreach (IPatternOperation sub in pattern.DeconstructionSubpatterns)
        {
            int part = parts is not null ? parts[position]
                : pattern.MatchedType is INamedTypeSymbol { IsTupleType: true } tuple && position < tuple.TupleElements.Length
                    ? Emit(new Instruction(Op.Load, sub.Syntax) { A = value, Key = Keys.Of(tuple.TupleElements[position]), Dst = Register(), Type = tuple.TupleElements[position].Type })
                    : Unknown(sub.Syntax);
            Match(part, sub, failed);
            position++;
        }
    }

    private int LoadMember(int value, IOperation member)
    {
        switch (member)
        {
            case IFieldReferenceOperation field:
                return Load(new Place(field.Field.IsStatic ? MethodCode.Root : value, Keys.Of(field.Field), -1, null), field.Type, field.Syntax);
            case IPropertyReferenceOperation property:
                Place place = new(value, IsLength(property.Property) ? Slot.Length : Keys.Of(property.Property), -1, null);
                return Read(property, place);
            default:
                return Unknown(member.Syntax);
        }
    }

    private void MatchList(int value, IListPatternOperation list, Block failed)
    {
        RequireType(value, null, list.InputType, false, list.Syntax, failed);
        RequireLength(value, list, failed);
        int position = 0;
        foreach (IPatternOperation sub in list.Patterns)
        {
            if (sub is ISlicePatternOperation slice)
            {
                if (slice.Pattern is { } inner)
                {
                    Match(Between(value, list.InputType, position, list.Patterns.Length - position - 1, sub.Syntax), inner, failed);
                }

                position = -1;

                continue;
            }

            int index = position < 0 ? Unknown(sub.Syntax, notNull: true) : Emit(new Instruction(Op.Constant, sub.Syntax) { Dst = Register(), Key = position++ });
            int element = Emit(new Instruction(Op.LoadElement, sub.Syntax) { A = value, B = index, Dst = Register(), Type = sub.InputType });
            Match(element, sub, failed);
        }

        Bind(list.DeclaredSymbol, value, list.Syntax);
    }

    /// <summary>A list has as many elements as its pattern, or at least as many where that has a slice.</summary>
    private void RequireLength(int value, IListPatternOperation list, Block failed)
    {
        if (list.LengthSymbol is not IPropertySymbol { GetMethod: { } getter } property)
        {
            Require(Unknown(list.Syntax, notNull: true), failed);
            return;
        }

        int named = list.Patterns.Count(p => p is not ISlicePatternOperation);
        int length = Emit(IsLength(property)
            ? new Instruction(Op.Load, list.Syntax) { A = value, Key = Slot.Length, Dst = Register() }
            : new Instruction(Op.Call, list.Syntax) { A = value, Key = getter, Dst = Register(), Type = property.Type, Flag = property.IsVirtual || property.IsAbstract });
        int asked = Emit(new Instruction(Op.Constant, list.Syntax) { Dst = Register(), Key = named });
        BinaryOperatorKind kind = named == list.Patterns.Length ? BinaryOperatorKind.Equals : BinaryOperatorKind.GreaterThanOrEqual;
        Require(Emit(new Instruction(Op.Binary, list.Syntax) { A = length, B = asked, Key = kind, Dst = Register() }), failed);
    }
}
