// case: service-route-trie
// category: service
// rationale: forwarding table as a bit trie, with a longest-prefix cache and neighbour states
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NullSafety.Wide.RouteTrie;

/// <summary>Leading bits of an address; host bits are cleared.</summary>
public readonly record struct Prefix
{
    public Prefix(uint bits, int length)
    {
        Length = length;
        Bits = length == 0 ? 0 : bits & (uint.MaxValue << (32 - length));
    }

    public uint Bits { get; }
    public int Length { get; }

    public static Prefix Parse(string text)
    {
        var parts = text.Split('/');
        uint bits = 0;
        foreach (var octet in parts[0].Split('.'))
            bits = (bits << 8) | byte.Parse(octet);
        return new Prefix(bits, parts.Length > 1 ? int.Parse(parts[1]) : 32);
    }

    public int Bit(int depth) => (int)((Bits >> (31 - depth)) & 1);
}

public enum LinkState { Down, Up }

/// <summary>A neighbour router. A link that is up has a session.</summary>
public sealed class Neighbour(string name)
{
    private Session? _session;
    public string Name { get; } = name;
    public LinkState State { get; private set; }

    public void Up(int hold)
    {
        _session = new Session(hold);
        State = LinkState.Up;
    }

    public void Down()
    {
        State = LinkState.Down;
        _session = null;
    }

    public int Send(string packet)
    {
        switch (State)
        {
            case LinkState.Up:
                return _session.Write(packet); // csc-false
            default:
                return 0;
        }
    }

    public int HoldTime => _session!.Hold; // want: null-deref

    private sealed class Session(int hold)
    {
        private int _written;
        public int Hold { get; } = hold;
        public int Write(string packet) => _written += packet.Length;
    }
}

public sealed record Route(Prefix Prefix, Neighbour Via, int Metric);

internal sealed class TrieNode
{
    private readonly TrieNode?[] _children = new TrieNode?[2];
    public Route? Route { get; set; }
    public TrieNode? Parent { get; private init; }
    public bool IsLeaf => _children[0] is null && _children[1] is null;
    public TrieNode? Child(int bit) => _children[bit];
    public TrieNode Grow(int bit) => _children[bit] ??= new TrieNode { Parent = this };

    public void Prune(TrieNode child)
    {
        for (int i = 0; i < _children.Length; i++)
        {
            if (_children[i] == child)
                _children[i] = null;
        }
    }
}

/// <summary>The forwarding table.</summary>
public sealed class RouteTable
{
    private readonly TrieNode _root = new();
    private readonly Dictionary<Prefix, TrieNode> _nodes = new();
    private Dictionary<uint, Route>? _cache;
    public event Action<Route>? Removed;
    public int Count => _nodes.Count;

    public void Add(Route route)
    {
        var node = _root;
        for (int depth = 0; depth < route.Prefix.Length; depth++)
            node = node.Grow(route.Prefix.Bit(depth));
        if (node.Route == null || node.Route.Metric >= route.Metric)
            node.Route = route;
        _nodes[route.Prefix] = node;
        Interlocked.Exchange(ref _cache, null);
    }

    public bool Remove(Prefix prefix)
    {
        if (!_nodes.TryGetValue(prefix, out var node))
            return false;
        _nodes.Remove(prefix);
        var removed = node.Route;
        node.Route = null;
        while (node.Parent is { } parent && node.IsLeaf && node.Route == null)
        {
            parent.Prune(node);
            node = parent;
        }
        Interlocked.Exchange(ref _cache, null);
        Removed?.Invoke(removed); // csc-false
        return true;
    }

    public Route? Match(uint address)
    {
        Route? best = null;
        TrieNode? node = _root;
        for (int depth = 0; node != null; depth++)
        {
            best = node.Route ?? best;
            node = depth < 32 ? node.Child(new Prefix(address, 32).Bit(depth)) : null;
        }
        return best;
    }

    public bool TryMatchCached(uint address, out Route route)
    {
        var cache = _cache ??= new Dictionary<uint, Route>();
        if (cache.TryGetValue(address, out route!))
            return true;
        var match = Match(address);
        if (match == null)
            return false;
        cache[address] = route = match;
        return true;
    }

    public IEnumerable<string> Dump() => _nodes.OrderBy(p => p.Key.Bits).Select(p => p.Key.Length + " via " + p.Value.Route!.Via.Name);

    public Route DefaultRoute()
    {
        if (!HasDefault())
            throw new InvalidOperationException("There is no default route.");
        return _root.Route; // csc-false
    }

    private bool HasDefault() => _root.Route != null;
}

/// <summary>Forwards packets and reports about its neighbours.</summary>
public sealed class Router
{
    private readonly RouteTable _table = new();
    private readonly Dictionary<string, Neighbour> _neighbours = new();
    private readonly List<string> _log = new();
    private Neighbour? _lastHop;

    public Router()
    {
        _table.Removed += r => _log.Add("lost " + r.Via.Name);
    }

    public IReadOnlyList<string> Log => _log;
    public RouteTable Table => _table;

    public Neighbour Connect(string name, int hold)
    {
        var neighbour = _neighbours.GetValueOrDefault(name) ?? new Neighbour(name);
        _neighbours[name] = neighbour;
        neighbour.Up(hold);
        return neighbour;
    }

    public void Learn(string prefix, string via, int metric) => _table.Add(new Route(Prefix.Parse(prefix), _neighbours[via], metric));

    public void Fail(string name)
    {
        if (_neighbours.TryGetValue(name, out var neighbour))
            neighbour.Down();
    }

    public int Forward(string address, string packet)
    {
        if (_table.TryMatchCached(Prefix.Parse(address).Bits, out var route))
        {
            _lastHop = route.Via;
            return _lastHop.Send(packet);
        }
        _log.Add("unreachable " + address);
        return 0;
    }

    public int MinimumHold()
    {
        int least = int.MaxValue;
        foreach (var neighbour in _neighbours.Values)
        {
            if (neighbour.State == LinkState.Up)
                least = Math.Min(least, neighbour.HoldTime);
        }
        return least;
    }

    public int HoldOf(string name) => _neighbours[name].HoldTime;

    public string Explain(string address)
    {
        _table.TryMatchCached(Prefix.Parse(address).Bits, out var route);
        return address + " goes to " + route.Via.Name; // want: null-deref
    }
}

public static class Case
{
    private static Router Build()
    {
        var router = new Router();
        router.Connect("north", 30);
        router.Connect("south", 90);
        router.Learn("10.0.0.0/8", "north", 5);
        router.Learn("10.1.0.0/16", "south", 5);
        router.Learn("10.1.0.0/16", "north", 9);
        return router;
    }

    public static void DemoForward()
    {
        var router = Build();
        _ = router.Forward("10.1.2.3", "abc") + router.Forward("10.1.2.3", "d") + router.Forward("10.9.9.9", "e") + router.Forward("192.168.0.1", "f");
        _ = router.MinimumHold() + router.HoldOf("south") + router.Log.Count;
        _ = router.Explain("10.1.0.1") + string.Join(",", router.Table.Dump());
        router.Fail("north");
        _ = router.Forward("10.9.9.9", "e") + router.MinimumHold();
    }

    public static void DemoWithdraw()
    {
        var router = Build();
        router.Learn("0.0.0.0/0", "south", 1);
        _ = router.Table.DefaultRoute().Via.Name;
        _ = router.Table.Remove(Prefix.Parse("10.1.0.0/16"));
        _ = router.Table.Remove(Prefix.Parse("10.1.0.0/16"));
        _ = router.Table.Remove(Prefix.Parse("0.0.0.0/0"));
        _ = router.Table.Count + string.Join(",", router.Table.Dump()) + router.Log[0];
    }

    public static void DemoExplainUnreachable() => Build().Explain("172.16.0.1");

    public static void DemoHoldOfFailed()
    {
        var router = Build();
        router.Fail("north");
        router.HoldOf("north");
    }
}
