// case: small-linq
// category: several small cases of one topic
namespace Probes.Linq;

internal sealed record Customer(int Id, string Name, string City = "Bonn");

internal sealed record Order(int CustomerId, decimal Total);

internal static class Picking
{
    public static T PickOrNone<T>(this IEnumerable<T> items, Func<T, bool> match) => items.FirstOrDefault(match)!;

    public static T PickOr<T>(this IEnumerable<T> items, Func<T, bool> match, T fallback)
        where T : class => items.FirstOrDefault(match) ?? fallback;
}

internal sealed class CustomerRepository
{
    private readonly List<Customer> _rows = [new(1, "Ann"), new(2, "Ben", "Köln")];

    public Customer ByName(string name) => _rows.PickOrNone(c => c.Name == name);

    public string CityOf(string name)
    {
        return ByName(name).City.ToUpperInvariant(); // want: null-deref
    }

    public string CityOrHome(string name) => _rows.PickOr(c => c.Name == name, _rows[0]).City.ToUpperInvariant();
}

internal static class Joins
{
    public static List<string> Report(Order[] orders, Customer[] customers)
    {
        var lines =
            from o in orders
            join c in customers on o.CustomerId equals c.Id into matches
            from m in matches.DefaultIfEmpty()
            select m!.Name + ": " + o.Total; // want: null-deref
        return lines.ToList();
    }

    public static List<string> ReportAll(Order[] orders, Customer[] customers)
    {
        var lines =
            from o in orders
            join c in customers on o.CustomerId equals c.Id into matches
            let m = matches.FirstOrDefault() ?? new Customer(0, "walk-in")
            select m.Name.ToUpperInvariant() + ": " + o.Total;
        return lines.ToList();
    }
}

internal static class Versions
{
    private static Version Parse(string text) => Version.TryParse(text, out var v) ? v : null!;

    public static int HighestMajor(IEnumerable<string> tags)
    {
        return tags
            .Select(Parse)
            .Where(v => v.Minor > 0) // want: null-deref
            .Count();
    }
}

internal static class Grouping
{
    public static string Cities(IEnumerable<Customer> customers)
    {
        var byCity = customers.ToLookup(c => c.City);
        string text = "";
        foreach (var group in byCity)
        {
            text += group.Key.Trim() + group.Count(); // missed: null-deref
        }

        return text;
    }

    public static int BigSpender(IEnumerable<Order> orders, int customer)
    {
        var big = orders
            .GroupBy(o => o.CustomerId)
            .ToDictionary(g => g.Key, g => g.FirstOrDefault(o => o.Total > 100)!);
        return big.TryGetValue(customer, out var order) ? (int)order.Total : 0; // want: null-deref
    }

    public static int BestOrder(IEnumerable<Order> orders, int customer)
    {
        var best = orders
            .GroupBy(o => o.CustomerId)
            .ToDictionary(g => g.Key, g => g.MaxBy(o => o.Total)!);
        return best.TryGetValue(customer, out var order) ? (int)order.Total : 0;
    }
}

internal sealed class Cell
{
    public string Text { get; private set; } = "";

    public int Put(string text)
    {
        Text = text;
        return text.Length;
    }
}

internal static class Zipping
{
    public static int Fill(string[] texts)
    {
        var cells = new Cell[texts.Length];
        return texts.Zip(cells, (t, c) => c.Put(t)).Sum(); // want: null-deref
    }

    public static int FillFresh(string[] texts)
    {
        var cells = texts.Select(_ => new Cell()).ToArray();
        int sum = 0;
        foreach (var (text, cell) in texts.Zip(cells))
        {
            sum += cell.Put(text);
        }

        return sum;
    }
}

internal sealed class PathNode(string name, PathNode? parent)
{
    public PathNode Add(string child) => new(child, this);

    public int Depth => parent is null ? name.Length : parent.Depth + name.Length;
}

internal static class Folding
{
    public static PathNode Build(string path)
    {
        return path.Split('/').Aggregate((PathNode)null!, (node, part) => node.Add(part)); // want: null-deref
    }
}

internal sealed class Filter
{
    private string _prefix = "A";

    public IEnumerable<Customer> Apply(IEnumerable<Customer> source) => source.Where(c => c.Name.StartsWith(_prefix[0])); // want: null-deref

    public void Clear() => _prefix = null!;
}

internal static class LinqDemos
{
    private static readonly Customer[] Customers = [new(1, "Ann"), new(2, "Ben")];
    private static readonly Order[] Orders = [new(1, 20), new(1, 140), new(3, 30)];

    public static void DemoPick() => new CustomerRepository().CityOf("Cem");

    public static void DemoPickOr() => new CustomerRepository().CityOrHome("Cem");

    public static void DemoJoin() => Joins.Report(Orders, Customers);

    public static void DemoJoinAll() => Joins.ReportAll(Orders, Customers);

    public static void DemoVersions() => Versions.HighestMajor(["1.2", "latest"]);

    public static void DemoCities()
    {
        var imported = "3;Cem".Split(';');
        var cem = new Customer(3, imported[1], imported.ElementAtOrDefault(2)!);
        Grouping.Cities([new Customer(4, "Dan"), cem]);
    }

    public static void DemoSpender() => Grouping.BigSpender(Orders, 3);

    public static void DemoBest()
    {
        Grouping.BestOrder(Orders, 3);
        Grouping.BestOrder([], 3);
    }

    public static void DemoZip() => Zipping.Fill(["a", "b"]);

    public static void DemoZipFresh() => Zipping.FillFresh(["a", "b"]);

    public static void DemoFold() => Folding.Build("usr/bin");

    public static void DemoDeferred()
    {
        var filter = new Filter();
        var hits = filter.Apply([new Customer(1, "Ann")]);
        filter.Clear();
        _ = hits.Count();
    }
}
