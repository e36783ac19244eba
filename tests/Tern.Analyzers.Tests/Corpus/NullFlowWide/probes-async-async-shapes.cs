#nullable enable
using System.Runtime.CompilerServices;
namespace NullSafety.SurfT.AsyncShapes;

public sealed class Msg { public string Body = "b"; }

// 1 async void handler (runs synchronously until its first await)
public class VoidHandlerBad
{
    Msg? last;
    async void OnTick(object? s, EventArgs e) { await Task.Delay(50); last = new Msg(); }
    string Fire() { OnTick(null, EventArgs.Empty); return Read(last!); }
    static string Read(Msg m) => m.Body; // missed: null-deref
    public static void DemoVoidHandlerBad() => new VoidHandlerBad().Fire();
}
public class VoidHandlerOk
{
    Msg? last;
    async void OnTick(object? s, EventArgs e) { last = new Msg(); await Task.Delay(50); }
    string Fire() { OnTick(null, EventArgs.Empty); return Read(last!); }
    static string Read(Msg m) => m.Body;
    public static void DemoVoidHandlerOk() => new VoidHandlerOk().Fire();
}

// 2 async lambda in Select and WhenAll
public static class SelectAllBad
{
    static async Task<Msg?> Fetch(string k) { await Task.Yield(); return k.Length > 1 ? new Msg() : null; }
    static async Task<List<string>> Use(string[] keys)
    {
        var ms = await Task.WhenAll(keys.Select(async k => (await Fetch(k))!));
        return ms.Select(m => m.Body).ToList(); // want: null-deref
    }
    public static void DemoSelectAllBad() => Use(new[] { "aa", "b" }).GetAwaiter().GetResult();
}
public static class SelectAllOk
{
    static async Task<Msg?> Fetch(string k) { await Task.Yield(); return k.Length > 1 ? new Msg() : null; }
    static async Task<List<string>> Use(string[] keys)
    {
        var ms = await Task.WhenAll(keys.Select(async k => (await Fetch(k)) ?? new Msg()));
        return ms.Select(m => m.Body).ToList();
    }
    public static void DemoSelectAllOk() => Use(new[] { "aa", "b" }).GetAwaiter().GetResult();
}

// 3 async local function
public static class LocalFnBad
{
    static async Task<string> Use(bool ready)
    {
        Msg m = (await Load())!;
        return m.Body; // want: null-deref
        async Task<Msg?> Load() { await Task.Yield(); return ready ? new Msg() : null; }
    }
    public static void DemoLocalFnBad() => Use(false).GetAwaiter().GetResult();
}
public static class LocalFnOk
{
    static async Task<string> Use(bool ready)
    {
        Msg m = (await Load())!;
        return m.Body;
        async Task<Msg?> Load() { await Task.Yield(); return ready ? new Msg() : new Msg(); }
    }
    public static void DemoLocalFnOk() => Use(false).GetAwaiter().GetResult();
}

// 4 async local function that changes a captured local
public static class CaptureBad
{
    static async Task<string> Use()
    {
        Msg? m = new Msg();
        async Task Drop() { await Task.Yield(); m = null; }
        Msg before = m;
        await Drop();
        return before.Body + m!.Body; // want: null-deref
    }
    public static void DemoCaptureBad() => Use().GetAwaiter().GetResult();
}
public static class CaptureOk
{
    static async Task<string> Use()
    {
        Msg? m = new Msg();
        async Task Drop() { await Task.Yield(); m = null; }
        Msg before = m;
        await Drop();
        return before.Body;
    }
    public static void DemoCaptureOk() => Use().GetAwaiter().GetResult();
}

// 5 async iterator yields null
public static class IterBad
{
    static async IAsyncEnumerable<Msg> Read(int n) { for (int i = 0; i < n; i++) { await Task.Yield(); yield return i == 1 ? null! : new Msg(); } }
    static async Task<int> Use()
    {
        int c = 0;
        await foreach (var m in Read(2)) c += m.Body.Length; // want: null-deref
        return c;
    }
    public static void DemoIterBad() => Use().GetAwaiter().GetResult();
}
public static class IterOk
{
    static async IAsyncEnumerable<Msg> Read(int n) { for (int i = 0; i < n; i++) { await Task.Yield(); yield return i == 1 ? null! : new Msg(); } }
    static async Task<int> Use()
    {
        int c = 0;
        await foreach (var m in Read(2)) { if (m is null) continue; c += m.Body.Length; }
        return c;
    }
    public static void DemoIterOk() => Use().GetAwaiter().GetResult();
}

// 6 async iterator with cancellation, the last one seen stays null
public static class IterCancelBad
{
    static async IAsyncEnumerable<Msg> Read([EnumeratorCancellation] CancellationToken ct = default)
    { while (!ct.IsCancellationRequested) { await Task.Yield(); yield return new Msg(); } }
    static async Task<Msg?> Last(CancellationToken ct)
    {
        Msg? last = null;
        await foreach (var m in Read().WithCancellation(ct)) { last = m; break; }
        return last;
    }
    static async Task<string> Use() => (await Last(new CancellationToken(true)))!.Body; // want: null-deref
    public static void DemoIterCancelBad() => Use().GetAwaiter().GetResult();
}
public static class IterCancelOk
{
    static async IAsyncEnumerable<Msg> Read([EnumeratorCancellation] CancellationToken ct = default)
    { while (!ct.IsCancellationRequested) { await Task.Yield(); yield return new Msg(); } }
    static async Task<Msg?> Last(CancellationToken ct)
    {
        Msg? last = null;
        await foreach (var m in Read().WithCancellation(ct)) { last = m; break; }
        return last;
    }
    static async Task<string> Use() => (await Last(new CancellationToken(true)))?.Body ?? "none";
    public static void DemoIterCancelOk() => Use().GetAwaiter().GetResult();
}

// 7 hand-driven async enumerator: Current after MoveNextAsync gave false
public static class EnumeratorBad
{
    sealed class Src : IAsyncEnumerator<Msg>
    {
        int left = 1; Msg? cur;
        public Msg Current => cur!;
        public ValueTask<bool> MoveNextAsync() { cur = left-- > 0 ? new Msg() : null; return new(cur != null); }
        public ValueTask DisposeAsync() => default;
    }
    static async Task<string> Use()
    {
        await using var e = new Src();
        await e.MoveNextAsync();
        await e.MoveNextAsync();
        return e.Current.Body; // want: null-deref
    }
    public static void DemoEnumeratorBad() => Use().GetAwaiter().GetResult();
}
public static class EnumeratorOk
{
    sealed class Src : IAsyncEnumerator<Msg>
    {
        int left = 1; Msg? cur;
        public Msg Current => cur!;
        public ValueTask<bool> MoveNextAsync() { cur = left-- > 0 ? new Msg() : null; return new(cur != null); }
        public ValueTask DisposeAsync() => default;
    }
    static async Task<string> Use()
    {
        await using var e = new Src();
        string s = "";
        while (await e.MoveNextAsync()) s += e.Current.Body;
        return s;
    }
    public static void DemoEnumeratorOk() => Use().GetAwaiter().GetResult();
}

// 8 await using clears state at the end of the block
public class ConnBad : IAsyncDisposable
{
    Msg? buf = new Msg();
    public string Peek() => buf!.Body; // want: null-deref
    public async ValueTask DisposeAsync() { await Task.Yield(); buf = null; }
    static async Task<string> Use()
    {
        var c = new ConnBad();
        await using (c) { }
        return c.Peek();
    }
    public static void DemoConnBad() => Use().GetAwaiter().GetResult();
}
public class ConnOk : IAsyncDisposable
{
    Msg? buf = new Msg();
    public string Peek() => buf!.Body;
    public async ValueTask DisposeAsync() { await Task.Yield(); buf = null; }
    static async Task<string> Use()
    {
        var c = new ConnOk();
        string s;
        await using (c) { s = c.Peek(); }
        return s;
    }
    public static void DemoConnOk() => Use().GetAwaiter().GetResult();
}

// 9 IAsyncDisposable reuse
public class ReuseBad : IAsyncDisposable
{
    Msg? m;
    void Open() => m ??= new Msg();
    int Size() => m!.Body.Length; // want: null-deref
    public ValueTask DisposeAsync() { m = null; return ValueTask.CompletedTask; }
    static async Task<int> Use()
    {
        var r = new ReuseBad();
        r.Open(); await r.DisposeAsync();
        return r.Size();
    }
    public static void DemoReuseBad() => Use().GetAwaiter().GetResult();
}
public class ReuseOk : IAsyncDisposable
{
    Msg? m;
    void Open() => m ??= new Msg();
    int Size() => m!.Body.Length;
    public ValueTask DisposeAsync() { m = null; return ValueTask.CompletedTask; }
    static async Task<int> Use()
    {
        var r = new ReuseOk();
        r.Open(); await r.DisposeAsync(); r.Open();
        return r.Size();
    }
    public static void DemoReuseOk() => Use().GetAwaiter().GetResult();
}

// 10 await using over a null resource is allowed, the use is not
public class Res : IAsyncDisposable { public string N = "n"; public ValueTask DisposeAsync() => default; }
public static class NullUsingBad
{
    static Res? Open(string p) => p.StartsWith('/') ? new Res() : null;
    static async Task<string> Use(string p)
    {
        await using Res? r = Open(p);
        await Task.Yield();
        return r!.N; // want: null-deref
    }
    public static void DemoNullUsingBad() => Use("x").GetAwaiter().GetResult();
}
public static class NullUsingOk
{
    static Res? Open(string p) => p.StartsWith('/') ? new Res() : null;
    static async Task<string> Use(string p)
    {
        await using Res? r = Open(p);
        await Task.Yield();
        return r?.N ?? "";
    }
    public static void DemoNullUsingOk() => Use("x").GetAwaiter().GetResult();
}

// 11 async delegate field Func<Task<T>>
public static class AsyncDelegateBad
{
    static Func<int, Task<Msg>> load = async i => { await Task.Yield(); return i < 0 ? null! : new Msg(); };
    static async Task<string> Use(int i) => (await load(i)).Body; // want: null-deref
    public static void DemoAsyncDelegateBad() => Use(-1).GetAwaiter().GetResult();
}
public static class AsyncDelegateOk
{
    static Func<int, Task<Msg>> load = async i => { await Task.Yield(); return i < 0 ? new Msg() : new Msg(); };
    static async Task<string> Use(int i) => (await load(i)).Body;
    public static void DemoAsyncDelegateOk() => Use(-1).GetAwaiter().GetResult();
}
