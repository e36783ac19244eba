// case: struct-exchange-quote
// category: default-struct
// rationale: FirstOrDefault and an ignored TryGetValue hand out default(Quote), whose reference members are null
// csc: none

namespace NullSafety.ExchangeQuotes;

public readonly struct Quote
{
    public Quote(string venue, string currency, decimal price)
    {
        Venue = venue;
        Currency = currency;
        Price = price;
    }

    public string Venue { get; }

    public string Currency { get; }

    public decimal Price { get; }
}

public sealed class QuoteBook
{
    private readonly List<Quote> _quotes = new();
    private readonly Dictionary<string, Quote> _last = new();

    public void Post(Quote quote)
    {
        _quotes.Add(quote);
        _last[quote.Venue] = quote;
    }

    public Quote Below(decimal limit) => _quotes.FirstOrDefault(q => q.Price < limit);

    public Quote Last(string venue)
    {
        _last.TryGetValue(venue, out var quote);
        return quote;
    }

    public bool TryLast(string venue, out Quote quote) => _last.TryGetValue(venue, out quote);
}

public sealed class Ticket
{
    private readonly QuoteBook _book;

    public Ticket(QuoteBook book) => _book = book;

    public string Offer(decimal limit)
    {
        var quote = _book.Below(limit);
        return quote.Venue.ToUpperInvariant() + " " + quote.Price; // want: null-deref
    }

    public string OfferOrNone(decimal limit)
    {
        var quote = _book.Below(limit);
        return quote.Venue is null ? "none" : quote.Venue.ToUpperInvariant();
    }

    public bool IsForeign(string venue)
    {
        var quote = _book.Last(venue);
        return !quote.Currency.Equals("EUR", StringComparison.Ordinal); // want: null-deref
    }

    public bool IsForeignChecked(string venue)
    {
        return _book.TryLast(venue, out var quote) && !quote.Currency.Equals("EUR", StringComparison.Ordinal);
    }
}

public static class Case
{
    private static Ticket Open()
    {
        var book = new QuoteBook();
        book.Post(new Quote("xetra", "EUR", 101.5m));
        return new Ticket(book);
    }

    public static void DemoOffer() => Open().Offer(100m);

    public static void DemoOfferOrNone()
    {
        Open().OfferOrNone(100m);
        Open().OfferOrNone(200m);
    }

    public static void DemoForeign() => Open().IsForeign("nyse");

    public static void DemoForeignChecked() => Open().IsForeignChecked("nyse");
}
