// case: map-negative-dns-cache
// category: collections
// rationale: a cache stores null for names known not to exist; ContainsKey and enumeration say nothing about the value
// csc: none

namespace NullSafety.Blind.B22.NegativeDnsCache;

public sealed record HostRecord(string Name, string Address, int Ttl);

public interface IZone
{
    HostRecord? Query(string name);
}

public sealed class StaticZone : IZone
{
    private readonly List<HostRecord> _records = new();

    public StaticZone With(string name, string address)
    {
        _records.Add(new HostRecord(name, address, 300));
        return this;
    }

    public HostRecord? Query(string name) => _records.Find(r => r.Name == name);
}

public sealed class CachingResolver(IZone zone)
{
    private readonly Dictionary<string, HostRecord> _cache = new();
    private readonly Dictionary<string, HostRecord> _positive = new();

    public void Prefetch(string name)
    {
        // a miss is remembered too, so that the zone is asked only once
        _cache[name] = zone.Query(name)!;
        if (zone.Query(name) is { } found)
        {
            _positive[name] = found;
        }
    }

    public string AddressOf(string name)
    {
        if (!_cache.ContainsKey(name))
        {
            Prefetch(name);
        }

        return _cache[name].Address; // want: null-deref
    }

    public string AddressOrEmpty(string name)
    {
        return _positive.TryGetValue(name, out var record) ? record.Address : "";
    }

    public int ShortestTtl()
    {
        int ttl = int.MaxValue;
        foreach (var record in _cache.Values)
        {
            ttl = Math.Min(ttl, record.Ttl); // want: null-deref
        }

        return ttl;
    }

    public int ShortestPositiveTtl()
    {
        int ttl = int.MaxValue;
        foreach (var record in _positive.Values)
        {
            ttl = Math.Min(ttl, record.Ttl);
        }

        return ttl;
    }
}

public static class Case
{
    private static CachingResolver Resolver()
    {
        var resolver = new CachingResolver(new StaticZone().With("www", "10.0.0.1"));
        resolver.Prefetch("www");
        resolver.Prefetch("ftp");
        return resolver;
    }

    public static void DemoAddress() => Resolver().AddressOf("ftp");

    public static void DemoAddressOrEmpty() => Resolver().AddressOrEmpty("ftp");

    public static void DemoTtl() => Resolver().ShortestTtl();

    public static void DemoPositiveTtl() => Resolver().ShortestPositiveTtl();
}
