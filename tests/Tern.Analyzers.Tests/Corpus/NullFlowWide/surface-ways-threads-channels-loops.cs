// case: surface-ways-threads-channels-loops
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
using System.Collections.Concurrent;
using System.Threading.Channels;
namespace NullSafety.SurfaceWaysThreadsChannelsLoops;

static class ChannelItems
{
    sealed class Job { public string Name = "j"; }
    static async Task Produce(ChannelWriter<Job> w) { await w.WriteAsync(new Job()); await w.WriteAsync(null!); w.Complete(); }
    static async Task<int> Consume(ChannelReader<Job> r) { int n = 0; await foreach (var j in r.ReadAllAsync()) n += j.Name.Length; return n; } // want: null-deref
    static async Task<int> ConsumeSafe(ChannelReader<Job> r) { int n = 0; await foreach (var j in r.ReadAllAsync()) { if (j is null) break; n += j.Name.Length; } return n; }
    static async Task Bad() { var c = Channel.CreateUnbounded<Job>(); await Produce(c.Writer); await Consume(c.Reader); }
    static async Task Good() { var c = Channel.CreateUnbounded<Job>(); await Produce(c.Writer); await ConsumeSafe(c.Reader); }
    public static void DemoChannelDanger() => Bad().GetAwaiter().GetResult();
    public static void DemoChannelSafe() => Good().GetAwaiter().GetResult();
}

static class ChannelTryRead
{
    sealed class Msg { public int Len = 2; }
    sealed class Box
    {
        readonly Channel<Msg> c = Channel.CreateBounded<Msg>(4);
        public void Put(Msg m) => c.Writer.TryWrite(m);
        public Msg Take() { c.Reader.TryRead(out var m); return m!; }
    }
    static int Len(Box b) => b.Take().Len; // want: null-deref
    static int LenSafe(Box b) { int n = 0; for (var m = b.Take(); m != null; m = b.Take()) n += m.Len; return n; }
    public static void DemoTryReadDanger() { var b = new Box(); b.Put(new Msg()); b.Take(); Len(b); }
    public static void DemoTryReadSafe() { var b = new Box(); b.Put(new Msg()); LenSafe(b); }
}

static class BlockingProducer
{
    sealed class Item { public string Text = "i"; }
    static void Fill(BlockingCollection<Item> q) { q.Add(new Item()); q.Add(null!); q.CompleteAdding(); }
    static int Drain(BlockingCollection<Item> q) { int n = 0; foreach (var i in q.GetConsumingEnumerable()) n += i.Text.Length; return n; } // want: null-deref
    static int DrainSafe(BlockingCollection<Item> q) { int n = 0; foreach (var i in q.GetConsumingEnumerable()) n += i == null ? 0 : i.Text.Length; return n; }
    public static void DemoBlockingDanger() { var q = new BlockingCollection<Item>(); Fill(q); Drain(q); }
    public static void DemoBlockingSafe() { var q = new BlockingCollection<Item>(); Fill(q); DrainSafe(q); }
}

static class TimerCallbackState
{
    sealed class Tick { public int Count; }
    sealed class Beat
    {
        public Tick Last = null!; readonly ManualResetEventSlim done = new();
        public void Run(int due) { using var t = new Timer(s => { Last = (s as Tick)!; done.Set(); }, due > 0 ? new Tick() : null, 0, -1); done.Wait(); }
    }
    static int Count(Beat b) => b.Last.Count; // want: null-deref
    static int CountSafe(Beat b) => b.Last is null ? 0 : b.Last.Count;
    public static void DemoTimerDanger() { var b = new Beat(); b.Run(0); Count(b); }
    public static void DemoTimerSafe() { var b = new Beat(); b.Run(0); CountSafe(b); }
}

static class Cancelled
{
    sealed class Out { public string Text = "o"; }
    sealed class Job
    {
        public Out? Result;
        public void Run(CancellationToken ct) { for (int i = 0; i < 3; i++) if (ct.IsCancellationRequested) return; Result = new Out(); }
    }
    static int Len(Job j) => j.Result!.Text.Length; // want: null-deref
    static int LenSafe(Job j, CancellationToken ct) => ct.IsCancellationRequested || j.Result == null ? 0 : j.Result.Text.Length;
    public static void DemoCancelDanger() { var c = new CancellationTokenSource(); c.Cancel(); var j = new Job(); j.Run(c.Token); Len(j); }
    public static void DemoCancelSafe() { var c = new CancellationTokenSource(); c.Cancel(); var j = new Job(); j.Run(c.Token); LenSafe(j, c.Token); }
}

static class BackgroundLoop
{
    sealed class Snapshot { public int Size = 1; }
    sealed class Poller
    {
        volatile Snapshot? latest;
        public void Loop(Queue<Snapshot?> src) { while (src.Count > 0) latest = src.Dequeue(); }
        public void Start(Queue<Snapshot?> src) { var t = new Thread(() => Loop(src)); t.Start(); t.Join(); }
        public int Size() => latest!.Size; // want: null-deref
        public int SizeSafe() { var s = latest; return s == null ? 0 : s.Size; }
    }
    static Queue<Snapshot?> Src() { var q = new Queue<Snapshot?>(); q.Enqueue(new Snapshot()); q.Enqueue(null); return q; }
    public static void DemoLoopDanger() { var p = new Poller(); p.Start(Src()); p.Size(); }
    public static void DemoLoopSafe() { var p = new Poller(); p.Start(Src()); p.SizeSafe(); }
}

static class ParallelSlots
{
    sealed class Part { public int V = 1; }
    static Part[] Build(int n) { var a = new Part[n]; Parallel.For(0, n, i => { if (i % 2 == 0) a[i] = new Part(); }); return a; }
    static Part[] BuildSafe(int n) { var a = new Part[n]; Parallel.For(0, n, i => { a[i] = new Part(); }); return a; }
    static int Sum(Part[] a) { int s = 0; for (int i = 0; i < a.Length; i++) s += a[i].V; return s; } // missed: null-deref
    static int SumSafe(Part[] a) { int s = 0; for (int i = 0; i < a.Length; i++) if (a[i] != null) s += a[i].V; return s; }
    public static void DemoParallelDanger() => Sum(Build(4));
    public static void DemoParallelSafe() => SumSafe(BuildSafe(4));
}

static class ConcurrentBagTake
{
    sealed class Buf { public byte[] Data = new byte[2]; }
    static Buf Take(ConcurrentBag<Buf> bag) => bag.TryTake(out var b) ? b : null!;
    static Buf TakeSafe(ConcurrentBag<Buf> bag) => bag.TryTake(out var b) ? b : new Buf();
    static int Len(ConcurrentBag<Buf> bag) => Take(bag).Data.Length; // want: null-deref
    static int LenSafe(ConcurrentBag<Buf> bag) => TakeSafe(bag).Data.Length;
    public static void DemoBagDanger() => Len(new ConcurrentBag<Buf>());
    public static void DemoBagSafe() => LenSafe(new ConcurrentBag<Buf>());
}

static class InterlockedSwap
{
    sealed class Node { public string Name = "n"; }
    sealed class Slot
    {
        Node? cur = new Node();
        public Node? Take() => Interlocked.Exchange(ref cur, null);
    }
    static string Name(Slot s) => s.Take()!.Name; // want: null-deref
    static string NameSafe(Slot s) => s.Take() is Node n ? n.Name : "";
    public static void DemoSwapDanger() { var s = new Slot(); s.Take(); Name(s); }
    public static void DemoSwapSafe() { var s = new Slot(); s.Take(); NameSafe(s); }
}

static class AmbientLocal
{
    sealed class Request { public string Path = "/"; }
    static readonly AsyncLocal<Request> current = new();
    static async Task Handle(Request r) { current.Value = r; await Task.Yield(); }
    static int Log() => current.Value!.Path.Length; // want: null-deref
    static int LogSafe() => current.Value?.Path.Length ?? 0;
    static async Task Bad() { await Handle(new Request()); Log(); }
    static async Task Good() { await Handle(new Request()); LogSafe(); }
    public static void DemoAmbientDanger() => Bad().GetAwaiter().GetResult();
    public static void DemoAmbientSafe() => Good().GetAwaiter().GetResult();
}
