// case: parcel-tracking
// category: async
// rationale: an async lookup returns null!, a cache hands out a null task, and an async stream yields null for unreadable scans
// csc: none

namespace NullSafety.ParcelTracking;

public sealed record Scan(string Depot, DateTime At);

public sealed class TrackingApi
{
    private readonly Dictionary<string, Scan> _latest = new();
    public void Seed(string code, Scan scan) => _latest[code] = scan;

    public async Task<Scan> LatestAsync(string code)
    {
        await Task.Yield();
        return _latest.TryGetValue(code, out var scan) ? scan : null!;
    }

    public async IAsyncEnumerable<Scan> ReplayAsync(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await Task.Yield();
            var parts = line.Split('@');
            yield return parts.Length == 2 ? new Scan(parts[0], DateTime.Parse(parts[1])) : null!;
        }
    }
}

public sealed class TrackingPage
{
    private readonly TrackingApi _api;
    private Task<Scan> _prefetch = null!;

    public TrackingPage(TrackingApi api) => _api = api;
    public void Prefetch(string code) => _prefetch = _api.LatestAsync(code);

    public async Task<string> DepotAsync(string code)
    {
        var scan = await _api.LatestAsync(code);
        return scan.Depot; // want: null-deref
    }

    public async Task<string> DepotOrUnknownAsync(string code) => (await _api.LatestAsync(code))?.Depot ?? "unknown";

    public async Task<bool> PrefetchedAsync()
    {
        var scan = await _prefetch; // want: null-deref
        return scan is not null;
    }

    public async Task<int> CountAsync(string depot, params string[] lines)
    {
        int n = 0;
        await foreach (var scan in _api.ReplayAsync(lines))
        {
            n += scan.Depot == depot ? 1 : 0; // want: null-deref
        }

        return n;
    }

    public async Task<int> CountReadableAsync(params string[] lines)
    {
        int n = 0;
        await foreach (var scan in _api.ReplayAsync(lines))
        {
            if (scan is not null && scan.Depot.Length > 0)
            {
                n++;
            }
        }

        return n;
    }
}

public static class Case
{
    private static TrackingPage Page()
    {
        var api = new TrackingApi();
        api.Seed("A1", new Scan("Lyon", new DateTime(2024, 5, 2)));
        return new TrackingPage(api);
    }

    public static Task DemoUnknown() => Page().DepotAsync("Z9");
    public static Task DemoUnknownNamed() => Page().DepotOrUnknownAsync("Z9");
    public static Task DemoNotPrefetched() => Page().PrefetchedAsync();
    public static Task DemoReplay() => Page().CountAsync("Lyon", "Lyon@2024-05-02", "###");
    public static Task DemoReadable() => Page().CountReadableAsync("Lyon@2024-05-02", "###");
    public static Task DemoPrefetched()
    {
        var page = Page();
        page.Prefetch("A1");
        return page.PrefetchedAsync();
    }
}
