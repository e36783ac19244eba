#nullable enable
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
namespace NullSafety.SurfB.AmbientTasks;

// WeakReference.Target
static class WeakEmpty
{
    static object Get(WeakReference w) => w.Target!;
    static int Hash(object o) => o.GetHashCode(); // want: null-deref
    public static void DemoWeak() => Hash(Get(new WeakReference(null)));
}
static class WeakHeld
{
    static readonly object Held = new();
    static object Get(WeakReference w) => w.Target ?? Held;
    static int Hash(object o) => o.GetHashCode();
    public static void DemoWeak() { Hash(Get(new WeakReference(Held))); Hash(Get(new WeakReference(null))); }
}
// WeakReference<T>.TryGetTarget
static class WeakTry
{
    static string Get(WeakReference<string> w) { w.TryGetTarget(out string? s); return s!; }
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoWeakTry() => Len(Get(new WeakReference<string>(null!)));
}
static class WeakTryGuarded
{
    static string Get(WeakReference<string> w) => w.TryGetTarget(out string? s) ? s : "";
    static int Len(string s) => s.Length;
    public static void DemoWeakTry() => Len(Get(new WeakReference<string>(null!)));
}
// GCHandle.Target
static class HandleEmpty
{
    static object Get(object? o) { var h = GCHandle.Alloc(o); try { return h.Target!; } finally { h.Free(); } }
    static Type Kind(object o) => o.GetType(); // missed: null-deref
    public static void DemoHandle() => Kind(Get(null));
}
static class HandleFull
{
    static object Get(object? o) { var h = GCHandle.Alloc(o); try { return h.Target!; } finally { h.Free(); } }
    static Type Kind(object o) => o.GetType();
    public static void DemoHandle() => Kind(Get("x"));
}
// ConditionalWeakTable
static class SideTry
{
    static readonly ConditionalWeakTable<object, List<int>> Side = new();
    static List<int> Of(object k) { Side.TryGetValue(k, out var l); return l!; }
    static int Count(List<int> l) => l.Count; // want: null-deref
    public static void DemoSide() => Count(Of(new object()));
}
static class SideMake
{
    static readonly ConditionalWeakTable<object, List<int>> Side = new();
    static List<int> Of(object k) => Side.GetOrCreateValue(k);
    static int Count(List<int> l) => l.Count;
    public static void DemoSide() => Count(Of(new object()));
}
// Thread.Name
static class ThreadNameGone
{
    static string Name(Thread t) => t.Name!;
    static int Len(string n) => n.Length; // missed: null-deref
    public static void DemoThread() => Len(Name(new Thread(() => { })));
}
static class ThreadNamed
{
    static string Name(Thread t) => t.Name!;
    static int Len(string n) => n.Length + Thread.CurrentThread.CurrentCulture.Name.Length;
    public static void DemoThread() => Len(Name(new Thread(() => { }) { Name = "pump" }));
}
// SynchronizationContext.Current
static class ContextGone
{
    static SynchronizationContext Here() => SynchronizationContext.Current!;
    static void Post(SynchronizationContext c) => c.Send(_ => { }, null); // missed: null-deref
    public static void DemoContext() => Post(Here());
}
static class ContextOrNew
{
    static SynchronizationContext Here() => SynchronizationContext.Current ?? new SynchronizationContext();
    static void Post(SynchronizationContext c) => c.Send(_ => { }, null);
    public static void DemoContext() => Post(Here());
}
// Activity.Current
static class ActivityGone
{
    static Activity Now() => Activity.Current!;
    static string Name(Activity a) => a.OperationName; // missed: null-deref
    public static void DemoActivity() => Name(Now());
}
static class ActivityStarted
{
    static Activity Now() { new Activity("job").Start(); return Activity.Current!; }
    static string Name(Activity a) { a.Stop(); return a.OperationName + a.DisplayName; }
    public static void DemoActivity() => Name(Now());
}
// Activity.Parent and GetTagItem
static class ActivityTop
{
    static Activity Up(Activity a) => a.Parent!;
    static string Name(Activity a) => a.DisplayName; // missed: null-deref
    public static void DemoTop() => Name(Up(new Activity("job")));
}
static class ActivityTags
{
    static IEnumerable<KeyValuePair<string, object?>> Up(Activity a) => a.TagObjects;
    static int Name(IEnumerable<KeyValuePair<string, object?>> a) => a.Count();
    public static void DemoTop() => Name(Up(new Activity("job")));
}
static class ActivityTag
{
    static object Tag(Activity a, string k) => a.GetTagItem(k)!;
    static string Show(object o) => o.ToString()!; // missed: null-deref
    public static void DemoTag() => Show(Tag(new Activity("job"), "user"));
}
static class ActivityTagSet
{
    static object Tag(Activity a, string k) => a.SetTag(k, 5).GetTagItem(k)!;
    static string Show(object o) => o.ToString()!;
    public static void DemoTag() => Show(Tag(new Activity("job"), "user"));
}
// ActivitySource.StartActivity
static class SourceUnheard
{
    static readonly ActivitySource Src = new("surfb.none");
    static Activity Begin() => Src.StartActivity("step")!;
    static void End(Activity a) => a.Stop(); // missed: null-deref
    public static void DemoSource() => End(Begin());
}
static class SourceGuarded
{
    static readonly ActivitySource Src = new("surfb.none");
    static Activity? Begin() => Src.StartActivity("step");
    static void End(Activity? a) { if (a is not null) a.Stop(); }
    public static void DemoSource() => End(Begin());
}
// AsyncLocal.Value
static class FlowUnset
{
    static readonly AsyncLocal<string> User = new();
    static string Who() => User.Value!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoFlow() => Len(Who());
}
static class FlowSet
{
    static readonly AsyncLocal<string> User = new();
    static string Who() { User.Value = "ann"; return User.Value; }
    static int Len(string s) => s.Length;
    public static void DemoFlow() => Len(Who());
}
// ThreadLocal.Value
static class SlotBare
{
    static readonly ThreadLocal<List<int>> Slot = new();
    static List<int> Mine() => Slot.Value!;
    static void Add(List<int> l) => l.Add(1); // want: null-deref
    public static void DemoSlot() => Add(Mine());
}
static class SlotMade
{
    static readonly ThreadLocal<List<int>> Slot = new(() => []);
    static List<int> Mine() => Slot.Value!;
    static void Add(List<int> l) => l.Add(1);
    public static void DemoSlot() => Add(Mine());
}
// Lazy<T>
class LateNull
{
    readonly Lazy<string> _text = new(() => Environment.GetEnvironmentVariable("SURFB_LATE")!);
    public string Text => _text.Value;
    public static int Len(LateNull l) => l.Text.Length; // want: null-deref
    public static void DemoLate() => Len(new LateNull());
}
class LateEmpty
{
    readonly Lazy<string> _text = new(() => Environment.GetEnvironmentVariable("SURFB_LATE") ?? "");
    public string Text => _text.Value;
    public static int Len(LateEmpty l) => l.Text.Length;
    public static void DemoLate() => Len(new LateEmpty());
}
// TaskCompletionSource
static class SourceOfNull
{
    static Task<string> Fill() { var s = new TaskCompletionSource<string>(); s.SetResult(null!); return s.Task; }
    static async Task<int> Len() { string t = await Fill(); return t.Length; } // want: null-deref
    public static Task DemoFill() => Len();
}
static class SourceOfText
{
    static Task<string> Fill() { var s = new TaskCompletionSource<string>(); s.TrySetResult("a"); s.TrySetResult(null!); return s.Task; }
    static async Task<int> Len() { string t = await Fill(); return t.Length; }
    public static Task DemoFill() => Len();
}
// default ValueTask<T> and Task.FromResult
static class ValueTaskDefault
{
    static ValueTask<string> Get() => default;
    static async ValueTask<int> Len() { var t = await Get(); return t.Length; } // want: null-deref
    public static Task DemoValueTask() => Len().AsTask();
}
static class ValueTaskWrapped
{
    static ValueTask<string> Get() => new(Task.FromResult("v"));
    static async ValueTask<int> Len() { var t = await Get(); return t.Length; }
    public static async Task DemoValueTask() { await default(ValueTask); await Len(); }
}
// Task.AsyncState
static class StateGone
{
    static object State(Task t) => t.AsyncState!;
    static string Show(object o) => o.ToString()!; // missed: null-deref
    public static void DemoState() => Show(State(Task.Run(() => { })));
}
static class StateGiven
{
    static object State(Task t) => t.AsyncState!;
    static string Show(object o) => o.ToString()!;
    public static void DemoState() => Show(State(Task.Factory.StartNew(_ => { }, "job")));
}
// IAsyncResult.AsyncState beside AsyncWaitHandle
static class ResultState
{
    static object State(IAsyncResult r) => r.AsyncState!;
    static Type Show(object o) => o.GetType(); // missed: null-deref
    public static void DemoResult() => Show(State(Task.CompletedTask));
}
static class ResultHandle
{
    static object State(IAsyncResult r) => r.AsyncWaitHandle;
    static Type Show(object o) => o.GetType();
    public static void DemoResult() => Show(State(Task.CompletedTask));
}
// Task.Exception
static class FaultGone
{
    static AggregateException Fault(Task t) => t.Exception!;
    static int Count(AggregateException e) => e.InnerExceptions.Count; // missed: null-deref
    public static void DemoFault() => Count(Fault(Task.CompletedTask));
}
static class FaultThere
{
    static AggregateException Fault(Task t) => t.Exception!;
    static int Count(AggregateException e) => e.InnerExceptions.Count;
    public static void DemoFault() => Count(Fault(Task.FromException(new IOException())));
}
// StrongBox, Interlocked.Exchange, LazyInitializer
static class BoxBare
{
    static string Open(StrongBox<string> b) => b.Value!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoBox() => Len(Open(new StrongBox<string>()));
}
static class BoxFilled
{
    static string Open(StrongBox<string> b) => b.Value!;
    static int Len(string s) => s.Length;
    public static void DemoBox() => Len(Open(new StrongBox<string>("s")));
}
class SwapOld
{
    string _name = null!;
    string Put(string s) => Interlocked.Exchange(ref _name, s);
    public static int Len(string s) => s.Length; // want: null-deref
    public static void DemoSwap() => Len(new SwapOld().Put("a"));
}
class SwapNew
{
    string _name = null!;
    string Put(string s) { Interlocked.Exchange(ref _name, s); return Volatile.Read(ref _name); }
    public static int Len(string s) => s.Length;
    public static void DemoSwap() => Len(new SwapNew().Put("a"));
}
class OnceExchange
{
    List<int> _l = null!;
    List<int> Get() => Interlocked.CompareExchange(ref _l, [], null!);
    public static int Count(List<int> l) => l.Count; // want: null-deref
    public static void DemoOnce() => Count(new OnceExchange().Get());
}
class OnceEnsure
{
    List<int>? _l;
    List<int> Get() => LazyInitializer.EnsureInitialized(ref _l);
    public static int Count(List<int> l) => l.Count;
    public static void DemoOnce() => Count(new OnceEnsure().Get());
}
// Progress, CancellationTokenSource, Timer: a report of null beside objects that never are
static class ReportNull
{
    static void Work(IProgress<string> p) => p.Report(null!);
    class Meter : IProgress<string> { public void Report(string value) => Show(value); }
    static int Show(string s) => s.Length; // want: null-deref
    public static void DemoReport() => Work(new Meter());
}
static class ReportText
{
    static void Work(IProgress<string> p) { using var c = new CancellationTokenSource(); p.Report(c.Token.WaitHandle.ToString()!); }
    class Meter : IProgress<string> { public void Report(string value) => Show(value); }
    static int Show(string s) => s.Length;
    public static void DemoReport() { using var t = new Timer(_ => { }); t.Change(-1, -1); Work(new Meter()); }
}
