// case: swallowed-feed
// category: swallowed exception
// rationale: a catch block logs and goes on, so the variable or field the try should have set is still null
// csc: none

namespace NullSafety.Blind.Set21.SwallowedFeed;

public sealed class Quote
{
    public required string Symbol { get; init; }
    public decimal Price { get; init; }
}

public static class QuoteParser
{
    public static Quote Parse(string line)
    {
        var parts = line.Split(';');
        if (parts.Length != 2)
        {
            throw new FormatException("expected symbol;cents: " + line);
        }

        return new Quote { Symbol = parts[0], Price = int.Parse(parts[1]) / 100m };
    }
}

public sealed class Feed
{
    private readonly List<string> _log = new();
    private Quote _last = null!;

    public decimal Convert(string line, int shares)
    {
        Quote quote = null!;
        try
        {
            quote = QuoteParser.Parse(line);
        }
        catch (FormatException e)
        {
            _log.Add(e.Message);
        }

        return quote.Price * shares; // want: null-deref
    }

    public decimal ConvertOrZero(string line, int shares)
    {
        Quote quote;
        try
        {
            quote = QuoteParser.Parse(line);
        }
        catch (FormatException e)
        {
            _log.Add(e.Message);
            return 0m;
        }

        return quote.Price * shares;
    }

    public void Push(string line)
    {
        try
        {
            _last = QuoteParser.Parse(line);
        }
        catch (Exception)
        {
            _log.Add("skipped " + line);
        }
    }

    public string LastSymbol() => _last.Symbol.ToUpperInvariant(); // want: null-deref
}

public static class Desk
{
    public static void DemoBroken() => new Feed().Convert("ACME", 3);

    public static void DemoBrokenOrZero() => new Feed().ConvertOrZero("ACME", 3);

    public static void DemoGood() => new Feed().Convert("ACME;1250", 3);

    public static void DemoPushBroken()
    {
        var feed = new Feed();
        feed.Push("ACME;twelve");
        feed.LastSymbol();
    }

    public static void DemoPushGood()
    {
        var feed = new Feed();
        feed.Push("ACME;1200");
        feed.LastSymbol();
    }
}
