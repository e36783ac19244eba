// Delegates, events, lazies and closures.
namespace Variations.Delegates;

public sealed class Source
{
    public event EventHandler Changed = null!;
    public event Action? Quiet;

    public Func<int, string>? Format { get; set; }

    private readonly Func<string> _make;

    public Source(Func<string> make) => _make = make;

    public void Raise()
    {
        Changed(this, EventArgs.Empty); // want: null-deref
    }

    public void Safe() => Quiet?.Invoke();

    public int Made()
    {
        return _make().Length; // want: null-deref
    }

    public int Formatted(int n)
    {
        return Format!(n).Length; // want: null-deref
    }
}

public sealed class Settings
{
    private static string? Read(string key) => key.Length == 0 ? null : key;

    private readonly Lazy<string> _bad = new(() => Read("")!, true);
    private readonly Lazy<string> _good;

    public Settings() => _good = new Lazy<string>(() => Read("x")!);

    public int Bad() => _bad.Value.Length; // want: null-deref

    public int Good() => _good.Value.Length;
}

public static class Case
{
    private static T Apply<T>(Func<T> f) => f();

    private static string? None() => null;

    private static void OnChanged(object? sender, EventArgs e)
    {
    }

    public static void Demo1() => new Source(() => "x").Raise();

    public static void Demo2()
    {
        var s = new Source(() => "x");
        s.Changed += OnChanged;
        s.Raise();
    }

    public static void Demo3()
    {
        var s = new Source(() => "x");
        s.Changed += OnChanged;
        s.Changed -= OnChanged;
        s.Raise();
    }

    public static void Demo4() => new Source(() => "x").Safe();

    public static void Demo5() => new Source(() => null!).Made();

    public static void Demo6() => new Source(() => "x").Made();

    public static void Demo7() => new Source(() => "x").Formatted(1);

    public static void Demo8()
    {
        var s = new Source(() => "x") { Format = n => "n" };
        s.Formatted(1);
    }

    public static void Demo9() => Apply(None)!.Trim(); // want: null-deref

    public static void Demo10() => Apply(() => "x").Trim();

    public static void Demo11() => new Settings().Bad();

    public static void Demo12() => new Settings().Good();

    public static void Demo13()
    {
        string? word = null;
        Action set = () => word = "w";
        set();
        word!.Trim();
    }

    public static void Demo14()
    {
        string? word = "w";
        Action clear = () => word = null;
        clear();
        word.Trim(); // want: null-deref
    }

    public static void Demo15()
    {
        Func<string, string> pick = s => s.Length > 3 ? s : null!;
        pick("ab").Trim(); // want: null-deref
    }
}
