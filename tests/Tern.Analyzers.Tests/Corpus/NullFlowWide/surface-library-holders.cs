// case: surface-library-holders
// category: surface
// rationale: what the platform can hold an object in, and each way to it
// csc: none

using System.Collections;
using System.Collections.Immutable;
using System.Collections.Frozen;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;
using System.Globalization;
namespace NullSafety.SurfaceLibraryHolders;
public sealed class Item(string n) : IComparable<Item> { public string Name => n; public int CompareTo(Item? o) => 0; }
sealed class Now(Action<Item> a) : IProgress<Item> { public void Report(Item v) => a(v); }
sealed class ServiceP : IServiceProvider { public object? GetService(Type t) => t == typeof(string) ? "a" : null; }
sealed class Bag : IEnumerable<Item> { private readonly List<Item> _l = new(); public void Add(Item i) => _l.Add(i); public IEnumerator<Item> GetEnumerator() => _l.GetEnumerator(); IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }
public static class C
{
    static Item N() => null!;
    static IEnumerable<Item> Iter() { yield return N(); }
    static IEnumerable<Item> Tail(params IEnumerable<Item> s) => s;
    public static void Demo0() { var c = (ICollection<Item>)[N()]; _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo1() { var c = (ICollection<Item>)[N()]; foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo2() { var c = (IEnumerable<Item>)new[] { N() }; _ = c.First().Name; } // want: null-deref
    public static void Demo3() { var c = (IEnumerable<Item>)new[] { N() }; _ = c.Last().Name; } // want: null-deref
    public static void Demo4() { var c = (IEnumerable<Item>)new[] { N() }; _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo5() { var c = (IEnumerable<Item>)new[] { N() }; _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo6() { var c = (IEnumerable<Item>)new[] { N() }; _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo7() { var c = (IEnumerable<Item>)new[] { N() }; _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo8() { var c = (IEnumerable<Item>)new[] { N() }; _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo9() { var c = (IEnumerable<Item>)new[] { N() }; _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo10() { var c = (IEnumerable<Item>)new[] { N() }; foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo11() { var c = new List<Item> { N() }.AsReadOnly(); _ = c.First().Name; } // want: null-deref
    public static void Demo12() { var c = new List<Item> { N() }.AsReadOnly(); _ = c.Last().Name; } // want: null-deref
    public static void Demo13() { var c = new List<Item> { N() }.AsReadOnly(); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo14() { var c = new List<Item> { N() }.AsReadOnly(); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo15() { var c = new List<Item> { N() }.AsReadOnly(); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo16() { var c = new List<Item> { N() }.AsReadOnly(); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo17() { var c = new List<Item> { N() }.AsReadOnly(); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo18() { var c = new List<Item> { N() }.AsReadOnly(); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo19() { var c = new List<Item> { N() }.AsReadOnly(); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo20() { var c = Iter(); _ = c.First().Name; } // want: null-deref
    public static void Demo21() { var c = Iter(); _ = c.Last().Name; } // want: null-deref
    public static void Demo22() { var c = Iter(); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo23() { var c = Iter(); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo24() { var c = Iter(); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo25() { var c = Iter(); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo26() { var c = Iter(); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo27() { var c = Iter(); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo28() { var c = Iter(); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo29() { var c = Tail([N()]); _ = c.First().Name; } // want: null-deref
    public static void Demo30() { var c = Tail([N()]); _ = c.Last().Name; } // want: null-deref
    public static void Demo31() { var c = Tail([N()]); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo32() { var c = Tail([N()]); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo33() { var c = Tail([N()]); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo34() { var c = Tail([N()]); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo35() { var c = Tail([N()]); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo36() { var c = Tail([N()]); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo37() { var c = Tail([N()]); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo38() { var c = new[] { new[] { N() } }.SelectMany(a => a); _ = c.First().Name; } // want: null-deref
    public static void Demo39() { var c = new[] { new[] { N() } }.SelectMany(a => a); _ = c.Last().Name; } // want: null-deref
    public static void Demo40() { var c = new[] { new[] { N() } }.SelectMany(a => a); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo41() { var c = new[] { new[] { N() } }.SelectMany(a => a); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo42() { var c = new[] { new[] { N() } }.SelectMany(a => a); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo43() { var c = new[] { new[] { N() } }.SelectMany(a => a); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo44() { var c = new[] { new[] { N() } }.SelectMany(a => a); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo45() { var c = new[] { new[] { N() } }.SelectMany(a => a); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo46() { var c = new[] { new[] { N() } }.SelectMany(a => a); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo47() { var c = new List<List<Item>> { new() { N() } }.SelectMany(a => a); _ = c.First().Name; } // want: null-deref
    public static void Demo48() { var c = new List<List<Item>> { new() { N() } }.SelectMany(a => a); _ = c.Last().Name; } // want: null-deref
    public static void Demo49() { var c = new List<List<Item>> { new() { N() } }.SelectMany(a => a); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo50() { var c = new List<List<Item>> { new() { N() } }.SelectMany(a => a); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo51() { var c = new List<List<Item>> { new() { N() } }.SelectMany(a => a); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo52() { var c = new List<List<Item>> { new() { N() } }.SelectMany(a => a); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo53() { var c = new List<List<Item>> { new() { N() } }.SelectMany(a => a); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo54() { var c = new List<List<Item>> { new() { N() } }.SelectMany(a => a); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo55() { var c = new List<List<Item>> { new() { N() } }.SelectMany(a => a); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo56() { var c = new[] { N() }.Concat([N()]); _ = c.First().Name; } // want: null-deref
    public static void Demo57() { var c = new[] { N() }.Concat([N()]); _ = c.Last().Name; } // want: null-deref
    public static void Demo58() { var c = new[] { N() }.Concat([N()]); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo59() { var c = new[] { N() }.Concat([N()]); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo60() { var c = new[] { N() }.Concat([N()]); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo61() { var c = new[] { N() }.Concat([N()]); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo62() { var c = new[] { N() }.Concat([N()]); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo63() { var c = new[] { N() }.Concat([N()]); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo64() { var c = new[] { N() }.Concat([N()]); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo65() { var c = new[] { N() }.Reverse<Item>(); _ = c.First().Name; } // want: null-deref
    public static void Demo66() { var c = new[] { N() }.Reverse<Item>(); _ = c.Last().Name; } // want: null-deref
    public static void Demo67() { var c = new[] { N() }.Reverse<Item>(); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo68() { var c = new[] { N() }.Reverse<Item>(); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo69() { var c = new[] { N() }.Reverse<Item>(); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo70() { var c = new[] { N() }.Reverse<Item>(); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo71() { var c = new[] { N() }.Reverse<Item>(); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo72() { var c = new[] { N() }.Reverse<Item>(); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo73() { var c = new[] { N() }.Reverse<Item>(); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo74() { var c = new Bag { N() }; _ = c.First().Name; } // want: null-deref
    public static void Demo75() { var c = new Bag { N() }; _ = c.Last().Name; } // want: null-deref
    public static void Demo76() { var c = new Bag { N() }; _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo77() { var c = new Bag { N() }; _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo78() { var c = new Bag { N() }; _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo79() { var c = new Bag { N() }; _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo80() { var c = new Bag { N() }; _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo81() { var c = new Bag { N() }; _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo82() { var c = new Bag { N() }; foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo83() { var c = new SortedSet<Item> { N() }; _ = c.First().Name; } // want: null-deref
    public static void Demo84() { var c = new SortedSet<Item> { N() }; _ = c.Last().Name; } // want: null-deref
    public static void Demo85() { var c = new SortedSet<Item> { N() }; _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo86() { var c = new SortedSet<Item> { N() }; _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo87() { var c = new SortedSet<Item> { N() }; _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo88() { var c = new SortedSet<Item> { N() }; _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo89() { var c = new SortedSet<Item> { N() }; _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo90() { var c = new SortedSet<Item> { N() }; _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo91() { var c = new SortedSet<Item> { N() }; foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo92() { var t = Task.FromResult(N()); _ = t.Result.Name; } // want: null-deref
    public static void Demo93() { var t = Task.Run(() => N()); _ = t.GetAwaiter().GetResult().Name; } // want: null-deref
    public static void Demo94() { var t = Task.Run(async () => { await Task.Yield(); return N(); }); _ = t.Result.Name; } // want: null-deref
    public static void Demo95() { var t = Task.Factory.StartNew(() => N()); _ = t.Result.Name; } // want: null-deref
    public static void Demo96() { var t = Task.FromResult(1).ContinueWith(_ => N()); _ = t.Result.Name; } // want: null-deref
    public static void Demo97() { var t = Task.WhenAll(Task.FromResult(N())); _ = t.Result[0].Name; } // want: null-deref
    public static void Demo98() { var t = Task.WhenAny(Task.FromResult(N())); _ = t.Result.Result.Name; } // want: null-deref
    public static void Demo99() { var t = ValueTask.FromResult(N()); _ = t.Result.Name; } // want: null-deref
    public static void Demo100() { var t = new ValueTask<Item>(N()); _ = t.Result.Name; } // want: null-deref
    public static void Demo101() { var t = new ValueTask<Item>(N()).AsTask(); _ = t.Result.Name; } // want: null-deref
    public static void Demo102() { var t = Task.FromResult(N()).WaitAsync(TimeSpan.FromSeconds(1)); _ = t.Result.Name; } // want: null-deref
    public static void Demo103() { var t = Task.FromResult(Task.FromResult(N())).Unwrap(); _ = t.Result.Name; } // want: null-deref
    public static void Demo104() { var s = new TaskCompletionSource<Item>(); s.SetResult(N()); _ = s.Task.Result.Name; } // want: null-deref
    public static void Demo105() { var s = new TaskCompletionSource<Item>(); s.TrySetResult(N()); _ = s.Task.Result.Name; } // want: null-deref
    public static void Demo106() { var l = new Lazy<Item>(() => N()); _ = l.Value.Name; } // want: null-deref
    public static void Demo107() { var l = new Lazy<Item>(N); _ = l.Value.Name; } // want: null-deref
    public static void Demo108() { var l = new Lazy<Item>(N()); _ = l.Value.Name; } // want: null-deref
    public static void Demo109() { var l = new ThreadLocal<Item>(() => N()); _ = l.Value!.Name; } // want: null-deref
    public static void Demo110() { var l = new AsyncLocal<Item> { Value = N() }; _ = l.Value!.Name; } // want: null-deref
    public static void Demo111() { var l = new WeakReference<Item>(N()); _ = (l.TryGetTarget(out var g) ? g : g!).Name; } // want: null-deref
    public static void Demo112() { var l = Tuple.Create(N(), 1); _ = l.Item1.Name; } // want: null-deref
    public static void Demo113() { var l = new Tuple<Item, int>(N(), 1); _ = l.Item1.Name; } // want: null-deref
    public static void Demo114() { var l = ValueTuple.Create(N(), 1); _ = l.Item1.Name; } // want: null-deref
    public static void Demo115() { var l = (N(), 1); _ = l.Item1.Name; } // want: null-deref
    public static void Demo116() { var l = (a: N(), b: 1); var (x, y) = l; _ = x.Name; } // want: null-deref
    public static void Demo117() { var l = KeyValuePair.Create("k", N()); _ = l.Value.Name; } // want: null-deref
    public static void Demo118() { var l = new KeyValuePair<string, Item>("k", N()); _ = l.Value.Name; } // want: null-deref
    public static void Demo119() { var l = new StrongBox<Item>(N()); _ = l.Value!.Name; } // missed: null-deref
    public static void Demo120() { var l = new { V = N() }; _ = l.V.Name; } // want: null-deref
    public static void Demo121() { Item l = new("a"); Interlocked.Exchange(ref l, N()); _ = l.Name; } // want: null-deref
    public static void Demo122() { Item l = new("a"); Volatile.Write(ref l, N()); _ = Volatile.Read(ref l).Name; } // want: null-deref
    public static void Demo123() { Item? l = null; LazyInitializer.EnsureInitialized(ref l, () => new Item("a")); l = N(); _ = l.Name; } // want: null-deref
    public static void Demo124() { Item[] a = [N(), new("b")]; _ = a.AsSpan()[0].Name; } // want: null-deref
    public static void Demo125() { Item[] a = [N(), new("b")]; _ = a.AsMemory().Span[0].Name; } // want: null-deref
    public static void Demo126() { Item[] a = [N(), new("b")]; _ = a.AsSpan(0, 1)[0].Name; } // want: null-deref
    public static void Demo127() { var a = new Item[2]; a[1] = new("b"); _ = a[0].Name; } // want: null-deref
    public static void Demo128() { var a = new Item[2]; Array.Fill(a, N()); _ = a[0].Name; } // want: null-deref
    public static void Demo129() { var a = new Item[2]; Array.Fill(a, new("b")); a[1] = N(); _ = a[1].Name; } // want: null-deref
    public static void Demo130() { var a = new Item[2, 2]; a[0, 1] = N(); _ = a[0, 1].Name; } // want: null-deref
    public static void Demo131() { var a = new Item[2][]; a[0] = [N()]; _ = a[0][0].Name; } // want: null-deref
    public static void Demo132() { Span<Item> a = [N()]; _ = a[0].Name; } // want: null-deref
    public static void Demo133() { ReadOnlySpan<Item> a = new[] { N() }; _ = a[0].Name; } // want: null-deref
    public static void Demo134() { var a = ArrayPool<Item>.Shared.Rent(1); Array.Clear(a); _ = a[0].Name; } // want: null-deref
    public static void Demo135() { var a = GC.AllocateUninitializedArray<byte>(1).Length == 1 ? new Item[1] : null!; _ = a[0].Name; } // want: null-deref
    public static void Demo136() { var a = (Item[])new[] { N() }.Clone(); _ = a[0].Name; } // missed: null-deref
    public static void Demo137() { var a = new Item[1]; new[] { N() }.CopyTo(a, 0); _ = a[0].Name; } // want: null-deref
    public static void Demo138() { var a = new Item[1]; Array.Copy(new[] { N() }, a, 1); _ = a[0].Name; } // want: null-deref
    public static void Demo139() { var a = new List<Item> { N() }.ToArray(); _ = a[0].Name; } // want: null-deref
    public static void Demo140() { var q = new PriorityQueue<Item, int>(); q.Enqueue(N(), 1); _ = q.Dequeue().Name; } // want: null-deref
    public static void Demo141() { var q = new PriorityQueue<Item, int>(); q.Enqueue(N(), 1); _ = (q.TryDequeue(out var e, out _) ? e : e!).Name; } // want: null-deref
    public static void Demo142() { var q = new Queue<Item>(); q.Enqueue(N()); _ = q.Peek().Name; } // want: null-deref
    public static void Demo143() { var q = new Queue<Item>(); q.Enqueue(N()); _ = (q.TryDequeue(out var e) ? e : e!).Name; } // want: null-deref
    public static void Demo144() { var q = new Stack<Item>(); q.Push(N()); _ = q.Pop().Name; } // want: null-deref
    public static void Demo145() { var q = new LinkedList<Item>(); q.AddFirst(N()); _ = q.First!.Value.Name; } // want: null-deref
    public static void Demo146() { var q = new LinkedList<Item>(); var n = q.AddLast(N()); _ = n.Value.Name; } // missed: null-deref
    public static void Demo147() { var q = Channel.CreateUnbounded<Item>(); q.Writer.TryWrite(N()); q.Reader.TryRead(out var e); _ = e!.Name; } // want: null-deref
    public static void Demo148() { var q = Channel.CreateUnbounded<Item>(); q.Writer.TryWrite(N()); _ = q.Reader.ReadAsync().AsTask().Result.Name; } // want: null-deref
    public static void Demo149() { var q = new ConcurrentQueue<Item>(); q.Enqueue(N()); q.TryDequeue(out var e); _ = e!.Name; } // want: null-deref
    public static void Demo150() { var q = new BlockingCollection<Item>(); q.Add(N()); _ = q.Take().Name; } // want: null-deref
    public static void Demo151() { var l = new List<Item>(); l.Add(N()); _ = l[0].Name; } // want: null-deref
    public static void Demo152() { var l = new List<Item>(); l.Insert(0, N()); _ = l[0].Name; } // want: null-deref
    public static void Demo153() { var l = new List<Item>(); l.AddRange([N()]); _ = l[0].Name; } // want: null-deref
    public static void Demo154() { var l = new List<Item>(); l.AddRange(new List<Item> { N() }); _ = l[0].Name; } // want: null-deref
    public static void Demo155() { var l = new List<Item> { new("a") }; l[0] = N(); _ = l[0].Name; } // want: null-deref
    public static void Demo156() { var l = new List<Item> { new("a") }; l.Add(N()); l.Reverse(); _ = l[0].Name; } // want: null-deref
    public static void Demo157() { var l = new List<Item> { new("a"), N() }; l.RemoveAt(0); _ = l[0].Name; } // missed: null-deref
    public static void Demo158() { var l = new List<Item?> { N() }.ConvertAll(x => x); _ = l[0]!.Name; } // want: null-deref
    public static void Demo159() { var l = new List<Item> { N() }; var l2 = l; l2.Add(new("b")); _ = l[0].Name; } // want: null-deref
    public static void Demo160() { var l = new List<Item> { N() }; l.ForEach(x => { }); _ = l[0].Name; } // want: null-deref
    public static void Demo161() { var l = CollectionsMarshal.AsSpan(new List<Item> { N() }); _ = l[0].Name; } // want: null-deref
    public static void Demo162() { var d = new ConcurrentDictionary<string, Item>(); d.TryAdd("k", N()); _ = d["k"].Name; } // want: null-deref
    public static void Demo163() { var d = new ConcurrentDictionary<string, Item>(); _ = d.GetOrAdd("k", _ => N()).Name; } // want: null-deref
    public static void Demo164() { var d = new ConcurrentDictionary<string, Item>(); _ = d.GetOrAdd("k", N()).Name; } // want: null-deref
    public static void Demo165() { var d = new ConcurrentDictionary<string, Item>(); _ = d.AddOrUpdate("k", _ => N(), (_, o) => o).Name; } // want: null-deref
    public static void Demo166() { var d = new ConcurrentDictionary<string, Item> { ["k"] = new("a") }; _ = d.AddOrUpdate("k", new Item("b"), (_, o) => N()).Name; } // want: null-deref
    public static void Demo167() { var d = new Dictionary<string, Item>(); d.TryAdd("k", N()); _ = d["k"].Name; } // want: null-deref
    public static void Demo168() { var d = new Dictionary<string, Item>(); CollectionsMarshal.GetValueRefOrAddDefault(d, "k", out _); _ = d["k"].Name; } // missed: null-deref
    public static void Demo169() { var d = new Dictionary<string, Item> { ["k"] = N() }; d.Remove("k", out var r); _ = r!.Name; } // want: null-deref
    public static void Demo170() { var d = new Dictionary<string, List<Item>> { ["k"] = [N()] }; _ = d["k"][0].Name; } // want: null-deref
    public static void Demo171() { var d = new Dictionary<string, List<Item>> { ["k"] = [N()] }; _ = d.SelectMany(p => p.Value).First().Name; } // want: null-deref
    public static void Demo172() { var d = new Dictionary<string, Dictionary<string, Item>> { ["k"] = new() { ["j"] = N() } }; _ = d["k"]["j"].Name; } // want: null-deref
    public static void Demo173() { var d = new Dictionary<(int, int), Item> { [(1, 2)] = N() }; _ = d[(1, 2)].Name; } // want: null-deref
    public static void Demo174() { var d = new Dictionary<Type, object> { [typeof(Item)] = N() }; _ = ((Item)d[typeof(Item)]).Name; } // want: null-deref
    public static void Demo175() { var d = new Dictionary<string, object> { ["k"] = N() }; _ = ((Item)d["k"]).Name; } // want: null-deref
    public static void Demo176() { var d = new Hashtable { ["k"] = N() }; _ = ((Item)d["k"]!).Name; } // want: null-deref
    public static void Demo177() { var d = new ArrayList { N() }; _ = ((Item)d[0]!).Name; } // want: null-deref
    public static void Demo178() { var d = new ConditionalWeakTable<string, Item>();  _ = d.GetValue("k", _ => N()).Name; } // missed: null-deref
    public static void Demo179() { object o = N(); _ = ((Item)o).Name; } // want: null-deref
    public static void Demo180() { object o = N(); _ = (o as Item)!.Name; } // want: null-deref
    public static void Demo181() { Func<Item> f = () => N(); _ = f().Name; } // want: null-deref
    public static void Demo182() { Func<int, Item> f = _ => N(); Func<int, Item> g = x => f(x); _ = g(1).Name; } // want: null-deref
    public static void Demo183() { Func<Item> f = N; _ = f.Invoke().Name; } // want: null-deref
    public static void Demo184() { Func<Func<Item>> f = () => N; _ = f()().Name; } // want: null-deref
    public static void Demo185() { Item? v = null; Action a = () => v = N(); a(); _ = v!.Name; } // want: null-deref
    public static void Demo186() { Item v = new("a"); void Set(ref Item r) => r = N(); Set(ref v); _ = v.Name; } // want: null-deref
    public static void Demo187() { Item v = new("a"); ref Item r = ref v; r = N(); _ = v.Name; } // want: null-deref
    public static void Demo188() { var l = new List<Item> { N() }; var e = l.GetEnumerator(); e.MoveNext(); _ = e.Current.Name; } // want: null-deref
    public static void Demo189() { IEnumerator<Item> e = ((IEnumerable<Item>)[N()]).GetEnumerator(); e.MoveNext(); _ = e.Current.Name; } // want: null-deref
    public static void Demo190() { Item? v = N(); v ??= N(); _ = v.Name; } // want: null-deref
    public static void Demo191() { var v = N() ?? N(); _ = v.Name; } // want: null-deref
    public static void Demo192() { var v = true ? N() : new Item("a"); _ = v.Name; } // want: null-deref
    public static void Demo193() { var v = 1 switch { 1 => N(), _ => new Item("a") }; _ = v.Name; } // want: null-deref
    public static void Demo194() { var b = new Item("a") is { } q ? N() : new Item("b"); _ = b.Name; } // want: null-deref
    public static void Demo195() { var p = new Progress<Item>(); Item g = new("z"); ((IProgress<Item>)new Now(x => g = x)).Report(N()); _ = g.Name; } // want: null-deref
    public static void Demo196() { var x = JsonSerializer.Deserialize<Item>("null"); _ = x!.Name; } // want: null-deref
    public static void Demo197() { var x = Environment.GetEnvironmentVariable("TERN_NOT_SET"); _ = x!.Length; } // want: null-deref
    public static void Demo198() { var x = Path.GetDirectoryName("/"); _ = x!.Length; } // missed: null-deref
    public static void Demo199() { var x = Type.GetType("No.Such"); _ = x!.Name; } // want: null-deref
}
