// case: structdefault-price-book
// category: struct-default
// rationale: a struct that FirstOrDefault or a failed lookup leaves at default has null members
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StructdefaultPriceBook;

public readonly record struct Price(string Currency, decimal Amount);

public readonly struct Quote
{
    public Quote(string venue, Price best)
    {
        Venue = venue;
        Best = best;
    }

    public string Venue { get; }

    public Price Best { get; }
}

public sealed class PriceBook
{
    private readonly Dictionary<string, Quote> _quotes = new();

    public void Add(string symbol, Quote q) => _quotes[symbol] = q;

    public Quote Find(string symbol) => _quotes.TryGetValue(symbol, out var q) ? q : default;

    public Price Cheapest(decimal limit) => _quotes.Values.Select(q => q.Best).FirstOrDefault(p => p.Amount < limit);

    public decimal Total() => _quotes.Values.Sum(q => q.Best.Amount * q.Venue.Length);
}

public static class Case
{
    private static readonly PriceBook Book = Load();

    private static PriceBook Load()
    {
        var b = new PriceBook();
        b.Add("ACME", new Quote("XETRA", new Price("EUR", 10m)));
        return b;
    }

    private static string Label(string symbol)
    {
        var q = Book.Find(symbol);
        return q.Venue.ToLowerInvariant(); // want: null-deref
    }

    private static bool IsEuro(decimal limit)
    {
        var price = Book.Cheapest(limit);
        return price.Currency.StartsWith('E'); // want: null-deref
    }

    private static bool IsEuroGuarded(decimal limit)
    {
        var price = Book.Cheapest(limit);
        return price != default && price.Currency.StartsWith('E');
    }

    public static string Demo1() => Label("NONE");

    public static bool Demo2() => IsEuro(5m);

    public static bool Demo3() => IsEuroGuarded(5m);

    public static decimal Demo4() => Book.Total();
}
