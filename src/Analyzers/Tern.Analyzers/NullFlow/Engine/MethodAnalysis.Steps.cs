using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What each instruction does to a run. A step leaves no run, one, or several.</summary>
internal sealed partial class MethodAnalysis
{
    [MethodImpl(Hot.Path)]
    private void Step(State state, Instruction i, List<State> next)
    {
        switch (i.Op)
        {
            case Op.Call:
                Call(state, i, next);
                return;
            case Op.Invoke:
                DisturbBy(state, Ran(state, Register(state, i.A)));
                Invoke(state, i, Register(state, i.A), next);
                return;
            case Op.Initialize:
                Initialize(state, i, next);
                return;
            case Op.Dereference:
                if (Dereference(state, i))
                {
                    next.Add(state);
                }

                return;
            case Op.Assume:
                if (state.Refine(Register(state, i.A), true))
                {
                    next.Add(state);
                }

                return;
            case Op.As:
                As(state, i, next);
                return;
            case Op.Await:
                Await(state, i);
                next.Add(state);
                return;
            case Op.Load when ReferenceEquals(i.Key, Slot.Length):
                Look(state, Register(state, i.A), at: false);
                Set(state, i, Length(state, Register(state, i.A)));
                next.Add(state);
                return;
            case Op.Return:
                state.Result = Register(state, i.A);
                ReturnQuery(state, state.Result);
                break;
            case Op.Yield:
                Yield(state, Register(state, i.A));
                DisturbBy(state, null);
                if (Resumes)
                {
                    Reopen(state);
                }

                break;
            case Op.Store:
                DisturbBy(state, i.Key);
                Store(state, Register(state, i.A), i.Key!, Register(state, i.B), i.Where);
                break;
            case Op.StoreElement:
                DisturbBy(state, Slot.Element);
                StoreElement(state, i);
                break;
            case Op.Observe:
                _program.Observe(i.Where, IsProven(state, Register(state, i.A)));
                break;
            default:
                Set(state, i, Compute(state, i));
                break;
        }

        next.Add(state);
    }

    private static void Set(State state, Instruction i, int value)
    {
        if (i.Dst >= 0)
        {
            state.Registers[i.Dst] = value;
        }
    }

    [MethodImpl(Hot.Path)]
    private int Compute(State state, Instruction i)
    {
        switch (i.Op)
        {
            case Op.Default when i.Type is { TypeKind: TypeKind.Error }:
                return state.New(Fact.Nothing);
            case Op.Default when _code.Symbol is IPropertySymbol property && Annotations.IsForgiven(i.Where) && _program.IsSetElsewhere(property):
                return state.New(Fact.Nothing);
            case Op.Default when _code.Generated && !IsOwn(i.Where):
                return IsNullable(i.Type) ? state.New(Fact.Null(null)) : Default(state, i.Type);
            case Op.Default:
                return IsNullable(i.Type) ? state.New(Literal(state, i)) : Reach.IsValueTask(i.Type) ? DefaultTask(state, i) : Default(state, i.Type);
            case Op.Constant:
                return state.Constant(i.Key);
            case Op.Unknown when i.Key is IMethodSymbol tree:
                return Keyed.Tree(state, tree);
            case Op.Unknown:
                return state.New(!i.Flag ? Fact.Nothing : i.Type is null ? Fact.NotNull : i.Made ??= Fact.NotNull with { Type = i.Type });
            case Op.Move:
                return Register(state, i.A);
            case Op.Load:
                return Typed(state, Member(state, Register(state, i.A), i.Key!, i.Type, i.Where), i.Type);
            case Op.LoadElement:
                Look(state, Register(state, i.A), at: true);
                return Typed(state, Element(state, Register(state, i.A), Register(state, i.B), i), i.Type);
            case Op.New:
                int made = state.New(i.Made ??= Fact.NotNull with { Type = i.Type, Exact = !i.Flag && (i.Type?.TypeKind != TypeKind.TypeParameter || i.Key is not null), Members = i.Type is { IsTupleType: true } ? Members.Unknown : FreshMembersOf(i.Type) });
                if (i.Type is INamedTypeSymbol { TypeKind: TypeKind.Class } type && _program.IsSource(type) && LibraryTable.IsMap(type))
                {
                    MapKeys.Made(state, made);
                }

                return made;
            case Op.NewArray:
                return NewArray(state, i);
            case Op.Closure:
                return Closure(state, i);
            case Op.Not when state.Of(Register(state, i.A)).Nullness == Nullness.Null:
                // A lifted "not" of nothing is nothing.
                return Register(state, i.A);
            case Op.Not:
                return Term(state, new Term(Values.Term.Not, null, Register(state, i.A)));
            case Op.IsNull:
                return Term(state, new Term(Values.Term.IsNull, null, Register(state, i.A)));
            case Op.IsType:
                return Term(state, new Term(Values.Term.Is, i.Type, Register(state, i.A)));
            case Op.Binary:
                return i.Flag ? Computed(state, (BinaryOperatorKind)i.Key!, Register(state, i.A), Register(state, i.B)) : Binary(state, (BinaryOperatorKind)i.Key!, Register(state, i.A), Register(state, i.B));
            case Op.Combine:
                WantTargets(state, Register(state, i.A));
                WantTargets(state, Register(state, i.B));
                return Combine(state, Register(state, i.A), Register(state, i.B));
            case Op.Remove:
                return Remove(state, Register(state, i.A), Register(state, i.B), i.Where);
            case Op.Slice:
                return Slice(state, i);
            case Op.Clone:
                return Clone(state, Register(state, i.A), i.Type, i.Where);
            default:
                return state.New(Fact.Nothing);
        }
    }

    private static Fact Literal(State state, Instruction i)
    {
        Fact made = i.Made ??= Fact.Null(new Origin(OriginKind.Literal, Describe.Literal(i), i.Where));
        Reply? reply = new Reply { EqualTo = state.EqualArgument(), IsForKey = MapKeys.IsOpen(state), Sought = state.FailedLookUp() }.OrNone;
        return reply is null ? made : Fact.Null(made.Origin! with { Reply = reply });
    }

    /// <summary>Whether generated code is Tern's, or stands in a file of the user's, as a page's does. Of other generated code nobody can mend anything, and who generates it knows what is there.</summary>
    private static bool IsOwn(SyntaxNode where) => where.SyntaxTree.FilePath.IndexOf("Tern.Generators", StringComparison.Ordinal) >= 0 || where.GetLocation().GetMappedLineSpan().HasMappedPath;

    /// <summary>The value of a term, as a constant where the facts decide it.</summary>
    private static int Term(State state, Term term)
    {
        if (state.Evaluate(term) is { } known)
        {
            return state.Constant(known);
        }

        return state.ValueOf(term, Fact.Condition);
    }

    private int Binary(State state, BinaryOperatorKind kind, int a, int b)
    {
        switch (kind)
        {
            case BinaryOperatorKind.LessThan when IsBeyondAll(state, b, greatest: true) || IsBeyondAll(state, a, greatest: false):
            case BinaryOperatorKind.GreaterThan when IsBeyondAll(state, a, greatest: true) || IsBeyondAll(state, b, greatest: false):
                return state.Of(a).IsNumber && state.Of(b).IsNumber ? Term(state, new Term(Values.Term.Less, null, kind == BinaryOperatorKind.LessThan ? a : b, kind == BinaryOperatorKind.LessThan ? b : a)) : state.Constant(true);
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals when IsUnset(state, a) && IsUnset(state, b):
                return state.Constant(kind == BinaryOperatorKind.Equals);
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals when IsOutOfSight(state, a, b) || IsOutOfSight(state, b, a):
                return state.Constant(kind == BinaryOperatorKind.NotEquals);
            case BinaryOperatorKind.Equals:
                return Term(state, Equality(state, a, b));
            case BinaryOperatorKind.NotEquals:
                return Term(state, new Term(Values.Term.Not, null, Term(state, Equality(state, a, b))));
            case BinaryOperatorKind.LessThan:
                return Term(state, new Term(Values.Term.Less, null, a, b));
            case BinaryOperatorKind.GreaterThan:
                return Term(state, new Term(Values.Term.Less, null, b, a));
            case BinaryOperatorKind.LessThanOrEqual:
                return NullSafeNot(state, new Term(Values.Term.Less, null, b, a), a, b);
            case BinaryOperatorKind.GreaterThanOrEqual:
                return NullSafeNot(state, new Term(Values.Term.Less, null, a, b), a, b);
            case BinaryOperatorKind.And:
                return Term(state, new Term(Values.Term.And, null, a, b));
            case BinaryOperatorKind.Or:
                return Term(state, new Term(Values.Term.Or, null, a, b));
            default:
                return Arithmetic(state, kind == BinaryOperatorKind.Subtract, a, b);
        }
    }

    /// <summary>Whether a number is the first or last of its type, with which a search for the least or the greatest begins: whoever compares with it takes every number of the data for less, or for more.</summary>
    private bool IsBeyondAll(State state, int value, bool greatest)
        => state.Of(value) is { IsNumber: true, Low: var number } && (greatest ? number is int.MaxValue or long.MaxValue : number is int.MinValue or long.MinValue) && !_program.Proves;

    /// <summary>Whether a value is a struct of which nothing is set.</summary>
    private static bool IsUnset(State state, int value)
        => state.Of(value) is { Members: Members.Fresh, Type.IsValueType: true } && state.EdgesOf(value).TrueForAll(edge => state.Of(edge.Value) is { Nullness: Nullness.Null } or { IsNumber: true, Low: 0 });

    /// <summary>Whether a value of which nothing says that it is null is compared with one that is, and not with the word.</summary>
    private static bool IsOutOfSight(State state, int value, int none)
        => state.Of(none) is { Nullness: Nullness.Null, Origin: { Kind: OriginKind.Literal, Where: { Parent: not BinaryExpressionSyntax } } } && state.Of(value).Nullness == Nullness.Unknown && !state.IsEntry(value);

    private static Term Equality(State state, int a, int b)
    {
        // A comparison with null is a null test, whatever operator the type has.
        if (state.Of(b).Nullness == Nullness.Null)
        {
            return new Term(Values.Term.IsNull, null, a);
        }

        return state.Of(a).Nullness == Nullness.Null ? new Term(Values.Term.IsNull, null, b) : new Term(Values.Term.Equal, null, Math.Min(a, b), Math.Max(a, b));
    }

    private static int NullSafeNot(State state, Term less, int a, int b)
        => state.Of(a).Nullness == Nullness.Null || state.Of(b).Nullness == Nullness.Null
            ? state.Constant(false)
            : Term(state, new Term(Values.Term.Not, null, Term(state, less)));

    private static int Arithmetic(State state, bool subtract, int a, int b)
    {
        Fact left = state.Of(a);
        Fact right = state.Of(b);
        long sign = subtract ? -1 : 1;
        if (left.IsNumber && right.IsNumber && Small(left.Low) && Small(right.Low))
        {
            return state.Constant(left.Low + (sign * right.Low));
        }

        Fact fact = Fact.NotNull;
        if (right.IsNumber && Small(right.Low))
        {
            long step = sign * right.Low;
            fact = fact with { Low = Small(left.Low) ? left.Low + step : long.MinValue, High = Small(left.High) ? left.High + step : long.MaxValue };
        }

        return state.ValueOf(new Term(Values.Term.Arithmetic, subtract, a, b), fact);
    }

    /// <summary>Products, remainders and bits of whole numbers.</summary>
    private static int Computed(State state, BinaryOperatorKind kind, int a, int b)
    {
        Term term = new(Values.Term.Arithmetic, kind, a, b);
        if (state.Compute(term) is { } number)
        {
            return state.Constant(number);
        }

        Fact left = state.Of(a);
        Fact right = state.Of(b);
        Fact fact = kind switch
        {
            BinaryOperatorKind.And when right is { IsNumber: true, Low: >= 0 } => Fact.NotNull with { Low = 0, High = right.Low },
            BinaryOperatorKind.And when left is { IsNumber: true, Low: >= 0 } => Fact.NotNull with { Low = 0, High = left.Low },
            BinaryOperatorKind.Remainder when right is { IsNumber: true, Low: > 0 } => Fact.NotNull with { Low = left.Low >= 0 ? 0 : 1 - right.Low, High = right.Low - 1 },
            _ => Fact.NotNull,
        };
        return state.ValueOf(term, fact);
    }

    private static bool Small(long value) => value is > -(1L << 40) and < 1L << 40;

    private void As(State state, Instruction i, List<State> next)
    {
        int value = Register(state, i.A);
        int test = Term(state, new Term(Values.Term.Is, i.Type, value));
        bool? known = state.Truth(test);
        State failed = known is null ? state.Clone() : state;
        if (known != false && state.Refine(test, true))
        {
            Set(state, i, value);
            next.Add(state);
        }

        if (known != true && failed.Refine(test, false))
        {
            // A null that stays null keeps its own source.
            Fact fact = failed.Of(value);
            Origin? origin = fact.Nullness is Nullness.Null or Nullness.Maybe ? fact.Origin : FailedCast(failed, i, value, sure: known == false);
            Set(failed, i, failed.New(Fact.Null(origin)));
            next.Add(failed);
        }
    }

    /// <summary>
    /// Source of the null of a failed cast. A cast of a value about which nothing is known says what its author is sure of, as often as not: it counts when the type is known to be another one,
    /// here or at a caller; for unions, whose case is open; and in <c>Equals</c>, which is made to be called with anything.
    /// </summary>
    private Origin? FailedCast(State state, Instruction i, int value, bool sure)
    {
        bool union = TernContracts.IsUnion(i.Type?.BaseType);
        bool open = union || sure || (_code.Symbol is IMethodSymbol { Name: "Equals" or "CompareTo", Parameters.Length: 1 } && Array.IndexOf(_summary.Entry, value) > 0);
        return !open && (!state.IsEntry(value) || state.IsTold(value)) ? null
            : new Origin(union ? OriginKind.Union : OriginKind.FailedCast, Describe.Cast(i), i.Where) { IsOnDemand = !open };
    }

    private void Yield(State state, int element)
    {
        if (state.Elements == 0)
        {
            state.Elements = state.New(Fact.NotNull);
            state.Write(state.Elements, Slot.Length, state.New(Fact.Some));
            state.Write(state.Elements, Slot.First, element);
        }

        AddElement(state, state.Elements, element);
    }
}
