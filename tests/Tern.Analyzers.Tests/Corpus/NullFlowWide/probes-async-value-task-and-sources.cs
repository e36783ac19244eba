#nullable enable
namespace NullSafety.SurfT.ValueTaskAndSources;

public sealed class Row { public string Id = "r"; public Row? Link; }

// 1 ValueTask made from a value
public static class VtValueBad
{
    static ValueTask<Row> Get(Row? hit) => new ValueTask<Row>(hit!);
    static async Task<string> Use() => (await Get(null)).Id; // want: null-deref
    public static void DemoVtValueBad() => Use().GetAwaiter().GetResult();
}
public static class VtValueOk
{
    static ValueTask<Row> Get(Row? hit) => new ValueTask<Row>(hit!);
    static async Task<string> Use() => (await Get(new Row())).Id;
    public static void DemoVtValueOk() => Use().GetAwaiter().GetResult();
}

// 2 ValueTask from a task
public static class VtTaskBad
{
    static async Task<Row> Slow(Row r) { await Task.Delay(1); return r.Link!; }
    static ValueTask<Row> Get(Row r) => new(Slow(r));
    static async Task<string> Use(Row r)
    {
        var x = await Get(r);
        return x.Id; // missed: null-deref
    }
    public static void DemoVtTaskBad() => Use(new Row()).GetAwaiter().GetResult();
}
public static class VtTaskOk
{
    static async Task<Row> Slow(Row r) { await Task.Delay(1); return r.Link!; }
    static ValueTask<Row> Get(Row r) => new(Slow(r));
    static async Task<string> Use(Row r)
    {
        var x = await Get(r);
        return x.Id;
    }
    public static void DemoVtTaskOk() => Use(new Row { Link = new Row() }).GetAwaiter().GetResult();
}

// 3 ValueTask.FromResult and AsTask
public static class VtAsTaskBad
{
    static ValueTask<Row?> Find(string k) => ValueTask.FromResult(k == "x" ? new Row() : null);
    static async Task<string> Use(string k)
    {
        Task<Row?> t = Find(k).AsTask();
        Row r = (await t)!;
        return r.Id; // want: null-deref
    }
    public static void DemoVtAsTaskBad() => Use("y").GetAwaiter().GetResult();
}
public static class VtAsTaskOk
{
    static ValueTask<Row?> Find(string k) => ValueTask.FromResult(k == "x" ? new Row() : null);
    static async Task<string> Use(string k)
    {
        Task<Row?> t = Find(k).AsTask();
        Row r = await t ?? new Row();
        return r.Id;
    }
    public static void DemoVtAsTaskOk() => Use("y").GetAwaiter().GetResult();
}

// 4 default(ValueTask<T>) carries a null result
public static class VtDefaultBad
{
    static ValueTask<Row> Get(bool on) => on ? new ValueTask<Row>(new Row()) : default;
    static async Task<string> Use(bool on)
    {
        Row r = await Get(on);
        return r.Id; // want: null-deref
    }
    public static void DemoVtDefaultBad() => Use(false).GetAwaiter().GetResult();
}
public static class VtDefaultOk
{
    static ValueTask<Row> Get(bool on) => on ? new ValueTask<Row>(new Row()) : default;
    static async Task<string> Use(bool on)
    {
        Row r = await Get(on);
        return r == null ? "" : r.Id;
    }
    public static void DemoVtDefaultOk() => Use(false).GetAwaiter().GetResult();
}

// 5 ValueTask sync path: IsCompletedSuccessfully then Result
public static class VtSyncBad
{
    static async ValueTask<Row?> Last(List<Row> rows) { if (rows.Count == 0) return null; await Task.Yield(); return rows[^1]; }
    static string Use(List<Row> rows)
    {
        var vt = Last(rows);
        if (!vt.IsCompletedSuccessfully) return "pending";
        Row r = vt.Result!;
        return r.Id; // want: null-deref
    }
    public static void DemoVtSyncBad() => Use(new List<Row>());
}
public static class VtSyncOk
{
    static async ValueTask<Row?> Last(List<Row> rows) { if (rows.Count == 0) return new Row(); await Task.Yield(); return rows[^1]; }
    static string Use(List<Row> rows)
    {
        var vt = Last(rows);
        if (!vt.IsCompletedSuccessfully) return "pending";
        Row r = vt.Result!;
        return r.Id;
    }
    public static void DemoVtSyncOk() => Use(new List<Row>());
}

// 6 ValueTask Preserve
public static class VtPreserveBad
{
    static async ValueTask<Row> Make(int n) { await Task.Yield(); return n > 0 ? new Row() : null!; }
    static async Task<string> Use(int n)
    {
        var p = Make(n).Preserve();
        await p;
        return (await p).Id; // want: null-deref
    }
    public static void DemoVtPreserveBad() => Use(0).GetAwaiter().GetResult();
}
public static class VtPreserveOk
{
    static async ValueTask<Row> Make(int n) { await Task.Yield(); return n > 0 ? new Row() : null!; }
    static async Task<string> Use(int n)
    {
        var p = Make(n).Preserve();
        if (await p == null) return "";
        return (await p).Id;
    }
    public static void DemoVtPreserveOk() => Use(0).GetAwaiter().GetResult();
}

// 7 TaskCompletionSource SetResult
public static class TcsSetBad
{
    static readonly TaskCompletionSource<Row> tcs = new();
    static void Finish(Row? r) => tcs.SetResult(r!);
    static async Task<string> Wait() => (await tcs.Task).Id; // missed: null-deref
    public static void DemoTcsSetBad() { var w = Wait(); Finish(null); w.GetAwaiter().GetResult(); }
}
public static class TcsSetOk
{
    static readonly TaskCompletionSource<Row> tcs = new();
    static void Finish(Row? r) => tcs.SetResult(r!);
    static async Task<string> Wait() => (await tcs.Task).Id;
    public static void DemoTcsSetOk() { var w = Wait(); Finish(new Row()); w.GetAwaiter().GetResult(); }
}

// 8 TrySetResult: the first one wins
public static class TcsTryBad
{
    static async Task<string> Use(TaskCompletionSource<Row> t)
    {
        t.TrySetResult(null!);
        t.TrySetResult(new Row());
        Row r = await t.Task;
        return r.Id; // want: null-deref
    }
    public static void DemoTcsTryBad() => Use(new TaskCompletionSource<Row>()).GetAwaiter().GetResult();
}
public static class TcsTryOk
{
    static async Task<string> Use(TaskCompletionSource<Row> t)
    {
        t.TrySetResult(new Row());
        Row r = await t.Task;
        return r.Id;
    }
    public static void DemoTcsTryOk() => Use(new TaskCompletionSource<Row>()).GetAwaiter().GetResult();
}

// 9 SetException, catch gives null
public static class TcsExceptionBad
{
    static async Task<Row?> OrNull(TaskCompletionSource<Row> t) { try { return await t.Task; } catch (FormatException) { return null; } }
    static async Task<string> Use()
    {
        var t = new TaskCompletionSource<Row>();
        t.SetException(new FormatException());
        return (await OrNull(t))!.Id; // want: null-deref
    }
    public static void DemoTcsExceptionBad() => Use().GetAwaiter().GetResult();
}
public static class TcsExceptionOk
{
    static async Task<Row?> OrNull(TaskCompletionSource<Row> t) { try { return await t.Task; } catch (FormatException) { return null; } }
    static async Task<string> Use()
    {
        var t = new TaskCompletionSource<Row>();
        t.SetException(new FormatException());
        return (await OrNull(t))?.Id ?? "";
    }
    public static void DemoTcsExceptionOk() => Use().GetAwaiter().GetResult();
}

// 10 several waiters keyed by number
public class WaitersBad
{
    readonly Dictionary<int, TaskCompletionSource<Row?>> waiting = new();
    Task<Row?> Ask(int id) { var t = new TaskCompletionSource<Row?>(); waiting[id] = t; return t.Task; }
    void CloseAll() { foreach (var w in waiting.Values) w.TrySetResult(null); }
    static async Task<string> Read(Task<Row?> t)
    {
        var r = await t;
        return r!.Id; // missed: null-deref
    }
    public static void DemoWaitersBad() { var w = new WaitersBad(); var a = Read(w.Ask(1)); w.Ask(2); w.CloseAll(); a.GetAwaiter().GetResult(); }
}
public class WaitersOk
{
    readonly Dictionary<int, TaskCompletionSource<Row?>> waiting = new();
    Task<Row?> Ask(int id) { var t = new TaskCompletionSource<Row?>(); waiting[id] = t; return t.Task; }
    void CloseAll() { foreach (var w in waiting.Values) w.TrySetResult(new Row()); }
    static async Task<string> Read(Task<Row?> t)
    {
        var r = await t;
        return r!.Id;
    }
    public static void DemoWaitersOk() { var w = new WaitersOk(); var a = Read(w.Ask(1)); w.Ask(2); w.CloseAll(); a.GetAwaiter().GetResult(); }
}

// 11 TaskCompletionSource not generic: signals, the value lies in a field
public class SignalBad
{
    readonly TaskCompletionSource done = new();
    Row? value;
    void Cancel() => done.SetResult();
    public void Set(Row r) { value = r; done.SetResult(); }
    async Task<string> Get()
    {
        await done.Task;
        return value!.Id; // want: null-deref
    }
    public static void DemoSignalBad() { var s = new SignalBad(); var g = s.Get(); s.Cancel(); g.GetAwaiter().GetResult(); }
}
public class SignalOk
{
    readonly TaskCompletionSource done = new();
    Row? value;
    public void Set(Row r) { value = r; done.SetResult(); }
    async Task<string> Get()
    {
        await done.Task;
        return value!.Id; // needless
    }
    public static void DemoSignalOk() { var s = new SignalOk(); var g = s.Get(); s.Set(new Row()); g.GetAwaiter().GetResult(); }
}
