// case: map-toll-rates
// category: collections
// rationale: a map keeps explicit nulls for suspended entries, so a successful lookup still yields null; a missing key is forgiven
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.MapTollRates;

public sealed record TollRate(string Plaza, decimal Base, string Currency)
{
    public decimal For(int axles) => Base * Math.Max(1, axles - 1);
}

public sealed class RateBook
{
    private readonly Dictionary<string, TollRate> _rates = new(StringComparer.OrdinalIgnoreCase);

    public void Publish(TollRate rate) => _rates[rate.Plaza] = rate;

    // The plaza stays known, it only has no rate for the moment.
    public void Suspend(string plaza) => _rates[plaza] = null!;

    public bool Knows(string plaza) => _rates.ContainsKey(plaza);

    public decimal Quote(string plaza, int axles)
    {
        if (!_rates.TryGetValue(plaza, out var rate))
        {
            return 0m;
        }

        return rate.For(axles); // want: null-deref
    }

    public decimal QuoteOpen(string plaza, int axles)
    {
        if (!_rates.TryGetValue(plaza, out var rate) || rate is null)
        {
            return 0m;
        }

        return rate.For(axles);
    }

    public TollRate Lookup(string plaza) => _rates.GetValueOrDefault(plaza)!;
}

public sealed class Invoice
{
    private readonly RateBook _book;
    private readonly List<string> _lines = new();

    public Invoice(RateBook book) => _book = book;

    public void Add(string plaza, int axles)
    {
        var rate = _book.Lookup(plaza);
        _lines.Add($"{plaza}: {rate.For(axles)}"); // want: null-deref
    }

    public bool TryAdd(string plaza, int axles)
    {
        var rate = _book.Lookup(plaza);
        if (rate == null)
        {
            return false;
        }

        _lines.Add($"{plaza}: {rate.For(axles)} {rate.Currency}");
        return true;
    }
}

public static class Case
{
    private static RateBook Book()
    {
        var book = new RateBook();
        book.Publish(new TollRate("Brenner", 11.5m, "EUR"));
        book.Publish(new TollRate("Tauern", 13m, "EUR"));
        book.Suspend("Tauern");
        return book;
    }

    public static void DemoSuspended() => Book().Quote("tauern", 2);

    public static void DemoSuspendedChecked() => Book().QuoteOpen("tauern", 2);

    public static void DemoUnknownPlaza() => new Invoice(Book()).Add("Gotthard", 3);

    public static void DemoUnknownPlazaChecked() => new Invoice(Book()).TryAdd("Gotthard", 3);
}
