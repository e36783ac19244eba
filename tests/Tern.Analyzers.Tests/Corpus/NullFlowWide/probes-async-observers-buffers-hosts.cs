#nullable enable
using System.Buffers;
using System.Net;
namespace NullSafety.SurfT.ObserversBuffersHosts;

public sealed class Ev { public string Kind = "e"; public Ev? Cause; }

// 1 IObservable / IObserver of one's own
public sealed class Subject<T> : IObservable<T>, IDisposable
{
    readonly List<IObserver<T>> obs = new();
    public IDisposable Subscribe(IObserver<T> o) { obs.Add(o); return this; }
    public void Emit(T t) { foreach (var o in obs) o.OnNext(t); }
    public void Dispose() => obs.Clear();
}
public class ObsBad : IObserver<Ev>
{
    public void OnNext(Ev value) => value.Kind.Trim(); // want: null-deref
    public void OnError(Exception e) { }
    public void OnCompleted() { }
    public static void DemoObsBad() { var s = new Subject<Ev>(); s.Subscribe(new ObsBad()); s.Emit(new Ev().Cause!); }
}
public class ObsOk : IObserver<Ev>
{
    public void OnNext(Ev value) => value?.Kind.Trim();
    public void OnError(Exception e) { }
    public void OnCompleted() { }
    public static void DemoObsOk() { var s = new Subject<Ev>(); s.Subscribe(new ObsOk()); s.Emit(new Ev().Cause!); }
}

// 2 OnCompleted clears, a late reader falls
public class LatestBad : IObserver<Ev>
{
    Ev? latest;
    public void OnNext(Ev value) => latest = value;
    public void OnError(Exception e) { }
    public void OnCompleted() => latest = null;
    static void Feed(IObserver<Ev> o) { o.OnNext(new Ev()); o.OnCompleted(); }
    public static void DemoLatestBad() { var l = new LatestBad(); Feed(l); l.latest!.Kind.Trim(); } // want: null-deref
}
public class LatestOk : IObserver<Ev>
{
    Ev? latest;
    public void OnNext(Ev value) => latest = value;
    public void OnError(Exception e) { }
    public void OnCompleted() { }
    static void Feed(IObserver<Ev> o) { o.OnNext(new Ev()); o.OnCompleted(); }
    public static void DemoLatestOk() { var l = new LatestOk(); Feed(l); l.latest!.Kind.Trim(); }
}

// 3 IProgress of one's own
public class ProgBad : IProgress<Ev?>
{
    public void Report(Ev? value) => value!.Kind.Trim(); // want: null-deref
    static async Task Work(IProgress<Ev?> p) { await Task.Yield(); p.Report(new Ev()); p.Report(null); }
    public static void DemoProgBad() => Work(new ProgBad()).GetAwaiter().GetResult();
}
public class ProgOk : IProgress<Ev?>
{
    public void Report(Ev? value) => value!.Kind.Trim();
    static async Task Work(IProgress<Ev?> p) { await Task.Yield(); p.Report(new Ev()); p.Report(new Ev()); }
    public static void DemoProgOk() => Work(new ProgOk()).GetAwaiter().GetResult();
}

// 4 Progress<T> stores what it was told
public class ProgStoreBad
{
    Ev? seen = new Ev(); readonly ManualResetEventSlim ev = new();
    string Use()
    {
        IProgress<Ev?> p = new Progress<Ev?>(e => { seen = e; ev.Set(); });
        p.Report(null); ev.Wait();
        return seen!.Kind; // missed: null-deref
    }
    public static void DemoProgStoreBad() => new ProgStoreBad().Use();
}
public class ProgStoreOk
{
    Ev? seen = new Ev(); readonly ManualResetEventSlim ev = new();
    string Use()
    {
        IProgress<Ev?> p = new Progress<Ev?>(e => { seen = e ?? seen; ev.Set(); });
        p.Report(null); ev.Wait();
        return seen!.Kind;
    }
    public static void DemoProgStoreOk() => new ProgStoreOk().Use();
}

// 5 Memory over an array of references, filled around an await
public static class MemBad
{
    static async Task<int> Fill(Memory<Ev> m) { m.Span[0] = new Ev(); await Task.Yield(); return 1; }
    static async Task<string> Use() { var a = new Ev[2]; await Fill(a); return a[1].Kind; } // want: null-deref
    public static void DemoMemBad() => Use().GetAwaiter().GetResult();
}
public static class MemOk
{
    static async Task<int> Fill(Memory<Ev> m) { m.Span[0] = new Ev(); await Task.Yield(); m.Span[1] = new Ev(); return 2; }
    static async Task<string> Use() { var a = new Ev[2]; await Fill(a); return a[1].Kind; }
    public static void DemoMemOk() => Use().GetAwaiter().GetResult();
}

// 6 Span.Clear over a slice after an await
public static class SpanClearBad
{
    static async Task Wipe(Ev[] a) { await Task.Yield(); a.AsSpan(1).Clear(); }
    static async Task<string> Use() { var a = new[] { new Ev(), new Ev() }; await Wipe(a); return a[1].Kind; } // missed: null-deref
    public static void DemoSpanClearBad() => Use().GetAwaiter().GetResult();
}
public static class SpanClearOk
{
    static async Task Wipe(Ev[] a) { await Task.Yield(); a.AsSpan(1).Fill(new Ev()); }
    static async Task<string> Use() { var a = new[] { new Ev(), new Ev() }; await Wipe(a); return a[1].Kind; }
    public static void DemoSpanClearOk() => Use().GetAwaiter().GetResult();
}

// 7 ArrayPool of references returned with clearArray
public static class PoolBad
{
    static Ev[] Work() { var a = ArrayPool<Ev>.Shared.Rent(4); a[0] = new Ev(); ArrayPool<Ev>.Shared.Return(a, clearArray: true); return a; }
    static string Use() => Work()[0].Kind; // missed: null-deref
    public static void DemoPoolBad() => Use();
}
public static class PoolOk
{
    static Ev Work() { var a = ArrayPool<Ev>.Shared.Rent(4); a[0] = new Ev(); var e = a[0]; ArrayPool<Ev>.Shared.Return(a, clearArray: true); return e; }
    static string Use() => Work().Kind;
    public static void DemoPoolOk() => Use();
}

// 8 StreamReader.ReadLineAsync at the end
public static class ReadLineBad
{
    static async Task<string> Second(TextReader r) { await r.ReadLineAsync(); string s = (await r.ReadLineAsync())!; return s; }
    static async Task<int> Use(Stream s) { using var r = new StreamReader(s); return (await Second(r)).Length; } // want: null-deref
    public static void DemoReadLineBad() => Use(new MemoryStream(new byte[] { 65, 10 })).GetAwaiter().GetResult();
}
public static class ReadLineOk
{
    static async Task<string> Second(TextReader r) { await r.ReadLineAsync(); string s = (await r.ReadLineAsync()) ?? ""; return s; }
    static async Task<int> Use(Stream s) { using var r = new StreamReader(s); return (await Second(r)).Length; }
    public static void DemoReadLineOk() => Use(new MemoryStream(new byte[] { 65, 10 })).GetAwaiter().GetResult();
}

// 9 frame reader of one's own over a stream
public sealed class FrameReader(Stream s)
{
    public async Task<Ev?> Next() { var b = new byte[1]; return await s.ReadAsync(b) == 0 ? null : new Ev { Kind = ((char)b[0]).ToString() }; }
}
public static class FrameBad
{
    static async Task<string> Use(FrameReader f) { await f.Next(); Ev e = (await f.Next())!; return e.Kind; } // want: null-deref
    public static void DemoFrameBad() => Use(new FrameReader(new MemoryStream(new byte[] { 65 }))).GetAwaiter().GetResult();
}
public static class FrameOk
{
    static async Task<string> Use(FrameReader f) { string s = ""; while (await f.Next() is { } e) s += e.Kind; return s; }
    public static void DemoFrameOk() => Use(new FrameReader(new MemoryStream(new byte[] { 65 }))).GetAwaiter().GetResult();
}

// 10 message handler chain like HttpClient's: the inner handler answers without a request message
public sealed class BareHandler : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage r, CancellationToken ct) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
}
public sealed class LogBad : DelegatingHandler
{
    public LogBad(HttpMessageHandler h) : base(h) { }
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage r, CancellationToken ct)
    {
        var resp = await base.SendAsync(r, ct);
        Uri u = resp.RequestMessage!.RequestUri!; // missed: null-deref
        return resp;
    }
    public static void DemoLogBad() { using var i = new HttpMessageInvoker(new LogBad(new BareHandler())); i.SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://x/"), default).GetAwaiter().GetResult(); }
}
public sealed class LogOk : DelegatingHandler
{
    public LogOk(HttpMessageHandler h) : base(h) { }
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage r, CancellationToken ct)
    {
        var resp = await base.SendAsync(r, ct);
        resp.RequestMessage ??= r;
        Uri u = resp.RequestMessage!.RequestUri!;
        return resp;
    }
    public static void DemoLogOk() { using var i = new HttpMessageInvoker(new LogOk(new BareHandler())); i.SendAsync(new HttpRequestMessage(HttpMethod.Get, "http://x/"), default).GetAwaiter().GetResult(); }
}

// 11 handlers of one's own: Next is not set
public abstract class Mid { public Mid? Next; public abstract Task<Ev?> Send(string path); }
public sealed class Auth : Mid { public override async Task<Ev?> Send(string path) { await Task.Yield(); return path == "/no" ? null : await Next!.Send(path); } }
public sealed class End : Mid { public override Task<Ev?> Send(string path) => Task.FromResult<Ev?>(new Ev()); }
public static class MidBad
{
    static async Task<string> Use(Mid m, string p) { var r = await m.Send(p); return r!.Kind; } // want: null-deref
    public static void DemoMidBad() => Use(new Auth { Next = new End() }, "/no").GetAwaiter().GetResult();
}
public static class MidOk
{
    static async Task<string> Use(Mid m, string p) { var r = await m.Send(p); return r == null ? "401" : r.Kind; }
    public static void DemoMidOk() => Use(new Auth { Next = new End() }, "/no").GetAwaiter().GetResult();
}

// 12 minimal dependency scope
public sealed class Scope : IServiceProvider, IAsyncDisposable
{
    readonly Dictionary<Type, object> made = new();
    public Scope Add<T>(T t) where T : class { made[typeof(T)] = t; return this; }
    public object? GetService(Type t) => made.TryGetValue(t, out var o) ? o : null;
    public ValueTask DisposeAsync() { made.Clear(); return default; }
}
public static class ScopeBad
{
    static async Task<string> Use() { var s = new Scope().Add(new Ev()); await s.DisposeAsync(); var e = (Ev)s.GetService(typeof(Ev))!; return e.Kind; } // missed: null-deref
    public static void DemoScopeBad() => Use().GetAwaiter().GetResult();
}
public static class ScopeOk
{
    static async Task<string> Use() { var s = new Scope().Add(new Ev()); var e = (Ev)s.GetService(typeof(Ev))!; await s.DisposeAsync(); return e.Kind; }
    public static void DemoScopeOk() => Use().GetAwaiter().GetResult();
}

// 13 options snapshot: the reload puts an object without its part
public sealed class Opts { public Ev? Default; }
public sealed class Monitor2
{
    Opts cur = new() { Default = new Ev() };
    public Opts Snapshot() => cur;
    public async Task Reload(Opts o) { await Task.Yield(); Interlocked.Exchange(ref cur, o); }
}
public static class OptsBad
{
    static async Task<string> Use(Monitor2 m) { await m.Reload(new Opts()); var o = m.Snapshot(); return o.Default!.Kind; } // want: null-deref
    public static void DemoOptsBad() => Use(new Monitor2()).GetAwaiter().GetResult();
}
public static class OptsOk
{
    static async Task<string> Use(Monitor2 m) { var o = m.Snapshot(); await m.Reload(new Opts()); return o.Default!.Kind; }
    public static void DemoOptsOk() => Use(new Monitor2()).GetAwaiter().GetResult();
}
