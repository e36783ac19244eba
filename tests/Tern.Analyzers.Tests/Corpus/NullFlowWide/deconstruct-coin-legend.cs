// case: deconstruct-coin-legend
// category: out, ref, Deconstruct
// rationale: Deconstruct gives no mint for unattributed coins; a ref parameter is emptied when the best candidate is taken away
// csc: none

namespace NullSafety.DeconstructCoinLegend;

public sealed class Coin
{
    private readonly string _legend;

    public Coin(string legend, int year)
    {
        _legend = legend;
        Year = year;
    }

    public int Year { get; }

    // Legend on the reverse: "RULER:MINT", worn coins have only the ruler.
    public void Deconstruct(out string ruler, out string mint)
    {
        var colon = _legend.IndexOf(':');
        ruler = colon < 0 ? _legend : _legend[..colon];
        mint = colon < 0 ? null! : _legend[(colon + 1)..];
    }
}

public sealed class Tray
{
    private readonly List<Coin> _coins = new();

    public Tray(params Coin[] coins) => _coins.AddRange(coins);

    public void Older(ref Coin best, int limit)
    {
        if (best.Year > limit)
        {
            best = _coins.Find(c => c.Year <= limit)!;
        }
    }

    public void OlderOrSame(ref Coin best, int limit)
    {
        foreach (var coin in _coins)
        {
            if (coin.Year <= limit && coin.Year < best.Year)
            {
                best = coin;
            }
        }
    }
}

public static class Cataloguer
{
    public static string Ticket(Coin coin)
    {
        var (ruler, mint) = coin;
        return ruler.ToUpperInvariant() + " / " + mint.ToUpperInvariant(); // want: null-deref
    }

    public static string TicketOrUncertain(Coin coin)
    {
        var (ruler, mint) = coin;
        if (string.IsNullOrEmpty(mint))
        {
            return ruler.ToUpperInvariant() + " / uncertain mint";
        }

        return ruler.ToUpperInvariant() + " / " + mint.ToUpperInvariant();
    }

    public static int Oldest(Tray tray, Coin start, int limit)
    {
        var best = start;
        tray.Older(ref best, limit);
        return best.Year; // want: null-deref
    }

    public static int OldestKept(Tray tray, Coin start, int limit)
    {
        var best = start;
        tray.OlderOrSame(ref best, limit);
        return best.Year;
    }
}

public static class Case
{
    private static readonly Coin Worn = new("PROBVS", 279);
    private static readonly Coin Fresh = new("PROBVS:SISCIA", 280);

    public static void DemoTicket() => Cataloguer.Ticket(Worn);

    public static void DemoOldest() => Cataloguer.Oldest(new Tray(Worn, Fresh), Fresh, 200);

    public static void DemoSafe()
    {
        Cataloguer.TicketOrUncertain(Worn);
        Cataloguer.TicketOrUncertain(Fresh);
        Cataloguer.OldestKept(new Tray(Worn, Fresh), Fresh, 200);
    }
}
