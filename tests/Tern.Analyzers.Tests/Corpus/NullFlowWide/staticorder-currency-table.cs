// case: staticorder-currency-table
// category: static-order
// rationale: a singleton built by a field initialiser runs before the static table its constructor reads
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StaticorderCurrencyTable;

public sealed class Currency
{
    public static readonly Currency Euro = Define("EUR", 2);
    public static readonly Currency Yen = Define("JPY", 0);

    private static readonly Dictionary<string, Currency> ByCode = new();

    private Currency(string code, int digits)
    {
        Code = code;
        Digits = digits;
    }

    public string Code { get; }

    public int Digits { get; }

    private static Currency Define(string code, int digits)
    {
        var c = new Currency(code, digits);
        ByCode.Add(code, c); // want: null-deref
        return c;
    }
}

public sealed class Country
{
    private static readonly Dictionary<string, Country> ByCode = new();

    public static readonly Country Norway = Define("NO");

    public string Code { get; private init; } = "";

    private static Country Define(string code)
    {
        var c = new Country { Code = code };
        ByCode.Add(code, c);
        return c;
    }
}

public sealed class Clock
{
    public static readonly Clock Default = new();
    private static readonly Func<long> Source = () => 42;
    private readonly long _start;

    private Clock()
    {
        _start = Source(); // missed: null-deref
    }

    public long Start => _start;
}

public static class Case
{
    public static int Demo1() => Currency.Euro.Digits;

    public static string Demo2() => Country.Norway.Code;

    public static long Demo3() => Clock.Default.Start;
}
