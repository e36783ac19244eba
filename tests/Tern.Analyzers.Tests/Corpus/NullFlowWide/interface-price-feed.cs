// case: interface-price-feed
// category: interface-override
// rationale: one implementation of the interface, one override of the base, answers null
// csc: none

namespace NullSafety.PriceFeed;

public sealed record Tick(string Symbol, decimal Price);

public interface IPriceFeed
{
    Tick Latest(string symbol);
}

public sealed class FixedFeed : IPriceFeed
{
    public Tick Latest(string symbol) => new(symbol, 100m);
}

#nullable disable
public sealed class ReplayFeed : IPriceFeed
{
    private readonly Tick[] _recorded;

    public ReplayFeed(params Tick[] recorded) => _recorded = recorded;

    public Tick Latest(string symbol)
    {
        for (int i = _recorded.Length - 1; i >= 0; i--)
        {
            if (_recorded[i].Symbol == symbol)
            {
                return _recorded[i];
            }
        }

        return null;
    }
}
#nullable restore

public abstract class Formatter
{
    public abstract string Unit(Tick tick);

    public virtual string Footnote(Tick tick) => "";

    public int Width(Tick tick) => Unit(tick).Length + 1;

    public int FootWidth(Tick tick)
    {
        return Footnote(tick).Length; // want: null-deref
    }
}

public sealed class EuroFormatter : Formatter
{
    public override string Unit(Tick tick) => "EUR";
}

public sealed class DelayedFormatter : Formatter
{
    public override string Unit(Tick tick) => tick.Price < 1m ? "ct" : "EUR";

    public override string Footnote(Tick tick) => tick.Price == 0m ? "delayed" : null!;
}

public static class Board
{
    public static decimal Value(IPriceFeed feed, string symbol, int shares)
    {
        var tick = feed.Latest(symbol);
        return tick.Price * shares; // want: null-deref
    }

    public static decimal ValueOrZero(IPriceFeed feed, string symbol, int shares)
        => feed.Latest(symbol) is { } tick ? tick.Price * shares : 0m;
}

public static class Case
{
    private static readonly Tick Known = new("ACME", 12m);

    public static void DemoNotRecorded() => Board.Value(new ReplayFeed(Known), "INIT", 3);

    public static void DemoNoFootnote() => new DelayedFormatter().FootWidth(Known);

    public static void DemoSafe()
    {
        Board.Value(new FixedFeed(), "INIT", 3);
        Board.ValueOrZero(new ReplayFeed(Known), "INIT", 3);
        new DelayedFormatter().Width(Known);
        new EuroFormatter().FootWidth(Known);
    }
}
