// case: interface-price-sources
// category: interface and override
// rationale: an implementation from old unannotated code answers null; an override relaxes the promise of its base
// csc: none

namespace NullSafety.InterfacePriceSources;

public sealed record Quote(string Symbol, decimal Bid, decimal Ask);

public interface IQuoteSource
{
    Quote Latest(string symbol);
}

public sealed class FixedSource : IQuoteSource
{
    public Quote Latest(string symbol) => new(symbol, 10m, 10.2m);
}

#nullable disable
public sealed class ArchiveSource : IQuoteSource
{
    private readonly List<Quote> _rows = new List<Quote> { new Quote("ACME", 8m, 8.4m) };

    public Quote Latest(string symbol)
    {
        for (int i = _rows.Count - 1; i >= 0; i--)
        {
            if (_rows[i].Symbol == symbol)
                return _rows[i];
        }

        return null;
    }
}
#nullable restore

public abstract class Rounding
{
    public virtual string Describe() => GetType().Name;

    public abstract decimal Apply(decimal value);
}

public sealed class CentRounding : Rounding
{
    public override decimal Apply(decimal value) => Math.Round(value, 2);
}

public sealed class NoRounding : Rounding
{
    public override string Describe() => null!;

    public override decimal Apply(decimal value) => value;
}

public sealed class Desk(IQuoteSource source, Rounding rounding)
{
    public decimal Mid(string symbol)
    {
        Quote quote = source.Latest(symbol);
        return rounding.Apply((quote.Bid + quote.Ask) / 2); // want: null-deref
    }

    public decimal Spread(string symbol)
    {
        return source.Latest(symbol) is { } quote ? quote.Ask - quote.Bid : 0m;
    }

    public string Footer()
    {
        string how = rounding.Describe();
        return "rounding: " + how.ToLowerInvariant(); // want: null-deref
    }

    public string ShortFooter() => string.IsNullOrEmpty(rounding.Describe()) ? "" : "rounded";
}

public static class Case
{
    public static void DemoArchive() => new Desk(new ArchiveSource(), new CentRounding()).Mid("GLOBEX");

    public static void DemoArchiveKnown() => new Desk(new ArchiveSource(), new CentRounding()).Mid("ACME");

    public static void DemoSpread() => new Desk(new ArchiveSource(), new CentRounding()).Spread("GLOBEX");

    public static void DemoFixed() => new Desk(new FixedSource(), new CentRounding()).Footer();

    public static void DemoFooter() => new Desk(new FixedSource(), new NoRounding()).Footer();

    public static void DemoShortFooter() => new Desk(new FixedSource(), new NoRounding()).ShortFooter();
}
