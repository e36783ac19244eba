// case: small-null-elements
// category: several small cases of one topic
using System.Collections.Immutable;

namespace Probes.NullElements;

internal interface IListener
{
    void On(string topic);
}

internal sealed class Log : IListener
{
    public List<string> Lines { get; } = new();

    public void On(string topic) => Lines.Add(topic);
}

internal sealed class Hub
{
    private readonly List<IListener> _listeners = new();

    public int Join(IListener listener)
    {
        _listeners.Add(listener);
        return _listeners.Count - 1;
    }

    public void Leave(int token) => _listeners[token] = null!;

    public void Publish(string topic)
    {
        for (int i = 0; i < _listeners.Count; i++)
        {
            _listeners[i].On(topic); // want: null-deref
        }
    }
}

internal sealed class CompactingHub
{
    private readonly List<IListener> _listeners = new();

    public int Join(IListener listener)
    {
        _listeners.Add(listener);
        return _listeners.Count - 1;
    }

    public void Leave(int token)
    {
        if (token < _listeners.Count)
        {
            _listeners[token] = null!;
        }
    }

    public void Publish(string topic)
    {
        _listeners.RemoveAll(l => l is null);
        foreach (var listener in _listeners)
        {
            listener.On(topic);
        }
    }
}

internal sealed record Coin(string Code, decimal Amount)
{
    public static Coin Read(string text)
    {
        var parts = text.Split(' ');
        if (parts.Length != 2 || !decimal.TryParse(parts[1], out var amount))
        {
            return null!;
        }

        return new Coin(parts[0], amount);
    }
}

internal static class Purse
{
    public static decimal Total(List<string> lines)
    {
        decimal total = 0;
        var coins = lines.ConvertAll(Coin.Read);
        coins.ForEach(c => total += c.Amount); // want: null-deref
        return total;
    }

    public static decimal TotalOfValid(List<string> lines)
    {
        decimal total = 0;
        foreach (var coin in lines.ConvertAll(Coin.Read).OfType<Coin>())
        {
            total += coin.Amount;
        }

        return total;
    }
}

internal static class Crumbs
{
    private static string? Suffix(int depth) => depth > 2 ? "..." : null;

    public static int Width(string root, string[] path)
    {
        List<string> trail = [root, .. path, Suffix(path.Length)!];
        int width = 0;
        foreach (var step in trail)
        {
            width += step.Length + 3; // want: null-deref
        }

        return width;
    }
}

internal sealed class Tags
{
    private readonly HashSet<string> _all = new(StringComparer.Ordinal);

    public Tags Include(params string[] names)
    {
        _all.UnionWith(names);
        return this;
    }

    public IReadOnlyCollection<string> All => _all;
}

internal sealed class OptionalTags
{
    private readonly SortedSet<string> _all = new(StringComparer.Ordinal);

    public void Include(string? name)
    {
        if (name is { Length: > 0 })
        {
            _all.Add(name);
        }
    }

    public char First() => _all.Count == 0 ? ' ' : _all.Min![0];
}

internal sealed class Seat
{
    public string Guest { get; set; } = "";
}

internal static class Table
{
    public static List<Seat> Plan(int size) => Enumerable.Repeat<Seat>(null!, size).ToList();

    public static void Place(List<Seat> seats, string[] guests)
    {
        for (int i = 0; i < guests.Length; i++)
        {
            seats[i].Guest = guests[i]; // want: null-deref
        }
    }

    public static int PlaceAll(string[] guests)
    {
        var seats = Plan(guests.Length);
        for (int i = 0; i < seats.Count; i++)
        {
            seats[i] = new Seat { Guest = guests[i] };
        }

        return seats.Sum(s => s.Guest.Length);
    }
}

internal sealed record Stage(string Name, Func<int, int> Run);

internal sealed record Pipeline(ImmutableList<Stage> Stages)
{
    public Pipeline Disable(string name)
    {
        int at = Stages.FindIndex(s => s.Name == name);
        return this with { Stages = Stages.SetItem(at, null!) };
    }

    public int Execute(int seed)
    {
        foreach (var stage in Stages)
        {
            seed = stage.Run(seed); // want: null-deref
        }

        return seed;
    }
}

internal static class Headers
{
    private static IEnumerable<(string Key, string Value)> Split(string[] raw)
    {
        var result = new List<(string Key, string Value)>();
        foreach (var line in raw)
        {
            int colon = line.IndexOf(':');
            result.Add(colon < 0 ? (line, default!) : (line[..colon], line[(colon + 1)..]));
        }

        return result;
    }

    public static string Normalise(string[] raw)
    {
        string text = "";
        foreach (var (key, value) in Split(raw))
        {
            text += key + "=" + value.Trim() + ";"; // want: null-deref
        }

        return text;
    }

    public static string NormaliseFull(string[] raw)
    {
        string text = "";
        foreach (var (key, value) in Split(raw))
        {
            text += value is null ? key : key + "=" + value.Trim();
        }

        return text;
    }
}

internal static class ElementDemos
{
    public static void DemoHub()
    {
        var hub = new Hub();
        int token = hub.Join(new Log());
        hub.Publish("start");
        hub.Leave(token);
        hub.Publish("stop");
    }

    public static void DemoCompactingHub()
    {
        var hub = new CompactingHub();
        int token = hub.Join(new Log());
        hub.Leave(token);
        hub.Publish("stop");
        hub.Leave(token);
    }

    public static void DemoPurse() => Purse.Total(new List<string> { "EUR 4", "broken" });

    public static void DemoPurseValid() => Purse.TotalOfValid(new List<string> { "EUR 4", "broken" });

    public static void DemoCrumbs() => Crumbs.Width("home", new[] { "a", "b" });

    public static void DemoTags()
    {
        var source = new Dictionary<string, string> { ["colour"] = "red" };
        var tags = new Tags().Include("new", source.GetValueOrDefault("size")!);
        int sum = tags.All.Sum(t => t.Length); // missed: null-deref
    }

    public static void DemoOptionalTags()
    {
        var tags = new OptionalTags();
        tags.First();
        tags.Include(null);
        tags.Include("");
        tags.First();
        tags.Include("x");
        tags.First();
    }

    public static void DemoTable() => Table.Place(Table.Plan(2), new[] { "Ann", "Ben" });

    public static void DemoTableAll() => Table.PlaceAll(new[] { "Ann", "Ben" });

    public static void DemoPipeline()
    {
        var full = new Pipeline(ImmutableList.Create(new Stage("twice", x => x * 2), new Stage("next", x => x + 1)));
        full.Execute(1);
        full.Disable("next").Execute(1);
    }

    public static void DemoHeaders() => Headers.Normalise(new[] { "Host: a", "Broken" });

    public static void DemoHeadersFull() => Headers.NormaliseFull(new[] { "Host: a", "Broken" });
}
