// case: small-interfaces
// category: several small cases of one topic
namespace Probe.Interfaces;

internal interface IBlobStore
{
    string Read(string key);
}

internal sealed class DiskStore : IBlobStore
{
    public string Read(string key) => "<" + key + ">";
}

internal class CountingStore : IBlobStore
{
    public IBlobStore Inner { get; init; } = null!;

    public int Reads { get; private set; }

    public string Read(string key)
    {
        Reads++;
        return Inner.Read(key); // want: null-deref
    }
}

internal sealed class EmptyStore : IBlobStore
{
    public static readonly EmptyStore Instance = new();

    public string Read(string key) => string.Empty;
}

internal sealed class UpperStore : IBlobStore
{
    private readonly IBlobStore _inner;

    public UpperStore(IBlobStore? inner = null) => _inner = inner ?? EmptyStore.Instance;

    public string Read(string key) => _inner.Read(key).ToUpperInvariant();
}

internal interface ITitled
{
    string Title => null!;

    string Heading => "# " + Title.Trim(); // want: null-deref
}

internal sealed class Chapter : ITitled
{
    public string Title => "One ";
}

internal sealed class Appendix : ITitled
{
}

internal interface ICaptioned
{
    string Caption => null!;

    int CaptionWidth => Caption.Length;
}

internal sealed class Photo : ICaptioned
{
    public string Caption => string.Empty;
}

internal sealed class Chart(string axis) : ICaptioned
{
    public string Caption => "chart of " + axis;
}

internal abstract class Importer
{
    protected List<string> Log = null!;

    public int Run(string line)
    {
        Open();
        Accept(line);
        return Log.Count; // want: null-deref
    }

    protected virtual void Open() => Log = new List<string>();

    protected abstract void Accept(string line);
}

internal sealed class CsvImporter : Importer
{
    protected override void Accept(string line) => Log.AddRange(line.Split(','));
}

internal sealed class SkippingImporter : Importer
{
    private int _skipped;

    protected override void Open() => _skipped = 0;

    protected override void Accept(string line) => _skipped += line.Length;
}

internal interface IExprVisitor<out T>
{
    T Number(int value);

    T Hole();
}

internal abstract record Expr
{
    public abstract T Accept<T>(IExprVisitor<T> visitor);
}

internal sealed record Num(int Value) : Expr
{
    public override T Accept<T>(IExprVisitor<T> visitor) => visitor.Number(Value);
}

internal sealed record Hole : Expr
{
    public override T Accept<T>(IExprVisitor<T> visitor) => visitor.Hole();
}

internal abstract class PartialVisitor<T> : IExprVisitor<T>
{
    public abstract T Number(int value);

    public virtual T Hole() => default!;
}

internal sealed class Printer : PartialVisitor<string>
{
    public override string Number(int value) => value.ToString();
}

internal sealed class Summer : PartialVisitor<int>
{
    public override int Number(int value) => value;
}

internal interface IAliased
{
    string Name { get; }
}

internal sealed class Host(string name, string? alias) : IAliased
{
    public string Name => name;

    string IAliased.Name => alias!;
}

internal interface ITopping
{
    string? Sauce { get; }
}

internal sealed class Plain : ITopping
{
    public string? Sauce => null;
}

internal sealed class Spicy : ITopping
{
    public string? Sauce => "chili";
}

internal abstract class Kitchen
{
    public abstract ITopping CreateTopping();

    public abstract bool Sauced { get; }

    public int Serve() => Sauced ? CreateTopping().Sauce!.Length : 0;
}

internal sealed class MildKitchen : Kitchen
{
    public override bool Sauced => false;

    public override ITopping CreateTopping() => new Plain();
}

internal sealed class HotKitchen : Kitchen
{
    public override bool Sauced => true;

    public override ITopping CreateTopping() => new Spicy();
}

internal interface IRule<in T>
{
    bool Holds(T subject);
}

internal sealed class ShortRule : IRule<string>
{
    public bool Holds(string subject) => subject.Length < 8; // want: null-deref
}

internal sealed class AnyRule<T>(params IRule<T>[] rules) : IRule<T>
{
    public bool Holds(T subject) => rules.Any(r => r.Holds(subject));
}

public static class Demos
{
    public static void DemoCountingStore()
    {
        new CountingStore { Inner = new DiskStore() }.Read("a");
        new CountingStore().Read("a");
    }

    public static void DemoUpperStore()
    {
        new UpperStore().Read("a");
        new UpperStore(new UpperStore(new DiskStore())).Read("a");
    }

    public static void DemoHeadings()
    {
        foreach (ITitled part in new ITitled[] { new Chapter(), new Appendix() })
        {
            _ = part.Heading;
        }
    }

    public static void DemoCaptions()
    {
        ICaptioned[] all = [new Photo(), new Chart("x")];
        _ = all.Sum(c => c.CaptionWidth);
    }

    public static void DemoImporters()
    {
        new CsvImporter().Run("a,b");
        new SkippingImporter().Run("a,b");
    }

    public static void DemoPrintExpr()
    {
        Expr[] parts = [new Num(4), new Hole()];
        var printer = new Printer();
        foreach (var p in parts)
        {
            _ = p.Accept(printer).PadLeft(4); // want: null-deref
        }
    }

    public static void DemoSumExpr()
    {
        Expr[] parts = [new Num(4), new Hole()];
        var summer = new Summer();
        foreach (var p in parts)
        {
            _ = p.Accept(summer).ToString().PadLeft(4);
        }
    }

    public static void DemoAliasedHost()
    {
        var host = new Host("db1", null);
        _ = host.Name.Length;
        IAliased view = host;
        _ = view.Name.Length; // want: null-deref
    }

    public static void DemoKitchens()
    {
        Kitchen[] all = [new MildKitchen(), new HotKitchen()];
        foreach (var k in all)
        {
            k.Serve();
        }
    }

    public static void DemoRules()
    {
        IRule<string> rule = new AnyRule<string>(new ShortRule());
        string[] names = ["ann", .. Enumerable.Repeat<string>(null!, 1)];
        _ = names.Count(rule.Holds);
    }
}
