// case: host-cache-negative
// category: map miss, stored null
// rationale: a negative cache stores null on purpose, so ContainsKey proves nothing; a second map is read for a key nobody configured
// csc: none

namespace NullSafety.HostCacheNegative;

public sealed record HostRecord(string Name, string Address, int Ttl);

public sealed class HostCache
{
    private readonly Dictionary<string, HostRecord?> _records = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<string, HostRecord?> _lookup;

    public HostCache(Func<string, HostRecord?> lookup) => _lookup = lookup;

    public void Warm(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            // a failed lookup is remembered too, so that we do not ask again
            _records[name] = _lookup(name);
        }
    }

    public string AddressOf(string name)
    {
        if (!_records.ContainsKey(name))
        {
            return "";
        }

        return _records[name]!.Address; // want: null-deref
    }

    public string AddressOrEmpty(string name)
    {
        return _records.TryGetValue(name, out var record) && record != null ? record.Address : "";
    }
}

public sealed class ZonePolicy
{
    private readonly Dictionary<string, int[]> _portsByZone = new()
    {
        ["dmz"] = new[] { 80, 443 },
        ["lan"] = new[] { 22, 80, 443, 5432 },
    };

    public int OpenPorts(string zone)
    {
        int[] ports = _portsByZone.GetValueOrDefault(zone)!;
        return ports.Length; // want: null-deref
    }

    public int OpenPortsChecked(string zone)
    {
        int[] ports = _portsByZone.GetValueOrDefault(zone, Array.Empty<int>());
        return ports.Length;
    }
}

public static class Case
{
    private static HostRecord? Resolve(string name) =>
        name.EndsWith(".local", StringComparison.Ordinal) ? new HostRecord(name, "10.0.0.7", 60) : null;

    private static HostCache Warmed()
    {
        var cache = new HostCache(Resolve);
        cache.Warm(new[] { "db.local", "gone.example" });
        return cache;
    }

    public static void Demo1() => Warmed().AddressOf("gone.example");

    public static void Demo2() => new ZonePolicy().OpenPorts("guest");

    public static void Demo3()
    {
        var cache = Warmed();
        cache.AddressOf("db.local");
        cache.AddressOf("never.asked");
        cache.AddressOrEmpty("gone.example");
        new ZonePolicy().OpenPorts("lan");
        new ZonePolicy().OpenPortsChecked("guest");
    }
}
