// case: surface-language-asyncs
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
using System.Runtime.CompilerServices;
namespace NullSafety.SurfaceLanguageAsyncs;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } public Item? Next; }
public class Res : IAsyncDisposable, IDisposable
{
    public Item? Held = new("held");
    public static Item? Global = new("g");
    public ValueTask DisposeAsync() { Held = null; Global = null; return default; }
    public void Dispose() { Held = null; }
}
public class Slow : INotifyCompletion
{
    readonly Item? it;
    public Slow(Item? i) => it = i;
    public Slow GetAwaiter() => this;
    public bool IsCompleted => true;
    public Item? GetResult() => it;
    public void OnCompleted(Action a) => a();
}

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;
    static async Task<Item?> FindAsync(int n) { await Task.Yield(); return Find(n); }
    static async ValueTask<Item?> FindValue(int n) { await Task.Yield(); return Find(n); }
    static async IAsyncEnumerable<Item?> Stream(int n) { yield return new Item("first"); await Task.Yield(); yield return Find(n); }

    // async result
    static async Task<int> AwaitBad() => (await FindAsync(1))!.Size; // want: null-deref
    static async Task<int> AwaitGood() => (await FindAsync(2))!.Size;
    public static Task DemoAwaitBad() => AwaitBad();
    public static Task DemoAwaitGood() => AwaitGood();

    // ValueTask result in a local over another await
    static async Task<int> ValueBad() { var it = await FindValue(1); await Task.Yield(); return it!.Size; } // want: null-deref
    static async Task<int> ValueGood() { var it = await FindValue(2); await Task.Yield(); return it!.Size; }
    public static Task DemoValueBad() => ValueBad();
    public static Task DemoValueGood() => ValueGood();

    // Task.FromResult and .Result
    static int ResultBad() => Task.FromResult(Find(1)).Result!.Size; // want: null-deref
    static int ResultGood() => Task.FromResult(Find(2)).Result!.Size;
    public static void DemoResultBad() => ResultBad();
    public static void DemoResultGood() => ResultGood();

    // WhenAll keeps order
    static async Task<int> WhenAllBad() { var all = await Task.WhenAll(FindAsync(2), FindAsync(1)); return all[1]!.Size; } // want: null-deref
    static async Task<int> WhenAllGood() { var all = await Task.WhenAll(FindAsync(2), FindAsync(1)); return all[0]!.Size; }
    public static Task DemoWhenAllBad() => WhenAllBad();
    public static Task DemoWhenAllGood() => WhenAllGood();

    // a null Task is awaited
    static Task<int> NoTask(bool b) => b ? Task.FromResult(1) : null!;
    static async Task<int> NullTaskBad() => await NoTask(false); // want: null-deref
    static async Task<int> NullTaskGood() => await NoTask(true);
    public static Task DemoNullTaskBad() => NullTaskBad();
    public static Task DemoNullTaskGood() => NullTaskGood();

    // await foreach
    static async Task<int> ForeachBad()
    {
        int s = 0;
        await foreach (var it in Stream(1))
            s += it!.Size; // want: null-deref
        return s;
    }
    static async Task<int> ForeachGood()
    {
        int s = 0;
        await foreach (var it in Stream(2))
            s += it!.Size;
        return s;
    }
    public static Task DemoForeachBad() => ForeachBad();
    public static Task DemoForeachGood() => ForeachGood();

    // await using disposes at the end of the block
    static async Task<int> AwaitUsingBad()
    {
        var r = new Res();
        await using (r) { _ = r.Held!.Size; }
        return r.Held!.Size; // want: null-deref
    }
    static async Task<int> AwaitUsingGood()
    {
        var r = new Res();
        await using (r) { return r.Held!.Size; }
    }
    public static Task DemoAwaitUsingBad() => AwaitUsingBad();
    public static Task DemoAwaitUsingGood() => AwaitUsingGood();

    // await using declaration: the scope is the block
    static async Task<int> UsingDeclBad()
    {
        Res.Global = new Item("g");
        { await using var r = new Res(); }
        return Res.Global!.Size; // want: null-deref
    }
    static async Task<int> UsingDeclGood()
    {
        Res.Global = new Item("g");
        await using var r = new Res();
        return Res.Global!.Size;
    }
    public static Task DemoUsingDeclBad() => UsingDeclBad();
    public static Task DemoUsingDeclGood() => UsingDeclGood();

    // using declaration, sync
    static int UsingBad()
    {
        Res kept;
        { using var r = new Res(); kept = r; }
        return kept.Held!.Size; // want: null-deref
    }
    static int UsingGood()
    {
        using var r = new Res();
        var kept = r;
        return kept.Held!.Size;
    }
    public static void DemoUsingBad() => UsingBad();
    public static void DemoUsingGood() => UsingGood();

    // using with a null resource disposes nothing
    static int UsingNullBad()
    {
        using Res? r = Find(1) is null ? null : new Res();
        return r!.Held!.Size; // want: null-deref
    }
    static int UsingNullGood()
    {
        using Res? r = Find(1) is null ? null : new Res();
        return 0;
    }
    public static void DemoUsingNullBad() => UsingNullBad();
    public static void DemoUsingNullGood() => UsingNullGood();

    // own awaitable
    static async Task<int> OwnBad() => (await new Slow(Find(1)))!.Size; // want: null-deref
    static async Task<int> OwnGood() => (await new Slow(Find(2)))!.Size;
    public static Task DemoOwnBad() => OwnBad();
    public static Task DemoOwnGood() => OwnGood();

    // async lambda
    static async Task<int> LambdaBad() { Func<int, Task<Item?>> f = async n => { await Task.Yield(); return Find(n); }; return (await f(1))!.Size; } // want: null-deref
    static async Task<int> LambdaGood() { Func<int, Task<Item?>> f = async n => { await Task.Yield(); return Find(n); }; return (await f(2))!.Size; }
    public static Task DemoLambdaBad() => LambdaBad();
    public static Task DemoLambdaGood() => LambdaGood();

    // the async body runs to its first await before the call returns
    static Item? slot = new("s");
    static async Task Wipe() { slot = null; await Task.Yield(); }
    static async Task<int> EagerBad() { slot = new Item("s"); var t = Wipe(); int n = slot!.Size; await t; return n; } // want: null-deref
    static async Task<int> EagerGood() { slot = new Item("s"); int n = slot!.Size; await Wipe(); return n; }
    public static Task DemoEagerBad() => EagerBad();
    public static Task DemoEagerGood() => EagerGood();

    // TaskCompletionSource
    static async Task<int> TcsBad() { var c = new TaskCompletionSource<Item?>(); c.SetResult(Find(1)); return (await c.Task)!.Size; } // want: null-deref
    static async Task<int> TcsGood() { var c = new TaskCompletionSource<Item?>(); c.SetResult(Find(2)); return (await c.Task)!.Size; }
    public static Task DemoTcsBad() => TcsBad();
    public static Task DemoTcsGood() => TcsGood();
}
