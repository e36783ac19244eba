#nullable enable
using System.Collections.Concurrent;
namespace NullSafety.SurfT.FieldsAcrossAwaits;

public sealed class Usr { public string Name = "u"; public Usr? Boss; }

// 1 a checked field is cleared by the caller while the method awaits
public class CallerClearsBad
{
    Usr? usr = new Usr(); readonly TaskCompletionSource gate = new();
    async Task<string> Show()
    {
        if (usr == null) return "";
        await gate.Task;
        return usr.Name; // want: null-deref
    }
    public static void DemoCallerClearsBad() { var c = new CallerClearsBad(); var t = c.Show(); c.usr = null; c.gate.SetResult(); t.GetAwaiter().GetResult(); }
}
public class CallerClearsOk
{
    Usr? usr = new Usr(); readonly TaskCompletionSource gate = new();
    async Task<string> Show()
    {
        var u = usr;
        if (u == null) return "";
        await gate.Task;
        return u.Name;
    }
    public static void DemoCallerClearsOk() { var c = new CallerClearsOk(); var t = c.Show(); c.usr = null; c.gate.SetResult(); t.GetAwaiter().GetResult(); }
}

// 2 the awaited method itself clears the checked field
public class CalleeClearsBad
{
    Usr? usr = new Usr();
    async Task Save() { await Task.Yield(); usr = null; }
    async Task<string> Use() { if (usr == null) return ""; await Save(); return usr.Name; } // want: null-deref
    public static void DemoCalleeClearsBad() => new CalleeClearsBad().Use().GetAwaiter().GetResult();
}
public class CalleeClearsOk
{
    Usr? usr = new Usr();
    async Task Save() { await Task.Yield(); usr = null; }
    async Task<string> Use() { await Save(); if (usr == null) return ""; return usr.Name; }
    public static void DemoCalleeClearsOk() => new CalleeClearsOk().Use().GetAwaiter().GetResult();
}

// 3 a started, later awaited task clears
public class StartedLaterBad
{
    Usr? usr = new Usr();
    async Task Logout() { await Task.Delay(1); usr = null; }
    async Task<int> Use() { Task t = Logout(); await t; return Len(usr!); }
    static int Len(Usr u) => u.Name.Length; // want: null-deref
    public static void DemoStartedLaterBad() => new StartedLaterBad().Use().GetAwaiter().GetResult();
}
public class StartedLaterOk
{
    Usr? usr = new Usr();
    async Task Logout() { await Task.Delay(1); usr = null; }
    async Task<int> Use() { int n = Len(usr!); Task t = Logout(); await t; return n; }
    static int Len(Usr u) => u.Name.Length;
    public static void DemoStartedLaterOk() => new StartedLaterOk().Use().GetAwaiter().GetResult();
}

// 4 an event raised after an await, with null as its argument
public class RaiseBad
{
    public event Action<Usr>? Loaded;
    async Task Load(Usr u) { await Task.Yield(); Loaded?.Invoke(u.Boss!); }
    static void On(Usr u) => u.Name.Trim(); // want: null-deref
    public static void DemoRaiseBad() { var r = new RaiseBad(); r.Loaded += On; r.Load(new Usr()).GetAwaiter().GetResult(); }
}
public class RaiseOk
{
    public event Action<Usr>? Loaded;
    async Task Load(Usr u) { await Task.Yield(); if (u.Boss != null) Loaded?.Invoke(u.Boss!); }
    static void On(Usr u) => u.Name.Trim();
    public static void DemoRaiseOk() { var r = new RaiseOk(); r.Loaded += On; r.Load(new Usr()).GetAwaiter().GetResult(); }
}

// 5 the event itself without a subscriber, raised after an await
public class NoSubBad
{
    public event EventHandler? Done;
    async Task Run() { await Task.Yield(); Done!(this, EventArgs.Empty); } // want: null-deref
    static void H(object? s, EventArgs e) { }
    public static void DemoNoSubBad() { var n = new NoSubBad(); n.Done += H; n.Done -= H; n.Run().GetAwaiter().GetResult(); }
}
public class NoSubOk
{
    public event EventHandler? Done = delegate { };
    async Task Run() { await Task.Yield(); Done!(this, EventArgs.Empty); }
    static void H(object? s, EventArgs e) { }
    public static void DemoNoSubOk() { var n = new NoSubOk(); n.Done += H; n.Done -= H; n.Run().GetAwaiter().GetResult(); }
}

// 6 async event (Func<Task>) awaited; a handler clears
public class AsyncEventBad
{
    public event Func<AsyncEventBad, Task>? Closing; Usr? usr = new Usr();
    async Task<string> Close() { if (Closing != null) await Closing(this); return usr!.Name; } // want: null-deref
    public static void DemoAsyncEventBad() { var a = new AsyncEventBad(); a.Closing += async x => { await Task.Yield(); x.usr = null; }; a.Close().GetAwaiter().GetResult(); }
}
public class AsyncEventOk
{
    public event Func<AsyncEventOk, Task>? Closing; Usr? usr = new Usr();
    async Task<string> Close() { var u = usr; if (Closing != null) await Closing(this); return u!.Name; }
    public static void DemoAsyncEventOk() { var a = new AsyncEventOk(); a.Closing += async x => { await Task.Yield(); x.usr = null; }; a.Close().GetAwaiter().GetResult(); }
}

// 7 background loop sets a snapshot
public class SnapBad
{
    volatile Usr? snap = new Usr();
    async Task Loop(IEnumerable<Usr> src) { foreach (var u in src) { await Task.Yield(); snap = u.Boss; } }
    Usr Now() => snap!;
    public static void DemoSnapBad() { var s = new SnapBad(); Task.Run(() => s.Loop(new[] { new Usr() })).Wait(); s.Now().Name.Trim(); } // want: null-deref
}
public class SnapOk
{
    volatile Usr? snap = new Usr();
    async Task Loop(IEnumerable<Usr> src) { foreach (var u in src) { await Task.Yield(); snap = u.Boss ?? snap; } }
    Usr Now() => snap!;
    public static void DemoSnapOk() { var s = new SnapOk(); Task.Run(() => s.Loop(new[] { new Usr() })).Wait(); s.Now().Name.Trim(); }
}

// 8 cached task
public class CachedTaskBad
{
    Task<Usr>? cache; bool online;
    Task<Usr> Get() => cache ??= Load();
    async Task<Usr> Load() { await Task.Yield(); return online ? new Usr() : null!; }
    async Task<string> Use() { await Get(); online = true; return (await Get()).Name; } // want: null-deref
    public static void DemoCachedTaskBad() => new CachedTaskBad().Use().GetAwaiter().GetResult();
}
public class CachedTaskOk
{
    Task<Usr>? cache; bool online;
    Task<Usr> Get() => cache ??= Load();
    async Task<Usr> Load() { await Task.Yield(); return online ? new Usr() : null!; }
    async Task<string> Use() { var u = await Get(); online = true; return u == null ? "" : (await Get()).Name; }
    public static void DemoCachedTaskOk() => new CachedTaskOk().Use().GetAwaiter().GetResult();
}

// 9 request coalescing by ConcurrentDictionary of tasks
public class CoalesceBad
{
    readonly ConcurrentDictionary<string, Task<Usr?>> flight = new();
    Task<Usr?> Get(string k) => flight.GetOrAdd(k, Fetch);
    static async Task<Usr?> Fetch(string k) { await Task.Yield(); return k == "root" ? new Usr() : null; }
    async Task<string> Use() { var a = Get("x"); var b = Get("x"); await a; return (await b)!.Name; } // want: null-deref
    public static void DemoCoalesceBad() => new CoalesceBad().Use().GetAwaiter().GetResult();
}
public class CoalesceOk
{
    readonly ConcurrentDictionary<string, Task<Usr?>> flight = new();
    Task<Usr?> Get(string k) => flight.GetOrAdd(k, Fetch);
    static async Task<Usr?> Fetch(string k) { await Task.Yield(); return k == "root" ? new Usr() : null; }
    async Task<string> Use() { var a = Get("x"); var b = Get("x"); await a; return (await b)?.Name ?? ""; }
    public static void DemoCoalesceOk() => new CoalesceOk().Use().GetAwaiter().GetResult();
}

// 10 retry loop gives up with null
public static class RetryBad
{
    static async Task<Usr> Retry(Func<int, Task<Usr>> f, int max)
    {
        for (int i = 0; i < max; i++) try { return await f(i); } catch (IOException) { await Task.Yield(); }
        return null!;
    }
    static async Task<string> Use() => (await Retry(i => throw new IOException(), 2)).Name; // want: null-deref
    public static void DemoRetryBad() => Use().GetAwaiter().GetResult();
}
public static class RetryOk
{
    static async Task<Usr> Retry(Func<int, Task<Usr>> f, int max)
    {
        for (int i = 0; i < max; i++) try { return await f(i); } catch (IOException) { await Task.Yield(); }
        return new Usr();
    }
    static async Task<string> Use() => (await Retry(i => throw new IOException(), 2)).Name;
    public static void DemoRetryOk() => Use().GetAwaiter().GetResult();
}

// 11 null set in finally after an await
public class FinallyBad
{
    Usr? active;
    async Task Step() { active = new Usr(); try { await Task.Delay(1); } finally { active = null; } }
    async Task<string> Use() { await Step(); return active!.Name; } // want: null-deref
    public static void DemoFinallyBad() => new FinallyBad().Use().GetAwaiter().GetResult();
}
public class FinallyOk
{
    Usr? active;
    async Task Step() { active = null; try { await Task.Delay(1); } finally { active = new Usr(); } }
    async Task<string> Use() { await Step(); return active!.Name; }
    public static void DemoFinallyOk() => new FinallyOk().Use().GetAwaiter().GetResult();
}
