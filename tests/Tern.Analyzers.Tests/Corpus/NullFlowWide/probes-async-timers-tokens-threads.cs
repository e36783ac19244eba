#nullable enable
namespace NullSafety.SurfT.TimersTokensThreads;

public sealed class St { public string Tag = "t"; public St? Sub; }

// 1 Timer callback with a state object sets a field to null
public class TimerBad
{
    St? cur = new St(); readonly ManualResetEventSlim hit = new();
    void OnTick(object? state) { cur = state as St; hit.Set(); }
    string Use()
    {
        using var t = new Timer(OnTick, "not a St", 0, Timeout.Infinite);
        hit.Wait();
        return cur!.Tag; // missed: null-deref
    }
    public static void DemoTimerBad() => new TimerBad().Use();
}
public class TimerOk
{
    St? cur = new St(); readonly ManualResetEventSlim hit = new();
    void OnTick(object? state) { cur = state as St; hit.Set(); }
    string Use()
    {
        using var t = new Timer(OnTick, new St(), 0, Timeout.Infinite);
        hit.Wait();
        return cur!.Tag;
    }
    public static void DemoTimerOk() => new TimerOk().Use();
}

// 2 CancellationToken.Register with state; Cancel runs the callback
public class RegisterBad
{
    St? res = new St();
    string Use()
    {
        using var cts = new CancellationTokenSource();
        cts.Token.Register(s => ((RegisterBad)s!).res = null, this);
        cts.Cancel();
        return res!.Tag; // want: null-deref
    }
    public static void DemoRegisterBad() => new RegisterBad().Use();
}
public class RegisterOk
{
    St? res = new St();
    string Use()
    {
        using var cts = new CancellationTokenSource();
        cts.Token.Register(s => ((RegisterOk)s!).res = null, this);
        string tag = res!.Tag;
        cts.Cancel();
        return tag;
    }
    public static void DemoRegisterOk() => new RegisterOk().Use();
}

// 3 Register with a null state object, dereferenced inside the callback of an already cancelled token
public static class RegisterStateBad
{
    static void Hook(CancellationToken ct, St? s) => ct.Register(o => Close((St)o!), s);
    static void Close(St s) => s.Tag = "closed"; // missed: null-deref
    public static void DemoRegisterStateBad() => Hook(new CancellationToken(true), new St().Sub);
}
public static class RegisterStateOk
{
    static void Hook(CancellationToken ct, St? s) => ct.Register(o => Close((St)o!), s);
    static void Close(St s) => s.Tag = "closed";
    public static void DemoRegisterStateOk() => Hook(new CancellationToken(true), new St());
}

// 4 CreateLinkedTokenSource: cancelled before the load
public static class LinkedBad
{
    static async Task<St?> Load(CancellationToken ct) { try { await Task.Delay(1, ct); return new St(); } catch (OperationCanceledException) { return null; } }
    static async Task<string> Use(CancellationToken outer)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(outer);
        var s = await Load(linked.Token);
        return s!.Tag; // want: null-deref
    }
    public static void DemoLinkedBad() => Use(new CancellationToken(true)).GetAwaiter().GetResult();
}
public static class LinkedOk
{
    static async Task<St?> Load(CancellationToken ct) { try { await Task.Delay(1, ct); return new St(); } catch (OperationCanceledException) { return new St(); } }
    static async Task<string> Use(CancellationToken outer)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(outer);
        var s = await Load(linked.Token);
        return s!.Tag;
    }
    public static void DemoLinkedOk() => Use(new CancellationToken(true)).GetAwaiter().GetResult();
}

// 5 PeriodicTimer loop: disposed before the first tick
public static class PeriodicBad
{
    static async Task<St?> Poll(PeriodicTimer t) { St? last = null; while (await t.WaitForNextTickAsync()) { last = new St(); break; } return last; }
    static async Task<string> Use()
    {
        var t = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        t.Dispose();
        return (await Poll(t))!.Tag; // want: null-deref
    }
    public static void DemoPeriodicBad() => Use().GetAwaiter().GetResult();
}
public static class PeriodicOk
{
    static async Task<St?> Poll(PeriodicTimer t) { St? last = null; while (await t.WaitForNextTickAsync()) { last = new St(); break; } return last; }
    static async Task<string> Use()
    {
        var t = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        t.Dispose();
        return (await Poll(t) ?? new St()).Tag;
    }
    public static void DemoPeriodicOk() => Use().GetAwaiter().GetResult();
}

// 6 Thread with a parameter object
public class ThreadParamBad
{
    St? got = new St();
    void Work(object? arg) { got = ((St)arg!).Sub; }
    string Use() { var t = new Thread(Work); t.Start(new St()); t.Join(); return got!.Tag; } // want: null-deref
    public static void DemoThreadParamBad() => new ThreadParamBad().Use();
}
public class ThreadParamOk
{
    St? got;
    void Work(object? arg) { got = ((St)arg!).Sub; }
    string Use() { var t = new Thread(Work); t.Start(new St { Sub = new St() }); t.Join(); return got!.Tag; }
    public static void DemoThreadParamOk() => new ThreadParamOk().Use();
}

// 7 thread fills a captured local
public static class ThreadLocalVarBad
{
    static string Use(bool work)
    {
        St? r = null;
        var t = new Thread(() => { if (work) r = new St(); });
        t.Start(); t.Join();
        return r!.Tag; // want: null-deref
    }
    public static void DemoThreadLocalVarBad() => Use(false);
}
public static class ThreadLocalVarOk
{
    static string Use(bool work)
    {
        St? r = null;
        var t = new Thread(() => { if (work) r = new St(); });
        t.Start(); t.Join();
        return r?.Tag ?? "";
    }
    public static void DemoThreadLocalVarOk() => Use(false);
}

// 8 ThreadPool.QueueUserWorkItem with state
public class PoolBad
{
    St? got = new St(); readonly ManualResetEventSlim ev = new();
    void Work(object? s) { got = s is St x ? x.Sub : null; ev.Set(); }
    string Use() { ThreadPool.QueueUserWorkItem(Work, new St()); ev.Wait(); return got!.Tag; } // want: null-deref
    public static void DemoPoolBad() => new PoolBad().Use();
}
public class PoolOk
{
    St? got; readonly ManualResetEventSlim ev = new();
    void Work(object? s) { got = s is St x ? x : new St(); ev.Set(); }
    string Use() { ThreadPool.QueueUserWorkItem(Work, new St()); ev.Wait(); return got!.Tag; }
    public static void DemoPoolOk() => new PoolOk().Use();
}

// 9 generic QueueUserWorkItem hands the value on through a TaskCompletionSource
public static class PoolTypedBad
{
    static Task<string> Run(St? s)
    {
        var tcs = new TaskCompletionSource<string>();
        ThreadPool.QueueUserWorkItem(x => { try { tcs.SetResult(Tag(x!)); } catch (Exception e) { tcs.SetException(e); } }, s, preferLocal: false);
        return tcs.Task;
    }
    static string Tag(St s) => s.Tag; // want: null-deref
    public static void DemoPoolTypedBad() => Run(null).GetAwaiter().GetResult();
}
public static class PoolTypedOk
{
    static Task<string> Run(St? s)
    {
        var tcs = new TaskCompletionSource<string>();
        ThreadPool.QueueUserWorkItem(x => { try { tcs.SetResult(Tag(x!)); } catch (Exception e) { tcs.SetException(e); } }, s, preferLocal: false);
        return tcs.Task;
    }
    static string Tag(St s) => s.Tag;
    public static void DemoPoolTypedOk() => Run(new St()).GetAwaiter().GetResult();
}

// 10 Task.Factory.StartNew with state, read back by AsyncState
public static class AsyncStateBad
{
    static Task Start(St? s) => Task.Factory.StartNew(_ => { }, s);
    static string Use(Task t) { t.Wait(); var s = (St)t.AsyncState!; return s.Tag; } // missed: null-deref
    public static void DemoAsyncStateBad() => Use(Start(new St().Sub));
}
public static class AsyncStateOk
{
    static Task Start(St? s) => Task.Factory.StartNew(_ => { }, s);
    static string Use(Task t) { t.Wait(); var s = (St)t.AsyncState!; return s.Tag; }
    public static void DemoAsyncStateOk() => Use(Start(new St()));
}

// 11 CancellationTokenSource field swapped and nulled
public class CtsBad
{
    CancellationTokenSource? cts;
    void Start() => cts = new CancellationTokenSource();
    void Stop() { var c = Interlocked.Exchange(ref cts, null); c!.Cancel(); } // want: null-deref
    public static void DemoCtsBad() { var c = new CtsBad(); c.Start(); c.Stop(); c.Stop(); }
}
public class CtsOk
{
    CancellationTokenSource? cts;
    void Start() => cts = new CancellationTokenSource();
    void Stop() { var c = Interlocked.Exchange(ref cts, null); c?.Cancel(); }
    public static void DemoCtsOk() { var c = new CtsOk(); c.Start(); c.Stop(); c.Stop(); }
}
