#nullable enable
namespace NullSafety.SurfT.TaskStates;

public sealed class Doc { public string Text = "t"; public Doc? Parent; }

// 1 CompletedTask returned before the field is set
public class CompletedBad
{
    Doc? cur;
    Task Load(bool skip) { if (skip) return Task.CompletedTask; cur = new Doc(); return Task.CompletedTask; }
    async Task<string> Use(bool skip)
    {
        await Load(skip);
        return cur!.Text; // want: null-deref
    }
    public static void DemoCompletedBad() => new CompletedBad().Use(true).GetAwaiter().GetResult();
}
public class CompletedOk
{
    Doc? cur;
    Task Load(bool skip) { cur = new Doc(); if (skip) return Task.CompletedTask; return Task.Delay(1); }
    async Task<string> Use(bool skip)
    {
        await Load(skip);
        return cur!.Text;
    }
    public static void DemoCompletedOk() => new CompletedOk().Use(true).GetAwaiter().GetResult();
}

// 2 FromException caught, the local stays null
public static class FromExceptionBad
{
    static Task<Doc> Load(string p) => p == "" ? Task.FromException<Doc>(new IOException("no")) : Task.FromResult(new Doc());
    static async Task<Doc> Try(string p)
    {
        Doc? d = null;
        try { d = await Load(p); } catch (IOException) { }
        return d!;
    }
    static async Task<string> Use() => (await Try("")).Text; // want: null-deref
    public static void DemoFromExceptionBad() => Use().GetAwaiter().GetResult();
}
public static class FromExceptionOk
{
    static Task<Doc> Load(string p) => p == "" ? Task.FromException<Doc>(new IOException("no")) : Task.FromResult(new Doc());
    static async Task<Doc> Try(string p)
    {
        Doc? d = null;
        try { d = await Load(p); } catch (IOException) { d = new Doc(); }
        return d!;
    }
    static async Task<string> Use() => (await Try("")).Text;
    public static void DemoFromExceptionOk() => Use().GetAwaiter().GetResult();
}

// 3 FromCanceled caught
public static class FromCanceledBad
{
    static async Task<Doc?> Safe(Task<Doc> t)
    {
        try { return await t; } catch (OperationCanceledException) { return null; }
    }
    static async Task<int> Use()
    {
        var d = await Safe(Task.FromCanceled<Doc>(new CancellationToken(true)));
        return Len(d!);
    }
    static int Len(Doc d) => d.Text.Length; // want: null-deref
    public static void DemoFromCanceledBad() => Use().GetAwaiter().GetResult();
}
public static class FromCanceledOk
{
    static async Task<Doc?> Safe(Task<Doc> t)
    {
        try { return await t; } catch (OperationCanceledException) { return null; }
    }
    static async Task<int> Use()
    {
        var d = await Safe(Task.FromCanceled<Doc>(new CancellationToken(true)));
        if (d == null) return 0;
        return Len(d);
    }
    static int Len(Doc d) => d.Text.Length;
    public static void DemoFromCanceledOk() => Use().GetAwaiter().GetResult();
}

// 4 IsCompletedSuccessfully then Result: null in the other branch
public static class CompletedSuccessfullyBad
{
    static Doc? Peek(Task<Doc> t) => t.IsCompletedSuccessfully ? t.Result : null;
    static string Use(Task<Doc> t)
    {
        Doc d = Peek(t)!;
        return d.Text; // want: null-deref
    }
    public static void DemoCompletedSuccessfullyBad() => Use(new TaskCompletionSource<Doc>().Task);
}
public static class CompletedSuccessfullyOk
{
    static Doc? Peek(Task<Doc> t) => t.IsCompletedSuccessfully ? t.Result : null;
    static string Use(Task<Doc> t)
    {
        Doc d = Peek(t) ?? new Doc();
        return d.Text;
    }
    public static void DemoCompletedSuccessfullyOk() => Use(new TaskCompletionSource<Doc>().Task);
}

// 5 Status switch: RanToCompletion with a null result
public static class StatusBad
{
    static Task<Doc?> Parent(Doc d) => Task.FromResult(d.Parent);
    static string Use(Doc d)
    {
        var t = Parent(d);
        if (t.Status != TaskStatus.RanToCompletion) return "";
        return t.Result!.Text; // want: null-deref
    }
    public static void DemoStatusBad() => Use(new Doc());
}
public static class StatusOk
{
    static Task<Doc?> Parent(Doc d) => Task.FromResult(d.Parent);
    static string Use(Doc d)
    {
        var t = Parent(d);
        if (t.Status != TaskStatus.RanToCompletion || t.Result == null) return "";
        return t.Result!.Text;
    }
    public static void DemoStatusOk() => Use(new Doc());
}

// 6 GetAwaiter().GetResult()
public static class AwaiterBad
{
    static async Task<Doc?> Find(int[] ids, int id) { await Task.Yield(); return ids.Contains(id) ? new Doc() : null; }
    static Doc Sync(int id) => Find(new[] { 1, 2 }, id).GetAwaiter().GetResult()!;
    public static void DemoAwaiterBad()
    {
        var d = Sync(7);
        d.Text.Trim(); // want: null-deref
    }
}
public static class AwaiterOk
{
    static async Task<Doc?> Find(int[] ids, int id) { await Task.Yield(); return ids.Contains(id) ? new Doc() : null; }
    static Doc? Sync(int id) => Find(new[] { 1, 2 }, id).GetAwaiter().GetResult();
    public static void DemoAwaiterOk()
    {
        if (Sync(7) is Doc d)
            d.Text.Trim();
    }
}

// 7 Wait then Result
public static class WaitBad
{
    static async Task<Doc> Make() { await Task.Delay(1); Doc? d = null; return d!; }
    static Doc Block() { var t = Make(); t.Wait(); return t.Result; }
    public static void DemoWaitBad() => Block().Text.Trim(); // want: null-deref
}
public static class WaitOk
{
    static async Task<Doc> Make() { await Task.Delay(1); Doc? d = new Doc(); return d!; }
    static Doc Block() { var t = Make(); t.Wait(); return t.Result; }
    public static void DemoWaitOk() => Block().Text.Trim();
}

// 8 ConfigureAwait
public static class ConfigureBad
{
    static async Task<Doc> Load(Doc d) { await Task.Delay(1).ConfigureAwait(false); return d.Parent!; }
    static async Task<string> Use(Doc d)
    {
        Doc p = await Load(d).ConfigureAwait(false);
        return p.Text; // want: null-deref
    }
    public static void DemoConfigureBad() => Use(new Doc()).GetAwaiter().GetResult();
}
public static class ConfigureOk
{
    static async Task<Doc> Load(Doc d) { await Task.Delay(1).ConfigureAwait(false); return d.Parent!; }
    static async Task<string> Use(Doc d)
    {
        Doc p = await Load(d).ConfigureAwait(false);
        return p?.Text ?? "";
    }
    public static void DemoConfigureOk() => Use(new Doc()).GetAwaiter().GetResult();
}

// 9 ConfigureAwait with SuppressThrowing: the assignment never happened
public class SuppressBad
{
    Doc? got;
    async Task Fill(bool fail) { await Task.Yield(); if (fail) throw new TimeoutException(); got = new Doc(); }
    async Task<string> Use(bool fail)
    {
        await Fill(fail).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return got!.Text; // missed: null-deref
    }
    public static void DemoSuppressBad() => new SuppressBad().Use(true).GetAwaiter().GetResult();
}
public class SuppressOk
{
    Doc? got;
    async Task Fill(bool fail) { await Task.Yield(); got = new Doc(); if (fail) throw new TimeoutException(); }
    async Task<string> Use(bool fail)
    {
        await Fill(fail).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return got!.Text;
    }
    public static void DemoSuppressOk() => new SuppressOk().Use(true).GetAwaiter().GetResult();
}

// 10 a null task itself
public class NullTaskBad
{
    Task<Doc>? pending;
    public void Start(bool on) { if (on) pending = Task.FromResult(new Doc()); }
    public Task<Doc> Pending() => pending!;
    static async Task<string> Use(NullTaskBad n)
    {
        n.Start(false);
        return (await n.Pending()).Text; // want: null-deref
    }
    public static void DemoNullTaskBad() => Use(new NullTaskBad()).GetAwaiter().GetResult();
}
public class NullTaskOk
{
    Task<Doc>? pending;
    public void Start(bool on) { if (on) pending = Task.FromResult(new Doc()); }
    public Task<Doc> Pending() => pending ?? Task.FromResult(new Doc());
    static async Task<string> Use(NullTaskOk n)
    {
        n.Start(false);
        return (await n.Pending()).Text;
    }
    public static void DemoNullTaskOk() => Use(new NullTaskOk()).GetAwaiter().GetResult();
}

// 11 a null Task returned from an override
public abstract class Job { public abstract Task Run(); }
public sealed class NoJob : Job { public override Task Run() => null!; }
public sealed class RealJob : Job { public override Task Run() => Task.CompletedTask; }
public static class NullTaskOverrideBad
{
    static async Task Go(Job j)
    {
        await j.Run(); // want: null-deref
    }
    public static void DemoNullTaskOverrideBad() => Go(new NoJob()).GetAwaiter().GetResult();
}
public static class NullTaskOverrideOk
{
    static async Task Go(Job j)
    {
        await (j.Run() ?? Task.CompletedTask);
    }
    public static void DemoNullTaskOverrideOk() { Go(new NoJob()).GetAwaiter().GetResult(); Go(new RealJob()).GetAwaiter().GetResult(); }
}

// 12 conditional call makes a null task
public sealed class Svc { public async Task<int> Count() { await Task.Yield(); return 1; } }
public static class CondAwaitBad
{
    static Svc? Find(bool on) => on ? new Svc() : null;
    static async Task<int> Use(bool on)
    {
        Task<int> t = Find(on)?.Count()!;
        return await t; // want: null-deref
    }
    public static void DemoCondAwaitBad() => Use(false).GetAwaiter().GetResult();
}
public static class CondAwaitOk
{
    static Svc? Find(bool on) => on ? new Svc() : null;
    static async Task<int> Use(bool on)
    {
        Task<int>? t = Find(on)?.Count();
        return t == null ? 0 : await t;
    }
    public static void DemoCondAwaitOk() => Use(false).GetAwaiter().GetResult();
}
