// case: small-maps-again
// category: several small cases of one topic
using System.Runtime.InteropServices;

namespace Probe.Maps;

internal sealed class Translations
{
    private readonly Dictionary<string, Dictionary<string, string>> _cultures = new();

    public void Load(string culture, IEnumerable<string> lines)
    {
        var table = _cultures[culture] = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            int eq = line.IndexOf('=');
            table[eq < 0 ? line : line[..eq]] = eq < 0 ? null! : line[(eq + 1)..];
        }
    }

    public string Text(string culture, string key) =>
        _cultures.TryGetValue(culture, out var t) && t.TryGetValue(key, out var s) ? s : key;
}

internal sealed record Session(string User, int Seat);

internal sealed class Lobby
{
    private readonly Dictionary<int, Session> _open = new();
    private readonly List<string> _audit = new();

    public void Join(int id, string user) => _open.Add(id, new Session(user, _open.Count));

    public void Leave(int id)
    {
        _open.Remove(id, out var session);
        Record(session!, "left");
    }

    public bool Kick(int id)
    {
        if (!_open.Remove(id, out var session))
        {
            return false;
        }

        _audit.Add(session.User + " kicked");
        return true;
    }

    private void Record(Session s, string what)
    {
        _audit.Add($"{s.User} {what}"); // want: null-deref
    }
}

internal sealed class Router
{
    private readonly Dictionary<string, Func<string, int>> _routes = new(StringComparer.OrdinalIgnoreCase);

    public void Map(string path, Func<string, int> handler) => _routes[path] = handler;

    public int Dispatch(string path)
    {
        if (!_routes.TryGetValue(path, out Func<string, int>? handler))
        {
            _routes.TryGetValue("*", out handler);
        }

        return Invoke(handler!, path);
    }

    private static int Invoke(Func<string, int> handler, string path)
    {
        return handler(path); // want: null-deref
    }
}

internal sealed class Topic
{
    private readonly List<Action<string>> _subscribers = new();

    public int Subscribe(Action<string> callback)
    {
        _subscribers.Add(callback);
        return _subscribers.Count - 1;
    }

    public void Unsubscribe(int token) => _subscribers[token] = null!;

    public void Publish(string message)
    {
        for (int i = 0; i < _subscribers.Count; i++)
        {
            _subscribers[i](message); // missed: null-deref
        }

        _subscribers.RemoveAll(s => s == null);
    }
}

internal sealed class QuietTopic
{
    private readonly List<Action<string>> _subscribers = new();

    public void Subscribe(Action<string> callback) => _subscribers.Add(callback);

    public void Unsubscribe(Action<string> callback)
    {
        int i = _subscribers.IndexOf(callback);
        if (i >= 0)
        {
            _subscribers[i] = null!;
        }
    }

    public void Publish(string message)
    {
        foreach (var s in _subscribers.OfType<Action<string>>().ToArray())
        {
            s(message);
        }
    }
}

internal sealed class Address
{
    public int Port = 53;
}

internal sealed class DnsCache
{
    private readonly Dictionary<string, Address> _known = new();
    public int Queries;

    public int PortOf(string host)
    {
        if (!_known.ContainsKey(host))
        {
            _known[host] = Query(host);
        }

        return _known[host].Port; // want: null-deref
    }

#nullable disable
    private Address Query(string host)
    {
        Queries++;
        return host.EndsWith(".test") ? null : new Address();
    }
#nullable enable
}

internal static class Index
{
    public static Dictionary<char, List<string>> Build(IEnumerable<string> words)
    {
        var map = new Dictionary<char, List<string>>();
        foreach (var w in words)
        {
            ref List<string> bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(map, w[0], out bool exists)!;
            if (!exists)
            {
                bucket = new List<string>();
            }

            bucket.Add(w);
        }

        return map;
    }

    public static Dictionary<char, List<string>> Merge(Dictionary<char, List<string>> map, params string[] words)
    {
        foreach (var w in words)
        {
            ref List<string> bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(map, w[0], out _)!;
            bucket.Add(w); // want: null-deref
        }

        return map;
    }
}

internal sealed class Scope
{
    private readonly Dictionary<string, Value> _vars = new();
    private readonly Scope? _outer;

    public Scope(Scope? outer = null) => _outer = outer;

    public Value this[string name]
    {
        get => _vars.TryGetValue(name, out var v) ? v : _outer?[name]!;
        set => _vars[name] = value;
    }
}

internal abstract record Value
{
    public sealed record Num(int N) : Value;

    public sealed record Text(string S) : Value;

    public int AsInt() => this is Num n ? n.N : 0;
}

internal sealed class FeatureFlags
{
    private readonly SortedList<string, string> _flags = new();

    public string Set(string name, string value)
    {
        _flags.TryGetValue(name, out var before);
        _flags[name] = value;
        return before!;
    }
}

public static class MapDemos
{
    public static string DemoUntranslated()
    {
        var t = new Translations();
        t.Load("de", new[] { "save=speichern", "undo" });
        string first = t.Text("fr", "undo");
        string label = t.Text("de", "undo");
        return first + char.ToUpper(label[0]); // want: null-deref
    }

    public static void DemoLeaveTwice()
    {
        var lobby = new Lobby();
        lobby.Join(7, "ann");
        lobby.Leave(7);
        lobby.Leave(7);
    }

    public static bool DemoKickTwice()
    {
        var lobby = new Lobby();
        lobby.Join(7, "ann");
        return lobby.Kick(7) && lobby.Kick(7);
    }

    public static int DemoNoCatchAll()
    {
        var r = new Router();
        r.Map("/health", _ => 200);
        return r.Dispatch("/HEALTH") + r.Dispatch("/metrics");
    }

    public static void DemoUnsubscribeInside()
    {
        var topic = new Topic();
        int second = -1;
        topic.Subscribe(_ => topic.Unsubscribe(second));
        second = topic.Subscribe(_ => { });
        topic.Publish("tick");
    }

    public static void DemoQuietUnsubscribe()
    {
        var topic = new QuietTopic();
        Action<string> b = _ => { };
        topic.Subscribe(_ => topic.Unsubscribe(b));
        topic.Subscribe(b);
        topic.Publish("tick");
        topic.Publish("tock");
    }

    public static int DemoNegativeCache() => new DnsCache() is var c ? c.PortOf("a.org") + c.PortOf("b.test") : 0;

    public static int DemoIndexBuild() => Index.Build(new[] { "ant", "bee", "asp" }).Count;

    public static int DemoIndexMerge() => Index.Merge(Index.Build(new[] { "ant" }), "asp", "cow").Count;

    public static int DemoUnboundName()
    {
        var globals = new Scope { ["x"] = new Value.Num(1) };
        var inner = new Scope(globals) { ["y"] = new Value.Text("b") };
        int sum = inner["x"].AsInt() + inner["y"].AsInt(); // needless
        sum += inner["z"] switch
        {
            Value.Num n => n.N,
            Value.Text t => t.S.Length,
            _ => 0,
        };
        return sum;
    }

    public static string DemoFirstFlagChange()
    {
        var flags = new FeatureFlags();
        var before = flags.Set("dark", "on");
        return before.Trim(); // want: null-deref
    }
}
