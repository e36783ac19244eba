// case: small-records-again
// category: several small cases of one topic
namespace Probe.H.Records;

public sealed record SelectQuery(string Table, IReadOnlyList<string> Filters);
public sealed class QueryBuilder
{
    private string _table = "";
    private List<string> _filters = new();
    public QueryBuilder From(string table) { _table = table; return this; }
    public QueryBuilder Where(string filter)
    {
        _filters.Add(filter); // want: null-deref
        return this;
    }
    public SelectQuery Build()
    {
        var query = new SelectQuery(_table, _filters);
        _filters = null!;
        return query;
    }
    public static void DemoTwoQueries()
    {
        var builder = new QueryBuilder();
        var open = builder.From("orders").Where("state = 1").Build();
        var late = builder.From("orders").Where("due < now").Build();
    }
}

public sealed record Shape(string Name, int Layer);
public sealed record EditorState(string File, Shape Selected, int Revision)
{
    public static EditorState Reduce(EditorState state, string action) => action switch
    {
        "escape" => state with { Selected = null!, Revision = state.Revision + 1 },
        "raise" => Raise(state),
        _ => state,
    };
    private static EditorState Raise(EditorState state)
    {
        var raised = state.Selected with { Layer = 9 }; // want: null-deref
        return state with { Selected = raised };
    }
    public static void DemoReplay()
    {
        var start = new EditorState("a.svg", new Shape("circle", 1), 0);
        new[] { "raise", "save", "escape", "raise" }.Aggregate(start, Reduce);
    }
}

public record Invoice
{
    public required string Number { get; init; }
    public required string Currency { get; init; }
    public List<decimal> Lines { get; init; } = new();
    public Invoice() { }
    protected Invoice(Invoice original)
    {
        Number = original.Number;
        Lines = new List<decimal>(original.Lines);
    }
    public string Total() => $"{Lines.Sum()} {Currency}";
}
public static class CreditNotes
{
    private static string Header(Invoice i)
    {
        var code = i.Currency;
        return i.Number + code.ToLowerInvariant(); // want: null-deref
    }
    public static void DemoCreditNote()
    {
        var paid = new Invoice { Number = "2024-7", Currency = "CHF", Lines = { 10m, 2.5m } };
        paid.Total();
        var credit = paid with { Number = paid.Number + "-C" };
        Header(credit);
    }
}

public sealed class Legend { public string Position { get; set; } = "right"; public bool Visible { get; set; } }
public sealed class Chart
{
    public Chart() { }
    public Chart(string title) : this() { Title = title; Legend = new Legend(); }
    public string Title { get; set; } = "";
    public Legend Legend { get; set; } = null!;
}
public static class Charts
{
    public static Chart Named(string title) => new(title) { Legend = { Position = "top", Visible = true } };
    public static Chart Plain()
    {
        return new Chart { Title = "load", Legend = { Visible = true } }; // want: null-deref
    }
    public static void DemoCharts()
    {
        Named("cpu");
        Plain();
    }
}

public sealed class Axis
{
    public List<string> Ticks { get; private set; }
    public Legend Unit { get; init; }
    public Axis(int? ticks = null)
    {
        Ticks = ticks is { } n ? Enumerable.Range(0, n).Select(i => i.ToString()).ToList() : null!;
        Ticks ??= new List<string>();
        Unit = new Legend();
    }
    public static void DemoAxis()
    {
        var bare = new Axis { Ticks = { "a", "b" }, Unit = { Position = "left" } };
        var full = new Axis(3) { Ticks = { "end" }, Unit = { Visible = true } };
    }
}

public sealed class RouteInfo
{
    private readonly string _full = "";
    public string Prefix { get; init; } = null!;
    public string Path
    {
        get => _full;
        init => _full = Prefix.TrimEnd('/') + "/" + value; // want: null-deref
    }
    public static void DemoRoutes()
    {
        RouteInfo[] table =
        [
            new() { Prefix = "/api/", Path = "users" },
            new() { Path = "health", Prefix = "/ops" },
        ];
    }
}

public sealed class TopicInfo
{
    private readonly string _name = "";
    public string Tenant { get; init; } = null!;
    public string Name
    {
        get => _name;
        init => _name = Tenant.ToLowerInvariant() + "." + value;
    }
    public static TopicInfo For(string tenant, string name) => new() { Tenant = tenant, Name = name };
    public static void DemoTopics()
    {
        var audit = For("ACME", "audit");
        var bill = new TopicInfo { Tenant = "Acme", Name = "billing" };
        int size = audit.Name.Length + bill.Tenant.Length;
    }
}

public sealed record Mailbox(string Raw)
{
    public void Deconstruct(out string user, out string domain)
    {
        int at = Raw.LastIndexOf('@');
        (user, domain) = at < 0 ? (Raw, null!) : (Raw[..at], Raw[(at + 1)..]);
    }
}
public static class SpamRules
{
    private static bool Internal(Mailbox box) => box is (_, var domain) && domain.EndsWith(".corp"); // want: null-deref
    public static void DemoInternal() => new[] { "ann@hq.corp", "postmaster" }.Select(s => new Mailbox(s)).Count(Internal);

    private static bool External(Mailbox box) => box is (_, string domain) && !domain.EndsWith(".corp");
    public static void DemoExternal() => new[] { "ann@hq.corp", "postmaster" }.Select(s => new Mailbox(s)).Count(External);
}
