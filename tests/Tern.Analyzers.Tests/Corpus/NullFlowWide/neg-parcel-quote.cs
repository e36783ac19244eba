// case: neg-parcel-quote
// category: negative-contracts
// rationale: results, tuples and Try methods with null! in the failing arm, every caller looks at the discriminator first
// csc: silent

namespace NullSafety.NegParcelQuote;

public sealed record Quote(string Carrier, decimal Price);

public sealed class QuoteResult
{
    public bool Success { get; private init; }

    public Quote Quote { get; private init; } = null!;

    public string Error { get; private init; } = null!;

    public static QuoteResult Ok(Quote quote) => new() { Success = true, Quote = quote };

    public static QuoteResult Fail(string error) => new() { Success = false, Error = error };
}

public static class Carriers
{
    public static QuoteResult Ask(string carrier, int grams)
    {
        return grams > 20_000 ? QuoteResult.Fail("too heavy") : QuoteResult.Ok(new Quote(carrier, grams / 100m));
    }

    public static (Quote quote, Exception error) Fetch(string carrier, int grams)
    {
        if (grams <= 0)
        {
            return (null!, new ArgumentException("no weight"));
        }

        return (new Quote(carrier, 4.5m), null!);
    }

    public static bool TryCheapest(IEnumerable<Quote> quotes, out Quote cheapest)
    {
        cheapest = quotes.MinBy(q => q.Price)!;
        return cheapest != null;
    }
}

public sealed class Checkout
{
    public string Offer(string carrier, int grams)
    {
        var result = Carriers.Ask(carrier, grams);
        return result.Success ? result.Quote.Carrier.ToUpperInvariant() : "Error: " + result.Error.ToLowerInvariant();
    }

    public string Direct(string carrier, int grams)
    {
        var (quote, error) = Carriers.Fetch(carrier, grams);
        if (error != null)
        {
            return error.Message;
        }

        return quote.Carrier.Trim();
    }

    public decimal Best(params Quote[] quotes)
    {
        if (!Carriers.TryCheapest(quotes, out var best))
        {
            return 0m;
        }

        return best.Price;
    }
}

public static class Demos
{
    public static void DemoOffer() { new Checkout().Offer("gls", 900); new Checkout().Offer("gls", 30_000); }

    public static void DemoDirect() { new Checkout().Direct("dao", 10); new Checkout().Direct("dao", 0); }

    public static void DemoBest() { new Checkout().Best(); new Checkout().Best(new Quote("dao", 3m), new Quote("gls", 2m)); }
}
