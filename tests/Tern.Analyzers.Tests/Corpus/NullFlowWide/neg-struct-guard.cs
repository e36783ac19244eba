// case: neg-struct-guard
// category: negative-struct
// rationale: default structs guarded by IsDefault, by coalescing getters, and slots always written before they are read
// csc: silent

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegStructGuard;

public readonly struct Money : IEquatable<Money>
{
    private readonly string? _currency;

    public Money(string currency, long cents)
    {
        _currency = currency;
        Cents = cents;
    }

    public string Currency => _currency ?? "XXX";

    public long Cents { get; }

    public bool Equals(Money other) => Currency.Equals(other.Currency, StringComparison.Ordinal) && Cents == other.Cents;

    public override bool Equals(object? obj) => obj is Money m && Equals(m);

    public override int GetHashCode() => Currency.GetHashCode() ^ Cents.GetHashCode();
}

public readonly struct Slice
{
    private readonly string _text;
    private readonly int _length;

    public Slice(string text)
    {
        _text = text;
        _length = text.Length;
    }

    public bool IsDefault => _text is null;

    public int Vowels()
    {
        if (IsDefault)
        {
            return 0;
        }

        return _text.Count("aeiou".Contains);
    }

    public char Last() => _length == 0 ? '\0' : _text[_length - 1];
}

public static class Case
{
    private static int Sum(Slice[] slices)
    {
        int n = 0;
        foreach (ref readonly var s in slices.AsSpan())
        {
            n += s.Vowels() + s.Last();
        }

        return n;
    }

    public static long Demo1() => default(Money).Currency.Length + (new Money[2])[1].GetHashCode() % 2 + new Money("EUR", 1).Cents;

    public static bool Demo2() => default(Money).Equals(new Dictionary<int, Money>().GetValueOrDefault(3));

    public static int Demo3() => Sum(new Slice[2]) + Sum([new Slice("hello"), default]);
}
