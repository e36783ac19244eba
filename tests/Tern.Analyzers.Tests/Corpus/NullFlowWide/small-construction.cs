// case: small-construction
// category: several small cases of one topic
namespace Rows.Construction;

public abstract class Report
{
    protected Report(string title)
    {
        Heading = title + ": " + Summary();
    }

    public string Heading { get; }

    protected abstract string Summary();
}

public sealed class SalesReport : Report
{
    private readonly List<decimal> _amounts;

    public SalesReport(IEnumerable<decimal> amounts) : base("Sales")
    {
        _amounts = amounts.ToList();
    }

    protected override string Summary()
    {
        return $"{_amounts.Count} rows"; // want: null-deref
    }
}

public abstract class Column
{
    protected Column() => Width = Measure() + 2;

    public int Width { get; }

    protected abstract int Measure();
}

public sealed class TextColumn(string header) : Column
{
    private readonly List<int> _samples = [4, 9];

    protected override int Measure() => Math.Max(header.Length, _samples.Max());
}

public interface IModule
{
    void Start(Host host);
}

public sealed class Host
{
    private readonly List<IModule> _modules = new();
    private bool _running;

    public void Attach(IModule module)
    {
        _modules.Add(module);
        if (_running)
        {
            module.Start(this);
        }
    }

    public void Run()
    {
        _running = true;
        foreach (var module in _modules)
        {
            module.Start(this);
        }
    }
}

public sealed class MailModule : IModule
{
    private readonly Queue<string> _outbox;

    public MailModule(Host host)
    {
        host.Attach(this);
        _outbox = new Queue<string>();
    }

    public void Start(Host host)
    {
        _outbox.Enqueue("ready"); // want: null-deref
    }
}

public sealed class MetricsModule : IModule
{
    private readonly Dictionary<string, int> _counters;

    public MetricsModule(Host host)
    {
        _counters = new Dictionary<string, int>();
        host.Attach(this);
    }

    public void Start(Host host) => _counters["starts"] = 1;
}

public sealed class Setting
{
    private Action<string>? _changed;
    private readonly string _last = "en";

    public event Action<string> Changed
    {
        add
        {
            _changed += value;
            value(_last);
        }
        remove => _changed -= value;
    }
}

public sealed class LanguageLabel
{
    private readonly List<string> _seen;

    public LanguageLabel(Setting setting)
    {
        setting.Changed += OnChanged;
        _seen = new List<string>();
    }

    private void OnChanged(string language)
    {
        _seen.Add(language); // want: null-deref
    }
}

public sealed class Template
{
    private readonly string _source;
    private readonly Dictionary<string, string> _values = null!;

    public Template(string source)
    {
        _source = source;
    }

    public Template(string source, IDictionary<string, string> values) : this(source)
    {
        _values = new Dictionary<string, string>(values);
    }

    public string Render()
    {
        string text = _source;
        foreach (var pair in _values) // want: null-deref
        {
            text = text.Replace("{" + pair.Key + "}", pair.Value);
        }

        return text;
    }
}

public sealed class Query
{
    private readonly string[] _columns = null!;
    private readonly string _table = null!;

    public Query(string table) : this(table, "*")
    {
    }

    public Query(string table, params string[] columns)
    {
        _table = table;
        _columns = columns;
    }

    public string Text() => "select " + string.Join(",", _columns.Take(3)) + " from " + _table.ToLowerInvariant();
}

public sealed class Exporter
{
    private StringWriter _target = null!;

    public void Configure(StringWriter target) => _target = target;

    public void Write(string row)
    {
        _target.Write(row); // want: null-deref
    }
}

public static class ExporterFactory
{
    public static Exporter Create(string kind)
    {
        var exporter = new Exporter();
        switch (kind)
        {
            case "csv":
            case "tsv":
                exporter.Configure(new StringWriter());
                break;
            case "json":
                break;
        }

        return exporter;
    }
}

public sealed class Lexicon
{
    private SortedSet<string> _words = null!;

    private Lexicon()
    {
    }

    public static Lexicon From(string text)
    {
        var lexicon = new Lexicon();
        lexicon.Load(text);
        return lexicon;
    }

    private void Load(string text)
    {
        _words = new SortedSet<string>(text.Split(' '));
    }

    public int Size => _words.Count;
}

public sealed class Basket
{
    private readonly Totals _totals;

    public Basket()
    {
        _totals = new Totals(this);
        Lines = new List<int> { 3, 4 };
    }

    public List<int> Lines { get; }

    public int Sum => _totals.Value;
}

public sealed class Totals
{
    public Totals(Basket basket)
    {
        Value = basket.Lines.Count * 10; // want: null-deref
    }

    public int Value { get; }
}

public sealed class Sheet
{
    private readonly Footer _footer;

    public Sheet()
    {
        _footer = new Footer(this);
        Rows = new List<string> { "a" };
    }

    public List<string> Rows { get; }

    public string Bottom() => _footer.Text();

    private sealed class Footer(Sheet owner)
    {
        public string Text() => owner.Rows.Count + " rows";
    }
}

public sealed class Preferences
{
    public Preferences(string name)
    {
        Name = name;
        Tags = new List<string>();
    }

    public Preferences(Preferences other)
    {
        Name = other.Name;
        FontSize = other.FontSize;
    }

    public string Name { get; }

    public int FontSize { get; init; } = 12;

    public List<string> Tags { get; } = null!;
}

public static class Demos
{
    public static void DemoSales() => Console.Out.Flush(new SalesReport([1m, 2m]).Heading);

    public static void DemoColumn() => Console.Out.Flush(new TextColumn("Name").Width.ToString());

    public static void DemoMail()
    {
        var host = new Host();
        host.Run();
        _ = new MailModule(host);
    }

    public static void DemoMetrics()
    {
        var host = new Host();
        host.Run();
        _ = new MetricsModule(host);
        host.Run();
    }

    public static void DemoLanguage() => _ = new LanguageLabel(new Setting());

    public static void DemoTemplate() => new Template("Dear {name}").Render();

    public static void DemoQuery() => new Query("Users").Text();

    public static void DemoExporter() => ExporterFactory.Create("json").Write("{}");

    public static void DemoLexicon()
    {
        int size = Lexicon.From("").Size;
        Lexicon.From("b a " + size).Size.ToString();
    }

    public static void DemoBasket()
    {
        var basket = new Basket();
        Console.Out.Flush(basket.Sum.ToString());
    }

    public static void DemoSheet() => new Sheet().Bottom();

    public static void DemoPreferences()
    {
        var mine = new Preferences("dark") { FontSize = 14 };
        mine.Tags.Add("night");
        var copy = new Preferences(mine);
        copy.Tags.Add("shared"); // want: null-deref
    }

    private static void Flush(this TextWriter writer, string text)
    {
        writer.Flush();
        GC.KeepAlive(text);
    }
}
