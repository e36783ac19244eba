// case: neg-locale-text
// category: negative-helper
// rationale: unannotated helpers, defaults of value types and null-accepting calls that never dereference null
// csc: silent

namespace NullSafety.NegLocaleText;

#nullable disable

public static class Texts
{
    private static readonly Dictionary<string, string> Table = new Dictionary<string, string> { ["hello"] = "Hallo" };

    public static string Lookup(string key)
    {
        string text;
        return key != null && Table.TryGetValue(key, out text) ? text : null;
    }

    public static string LookupOrKey(string key)
    {
        string text = Lookup(key);
        return text == null ? "[" + key + "]" : text;
    }

    public static bool Missing(string text) => text == null || text.Length == 0;

    public static string Require(string text, string name)
    {
        if (text == null)
            throw new ArgumentNullException(name);
        return text;
    }
}

#nullable restore

public sealed class Slot<T>
{
    public T Value { get; set; } = default!;
    public bool Filled { get; private set; }

    public void Fill(T value)
    {
        Value = value;
        Filled = true;
    }
}

public sealed class Greeter
{
    private readonly Slot<string> _override = new();
    private readonly Slot<TimeSpan> _delay = new();

    public void Override(string text) => _override.Fill(text);

    public string Greet(string key)
    {
        if (_override.Filled)
            return _override.Value.Trim();
        return Texts.LookupOrKey(key).Trim() + _delay.Value.ToString();
    }

    public int Width(string key)
    {
        var text = Texts.Lookup(key);
        if (Texts.Missing(text))
            return 0;
        return text.Length;
    }

    public string Quote(string key) => $"<{Texts.Lookup(key)}>" + Texts.Lookup(key) + string.Concat(Texts.Lookup(key), ".");

    public int Strict(string key)
    {
        try
        {
            return Texts.Require(Texts.Lookup(key), nameof(key)).Length;
        }
        catch (ArgumentNullException)
        {
            return -1;
        }
    }
}

public static class Case
{
    public static void DemoGreet() => Console.WriteLine(new Greeter().Greet("hello") + new Greeter().Greet("bye"));
    public static void DemoOverride()
    {
        var g = new Greeter();
        g.Override(" hey ");
        Console.WriteLine(g.Greet("bye") + g.Quote("bye"));
    }

    public static void DemoWidth() => Console.WriteLine(new Greeter().Width("hello") + new Greeter().Width("bye"));
    public static void DemoStrict() => Console.WriteLine(new Greeter().Strict("bye") + new Greeter().Strict("hello"));
}
