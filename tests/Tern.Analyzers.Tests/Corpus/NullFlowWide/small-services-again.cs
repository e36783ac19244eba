// case: small-services-again
// category: several small cases of one topic
namespace Probe.H.Services;

public delegate Task Next(HttpCall call);
public sealed record Principal(string Name, string[] Roles);
public sealed class HttpCall(string path, Dictionary<string, string> headers)
{
    public string Path { get; } = path;
    public Dictionary<string, string> Headers { get; } = headers;
    public Principal User { get; set; } = null!;
    public int Status { get; set; } = 200;
}
public sealed class Pipeline
{
    private readonly List<Func<Next, Next>> _parts = new();
    public Pipeline Use(Func<HttpCall, Next, Task> part) { _parts.Add(next => call => part(call, next)); return this; }
    public Next Build(Next last) => Enumerable.Reverse(_parts).Aggregate(last, (next, part) => part(next));
}
public static class Api
{
    private static Task Authenticate(HttpCall call, Next next)
    {
        if (call.Headers.TryGetValue("X-User", out var name)) call.User = new Principal(name, ["reader"]);
        return next(call);
    }
    private static Task Documents(HttpCall call)
    {
        call.Status = call.User.Roles.Contains("reader") ? 200 : 403; // want: null-deref
        return Task.CompletedTask;
    }
    public static void DemoAnonymous()
    {
        var app = new Pipeline().Use(Authenticate).Use((c, next) => c.Path == "/health" ? Task.CompletedTask : next(c)).Build(Documents);
        app(new HttpCall("/docs/1", new() { ["X-User"] = "ann" })).Wait();
        app(new HttpCall("/health", new())).Wait();
        app(new HttpCall("/docs/2", new())).GetAwaiter().GetResult();
    }
}

public sealed class GrpcCall(string method) { public string Method => method; public Principal Caller { get; set; } = null!; public string? Trailer { get; set; } }
public interface IInterceptor { void Invoke(GrpcCall call, Action<GrpcCall> next); }
public sealed class RequireCaller(IReadOnlyDictionary<string, string> tokens) : IInterceptor
{
    public void Invoke(GrpcCall call, Action<GrpcCall> next)
    {
        if (!tokens.TryGetValue(call.Method, out var name)) { call.Trailer = "unauthenticated"; return; }
        call.Caller = new Principal(name, []);
        next(call);
    }
}
public sealed class Tracing : IInterceptor
{
    public void Invoke(GrpcCall call, Action<GrpcCall> next) { next(call); call.Trailer ??= "ok"; }
}
public static class GrpcHost
{
    private static void Handle(GrpcCall call) => call.Trailer = call.Caller.Name.ToLowerInvariant();
    private static void Run(GrpcCall call, params IInterceptor[] chain)
    {
        void Step(GrpcCall c, int i) { if (i == chain.Length) Handle(c); else chain[i].Invoke(c, x => Step(x, i + 1)); }
        Step(call, 0);
    }
    public static void DemoInterceptors()
    {
        var auth = new RequireCaller(new Dictionary<string, string> { ["Get"] = "Ann" });
        Run(new GrpcCall("Get"), new Tracing(), auth);
        Run(new GrpcCall("Delete"), new Tracing(), auth);
    }
}

public sealed class PriceBus
{
    private readonly List<Action<decimal>> _sinks = new();
    private decimal? _last;
    public void Subscribe(Action<decimal> sink) { _sinks.Add(sink); if (_last is { } p) sink(p); }
    public void Publish(decimal p) { _last = p; _sinks.ForEach(s => s(p)); }
}
public sealed class PriceHistory { public List<decimal> Points { get; } = new(); }
public sealed class PriceRecorder
{
    private readonly PriceHistory _history;
    public PriceRecorder(PriceBus bus, PriceHistory history)
    {
        bus.Subscribe(OnPrice);
        _history = history;
    }
    private void OnPrice(decimal p)
    {
        _history.Points.Add(p); // want: null-deref
    }
    public static void DemoLateRecorder()
    {
        var bus = new PriceBus();
        _ = new PriceRecorder(bus, new PriceHistory());
        bus.Publish(10);
        _ = new PriceRecorder(bus, new PriceHistory());
    }
}

public sealed class PriceAlarm
{
    private readonly PriceHistory _raised;
    private PriceAlarm(PriceHistory raised) => _raised = raised;
    public static PriceAlarm Attach(PriceBus bus, PriceHistory raised)
    {
        PriceAlarm alarm = null!;
        Action<decimal> relay = p => alarm._raised.Points.Add(p);
        alarm = new PriceAlarm(raised);
        bus.Subscribe(relay);
        return alarm;
    }
    public static void DemoLateAlarm()
    {
        var bus = new PriceBus();
        bus.Publish(10);
        Attach(bus, new PriceHistory());
        bus.Publish(11);
    }
}

public sealed class Transaction(bool diskFull)
{
    public List<string> Log { get; } = new();
    public void Commit() { if (diskFull) throw new IOException("disk full"); }
}
public sealed class UnitOfWork(Func<Transaction> begin)
{
    private Transaction _tx = null!;
    public void Begin() => _tx = begin();
    public void Add(string row) => _tx.Log.Add(row);
    public void Commit() { var tx = _tx; _tx = null!; tx.Commit(); }
    public void Rollback()
    {
        _tx.Log.Clear(); // want: null-deref
        _tx = null!;
    }
}
public sealed class TransferHandler(UnitOfWork uow)
{
    public bool Handle(string from, string to)
    {
        uow.Begin();
        try { uow.Add(from); uow.Add(to); uow.Commit(); return true; }
        catch (IOException) { uow.Rollback(); return false; }
    }
    public static void DemoDiskFull()
    {
        new TransferHandler(new UnitOfWork(() => new Transaction(false))).Handle("a", "b");
        new TransferHandler(new UnitOfWork(() => new Transaction(true))).Handle("a", "b");
    }
}

public sealed class StockUnit(Func<Transaction> begin)
{
    private Transaction _tx = null!;
    public void Begin() => _tx = begin();
    public void Commit() { _tx.Commit(); _tx = null!; }
    public void Rollback() { _tx.Log.Clear(); _tx = null!; }
}
public sealed class StockHandler(StockUnit unit)
{
    public bool Handle()
    {
        unit.Begin();
        try { unit.Commit(); return true; }
        catch (IOException) { unit.Rollback(); return false; }
    }
    public static void DemoStockDiskFull()
    {
        bool[] results = [new StockHandler(new StockUnit(() => new(false))).Handle(), new StockHandler(new StockUnit(() => new(true))).Handle()];
    }
}

public sealed class Creature(string name, int health)
{
    public string Name => name;
    public event Action<Creature>? Died;
    public Creature? Target { get; private set; }
    public void Aim(Creature other)
    {
        Target = other;
        other.Died += _ => Target = null;
    }
    public void Hit(int damage) { if ((health -= damage) <= 0) Died?.Invoke(this); }
}
public sealed class CombatLog { public List<string> Lines { get; } = new(); public void Add(string s) => Lines.Add(s); }
public sealed class CombatSystem(CombatLog log)
{
    public void Tick(IEnumerable<Creature> all)
    {
        foreach (var c in all)
        {
            if (c.Target == null) continue;
            c.Target.Hit(5);
            log.Add(c.Name + " hits " + c.Target.Name.ToUpperInvariant()); // missed: null-deref
        }
    }
    public static void DemoLastHit()
    {
        Creature orc = new("orc", 9), elf = new("elf", 20);
        elf.Aim(orc);
        var combat = new CombatSystem(new CombatLog());
        for (int round = 0; round < 3; round++) combat.Tick([orc, elf]);
    }
}

public sealed class RetryOptions { public int MaxAttempts { get; set; } public bool Jitter { get; set; } }
public sealed record Reply(int Code, string Body);
public interface ITransport { Reply Send(string path); }
public sealed class FlakyTransport : ITransport { private int _n; public Reply Send(string path) => new(_n++ % 2 == 0 ? 503 : 200, path); }
public sealed class RetryTransport(ITransport inner, RetryOptions options) : ITransport
{
    public Reply Send(string path)
    {
        Reply last = null!;
        for (int i = 0; i < options.MaxAttempts; i++)
        {
            last = inner.Send(path);
            if (last.Code < 500) break; // needless
        }
        return last;
    }
}
public sealed class CatalogClient(ITransport transport)
{
    public string Item(int id) => transport.Send($"/item/{id}").Body; // want: null-deref
    private static CatalogClient Create(Action<RetryOptions> configure)
    {
        var options = new RetryOptions();
        configure(options);
        return new(new RetryTransport(new FlakyTransport(), options));
    }
    public static void DemoUnconfigured()
    {
        Create(o => o.MaxAttempts = 3).Item(1);
        Create(o => o.Jitter = true).Item(2);
    }
}
