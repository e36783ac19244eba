#nullable enable
using System.Collections.Concurrent;
using System.Threading.Channels;
namespace NullSafety.SurfT.PipelinesActors;

public sealed class Pkt { public string Data = "d"; public Pkt? Tail; }

// 1 timeout by WhenAny
public static class TimeoutBad
{
    static async Task<Pkt?> WithTimeout(Task<Pkt> t, int ms) => await Task.WhenAny(t, Task.Delay(ms)) == t ? await t : null;
    static async Task<string> Use() => (await WithTimeout(new TaskCompletionSource<Pkt>().Task, 5))!.Data; // want: null-deref
    public static void DemoTimeoutBad() => Use().GetAwaiter().GetResult();
}
public static class TimeoutOk
{
    static async Task<Pkt?> WithTimeout(Task<Pkt> t, int ms) => await Task.WhenAny(t, Task.Delay(ms)) == t ? await t : new Pkt();
    static async Task<string> Use() => (await WithTimeout(new TaskCompletionSource<Pkt>().Task, 5))!.Data;
    public static void DemoTimeoutOk() => Use().GetAwaiter().GetResult();
}

// 2 WaitAsync with a timeout caught
public static class WaitAsyncBad
{
    static async Task<Pkt> Get(Task<Pkt> t) { try { return await t.WaitAsync(TimeSpan.FromMilliseconds(5)); } catch (TimeoutException) { return default!; } }
    static async Task<string> Use(Task<Pkt> t) { var p = await Get(t); return p.Data; } // want: null-deref
    public static void DemoWaitAsyncBad() => Use(new TaskCompletionSource<Pkt>().Task).GetAwaiter().GetResult();
}
public static class WaitAsyncOk
{
    static async Task<Pkt> Get(Task<Pkt> t) { try { return await t.WaitAsync(TimeSpan.FromMilliseconds(5)); } catch (TimeoutException) { return default!; } }
    static async Task<string> Use(Task<Pkt> t) { var p = await Get(t); return p != null ? p.Data : "late"; }
    public static void DemoWaitAsyncOk() => Use(new TaskCompletionSource<Pkt>().Task).GetAwaiter().GetResult();
}

// 3 fan-out / fan-in into a list under a lock
public static class FanBad
{
    static async Task Worker(int i, List<Pkt> sink) { await Task.Yield(); Pkt? p = i % 3 == 0 ? null : new Pkt(); lock (sink) sink.Add(p!); }
    static async Task<int> Use()
    {
        var sink = new List<Pkt>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Worker(i, sink)));
        return sink.Sum(p => p.Data.Length); // want: null-deref
    }
    public static void DemoFanBad() => Use().GetAwaiter().GetResult();
}
public static class FanOk
{
    static async Task Worker(int i, List<Pkt> sink) { await Task.Yield(); Pkt? p = i % 3 == 0 ? null : new Pkt(); if (p != null) lock (sink) sink.Add(p!); }
    static async Task<int> Use()
    {
        var sink = new List<Pkt>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Worker(i, sink)));
        return sink.Sum(p => p.Data.Length);
    }
    public static void DemoFanOk() => Use().GetAwaiter().GetResult();
}

// 4 pipeline of two channels
public static class PipeBad
{
    static async Task Stage(ChannelReader<Pkt> i, ChannelWriter<Pkt> o) { await foreach (var p in i.ReadAllAsync()) await o.WriteAsync(p.Tail!); o.Complete(); }
    static async Task<string> Use(Pkt seed)
    {
        var a = Channel.CreateUnbounded<Pkt>(); var b = Channel.CreateBounded<Pkt>(2);
        a.Writer.TryWrite(seed); a.Writer.Complete();
        var s = Stage(a.Reader, b.Writer);
        var r = await b.Reader.ReadAsync();
        await s;
        return r.Data; // want: null-deref
    }
    public static void DemoPipeBad() => Use(new Pkt()).GetAwaiter().GetResult();
}
public static class PipeOk
{
    static async Task Stage(ChannelReader<Pkt> i, ChannelWriter<Pkt> o) { await foreach (var p in i.ReadAllAsync()) await o.WriteAsync(p.Tail ?? p); o.Complete(); }
    static async Task<string> Use(Pkt seed)
    {
        var a = Channel.CreateUnbounded<Pkt>(); var b = Channel.CreateBounded<Pkt>(2);
        a.Writer.TryWrite(seed); a.Writer.Complete();
        var s = Stage(a.Reader, b.Writer);
        var r = await b.Reader.ReadAsync();
        await s;
        return r.Data;
    }
    public static void DemoPipeOk() => Use(new Pkt()).GetAwaiter().GetResult();
}

// 5 actor with a mailbox of closures
public class ActorBad
{
    readonly ConcurrentQueue<Action> box = new(); Pkt? state = new Pkt();
    void Post(Action a) => box.Enqueue(a);
    void Pump() { while (box.TryDequeue(out var a)) a(); }
    string Read() => state!.Data; // missed: null-deref
    public static void DemoActorBad() { var a = new ActorBad(); a.Post(() => a.state = null); a.Post(() => a.Read()); a.Pump(); }
}
public class ActorOk
{
    readonly ConcurrentQueue<Action> box = new(); Pkt? state = new Pkt();
    void Post(Action a) => box.Enqueue(a);
    void Pump() { while (box.TryDequeue(out var a)) a(); }
    string Read() => state?.Data ?? "";
    public static void DemoActorOk() { var a = new ActorOk(); a.Post(() => a.state = null); a.Post(() => a.Read()); a.Pump(); }
}

// 6 actor with message records and a reply source
public record Ask(string Key, TaskCompletionSource<Pkt?> Reply);
public class AskActorBad
{
    readonly Channel<Ask> box = Channel.CreateUnbounded<Ask>(); readonly Dictionary<string, Pkt> data = new() { ["a"] = new Pkt() };
    async Task Run() { await foreach (var m in box.Reader.ReadAllAsync()) m.Reply.SetResult(data.GetValueOrDefault(m.Key)); }
    Task<Pkt?> Get(string k) { var t = new TaskCompletionSource<Pkt?>(); box.Writer.TryWrite(new Ask(k, t)); return t.Task; }
    async Task<string> Use() { _ = Run(); var p = await Get("b"); return p!.Data; } // missed: null-deref
    public static void DemoAskActorBad() => new AskActorBad().Use().GetAwaiter().GetResult();
}
public class AskActorOk
{
    readonly Channel<Ask> box = Channel.CreateUnbounded<Ask>(); readonly Dictionary<string, Pkt> data = new() { ["a"] = new Pkt() };
    async Task Run() { await foreach (var m in box.Reader.ReadAllAsync()) m.Reply.SetResult(data.GetValueOrDefault(m.Key)); }
    Task<Pkt?> Get(string k) { var t = new TaskCompletionSource<Pkt?>(); box.Writer.TryWrite(new Ask(k, t)); return t.Task; }
    async Task<string> Use() { _ = Run(); var p = await Get("a"); return p!.Data; }
    public static void DemoAskActorOk() => new AskActorOk().Use().GetAwaiter().GetResult();
}

// 7 async lock of one's own with a disposable releaser
public sealed class ALock
{
    readonly SemaphoreSlim s = new(1, 1);
    public async Task<IDisposable> Enter() { await s.WaitAsync(); return new Rel(s); }
    sealed class Rel(SemaphoreSlim s) : IDisposable { public void Dispose() => s.Release(); }
}
public class ALockBad
{
    readonly ALock l = new(); Pkt? cur = new Pkt();
    async Task Evict() { using (await l.Enter()) cur = null; }
    async Task<string> Use() { if (cur == null) return ""; await Evict(); using (await l.Enter()) return cur!.Data; } // want: null-deref
    public static void DemoALockBad() => new ALockBad().Use().GetAwaiter().GetResult();
}
public class ALockOk
{
    readonly ALock l = new(); Pkt? cur = new Pkt();
    async Task Evict() { using (await l.Enter()) cur = null; }
    async Task<string> Use() { await Evict(); using (await l.Enter()) { if (cur == null) return ""; return cur!.Data; } }
    public static void DemoALockOk() => new ALockOk().Use().GetAwaiter().GetResult();
}

// 8 try-enter gives null when the lock is busy
public class TryEnterBad
{
    readonly SemaphoreSlim s = new(1, 1); readonly Pkt token = new();
    async Task<Pkt?> TryEnter() => await s.WaitAsync(0) ? token : null;
    async Task<string> Use() { await TryEnter(); var second = await TryEnter(); return second!.Data; } // want: null-deref
    public static void DemoTryEnterBad() => new TryEnterBad().Use().GetAwaiter().GetResult();
}
public class TryEnterOk
{
    readonly SemaphoreSlim s = new(1, 1); readonly Pkt token = new();
    async Task<Pkt?> TryEnter() => await s.WaitAsync(0) ? token : null;
    async Task<string> Use() { await TryEnter(); var second = await TryEnter(); return second is { Data: var d } ? d : ""; }
    public static void DemoTryEnterOk() => new TryEnterOk().Use().GetAwaiter().GetResult();
}

// 9 producer posts null as an end mark
public static class EndMarkBad
{
    static async Task Produce(ChannelWriter<Pkt?> w) { await w.WriteAsync(new Pkt()); await w.WriteAsync(null); }
    static async Task<int> Consume(ChannelReader<Pkt?> r)
    {
        int n = 0;
        while (true) { var p = await r.ReadAsync(); n += p!.Data.Length; if (n > 99) break; } // want: null-deref
        return n;
    }
    public static void DemoEndMarkBad() { var c = Channel.CreateUnbounded<Pkt?>(); Produce(c.Writer).Wait(); Consume(c.Reader).GetAwaiter().GetResult(); }
}
public static class EndMarkOk
{
    static async Task Produce(ChannelWriter<Pkt?> w) { await w.WriteAsync(new Pkt()); await w.WriteAsync(null); }
    static async Task<int> Consume(ChannelReader<Pkt?> r)
    {
        int n = 0;
        while (true) { var p = await r.ReadAsync(); if (p == null) break; n += p!.Data.Length; }
        return n;
    }
    public static void DemoEndMarkOk() { var c = Channel.CreateUnbounded<Pkt?>(); Produce(c.Writer).Wait(); Consume(c.Reader).GetAwaiter().GetResult(); }
}

// 10 end mark in a BlockingCollection, assignment in the loop's head
public static class EndMarkBlockingBad
{
    static Pkt? lastSeen;
    static void Consume(BlockingCollection<Pkt?> b) { Pkt? p; do { p = b.Take(); lastSeen = p; } while (p != null); }
    public static void DemoEndMarkBlockingBad()
    {
        var b = new BlockingCollection<Pkt?> { new Pkt(), null };
        Consume(b);
        lastSeen!.Data.Trim(); // want: null-deref
    }
}
public static class EndMarkBlockingOk
{
    static Pkt? lastSeen;
    static void Consume(BlockingCollection<Pkt?> b) { Pkt? p; while ((p = b.Take()) != null) { lastSeen = p; } }
    public static void DemoEndMarkBlockingOk()
    {
        var b = new BlockingCollection<Pkt?> { new Pkt(), null };
        Consume(b);
        lastSeen!.Data.Trim();
    }
}

// 11 async work items in a queue of Func<Task>
public class WorkQueueBad
{
    readonly Queue<Func<Task>> q = new(); Pkt? result;
    async Task Drain() { while (q.Count > 0) await q.Dequeue()(); }
    async Task<string> Use(Pkt p) { q.Enqueue(async () => { await Task.Yield(); result = p.Tail; }); await Drain(); return result!.Data; } // want: null-deref
    public static void DemoWorkQueueBad() => new WorkQueueBad().Use(new Pkt()).GetAwaiter().GetResult();
}
public class WorkQueueOk
{
    readonly Queue<Func<Task>> q = new(); Pkt? result;
    async Task Drain() { while (q.Count > 0) await q.Dequeue()(); }
    async Task<string> Use(Pkt p) { q.Enqueue(async () => { await Task.Yield(); result = p; }); await Drain(); return result!.Data; }
    public static void DemoWorkQueueOk() => new WorkQueueOk().Use(new Pkt()).GetAwaiter().GetResult();
}
