// case: swallowed-rate-feed
// category: error-contract
// rationale: a parse failure is caught and logged, and the code goes on with the variable it never assigned
// csc: none

namespace NullSafety.SwallowedRateFeed;

public sealed class RateTable
{
    private readonly Dictionary<string, decimal> _rates = new();

    public int Count => _rates.Count;

    public void Add(string currency, decimal rate) => _rates.Add(currency, rate);

    public static RateTable Parse(string text)
    {
        var table = new RateTable();
        foreach (var part in text.Split(';'))
        {
            int eq = part.IndexOf('=');
            if (eq < 0)
            {
                throw new FormatException("bad rate: " + part);
            }

            table.Add(part.Substring(0, eq), part.Length - eq);
        }

        return table;
    }
}

public sealed class RateFeed
{
    private readonly List<string> _log = new();
    private RateTable _current = null!;

    public int Import(string text)
    {
        RateTable table = null!;
        try
        {
            table = RateTable.Parse(text);
        }
        catch (FormatException e)
        {
            _log.Add(e.Message);
        }

        return table.Count; // want: null-deref
    }

    public int ImportOrEmpty(string text)
    {
        RateTable table;
        try
        {
            table = RateTable.Parse(text);
        }
        catch (FormatException e)
        {
            _log.Add(e.Message);
            table = new RateTable();
        }

        return table.Count;
    }

    private void Refresh(string text)
    {
        try
        {
            _current = RateTable.Parse(text);
        }
        catch (FormatException e)
        {
            _log.Add(e.Message);
        }
    }

    public void RefreshAndAdd(string text, string currency)
    {
        Refresh(text);
        _current.Add(currency, 1m); // want: null-deref
    }
}

public static class Case
{
    public static void DemoGood() => new RateFeed().Import("EUR=1;USD=2");

    public static void DemoBad() => new RateFeed().Import("EUR");

    public static void DemoOrEmpty() => new RateFeed().ImportOrEmpty("EUR");

    public static void DemoRefreshGood() => new RateFeed().RefreshAndAdd("EUR=1", "CHF");

    public static void DemoRefreshBad() => new RateFeed().RefreshAndAdd("EUR", "CHF");
}
