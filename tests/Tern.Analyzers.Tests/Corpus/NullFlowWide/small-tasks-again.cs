// case: small-tasks-again
// category: several small cases of one topic
using System.Collections.Concurrent;

namespace Probe.H.Tasks;

public sealed class LogShipper
{
    private readonly List<string> _batch = new();
    private Task _inFlight = null!;
    public void Write(string line)
    {
        _batch.Add(line);
        if (_batch.Count >= 2) _inFlight = SendAsync(_batch.ToArray());
    }
    private async Task SendAsync(string[] lines)
    {
        await Task.Yield();
        _batch.RemoveRange(0, Math.Min(lines.Length, _batch.Count));
    }
    public async Task CloseAsync()
    {
        await _inFlight; // want: null-deref
        _batch.Clear();
    }
    public static void DemoShortRun()
    {
        var shipper = new LogShipper();
        shipper.Write("started");
        shipper.CloseAsync().GetAwaiter().GetResult();
    }
}

public sealed class MetricShipper
{
    private readonly Queue<int> _points = new();
    private Task? _inFlight;
    public void Write(int point)
    {
        _points.Enqueue(point);
        if (_points.Count >= 2) _inFlight = Task.CompletedTask;
    }
    private Task Pending() => Interlocked.Exchange(ref _inFlight, null) ?? Task.CompletedTask;
    public async Task CloseAsync()
    {
        await Pending();
        _points.Clear();
    }
    public static void DemoMetricRun()
    {
        var shipper = new MetricShipper();
        shipper.Write(1);
        shipper.CloseAsync().GetAwaiter().GetResult();
        shipper.CloseAsync().GetAwaiter().GetResult();
    }
}

public sealed record Frame(int Id, byte[] Body);
public sealed class RpcConnection
{
    private readonly Dictionary<int, TaskCompletionSource<Frame>> _waiting = new();
    public Task<Frame> CallAsync(int id) => (_waiting[id] = new()).Task;
    public void OnFrame(Frame f) { if (_waiting.Remove(f.Id, out var w)) w.TrySetResult(f); }
    public void OnClosed()
    {
        foreach (var w in _waiting.Values) w.TrySetResult(default!);
        _waiting.Clear();
    }
    private static async Task<int> SizeAsync(Task<Frame> call)
    {
        var frame = await call.ConfigureAwait(false);
        return frame.Body.Length; // missed: null-deref
    }
    public static void DemoPeerHangsUp()
    {
        var c = new RpcConnection();
        var both = Task.WhenAll(SizeAsync(c.CallAsync(1)), SizeAsync(c.CallAsync(2)));
        c.OnFrame(new Frame(1, [1, 2]));
        c.OnClosed();
        both.GetAwaiter().GetResult();
    }
}

public sealed class PushConnection
{
    private readonly Dictionary<int, TaskCompletionSource<Frame>> _open = new();
    public Task<Frame> NextAsync(int id) => (_open[id] = new()).Task;
    public void OnFrame(Frame f) { if (_open.Remove(f.Id, out var w)) w.TrySetResult(f); }
    public void OnClosed()
    {
        foreach (var w in _open.Values) w.TrySetCanceled();
        _open.Clear();
    }
    private static async Task<int> SizeAsync(Task<Frame> next)
    {
        Frame frame = null!;
        try { frame = await next; }
        catch (OperationCanceledException) { return -1; }
        return frame.Body.Length;
    }
    public static void DemoPushHangsUp()
    {
        var c = new PushConnection();
        var both = Task.WhenAll(SizeAsync(c.NextAsync(1)), SizeAsync(c.NextAsync(2)));
        c.OnFrame(new Frame(1, [1, 2]));
        c.OnClosed();
        both.GetAwaiter().GetResult();
    }
}

public sealed class Player(string nick) { public string Nick { get; } = nick; }
public sealed class Lobby
{
    private readonly Dictionary<long, Player> _online = new();
    public void Join(long id, string nick) => _online.Add(id, new Player(nick));
    public ValueTask<Player> FindAsync(long id) => _online.TryGetValue(id, out var p) ? new(p) : default;
    public async Task<string> GreetAsync(IEnumerable<long> ids)
    {
        var names = new List<string>();
        foreach (var id in ids)
            names.Add((await FindAsync(id)).Nick); // want: null-deref
        return string.Join(", ", names);
    }
    public static void DemoGreet()
    {
        var lobby = new Lobby();
        lobby.Join(7, "zoe");
        lobby.GreetAsync([7]).GetAwaiter().GetResult();
        lobby.GreetAsync([7, 8]).GetAwaiter().GetResult();
    }
}

public sealed class DnsCache(Func<string, string> resolve)
{
    private readonly ConcurrentDictionary<string, string> _answers = new();
    public void Prefetch(params string[] hosts) { foreach (var h in hosts) _answers.GetOrAdd(h, resolve); }
    public bool IsLoopback(string host)
    {
        if (_answers.TryGetValue(host, out var address))
            return address.StartsWith("127."); // missed: null-deref
        return false;
    }
    public static void DemoNegativeAnswer()
    {
        var zone = new Dictionary<string, string> { ["localhost"] = "127.0.0.1" };
        var cache = new DnsCache(h => zone.GetValueOrDefault(h)!);
        cache.Prefetch("localhost", "db.internal");
        _ = cache.IsLoopback("other") || !cache.IsLoopback("localhost") || cache.IsLoopback("db.internal");
    }
}

public sealed class Thumbnails(int capacity)
{
    private readonly LinkedList<string> _order = new();
    private readonly Dictionary<string, byte[]> _data = new();
    public byte[] Get(string file)
    {
        if (_data.TryGetValue(file, out var known)) return known;
        while (_data.Count >= capacity)
        {
            _data.Remove(_order.Last!.Value); // missed: null-deref
            _order.RemoveLast();
        }
        _order.AddFirst(file);
        return _data[file] = new byte[file.Length];
    }
    public static void DemoDisabledCache()
    {
        foreach (var size in new[] { 2, 0 }) { var t = new Thumbnails(size); t.Get("a.png"); t.Get("b.png"); t.Get("c.png"); }
    }
}

public sealed class Glyphs
{
    private readonly int _capacity;
    private readonly LinkedList<char> _order = new();
    private readonly HashSet<char> _loaded = new();
    public Glyphs(int capacity) => _capacity = Math.Max(1, capacity);
    public void Touch(char c)
    {
        if (!_loaded.Add(c)) return;
        _order.AddFirst(c);
        if (_order.Count > _capacity) { _loaded.Remove(_order.Last!.Value); _order.RemoveLast(); }
    }
    public static void DemoGlyphs()
    {
        foreach (var size in new[] { 2, 0 }) { var g = new Glyphs(size); foreach (var c in "abca") g.Touch(c); }
    }
}
