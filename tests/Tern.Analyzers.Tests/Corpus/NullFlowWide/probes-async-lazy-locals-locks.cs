#nullable enable
using System.Runtime.CompilerServices;
namespace NullSafety.SurfT.LazyLocalsLocks;

public sealed class Cfg { public string Host = "h"; }

// 1 Lazy with a mode
public static class LazyBad
{
    static Cfg? Parse(string s) => s.Contains('=') ? new Cfg() : null;
    static readonly Lazy<Cfg> lazy = new(() => Parse("x")!, LazyThreadSafetyMode.PublicationOnly);
    static string Use() => lazy.Value.Host; // want: null-deref
    public static void DemoLazyBad() => Use();
}
public static class LazyOk
{
    static Cfg? Parse(string s) => s.Contains('=') ? new Cfg() : null;
    static readonly Lazy<Cfg> lazy = new(() => Parse("x") ?? new Cfg(), LazyThreadSafetyMode.PublicationOnly);
    static string Use() => lazy.Value.Host;
    public static void DemoLazyOk() => Use();
}

// 2 Lazy reads a field when it is forced, not when it is made
public class LazyTimeBad
{
    Cfg? cfg = new Cfg();
    Lazy<Cfg> Make() => new(() => cfg!, true);
    void Drop() => cfg = null;
    string Use() { var l = Make(); Drop(); return l.Value.Host; } // want: null-deref
    public static void DemoLazyTimeBad() => new LazyTimeBad().Use();
}
public class LazyTimeOk
{
    Cfg? cfg = new Cfg();
    Lazy<Cfg> Make() => new(() => cfg!, true);
    void Drop() => cfg = null;
    string Use() { var l = Make(); _ = l.Value; Drop(); return l.Value.Host; }
    public static void DemoLazyTimeOk() => new LazyTimeOk().Use();
}

// 3 AsyncLazy of one's own
public sealed class AsyncLazy<T>
{
    readonly Lazy<Task<T>> inner;
    public AsyncLazy(Func<Task<T>> f) => inner = new(() => Task.Run(f));
    public TaskAwaiter<T> GetAwaiter() => inner.Value.GetAwaiter();
}
public static class AsyncLazyBad
{
    static readonly AsyncLazy<Cfg> lz = new(async () => { await Task.Yield(); return null!; });
    static async Task<string> Use() { Cfg c = await lz; return c.Host; } // missed: null-deref
    public static void DemoAsyncLazyBad() => Use().GetAwaiter().GetResult();
}
public static class AsyncLazyOk
{
    static readonly AsyncLazy<Cfg> lz = new(async () => { await Task.Yield(); return new Cfg(); });
    static async Task<string> Use() { Cfg c = await lz; return c.Host; }
    public static void DemoAsyncLazyOk() => Use().GetAwaiter().GetResult();
}

// 4 LazyInitializer.EnsureInitialized on one field, read of another
public class EnsureBad
{
    Cfg? a, b;
    void Init(bool second) { if (second) LazyInitializer.EnsureInitialized(ref b, () => new Cfg()); else LazyInitializer.EnsureInitialized(ref a, () => new Cfg()); }
    string Use() { Init(false); return b!.Host; } // want: null-deref
    public static void DemoEnsureBad() => new EnsureBad().Use();
}
public class EnsureOk
{
    Cfg? a;
    void Init() { LazyInitializer.EnsureInitialized(ref a, () => new Cfg()); }
    string Use() { Init(); return a!.Host; }
    public static void DemoEnsureOk() => new EnsureOk().Use();
}

// 5 ThreadLocal: another thread's value is the default
public static class ThreadLocalBad
{
    static readonly ThreadLocal<Cfg?> tl = new();
    static void Set() => tl.Value = new Cfg();
    static string Read() => tl.Value!.Host; // missed: null-deref
    public static void DemoThreadLocalBad() { var t = new Thread(Set); t.Start(); t.Join(); Read(); }
}
public static class ThreadLocalOk
{
    static readonly ThreadLocal<Cfg> tl = new(() => new Cfg());
    static string Read() => tl.Value!.Host;
    public static void DemoThreadLocalOk() { var t = new Thread(() => Read()); t.Start(); t.Join(); Read(); }
}

// 6 AsyncLocal: a value set in the callee does not flow back
public static class AsyncLocalBad
{
    static readonly AsyncLocal<Cfg?> al = new();
    static async Task Enter() { al.Value = new Cfg(); await Task.Yield(); }
    static async Task<string> Use() { await Enter(); return al.Value!.Host; } // want: null-deref
    public static void DemoAsyncLocalBad() => Use().GetAwaiter().GetResult();
}
public static class AsyncLocalOk
{
    static readonly AsyncLocal<Cfg?> al = new();
    static async Task<string> Inner() { await Task.Yield(); return al.Value!.Host; }
    static async Task<string> Use() { al.Value = new Cfg(); return await Inner(); }
    public static void DemoAsyncLocalOk() => Use().GetAwaiter().GetResult();
}

// 7 SemaphoreSlim guarded state
public class SemBad
{
    readonly SemaphoreSlim gate = new(1, 1); Cfg? cfg = new Cfg();
    async Task Close() { await gate.WaitAsync(); try { cfg = null; } finally { gate.Release(); } }
    async Task<string> Host() { await gate.WaitAsync(); try { return cfg!.Host; } finally { gate.Release(); } } // want: null-deref
    public static void DemoSemBad() { var s = new SemBad(); s.Close().Wait(); s.Host().GetAwaiter().GetResult(); }
}
public class SemOk
{
    readonly SemaphoreSlim gate = new(1, 1); Cfg? cfg = new Cfg();
    async Task Close() { await gate.WaitAsync(); try { cfg = null; } finally { gate.Release(); } }
    async Task<string> Host() { await gate.WaitAsync(); try { cfg ??= new Cfg(); return cfg!.Host; } finally { gate.Release(); } }
    public static void DemoSemOk() { var s = new SemOk(); s.Close().Wait(); s.Host().GetAwaiter().GetResult(); }
}

// 8 lock guarded state (Lock object of .NET 9)
public class LockBad
{
    readonly Lock gate = new(); Cfg? cfg;
    public Cfg Get() { lock (gate) { return cfg!; } }
    public void Set(Cfg? c) { lock (gate) cfg = c; }
    static string Use(LockBad l) { l.Set(null); return l.Get().Host; } // want: null-deref
    public static void DemoLockBad() => Use(new LockBad());
}
public class LockOk
{
    readonly Lock gate = new(); Cfg? cfg;
    public Cfg Get() { lock (gate) { return cfg!; } }
    public void Set(Cfg? c) { lock (gate) cfg = c; }
    static string Use(LockOk l) { l.Set(new Cfg()); return l.Get().Host; }
    public static void DemoLockOk() => Use(new LockOk());
}

// 9 ReaderWriterLockSlim
public class RwBad
{
    readonly ReaderWriterLockSlim rw = new(); Dictionary<string, Cfg> map = new();
    Cfg? Find(string k) { rw.EnterReadLock(); try { return map.TryGetValue(k, out var c) ? c : null; } finally { rw.ExitReadLock(); } }
    void Put(string k) { rw.EnterWriteLock(); try { map[k] = new Cfg(); } finally { rw.ExitWriteLock(); } }
    public static void DemoRwBad() { var r = new RwBad(); r.Put("a"); r.Find("b")!.Host.Trim(); } // want: null-deref
}
public class RwOk
{
    readonly ReaderWriterLockSlim rw = new(); Dictionary<string, Cfg> map = new();
    Cfg? Find(string k) { rw.EnterReadLock(); try { return map.TryGetValue(k, out var c) ? c : null; } finally { rw.ExitReadLock(); } }
    void Put(string k) { rw.EnterWriteLock(); try { map[k] = new Cfg(); } finally { rw.ExitWriteLock(); } }
    public static void DemoRwOk() { var r = new RwOk(); r.Put("a"); r.Find("a")!.Host.Trim(); }
}

// 10 Monitor Wait and Pulse; the wake-up may come from Stop
public class MonBad
{
    readonly object o = new(); Cfg? box; bool stop;
    Cfg Take() { lock (o) { while (box == null && !stop) Monitor.Wait(o); return box!; } }
    void Stop() { lock (o) { stop = true; Monitor.PulseAll(o); } }
    string Use() { var t = Task.Run(Take); Stop(); return t.Result.Host; } // missed: null-deref
    public static void DemoMonBad() => new MonBad().Use();
}
public class MonOk
{
    readonly object o = new(); Cfg? box;
    Cfg Take() { lock (o) { while (box == null) Monitor.Wait(o); return box!; } }
    void Put() { lock (o) { box = new Cfg(); Monitor.PulseAll(o); } }
    string Use() { var t = Task.Run(Take); Put(); return t.Result.Host; }
    public static void DemoMonOk() => new MonOk().Use();
}

// 11 double-checked creation: the published object is half made
public class DoubleBad
{
    static DoubleBad? inst; static readonly object o = new(); Cfg? cfg;
    static DoubleBad Get(bool full)
    {
        if (inst == null) lock (o) { if (inst == null) { var d = new DoubleBad(); if (full) d.cfg = new Cfg(); inst = d; } }
        return inst;
    }
    public static void DemoDoubleBad() => Get(false).cfg!.Host.Trim(); // want: null-deref
}
public class DoubleOk
{
    static DoubleOk? inst; static readonly object o = new(); Cfg? cfg;
    static DoubleOk Get()
    {
        if (inst == null) lock (o) { if (inst == null) { var d = new DoubleOk(); d.cfg = new Cfg(); inst = d; } }
        return inst;
    }
    public static void DemoDoubleOk() => Get().cfg!.Host.Trim();
}

// 12 ThreadStatic: the initializer runs for one thread only
public static class ThreadStaticBad
{
    [ThreadStatic] static Cfg? cur;
    static void Open() => cur = new Cfg();
    static string Read() => cur!.Host; // missed: null-deref
    public static void DemoThreadStaticBad() { var th = new Thread(Open); th.Start(); th.Join(); Read(); }
}
public static class ThreadStaticOk
{
    [ThreadStatic] static Cfg? cur;
    static void Open() => cur = new Cfg();
    static string Read() => cur!.Host;
    public static void DemoThreadStaticOk() { Open(); Read(); }
}
