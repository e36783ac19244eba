// case: receiver-price-text
// category: receivers
// rationale: extension calls accept a null receiver: one dereferences it, one forwards it, one is made for it; a legacy caller passes null on
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.ReceiverPriceText;

public sealed class Price(decimal amount, string currency)
{
    public decimal Amount { get; } = amount;

    public string Currency { get; } = currency;
}

public static class PriceText
{
    public static bool IsFree(this Price? p) => p == null || p.Amount == 0;

    public static string Short(this Price p) => p.Amount.ToString("0.00"); // want: null-deref

    public static string Long(this Price p) => p.IsFree() ? "free" : p.Short() + " " + p.Currency.Trim();

    public static string Symbol(this Price p)
    {
        string code = p.Currency; // want: null-deref
        return code == "EUR" ? "€" : code;
    }

    public static string Tag(this Price p) => p.Symbol();

    public static int Column(this string heading, int pad)
    {
        return heading.Length + pad; // want: null-deref
    }
}

public sealed class Catalogue
{
    private readonly Dictionary<string, Price> _prices = new() { ["pen"] = new(1.2m, "EUR") };

    private Price? this[string sku] => _prices.GetValueOrDefault(sku);

    public string Short(string sku) => this[sku]!.Short();

    public string Long(string sku) => this[sku]!.Long();

    public string Tag(string sku)
    {
        Func<string, Price?> find = s => this[s];
        return find(sku)!.Tag();
    }

    public bool Free(string sku) => this[sku].IsFree();
}

#nullable disable
public static class LegacyGrid
{
    private static string Heading(int column) => column == 0 ? "SKU" : null;

    public static int Measure(int columns) => Enumerable.Range(0, columns).Sum(c => Heading(c).Column(2));
}

#nullable enable
public static class Case
{
    public static void Demo1() => new Catalogue().Short("ink");

    public static void Demo2() => new Catalogue().Tag("ink");

    public static void Demo3() => LegacyGrid.Measure(2);

    public static void Demo4()
    {
        var c = new Catalogue();
        c.Long("ink");
        c.Free("ink");
        c.Long("pen");
        c.Tag("pen");
    }
}
