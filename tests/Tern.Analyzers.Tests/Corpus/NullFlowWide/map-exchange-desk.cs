// case: map-exchange-desk
// category: map miss, stored null
// rationale: a rate cache remembers misses as null entries, and a margin table is read with GetValueOrDefault for a currency nobody configured
// csc: none

#nullable enable
namespace NullSafety.ExchangeDesk;

public sealed record Quote(string Currency, decimal Rate, DateTime At);

public sealed class Margin
{
    public Margin(decimal percent) => Percent = percent;

    public decimal Percent { get; }

    public decimal Apply(decimal amount) => amount * (1 - Percent / 100);
}

public sealed class QuoteFeed
{
    private readonly List<Quote> _quotes = new();

    public void Publish(string currency, decimal rate) => _quotes.Add(new Quote(currency, rate, DateTime.UnixEpoch));

    public Quote? Latest(string currency) => _quotes.LastOrDefault(q => q.Currency == currency);
}

public sealed class QuoteCache
{
    private readonly QuoteFeed _feed;
    private readonly Dictionary<string, Quote> _byCurrency = new(StringComparer.OrdinalIgnoreCase);

    public QuoteCache(QuoteFeed feed) => _feed = feed;

    public Quote Get(string currency)
    {
        if (!_byCurrency.ContainsKey(currency))
        {
            // a miss is remembered too, the feed is slow
            _byCurrency[currency] = _feed.Latest(currency)!;
        }

        return _byCurrency[currency];
    }

    public bool Knows(string currency) => _byCurrency.TryGetValue(currency, out var q) && q is not null;
}

public sealed class Desk
{
    private readonly QuoteCache _cache;
    private readonly Dictionary<string, Margin> _margins = new() { ["USD"] = new Margin(1.5m), ["GBP"] = new Margin(2m) };

    public Desk(QuoteFeed feed) => _cache = new QuoteCache(feed);

    public decimal Convert(string currency, decimal amount)
    {
        var quote = _cache.Get(currency);
        return amount * quote.Rate; // want: null-deref
    }

    public decimal ConvertOrZero(string currency, decimal amount)
    {
        var quote = _cache.Get(currency);
        return _cache.Knows(currency) ? amount * quote.Rate : 0m;
    }

    public decimal Payout(string currency, decimal gross)
    {
        var margin = _margins.GetValueOrDefault(currency)!;
        return margin.Apply(gross); // want: null-deref
    }

    public decimal PayoutWithFloor(string currency, decimal gross)
    {
        var margin = _margins.GetValueOrDefault(currency, new Margin(5m));
        return margin.Apply(gross);
    }
}

public static class Case
{
    private static Desk Open()
    {
        var feed = new QuoteFeed();
        feed.Publish("USD", 1.08m);
        return new Desk(feed);
    }

    public static void DemoUnknownCurrency() => Open().Convert("ISK", 100m);

    public static void DemoUnknownMargin() => Open().Payout("CHF", 100m);

    public static void DemoSafe()
    {
        var desk = Open();
        Console.Write(desk.ConvertOrZero("ISK", 5m) + desk.PayoutWithFloor("CHF", 5m) > 1000 ? "!" : "");
    }
}
