// case: surface-ways-async-tasks
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysAsyncTasks;

static class StoredTask
{
    sealed class Page { public string Html = "<p>"; }
    sealed class Loader
    {
        readonly Task<Page?> task;
        public Loader(string url) => task = Load(url);
        static async Task<Page?> Load(string url) { await Task.Yield(); return url == "" ? null : new Page(); }
        public async Task<int> Size() { var p = await task; return p!.Html.Length; } // want: null-deref
        public async Task<int> SizeSafe() { var p = await task; return p?.Html.Length ?? 0; }
    }
    public static void DemoStoredDanger() => new Loader("").Size().GetAwaiter().GetResult();
    public static void DemoStoredSafe() => new Loader("").SizeSafe().GetAwaiter().GetResult();
}

static class WhenAllResults
{
    static async Task<string?> One(int i) { await Task.Yield(); return i == 1 ? null : "r" + i; }
    static async Task<int> Sum()
    {
        var all = await Task.WhenAll(One(0), One(1), One(2));
        return Total(all!);
    }
    static int Total(string[] xs) { int n = 0; foreach (var x in xs) n += x.Length; return n; } // want: null-deref
    static async Task<int> SumSafe() => TotalSafe((await Task.WhenAll(One(0), One(1))).Where(x => x != null).ToArray()!);
    static int TotalSafe(string[] xs) { int n = 0; foreach (var x in xs) n += x.Length; return n; }
    public static void DemoWhenAllDanger() => Sum().GetAwaiter().GetResult();
    public static void DemoWhenAllSafe() => SumSafe().GetAwaiter().GetResult();
}

static class AsyncLock
{
    sealed class Conn { public string Id = "c"; }
    sealed class Shared
    {
        readonly SemaphoreSlim gate = new(1); Conn? conn;
        public async Task Close() { await gate.WaitAsync(); try { conn = null; } finally { gate.Release(); } }
        public async Task<string> Use() { await gate.WaitAsync(); try { return conn!.Id; } finally { gate.Release(); } } // want: null-deref
        public async Task<string> UseSafe() { await gate.WaitAsync(); try { conn ??= new Conn(); return conn.Id; } finally { gate.Release(); } }
        public async Task Open() { await gate.WaitAsync(); try { conn = new Conn(); } finally { gate.Release(); } }
    }
    static async Task Bad() { var s = new Shared(); await s.Open(); await s.Close(); await s.Use(); }
    static async Task Good() { var s = new Shared(); await s.Open(); await s.Close(); await s.UseSafe(); }
    public static void DemoAsyncLockDanger() => Bad().GetAwaiter().GetResult();
    public static void DemoAsyncLockSafe() => Good().GetAwaiter().GetResult();
}

static class AsyncLazy
{
    sealed class Cfg { public string? Name; }
    sealed class ALazy<T> { readonly Lazy<Task<T>> l; public ALazy(Func<Task<T>> f) => l = new(f); public Task<T> Value => l.Value; }
    static async Task<Cfg> Read(bool full) { await Task.Yield(); return full ? new Cfg { Name = "n" } : null!; }
    static async Task<bool> Has(ALazy<Cfg> c) { var v = await c.Value; return v.Name != null; } // missed: null-deref
    static async Task<bool> HasSafe(ALazy<Cfg> c) { var v = await c.Value; return v is { Name: not null }; }
    public static void DemoAsyncLazyDanger() => Has(new ALazy<Cfg>(() => Read(false))).GetAwaiter().GetResult();
    public static void DemoAsyncLazySafe() => HasSafe(new ALazy<Cfg>(() => Read(false))).GetAwaiter().GetResult();
}

static class CompletionSource
{
    sealed class Reply { public int Code = 200; }
    sealed class Rpc
    {
        readonly Dictionary<int, TaskCompletionSource<Reply>> waits = new();
        public Task<Reply> Call(int id) { var t = new TaskCompletionSource<Reply>(); waits[id] = t; return t.Task; }
        public void Done(int id, Reply? r) => waits[id].SetResult(r!);
    }
    static async Task<int> Bad(Rpc r) { var t = r.Call(1); r.Done(1, null); return (await t).Code; } // want: null-deref
    static async Task<int> Good(Rpc r) { var t = r.Call(1); r.Done(1, null); return (await t) is { } x ? x.Code : 0; }
    public static void DemoTcsDanger() => Bad(new Rpc()).GetAwaiter().GetResult();
    public static void DemoTcsSafe() => Good(new Rpc()).GetAwaiter().GetResult();
}

static class Continuation
{
    sealed class Row { public string Name = "r"; }
    static Task<Row> Fetch(int id) => Task.FromResult(id > 0 ? new Row() : null!);
    static Task<int> Then(Task<Row> t) => t.ContinueWith(x => Len(x.Result));
    static int Len(Row r) => r.Name.Length; // want: null-deref
    static Task<int> ThenSafe(Task<Row> t) => t.ContinueWith(x => x.Result is null ? 0 : LenSafe(x.Result));
    static int LenSafe(Row r) => r.Name.Length;
    public static void DemoContinuationDanger() => Then(Fetch(0)).GetAwaiter().GetResult();
    public static void DemoContinuationSafe() => ThenSafe(Fetch(0)).GetAwaiter().GetResult();
}

static class AsyncEvent
{
    sealed class Args { public string? Who; }
    sealed class Bus
    {
        public Func<Args, Task>? Sent;
        public async Task<Args> Raise() { var a = new Args(); if (Sent != null) foreach (Func<Args, Task> f in Sent.GetInvocationList()) await f(a); return a; }
    }
    static async Task<int> Len(Bus b) => (await b.Raise()).Who!.Length; // want: null-deref
    static async Task<int> LenSafe(Bus b) { var a = await b.Raise(); if (a.Who == null) a.Who = "nobody"; return a.Who.Length; }
    static async Task Nop(Args a) { await Task.Yield(); a.Who = a.Who?.Trim(); }
    public static void DemoAsyncEventDanger() { var b = new Bus(); b.Sent += Nop; Len(b).GetAwaiter().GetResult(); }
    public static void DemoAsyncEventSafe() { var b = new Bus(); b.Sent += Nop; LenSafe(b).GetAwaiter().GetResult(); }
}

static class AsyncStream
{
    sealed class Msg { public string Body = "b"; }
    static async IAsyncEnumerable<Msg?> Feed() { yield return new Msg(); await Task.Yield(); yield return null; }
    static async Task<int> Read() { int n = 0; await foreach (var m in Feed()) n += Size(m!); return n; }
    static int Size(Msg m) => m.Body.Length; // want: null-deref
    static async Task<int> ReadSafe() { int n = 0; await foreach (var m in Feed()) if (m != null) n += SizeSafe(m); return n; }
    static int SizeSafe(Msg m) => m.Body.Length;
    public static void DemoStreamDanger() => Read().GetAwaiter().GetResult();
    public static void DemoStreamSafe() => ReadSafe().GetAwaiter().GetResult();
}

static class WhenAnyTimeout
{
    sealed class Data { public int N = 1; }
    static async Task<Data> Slow() { await Task.Delay(3000); return new Data(); }
    static async Task<Data?> Within(Task<Data> t, int ms) => await Task.WhenAny(t, Task.Delay(ms)) == t ? await t : null;
    static async Task<int> Get() => (await Within(Slow(), 1))!.N; // want: null-deref
    static async Task<int> GetSafe() => (await Within(Slow(), 1) ?? new Data()).N;
    public static void DemoTimeoutDanger() => Get().GetAwaiter().GetResult();
    public static void DemoTimeoutSafe() => GetSafe().GetAwaiter().GetResult();
}

static class NullTaskItself
{
    sealed class Worker
    {
        Task? running;
        public void Start() => running = Task.CompletedTask;
        public async Task Stop() => await running!; // want: null-deref
        public async Task StopSafe() { if (running != null) await running; }
        public void Forget() => running = null;
    }
    public static void DemoNullTaskDanger() => new Worker().Stop().GetAwaiter().GetResult();
    public static void DemoNullTaskSafe() { var w = new Worker(); w.Start(); w.Forget(); w.StopSafe().GetAwaiter().GetResult(); }
}
