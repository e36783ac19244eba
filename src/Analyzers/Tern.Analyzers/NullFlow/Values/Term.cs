using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Operator of a term.</summary>
internal enum TermOp : byte
{
    Constant,
    Not,
    Equal,
    Less,
    IsNull,
    Is,
    And,
    Or,
    Arithmetic,
    Call,
}

/// <summary>How a value is made of others. Equal terms are one value, so a condition that is tested twice is one condition.</summary>
internal sealed class Term : IEquatable<Term>
{
    public const TermOp Constant = TermOp.Constant;
    public const TermOp Not = TermOp.Not;
    public const TermOp Equal = TermOp.Equal;
    public const TermOp Less = TermOp.Less;
    public const TermOp IsNull = TermOp.IsNull;
    public const TermOp Is = TermOp.Is;
    public const TermOp And = TermOp.And;
    public const TermOp Or = TermOp.Or;
    public const TermOp Arithmetic = TermOp.Arithmetic;
    public const TermOp Call = TermOp.Call;

    private readonly int _seed;

    /// <summary>Makes a term.</summary>
    /// <param name="op">Operator.</param>
    /// <param name="symbol">Constant, type or method.</param>
    /// <param name="a">First operand, or -1.</param>
    /// <param name="b">Second operand, or -1.</param>
    /// <param name="c">Third operand, or -1.</param>
    [MethodImpl(Hot.Path)]
    public Term(TermOp op, object? symbol, int a = -1, int b = -1, int c = -1)
    {
        Op = op;
        Symbol = symbol;
        A = a;
        B = b;
        C = c;
        _seed = (((int)op * 31) + (symbol?.GetHashCode() ?? 0)) * 16_777_619;
        Hash = HashOf(_seed, a, b, c);
    }

    /// <summary>The same over other operands: to hash a symbol costs more than all the rest.</summary>
    private Term(Term like, int a, int b, int c)
    {
        Op = like.Op;
        Symbol = like.Symbol;
        A = a;
        B = b;
        C = c;
        _seed = like._seed;
        Hash = HashOf(_seed, a, b, c);
    }

    private static int HashOf(int seed, int a, int b, int c) => ((((seed + a) * 16_777_619) + b) * 16_777_619) + c;

    public TermOp Op { get; }

    public object? Symbol { get; }

    public int A { get; }

    public int B { get; }

    public int C { get; }

    public int Hash { get; }

    /// <summary>The same over other operands.</summary>
    public Term Over(int a, int b, int c) => a == A && b == B && c == C ? this : new(this, a, b, c);

    /// <summary>Whether all operands are among some values.</summary>
    [MethodImpl(Hot.Path)]
    public bool Within(Marks values) => (A < 0 || values.Contains(A)) && (B < 0 || values.Contains(B)) && (C < 0 || values.Contains(C));

    [MethodImpl(Hot.Path)]
    public bool Equals(Term? other)
        => ReferenceEquals(this, other) || (other is not null && Hash == other.Hash && Op == other.Op && A == other.A && B == other.B && C == other.C
            && (ReferenceEquals(Symbol, other.Symbol) || Equals(Symbol, other.Symbol)));

    public override bool Equals(object? obj) => Equals(obj as Term);

    public override int GetHashCode() => Hash;
}
