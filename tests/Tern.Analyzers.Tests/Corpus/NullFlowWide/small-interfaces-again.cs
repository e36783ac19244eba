// case: small-interfaces-again
// category: several small cases of one topic
namespace Probe.H.Interfaces;

public sealed record Quote(string Symbol, string Currency, decimal Last);
public interface IQuoteSource { Quote Get(string symbol); }
public sealed class ExchangeFeed : IQuoteSource
{
    private readonly Dictionary<string, Quote> _live = new() { ["ACME"] = new("ACME", "EUR", 12.5m) };
    public Quote Get(string symbol) => _live.TryGetValue(symbol, out var q) ? q : null!;
}
public sealed class CachingQuotes(IQuoteSource inner) : IQuoteSource
{
    private readonly Dictionary<string, Quote> _seen = new();
    public Quote Get(string symbol)
    {
        if (!_seen.TryGetValue(symbol, out var hit)) _seen[symbol] = hit = inner.Get(symbol);
        return hit;
    }
}
public sealed class UpperCaseQuotes(IQuoteSource inner) : IQuoteSource
{
    public Quote Get(string symbol) => inner.Get(symbol.ToUpperInvariant());
}
public static class Portfolio
{
    private static decimal Value(IQuoteSource source, params (string Symbol, int Count)[] positions)
    {
        decimal sum = 0;
        foreach (var (symbol, count) in positions)
        {
            var quote = source.Get(symbol);
            sum += quote.Last * count; // want: null-deref
        }
        return sum;
    }
    public static void DemoPortfolio() => Value(new UpperCaseQuotes(new CachingQuotes(new ExchangeFeed())), ("acme", 3), ("gone", 1));
}

public sealed record Manifest(string Title, Version Version);
public interface IPlugin
{
    Manifest Manifest { get; }
    void Load();
    string Caption => $"{Manifest.Title} {Manifest.Version}"; // missed: null-deref
}
public sealed class SpellChecker : IPlugin
{
    public Manifest Manifest { get; private set; } = null!;
    public void Load() => Manifest = new Manifest("Spelling", new Version(2, 1));
}
public sealed class PluginHost
{
    private readonly List<IPlugin> _plugins = new();
    public PluginHost Add(IPlugin plugin) { _plugins.Add(plugin); return this; }
    public IEnumerable<string> Captions() => _plugins.Select(p => p.Caption);
    public void Start() => _plugins.ForEach(p => p.Load());
    public static void DemoSplashScreen()
    {
        var host = new PluginHost().Add(new SpellChecker());
        Console.Error.Write(string.Join("", host.Captions()).Length > 100 ? "!" : "");
        host.Start();
    }
}

public interface IExtension
{
    Manifest Info { get; }
    string Label => Info.Title.ToUpperInvariant();
}
public sealed class BundledExtension(string title) : IExtension
{
    public Manifest Info { get; } = new(title, new Version(1, 0));
}
public sealed class RemoteExtension : IExtension
{
    private Manifest? _fetched;
    public Manifest Info => _fetched!;
    public string Label => _fetched is null ? "(downloading)" : _fetched.Title;
    public void Arrived(string title) => _fetched = new(title, new Version(0, 9));
}
public static class ExtensionList
{
    public static void DemoExtensionList()
    {
        var remote = new RemoteExtension();
        IExtension[] all = [new BundledExtension("diff"), remote];
        int width = all.Max(e => e.Label.Length);
        remote.Arrived("blame");
        width += all.Sum(e => e.Label.Length);
    }
}

public interface IFold<out T> { T Number(Num n); T Name(Var v); T Sum(Add a); }
public abstract record Expr { public abstract T Accept<T>(IFold<T> fold); }
public sealed record Num(int Value) : Expr { public override T Accept<T>(IFold<T> fold) => fold.Number(this); }
public sealed record Var(string Id) : Expr { public override T Accept<T>(IFold<T> fold) => fold.Name(this); }
public sealed record Add(Expr Left, Expr Right) : Expr { public override T Accept<T>(IFold<T> fold) => fold.Sum(this); }
public sealed class ConstantFolder : IFold<Num>
{
    public Num Number(Num n) => n;
    public Num Name(Var v) => null!;
    public Num Sum(Add a)
    {
        var left = a.Left.Accept(this);
        if (left is null) return null!;
        var right = a.Right.Accept(this);
        return new Num(left.Value + right.Value); // want: null-deref
    }
    public static void DemoFold()
    {
        var folder = new ConstantFolder();
        new Add(new Num(1), new Num(2)).Accept(folder);
        new Add(new Var("x"), new Num(2)).Accept(folder);
        new Add(new Num(1), new Add(new Num(5), new Var("y"))).Accept(folder);
    }
}

public class ReportWriter
{
    protected TextWriter Target { get; set; } = null!;
    public void Finish()
    {
        Target.WriteLine("-- end --"); // want: null-deref
    }
}
public sealed class MemoryReport : ReportWriter
{
    public MemoryReport() => Target = new StringWriter();
    private new TextWriter Target { get; }
    public void Line(string text) => Target.WriteLine(text);
    public static void DemoReport()
    {
        var report = new MemoryReport();
        report.Line("total 3");
        report.Finish();
    }
}

public sealed class Peer { public string Host { get; set; } = null!; public int Port { get; set; } }
public sealed class PeerComparer : IEqualityComparer<Peer>
{
    public bool Equals(Peer? a, Peer? b) => a?.Host == b?.Host && a?.Port == b?.Port;
    public int GetHashCode(Peer p) => p.Host.GetHashCode(StringComparison.Ordinal) ^ p.Port; // want: null-deref
}
public static class PeerTable
{
    public static int CountDistinct(IEnumerable<Peer> peers) => peers.Distinct(new PeerComparer()).Count();
    public static void DemoPeers() => CountDistinct([new Peer { Host = "a", Port = 1 }, new Peer { Port = 2 }]);
}

public abstract class WidgetKit
{
    public abstract string Button(string text);
    public virtual string Hint(string text) => null!;
}
public sealed class HtmlKit : WidgetKit
{
    public override string Button(string text) => $"<button>{text}</button>";
    public override string Hint(string text) => $"<small>{text}</small>";
}
public sealed class ConsoleKit : WidgetKit
{
    public override string Button(string text) => $"[{text}]";
    public override string Hint(string text) => text.Length == 0 ? "" : $"({text})";
}
public static class Dialogs
{
    private static int Measure(WidgetKit kit) => kit.Button("OK").Length + kit.Hint("saves the file").Trim().Length;
    public static void DemoDialog()
    {
        foreach (var kit in new WidgetKit[] { new HtmlKit(), new ConsoleKit() }) Measure(kit);
    }
}

public interface ITaggable { string Tag { get; } }
public sealed class Draft : ITaggable
{
    public string? Tag { get; private set; }
    string ITaggable.Tag => Tag ?? "untitled";
    public void Rename(string? tag) => Tag = tag;
}
public static class TagIndex
{
    private static ILookup<char, ITaggable> Build(IEnumerable<ITaggable> items) => items.ToLookup(i => i.Tag.PadRight(1)[0]);
    public static void DemoTagIndex()
    {
        var named = new Draft();
        named.Rename("zebra");
        named.Rename(null);
        Build(new List<Draft> { named, new() });
    }
}
