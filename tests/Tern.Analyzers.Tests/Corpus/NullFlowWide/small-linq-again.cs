// case: small-linq-again
// category: several small cases of one topic
namespace Probe.Linq;

internal sealed record Customer(int Id, string Name)
{
    public static readonly Customer Guest = new(0, "guest");
}

internal sealed record Order(int Id, int CustomerId, decimal Amount);

internal sealed record Row(Order Order, Customer Customer)
{
    public string Caption => Order.Id + " " + Customer.Name.ToUpperInvariant(); // want: null-deref
}

internal sealed record GuestRow(Order Order, Customer Customer)
{
    public string Caption => Order.Id + " " + Customer.Name.ToUpperInvariant();
}

internal static class Report
{
    public static IEnumerable<Row> Join(Order[] orders, Customer[] customers) =>
        from o in orders
        join c in customers on o.CustomerId equals c.Id into matches
        from c in matches.DefaultIfEmpty()
        select new Row(o, c!);

    public static IEnumerable<GuestRow> JoinGuests(Order[] orders, Customer[] customers) =>
        from o in orders
        join c in customers on o.CustomerId equals c.Id into matches
        from c in matches.DefaultIfEmpty(Customer.Guest)
        select new GuestRow(o, c);
}

internal sealed class Bid
{
    public required string Lot;
    public int Price;
}

internal sealed class Auction
{
    private readonly ILookup<string, Bid> _bids;

    public Auction(params Bid[] bids) => _bids = bids.ToLookup(b => b.Lot);

    private Bid Winner(string lot) => _bids[lot].MaxBy(b => b.Price)!;

    public int Close(params string[] lots)
    {
        int total = 0;
        foreach (var winner in lots.Select(Winner))
        {
            total += winner.Price; // want: null-deref
        }

        return total;
    }

    public int CloseSold() => _bids.Select(lot => lot.MaxBy(b => b.Price)!).Sum(w => w.Price);
}

internal sealed record Reading(int At, double Value);

internal static class Meter
{
    public static double[] Deltas(List<Reading> readings) =>
        readings
            .Prepend(null!)
            .Zip(readings, (before, now) =>
            {
                double step = now.Value - before.Value; // want: null-deref
                return step;
            })
            .ToArray();
}

internal sealed class Entry
{
    private Entry(string level, string text) => (Level, Text) = (level, text);

    public string Level { get; }

    public string Text { get; }

    public static Entry Parse(string line) => line.Split(' ', 2) switch
    {
        [var level, var text] when level.Length > 0 => new Entry(level, text),
        _ => null!,
    };
}

internal static class LogStats
{
    public static Dictionary<string, int> Levels(string log) =>
        log.Split('\n')
            .Select(Entry.Parse)
            .GroupBy(e => e.Level) // want: null-deref
            .ToDictionary(g => g.Key, g => g.Count());

    public static int Longest(string log) =>
        log.Split('\n')
            .Select(Entry.Parse)
            .Where(e => e != null)
            .OrderByDescending(e => e.Text.Length)
            .Select(e => e.Level.Length)
            .FirstOrDefault();
}

internal sealed class Plugin
{
    public string Id = "";
    public string? Needs;
    public Version Version = new(1, 0);
}

internal static class Plugins
{
    public static List<int> Floors(IReadOnlyCollection<Plugin> all)
    {
        var q = from p in all
                let dep = all.FirstOrDefault(x => x.Id == p.Needs)!
                where p.Needs is not null
                orderby p.Id
                select dep.Version.Major; // want: null-deref
        return q.ToList();
    }
}

internal static class Ranking
{
    public static string Longest(IEnumerable<string> words) =>
        words.Aggregate((string)null!, (best, w) =>
        {
            return w.Length > best.Length ? w : best; // want: null-deref
        });

    public static string Shortest(IEnumerable<string> words) =>
        words.Aggregate((string)null!, (best, w) => best is null || w.Length < best.Length ? w : best) ?? "";
}

internal sealed class Catalog
{
    private readonly List<string> _titles = new() { "Dune", "Emma", "Ulysses" };
    private string _filter = "e";

    public IEnumerable<string> Visible() => _titles.Where(Matches);

    public void ClearFilter() => _filter = null!;

    private bool Matches(string title)
    {
        int at = title.IndexOf(_filter[0]); // want: null-deref
        return at >= 0;
    }
}

public static class LinqDemos
{
    private static readonly Order[] s_orders = { new(1, 5, 10m), new(2, 6, 20m) };
    private static readonly Customer[] s_customers = { new(5, "Ann") };

    public static string DemoOuterJoin() => string.Join(';', Report.Join(s_orders, s_customers).Select(r => r.Caption));

    public static string DemoGuestJoin() => string.Join(';', Report.JoinGuests(s_orders, s_customers).Select(r => r.Caption));

    public static int DemoUnsoldLot() => new Auction(new Bid { Lot = "a", Price = 3 }).Close("a", "b");

    public static int DemoSoldLots() => new Auction(new Bid { Lot = "a", Price = 3 }).CloseSold() + new Auction().CloseSold();

    public static double[] DemoDeltas() => Meter.Deltas(new List<Reading> { new(0, 1.5), new(1, 2.5) });

    public static int DemoTrailingNewline() => LogStats.Levels("INFO up\nWARN slow\n").Count;

    public static int DemoLongestEntry() => LogStats.Longest("") + LogStats.Longest("INFO up\n\nWARN slow");

    public static List<int> DemoMissingDependency() =>
        Plugins.Floors(new[] { new Plugin { Id = "core" }, new Plugin { Id = "ui", Needs = "gfx" } });

    public static string DemoLongestWord() => Ranking.Longest(new[] { "be", "bee" });

    public static string DemoShortestWord() => Ranking.Shortest(Array.Empty<string>()).Trim() + Ranking.Shortest(new[] { "be", "b" }).Trim();

    public static int DemoDeferredFilter()
    {
        var catalog = new Catalog();
        var visible = catalog.Visible();
        int before = visible.Count();
        catalog.ClearFilter();
        return before - visible.Count();
    }
}
