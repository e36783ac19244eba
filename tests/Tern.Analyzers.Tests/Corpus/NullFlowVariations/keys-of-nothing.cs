// case: keys-of-nothing
// category: map-miss
// rationale: a class keeps a key with nothing under it: that it has the key says no more than that, and callers know what they have put there
// csc: none

namespace NullSafety.KeysOfNothing;

public sealed record Label(string Text, int Width);

public sealed class Labels
{
    private readonly Dictionary<string, Label> _labels = new();

    public void Set(string name, Label label) => _labels[name] = label;

    public void Reserve(string name) => _labels[name] = null!;

    public bool Has(string name) => _labels.ContainsKey(name);

    public Label this[string name] => _labels[name];

    public Label? Find(string name) => _labels.GetValueOrDefault(name);
}

public sealed class Printer(Labels labels)
{
    public int Width(string name)
    {
        if (!labels.Has(name))
        {
            return 0;
        }

        Label label = labels[name];
        return label.Width; // want: null-deref
    }
}

public sealed class Screen(Labels labels)
{
    public int Width(string name) => labels.Has(name) ? labels[name].Width : 0;

    public int WidthFound(string name) => labels.Has(name) ? labels.Find(name)!.Width : 0;
}

public static class Case
{
    private static Labels Reserved()
    {
        Labels labels = new();
        labels.Set("title", new Label("Title", 3));
        labels.Reserve("foot");
        return labels;
    }

    private static Labels Full()
    {
        Labels labels = new();
        labels.Set("title", new Label("Title", 3));
        labels.Set("foot", new Label("Foot", 2));
        return labels;
    }

    public static void DemoReserved() => new Printer(Reserved()).Width("foot");
    public static void DemoTitle() => new Screen(Reserved()).Width("title");
    public static void DemoFull() => new Screen(Full()).Width("foot");
    public static void DemoFound() => new Screen(Full()).WidthFound("title");
    public static void DemoMissing() => new Screen(Full()).WidthFound("page");
}

public sealed class Part(string name, Part? whole)
{
    public string Name { get; } = name;
    public Part? Whole { get; } = whole;
}

public readonly record struct Order(int Count, string Name);

public sealed class Parts
{
    private readonly Dictionary<string, Part> _parts = new();

    public void Add(string name, string? whole = null) => _parts[name] = new Part(name, whole is null ? null : _parts[whole]);

    public Part Whole(string name) => _parts[name].Whole!;

    public Part Find(string name) => _parts.GetValueOrDefault(name)!;

    public string Top(string name)
    {
        Dictionary<string, string?> above = new() { [name] = null };
        foreach (Part part in _parts.Values.Where(p => p.Whole?.Name == name))
        {
            above[part.Name] = name;
        }

        List<string> path = [];
        string at = "door";
        while (above.ContainsKey(at) && at != name)
        {
            path.Add(at);
            at = above[at]!;
        }

        return string.Concat(path.Select(p => p.Trim()));
    }
}

public static class Shop
{
    public static int TopOf() => House().Whole("house").Name.Length; // want: null-deref

    public static int WholeOf() => House().Whole("door").Name.Length;

    public static int TopIn(Parts parts, string name) => parts.Whole(name).Name.Length; // want: null-deref

    public static int WholeIn(Parts parts, string name) => parts.Whole(name).Name.Length;

    public static int Sum(Parts parts, IReadOnlyList<Order> orders)
    {
        int sum = 0;
        foreach (Order order in orders)
        {
            sum += order.Count * parts.Find(order.Name).Name.Length; // want: null-deref
        }

        return sum;
    }

    public static int SumKnown(Parts parts, IReadOnlyList<Order> orders)
    {
        int sum = 0;
        foreach (Order order in orders)
        {
            sum += order.Count * parts.Find(order.Name).Name.Length;
        }

        return sum;
    }

    private static Parts House()
    {
        Parts parts = new();
        parts.Add("house");
        parts.Add("door", "house");
        return parts;
    }

    public static void DemoTop() => TopOf();
    public static void DemoWhole() => WholeOf();
    public static void DemoTopIn() => TopIn(House(), "house");
    public static void DemoWholeIn() => WholeIn(House(), "door");
    public static void DemoPath() => House().Top("house");
    public static void DemoSum() => Sum(House(), [new(1, "door"), new(2, "roof")]);
    public static void DemoKnown() => SumKnown(House(), [new(1, "door"), new(2, "house")]);
}
