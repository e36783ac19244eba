// What tasks, threads and concurrent collections hand over.
using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
namespace Variations.TasksAndThreads;
public sealed class Item { public string Name = "n"; public Item? Next; }
public static class Tasks
{
    private static Item? Find(int n) => n > 1 ? new Item() : null;
    private static async Task<Item> Slow(int n) { await Task.Yield(); return Find(n)!; }
    private static ValueTask<Item> Wrapped(int n) => new(Slow(n));
    public static async Task<int> FromTask(int n) => (await Wrapped(n)).Name.Length; // want: null-deref
    public static async Task<int> Kept(int n) => (await Wrapped(n).Preserve()) is { } item ? item.Name.Length : 0;
    public static async Task<int> Any(int n) { Task<Item> first = await Task.WhenAny(Slow(n), Slow(n)); return (await first).Name.Length; } // want: null-deref
    public static async Task<int> Unwrapped(int n) => (await Task.FromResult(n).ContinueWith(t => Slow(t.Result)).Unwrap()).Name.Length; // want: null-deref
    public static void DemoFromTask() => FromTask(1).GetAwaiter().GetResult();
    public static void DemoKept() => Kept(1).GetAwaiter().GetResult();
    public static void DemoAny() => Any(1).GetAwaiter().GetResult();
    public static void DemoUnwrapped() => Unwrapped(1).GetAwaiter().GetResult();
}
public sealed class Threads
{
    private Item? _got = new();
    private Item? _slot;
    private static readonly ThreadLocal<Item> s_own = new();
    private static readonly ThreadLocal<Item> s_made = new(() => new Item());
    private void Work(object? given) => _got = ((Item)given!).Next;
    public int Started() { var thread = new Thread(Work); thread.Start(new Item()); thread.Join(); return _got!.Name.Length; } // want: null-deref
    public int StartedWith() { var thread = new Thread(Work); thread.Start(new Item { Next = new Item() }); thread.Join(); return _got!.Name.Length; }
    private string _name = "";
    private void Take(object? given) { if (given is Item item) { _name = item.Name; } }
    public int StartedWithout() { Item? seen = new(); var thread = new Thread(given => seen = given as Item); thread.Start(); thread.Join(); return seen!.Name.Length; } // want: null-deref
    public int StartedAndTested() { var thread = new Thread(Take); thread.Start(); thread.Join(); return _name.Length; }
    public static void DemoWithout() => new Threads().StartedWithout();
    public static void DemoTested() => new Threads().StartedAndTested();
    public static int Own() => s_own.Value!.Name.Length; // want: null-deref
    public static int Made() => s_made.Value!.Name.Length;
    public Item Taken() => Interlocked.CompareExchange(ref _slot, new Item(), null)!;
    public int OfTaken() => Taken().Name.Length; // want: null-deref
    public int OfTakenOr() => (Interlocked.CompareExchange(ref _slot, new Item(), null) ?? _slot!).Name.Length;
    public static void DemoStarted() => new Threads().Started();
    public static void DemoStartedWith() => new Threads().StartedWith();
    public static void DemoOwn() => Own();
    public static void DemoMade() => Made();
    public static void DemoTaken() => new Threads().OfTaken();
    public static void DemoTakenOr() => new Threads().OfTakenOr();
}
public static class Maps
{
    public static int Updated()
    {
        var map = new ConcurrentDictionary<int, Item>();
        map.TryAdd(1, new Item());
        map.TryUpdate(1, null!, map[1]);
        return map[1].Name.Length; // want: null-deref
    }
    public static int Given(Item parent) => new ConcurrentDictionary<int, Item>().GetOrAdd(5, static (_, p) => p.Next!, parent).Name.Length; // want: null-deref
    public static int GivenAny(Item parent) => new ConcurrentDictionary<int, Item>().GetOrAdd(5, static (_, p) => p.Next ?? p, parent).Name.Length;
    public static int Parallel(int[] numbers) => numbers.AsParallel().Select(n => n > 1 ? new Item() : null!).Sum(i => i.Name.Length); // want: null-deref
    public static void DemoUpdated() => Updated();
    public static void DemoGiven() => Given(new Item());
    public static void DemoGivenAny() => GivenAny(new Item());
    public static void DemoParallel() { try { Parallel([1]); } catch (AggregateException e) when (e.InnerException is NullReferenceException inner) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner); } }
}
public sealed class Progress : IProgress<Item?>
{
    public void Report(Item? value) => _ = value!.Name; // want: null-deref
    public static void Work(IProgress<Item?> progress) { progress.Report(new Item()); progress.Report(null); }
    public static void DemoWork() => Work(new Progress());
}
public static class Flow
{
    private static readonly AsyncLocal<Item?> s_current = new();
    private static async Task<int> Inner() { await Task.Yield(); return s_current.Value!.Name.Length; }
    public static async Task<int> Outer() { s_current.Value = new Item(); return await Inner(); }
    public static void DemoOuter() => Outer().GetAwaiter().GetResult();
}
