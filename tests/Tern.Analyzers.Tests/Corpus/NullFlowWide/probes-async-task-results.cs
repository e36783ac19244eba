#nullable enable
namespace NullSafety.SurfT.TaskResults;

public sealed class Rec { public string Name = "n"; public Rec? Next; }

// 1 Task.FromResult
public static class FromResultBad
{
    static Task<Rec> Load() => Task.FromResult<Rec>(null!);
    static async Task<int> Use()
    {
        var r = await Load();
        return r.Name.Length; // want: null-deref
    }
    public static void DemoFromResultBad() => Use().GetAwaiter().GetResult();
}
public static class FromResultOk
{
    static Task<Rec> Load() => Task.FromResult(new Rec());
    static async Task<int> Use()
    {
        var r = await Load();
        return r.Name.Length;
    }
    public static void DemoFromResultOk() => Use().GetAwaiter().GetResult();
}

// 2 Task.Run with a result
public static class RunBad
{
    static Rec? Pick(int k) => k > 3 ? new Rec() : null;
    static async Task<string> Use(int k)
    {
        Rec r = (await Task.Run(() => Pick(k)))!;
        return r.Name; // want: null-deref
    }
    public static void DemoRunBad() => Use(1).GetAwaiter().GetResult();
}
public static class RunOk
{
    static Rec? Pick(int k) => k > 3 ? new Rec() : null;
    static async Task<string> Use(int k)
    {
        Rec? r = await Task.Run(() => Pick(k));
        return r is null ? "" : r.Name;
    }
    public static void DemoRunOk() => Use(1).GetAwaiter().GetResult();
}

// 3 WhenAll over an array, result array read by index
public static class WhenAllArrayBad
{
    static Task<Rec?> One(bool ok) => Task.FromResult(ok ? new Rec() : null);
    static async Task<string> Use()
    {
        var ts = new[] { One(true), One(false) };
        Rec?[] rs = await Task.WhenAll(ts);
        return Show(rs[1]!);
    }
    static string Show(Rec r) => r.Name; // want: null-deref
    public static void DemoWhenAllArrayBad() => Use().GetAwaiter().GetResult();
}
public static class WhenAllArrayOk
{
    static Task<Rec?> One(bool ok) => Task.FromResult(ok ? new Rec() : null);
    static async Task<string> Use()
    {
        var ts = new[] { One(true), One(false) };
        Rec?[] rs = await Task.WhenAll(ts);
        return rs[1] == null ? "" : Show(rs[1]!);
    }
    static string Show(Rec r) => r.Name;
    public static void DemoWhenAllArrayOk() => Use().GetAwaiter().GetResult();
}

// 4 WhenAll over a List of tasks, foreach over results
public static class WhenAllListBad
{
    static async Task<Rec> Get(int i) { await Task.Yield(); return i == 2 ? null! : new Rec(); }
    static async Task<int> Use()
    {
        var list = new List<Task<Rec>>();
        for (int i = 0; i < 3; i++) list.Add(Get(i));
        int n = 0;
        foreach (var r in await Task.WhenAll(list))
            n += r.Name.Length; // want: null-deref
        return n;
    }
    public static void DemoWhenAllListBad() => Use().GetAwaiter().GetResult();
}
public static class WhenAllListOk
{
    static async Task<Rec> Get(int i) { await Task.Yield(); return i == 2 ? null! : new Rec(); }
    static async Task<int> Use()
    {
        var list = new List<Task<Rec>>();
        for (int i = 0; i < 3; i++) list.Add(Get(i));
        int n = 0;
        foreach (var r in (await Task.WhenAll(list)).Where(x => x != null))
            n += r.Name.Length;
        return n;
    }
    public static void DemoWhenAllListOk() => Use().GetAwaiter().GetResult();
}

// 5 WhenAll with params of two tasks, the result taken from the task itself
public static class WhenAllParamsBad
{
    static async Task<Rec?> Missing() { await Task.Delay(1); return null; }
    static async Task<Rec?> Present() { await Task.Delay(1); return new Rec(); }
    static async Task<string> Use()
    {
        var a = Present(); var b = Missing();
        await Task.WhenAll(a, b);
        Rec r = b.Result!;
        return r.Name; // want: null-deref
    }
    public static void DemoWhenAllParamsBad() => Use().GetAwaiter().GetResult();
}
public static class WhenAllParamsOk
{
    static async Task<Rec?> Missing() { await Task.Delay(1); return null; }
    static async Task<Rec?> Present() { await Task.Delay(1); return new Rec(); }
    static async Task<string> Use()
    {
        var a = Present(); var b = Missing();
        await Task.WhenAll(a, b);
        Rec r = a.Result!;
        return r.Name;
    }
    public static void DemoWhenAllParamsOk() => Use().GetAwaiter().GetResult();
}

// 6 WhenAny and awaiting the winner
public static class WhenAnyBad
{
    static async Task<Rec> Slow() { await Task.Delay(2000); return new Rec(); }
    static Task<Rec> Cached() => Task.FromResult(default(Rec)!);
    static async Task<string> Use()
    {
        Task<Rec> win = await Task.WhenAny(Slow(), Cached());
        Rec r = await win;
        return r.Name; // want: null-deref
    }
    public static void DemoWhenAnyBad() => Use().GetAwaiter().GetResult();
}
public static class WhenAnyOk
{
    static async Task<Rec> Slow() { await Task.Delay(20); return new Rec(); }
    static Task<Rec> Cached() => Task.FromResult(new Rec());
    static async Task<string> Use()
    {
        Task<Rec> win = await Task.WhenAny(Slow(), Cached());
        Rec r = await win;
        return r.Name;
    }
    public static void DemoWhenAnyOk() => Use().GetAwaiter().GetResult();
}

// 7 WhenEach
public static class WhenEachBad
{
    static async Task<Rec> Get(string k) { await Task.Yield(); return k == "a" ? new Rec() : null!; }
    static async Task<int> Use()
    {
        int n = 0;
        await foreach (var t in Task.WhenEach(Get("a"), Get("b")))
            n += (await t).Name.Length; // want: null-deref
        return n;
    }
    public static void DemoWhenEachBad() => Use().GetAwaiter().GetResult();
}
public static class WhenEachOk
{
    static async Task<Rec> Get(string k) { await Task.Yield(); return k == "a" ? new Rec() : null!; }
    static async Task<int> Use()
    {
        int n = 0;
        await foreach (var t in Task.WhenEach(Get("a"), Get("b")))
            n += (await t)?.Name.Length ?? 0;
        return n;
    }
    public static void DemoWhenEachOk() => Use().GetAwaiter().GetResult();
}

// 8 ContinueWith with Result
public static class ContinueBad
{
    static Task<Rec> Find(int id) => Task.Run(() => id == 0 ? null! : new Rec());
    static Task<string> Title(int id) => Find(id).ContinueWith(t => Fmt(t.Result));
    static string Fmt(Rec r) => r.Name; // want: null-deref
    public static void DemoContinueBad() => Title(0).GetAwaiter().GetResult();
}
public static class ContinueOk
{
    static Task<Rec> Find(int id) => Task.Run(() => id == 0 ? null! : new Rec());
    static Task<string> Title(int id) => Find(id).ContinueWith(t => t.Result is { } r ? Fmt(r) : "none");
    static string Fmt(Rec r) => r.Name;
    public static void DemoContinueOk() => Title(0).GetAwaiter().GetResult();
}

// 9 Unwrap
public static class UnwrapBad
{
    static Task<Rec> Inner(Rec r) => Task.FromResult(r.Next!);
    static Task<Rec> Outer() => Task.FromResult(new Rec()).ContinueWith(t => Inner(t.Result)).Unwrap();
    static async Task<string> Use() => (await Outer()).Name; // want: null-deref
    public static void DemoUnwrapBad() => Use().GetAwaiter().GetResult();
}
public static class UnwrapOk
{
    static Task<Rec> Inner(Rec r) => Task.FromResult(r.Next!);
    static Task<Rec> Outer() => Task.FromResult(new Rec { Next = new Rec() }).ContinueWith(t => Inner(t.Result)).Unwrap();
    static async Task<string> Use() => (await Outer()).Name;
    public static void DemoUnwrapOk() => Use().GetAwaiter().GetResult();
}

// 10 Delay between the making and the use of a local
public static class DelayBad
{
    static async Task<Rec?> After(int ms) { Rec? r = null; await Task.Delay(ms); if (ms > 5) r = new Rec(); return r; }
    static async Task<string> Use()
    {
        Rec r = (await After(1))!;
        await Task.Delay(1);
        return r.Name; // want: null-deref
    }
    public static void DemoDelayBad() => Use().GetAwaiter().GetResult();
}
public static class DelayOk
{
    static async Task<Rec?> After(int ms) { Rec? r = null; await Task.Delay(ms); r = new Rec(); return r; }
    static async Task<string> Use()
    {
        Rec r = (await After(1))!;
        await Task.Delay(1);
        return r.Name;
    }
    public static void DemoDelayOk() => Use().GetAwaiter().GetResult();
}
