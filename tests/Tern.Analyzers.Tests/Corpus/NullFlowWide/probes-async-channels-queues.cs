#nullable enable
using System.Collections.Concurrent;
using System.Threading.Channels;
namespace NullSafety.SurfT.ChannelsQueues;

public sealed class Item { public string Key = "k"; }

// 1 unbounded channel, ReadAsync
public static class UnboundedBad
{
    static readonly Channel<Item> ch = Channel.CreateUnbounded<Item>();
    static async Task Post() => await ch.Writer.WriteAsync(null!);
    static async Task<string> Take() { var i = await ch.Reader.ReadAsync(); return i.Key; } // want: null-deref
    public static void DemoUnboundedBad() { Post().Wait(); Take().GetAwaiter().GetResult(); }
}
public static class UnboundedOk
{
    static readonly Channel<Item> ch = Channel.CreateUnbounded<Item>();
    static async Task Post() => await ch.Writer.WriteAsync(new Item());
    static async Task<string> Take() { var i = await ch.Reader.ReadAsync(); return i.Key; }
    public static void DemoUnboundedOk() { Post().Wait(); Take().GetAwaiter().GetResult(); }
}

// 2 bounded channel, TryWrite, TryRead out
public static class TryReadBad
{
    static Item? Next(ChannelReader<Item> r) => r.TryRead(out var i) ? i : null;
    static string Use(Channel<Item> c)
    {
        c.Writer.TryWrite(new Item());
        Next(c.Reader);
        return Next(c.Reader)!.Key; // want: null-deref
    }
    public static void DemoTryReadBad() => Use(Channel.CreateBounded<Item>(4));
}
public static class TryReadOk
{
    static Item? Next(ChannelReader<Item> r) => r.TryRead(out var i) ? i : null;
    static string Use(Channel<Item> c)
    {
        c.Writer.TryWrite(new Item());
        Next(c.Reader);
        return Next(c.Reader)?.Key ?? "";
    }
    public static void DemoTryReadOk() => Use(Channel.CreateBounded<Item>(4));
}

// 3 TryRead's result ignored
public static class TryReadIgnoredBad
{
    static string Use(ChannelReader<Item> r)
    {
        r.TryRead(out var i);
        return Key(i!);
    }
    static string Key(Item i) => i.Key; // want: null-deref
    public static void DemoTryReadIgnoredBad() => Use(Channel.CreateUnbounded<Item>().Reader);
}
public static class TryReadIgnoredOk
{
    static string Use(ChannelReader<Item> r)
    {
        if (!r.TryRead(out var i)) return "";
        return Key(i!);
    }
    static string Key(Item i) => i.Key;
    public static void DemoTryReadIgnoredOk() => Use(Channel.CreateUnbounded<Item>().Reader);
}

// 4 ReadAllAsync loop, Complete
public static class ReadAllBad
{
    static async Task<int> Sum(ChannelReader<Item?> r)
    {
        int n = 0;
        await foreach (var i in r.ReadAllAsync()) n += i!.Key.Length; // want: null-deref
        return n;
    }
    public static void DemoReadAllBad()
    {
        var c = Channel.CreateUnbounded<Item?>();
        c.Writer.TryWrite(new Item()); c.Writer.TryWrite(null); c.Writer.Complete();
        Sum(c.Reader).GetAwaiter().GetResult();
    }
}
public static class ReadAllOk
{
    static async Task<int> Sum(ChannelReader<Item?> r)
    {
        int n = 0;
        await foreach (var i in r.ReadAllAsync()) n += i!.Key.Length;
        return n;
    }
    public static void DemoReadAllOk()
    {
        var c = Channel.CreateUnbounded<Item?>();
        c.Writer.TryWrite(new Item()); c.Writer.Complete();
        Sum(c.Reader).GetAwaiter().GetResult();
    }
}

// 5 WaitToReadAsync loop; last stays null if completed empty
public static class WaitToReadBad
{
    static async Task<Item> Last(ChannelReader<Item> r)
    {
        Item? last = null;
        while (await r.WaitToReadAsync()) while (r.TryRead(out var i)) last = i;
        return last!;
    }
    public static void DemoWaitToReadBad()
    {
        var c = Channel.CreateUnbounded<Item>(); c.Writer.Complete();
        Last(c.Reader).GetAwaiter().GetResult().Key.Trim(); // want: null-deref
    }
}
public static class WaitToReadOk
{
    static async Task<Item> Last(ChannelReader<Item> r)
    {
        Item? last = null;
        while (await r.WaitToReadAsync()) while (r.TryRead(out var i)) last = i;
        return last ?? new Item();
    }
    public static void DemoWaitToReadOk()
    {
        var c = Channel.CreateUnbounded<Item>(); c.Writer.Complete();
        Last(c.Reader).GetAwaiter().GetResult().Key.Trim();
    }
}

// 6 BlockingCollection Take
public static class BlockingBad
{
    static void Fill(BlockingCollection<Item> b) { b.Add(new Item()); b.Add(null!); b.CompleteAdding(); }
    static int Drain(BlockingCollection<Item> b)
    {
        int n = 0;
        foreach (var i in b.GetConsumingEnumerable()) n += i.Key.Length; // want: null-deref
        return n;
    }
    public static void DemoBlockingBad() { var b = new BlockingCollection<Item>(); Fill(b); Drain(b); }
}
public static class BlockingOk
{
    static void Fill(BlockingCollection<Item> b) { b.Add(new Item()); b.Add(new Item()); b.CompleteAdding(); }
    static int Drain(BlockingCollection<Item> b)
    {
        int n = 0;
        foreach (var i in b.GetConsumingEnumerable()) n += i.Key.Length;
        return n;
    }
    public static void DemoBlockingOk() { var b = new BlockingCollection<Item>(); Fill(b); Drain(b); }
}

// 7 BlockingCollection TryTake
public static class TryTakeBad
{
    static Item Take(BlockingCollection<Item> b) { b.TryTake(out Item? i, 1); return i!; }
    public static void DemoTryTakeBad() => Take(new BlockingCollection<Item>()).Key.Trim(); // want: null-deref
}
public static class TryTakeOk
{
    static Item Take(BlockingCollection<Item> b) { if (!b.TryTake(out Item? i, 1)) i = new Item(); return i; }
    public static void DemoTryTakeOk() => Take(new BlockingCollection<Item>()).Key.Trim();
}

// 8 ConcurrentQueue TryDequeue
public static class CQueueBad
{
    static readonly ConcurrentQueue<Item> q = new();
    static Item Pop() { q.TryDequeue(out var i); return i!; }
    static string Use() { q.Enqueue(new Item()); Pop(); var second = Pop(); return second.Key; } // want: null-deref
    public static void DemoCQueueBad() => Use();
}
public static class CQueueOk
{
    static readonly ConcurrentQueue<Item> q = new();
    static Item Pop() { return q.TryDequeue(out var i) ? i : new Item(); }
    static string Use() { q.Enqueue(new Item()); Pop(); var second = Pop(); return second.Key; }
    public static void DemoCQueueOk() => Use();
}

// 9 ConcurrentStack TryPeek / TryPop
public static class CStackBad
{
    static readonly ConcurrentStack<Item> s = new();
    static Item? Top() => s.TryPeek(out var i) ? i : null;
    static string Use() { s.Push(new Item()); s.TryPop(out _); return Name(Top()!); }
    static string Name(Item i) => i.Key; // want: null-deref
    public static void DemoCStackBad() => Use();
}
public static class CStackOk
{
    static readonly ConcurrentStack<Item> s = new();
    static Item? Top() => s.TryPeek(out var i) ? i : null;
    static string Use() { s.Push(new Item()); s.TryPop(out _); var t = Top(); return t == null ? "" : Name(t); }
    static string Name(Item i) => i.Key;
    public static void DemoCStackOk() => Use();
}

// 10 ConcurrentBag holds null
public static class CBagBad
{
    static readonly ConcurrentBag<Item> bag = new();
    static void Put(bool ok) => bag.Add(ok ? new Item() : null!);
    static string Use() => bag.TryTake(out var i) ? i.Key : ""; // want: null-deref
    public static void DemoCBagBad() { Put(false); Use(); }
}
public static class CBagOk
{
    static readonly ConcurrentBag<Item> bag = new();
    static void Put(bool ok) { if (ok) bag.Add(new Item()); }
    static string Use() => bag.TryTake(out var i) ? i.Key : "";
    public static void DemoCBagOk() { Put(false); Use(); }
}

// 11 TryPeek on a channel reader
public static class ChPeekBad
{
    static Item Head(ChannelReader<Item> r) { r.TryPeek(out var i); return i!; }
    static int Use(Channel<Item> c) => Head(c.Reader).Key.Length; // want: null-deref
    public static void DemoChPeekBad() => Use(Channel.CreateUnbounded<Item>());
}
public static class ChPeekOk
{
    static Item Head(ChannelReader<Item> r) => r.TryPeek(out var i) ? i! : new Item();
    static int Use(Channel<Item> c) => Head(c.Reader).Key.Length;
    public static void DemoChPeekOk() => Use(Channel.CreateUnbounded<Item>());
}
