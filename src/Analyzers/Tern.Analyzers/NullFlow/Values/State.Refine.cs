using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>What conditions say about values.</summary>
internal sealed partial class State
{
    private const int MaxDepth = 12;

    /// <summary>Position of an argument to which a value was found equal that nothing says is null, or 0.</summary>
    public int EqualArgument()
    {
        for (int i = 0; i < _terms.Count; i++)
        {
            if (_terms.TermAt(i) is { Op: Term.Equal } term && Of(_terms.ValueAt(i)).IsTrue)
            {
                int argument = Math.Max(Array.IndexOf(Entry, term.A), Array.IndexOf(Entry, term.B));
                int other = argument > 0 && Entry[argument] == term.A ? term.B : term.A;
                if (argument > 0 && Of(other).Nullness is Nullness.Unknown or Nullness.NotNull && Array.IndexOf(Entry, other) < 0)
                {
                    return argument;
                }
            }
        }

        return 0;
    }

    /// <summary>Adds a fact; false when the run cannot be.</summary>
    [MethodImpl(Hot.Path)]
    public bool Conjoin(int value, Fact fact, int depth = 0)
    {
        Fact before = Of(value);
        if (before.And(fact) is not { } after)
        {
            return false;
        }

        if (ReferenceEquals(before, after))
        {
            return true;
        }

        OwnValues().Set(value, after);
        if ((after.Low > 0 && before.Low <= 0 && !HasSome(value, depth)) || (before.Nullness == Nullness.Maybe && after.Nullness == Nullness.NotNull && !IsTaken(value, depth)))
        {
            return false;
        }

        if (before.IsNumber == after.IsNumber && before.Nullness == after.Nullness)
        {
            return true;
        }

        return depth > MaxDepth || Propagate(value, after, depth);
    }

    /// <summary>Takes a condition for true or false; false when the run cannot be.</summary>
    [MethodImpl(Hot.Path)]
    public bool Refine(int condition, bool holds, int depth = 0)
        => Conjoin(condition, holds ? Fact.True : Fact.False, depth) && (depth > MaxDepth || Consequences(condition, holds, depth));

    /// <summary>Whether a condition is known.</summary>
    [MethodImpl(Hot.Path)]
    public bool? Truth(int condition)
    {
        Fact fact = Of(condition);
        if (fact.IsTrue)
        {
            return true;
        }

        if (fact.IsFalse)
        {
            return false;
        }

        return DefinitionOf(condition) is { } term ? Evaluate(term) : null;
    }

    private bool Propagate(int value, Fact fact, int depth)
        => DefinitionOf(value) is not { } || !(fact.IsTrue || fact.IsFalse) || Consequences(value, fact.IsTrue, depth + 1);

    [MethodImpl(Hot.Path)]
    private bool Consequences(int condition, bool holds, int depth)
    {
        if (DefinitionOf(condition) is not { } term)
        {
            return true;
        }

        switch (term.Op)
        {
            case Term.Not:
                return Refine(term.A, !holds, depth + 1);
            case Term.IsNull:
                return Conjoin(term.A, holds ? Fact.Null(null) : Fact.NotNull, depth + 1);
            case Term.Is when holds:
                return Conjoin(term.A, Fact.NotNull, depth + 1);
            case Term.Is:
                // A value that is not null and whose declared type converts would have passed.
                return Evaluate(term) != true;
            case Term.And when holds:
                return Refine(term.A, true, depth + 1) && Refine(term.B, true, depth + 1);
            case Term.Or when !holds:
                return Refine(term.A, false, depth + 1) && Refine(term.B, false, depth + 1);
            case Term.Equal:
                return Equate(term.A, term.B, holds, depth + 1);
            case Term.Less:
                return Order(term.A, term.B, holds, depth + 1);
            default:
                return true;
        }
    }

    private bool Equate(int a, int b, bool equal, int depth)
    {
        if (a == b)
        {
            return equal;
        }

        Fact left = Of(a);
        Fact right = Of(b);
        if (equal)
        {
            return Conjoin(a, right.AsComparable, depth) && Conjoin(b, left.AsComparable, depth);
        }

        if (left.Nullness == Nullness.Null)
        {
            return Conjoin(b, Fact.NotNull, depth);
        }

        if (right.Nullness == Nullness.Null)
        {
            return Conjoin(a, Fact.NotNull, depth);
        }

        return Exclude(a, right, depth) && Exclude(b, left, depth);
    }

    private bool Exclude(int value, Fact other, int depth)
        => other.IsNumber ? Conjoin(value, new Fact { Not = [other.Low] }, depth)
            : other.Text is not { } text || Conjoin(value, new Fact { Not = [text] }, depth);

    private bool Order(int a, int b, bool less, int depth)
    {
        Fact left = Of(a);
        Fact right = Of(b);
        if (less)
        {
            // A lifted comparison with null is false.
            return left.Nullness != Nullness.Null && right.Nullness != Nullness.Null
                && (right.High == long.MaxValue ? Conjoin(a, Fact.NotNull, depth) : Conjoin(a, Fact.NotNull with { High = right.High - 1 }, depth))
                && (left.Low == long.MinValue ? Conjoin(b, Fact.NotNull, depth) : Conjoin(b, Fact.NotNull with { Low = left.Low + 1 }, depth));
        }

        return left.Nullness is Nullness.Null or Nullness.Maybe || right.Nullness is Nullness.Null or Nullness.Maybe
            || (Conjoin(a, new Fact { Low = right.Low }, depth) && Conjoin(b, new Fact { High = left.High }, depth));
    }

    /// <summary>Value of a boolean term, when the facts decide it.</summary>
    [MethodImpl(Hot.Path)]
    public bool? Evaluate(Term term)
    {
        Fact a = Of(term.A);
        switch (term.Op)
        {
            case Term.Not:
                return Truth(term.A) is { } inner ? !inner : null;
            case Term.IsNull:
                return a.Nullness switch { Nullness.Null => true, Nullness.NotNull => false, _ => null };
            case Term.Is when a.Nullness == Nullness.Null || IsOtherConstant(a, term.Symbol as ITypeSymbol):
                return false;
            case Term.Is:
                return a.Type is { } type ? TypeTests.Is(type, a.Exact, (ITypeSymbol)term.Symbol!, a.Nullness == Nullness.NotNull) : null;
            case Term.And:
                return Truth(term.A) is false || Truth(term.B) is false ? false : Truth(term.A) is true && Truth(term.B) is true ? true : null;
            case Term.Or:
                return Truth(term.A) is true || Truth(term.B) is true ? true : Truth(term.A) is false && Truth(term.B) is false ? false : null;
            case Term.Equal:
                return AreEqual(term.A, term.B);
            case Term.Less:
                return IsLess(a, Of(term.B));
            default:
                return null;
        }
    }

    /// <summary>Result of an operation on whole numbers, when both of them are known.</summary>
    public long? Compute(Term term)
    {
        Fact left = Of(term.A);
        Fact right = Of(term.B);
        if (!left.IsNumber || !right.IsNumber || !IsSmall(left.Low) || !IsSmall(right.Low))
        {
            return null;
        }

        long a = left.Low;
        long b = right.Low;
        long? result = term.Symbol switch
        {
            false or BinaryOperatorKind.Add => a + b,
            true or BinaryOperatorKind.Subtract => a - b,
            BinaryOperatorKind.Multiply when a is > -(1L << 20) and < 1L << 20 && b is > -(1L << 20) and < 1L << 20 => a * b,
            BinaryOperatorKind.Divide when b != 0 => a / b,
            BinaryOperatorKind.Remainder when b != 0 => a % b,
            BinaryOperatorKind.And => a & b,
            BinaryOperatorKind.Or => a | b,
            BinaryOperatorKind.ExclusiveOr => a ^ b,
            BinaryOperatorKind.LeftShift when a is >= 0 and < 1L << 20 && b is >= 0 and < 20 => a << (int)b,
            BinaryOperatorKind.RightShift when a >= 0 && b is >= 0 and < 32 => a >> (int)b,
            _ => null,
        };
        return result is { } number && IsSmall(number) ? number : null;
    }

    private static bool IsSmall(long value) => value is > -(1L << 40) and < 1L << 40;

    /// <summary>Whether a value is a number or a text, and the class another one.</summary>
    private static bool IsOtherConstant(Fact fact, ITypeSymbol? asked)
        => fact.Type is null && asked is { TypeKind: TypeKind.Class } && (fact.Text is not null ? asked.SpecialType == SpecialType.None : fact.IsNumber && (asked.SpecialType is SpecialType.None or SpecialType.System_String));

    private bool? AreEqual(int left, int right)
    {
        if (left == right)
        {
            return true;
        }

        Fact a = Of(left);
        Fact b = Of(right);
        if (a.Nullness == Nullness.Null && b.Nullness == Nullness.Null)
        {
            return true;
        }

        if (a.And(b.AsComparable) is null)
        {
            return false;
        }

        // Two objects that were both made in sight are two objects.
        if (a.Members == Members.Fresh && b.Members == Members.Fresh && a.Type?.IsReferenceType == true && b.Type?.IsReferenceType == true)
        {
            return false;
        }

        return a.IsNumber && b.IsNumber ? true : a.Text is not null && a.Text == b.Text ? true : null;
    }

    private static bool? IsLess(Fact a, Fact b)
    {
        if (a.Nullness == Nullness.Null || b.Nullness == Nullness.Null)
        {
            return false;
        }

        return a.High < b.Low ? true : a.Low >= b.High && a.Low != long.MinValue && b.High != long.MaxValue ? false : null;
    }
}
