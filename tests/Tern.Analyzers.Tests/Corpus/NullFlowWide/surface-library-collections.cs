// case: surface-library-collections
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
namespace NullSafety.SurfaceLibraryCollections;
public sealed class Item(string n) : IComparable<Item> { public string Name => n; public int CompareTo(Item? o) => 0; }
sealed class Now(Action<Item> a) : IProgress<Item> { public void Report(Item v) => a(v); }
sealed class ServiceP : IServiceProvider { public object? GetService(Type t) => t == typeof(string) ? "a" : null; }
sealed class Bag : IEnumerable<Item> { private readonly List<Item> _l = new(); public void Add(Item i) => _l.Add(i); public IEnumerator<Item> GetEnumerator() => _l.GetEnumerator(); IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }
public static class C
{
    static Item N() => null!;
    static IEnumerable<Item> Iter() { yield return N(); }
    static IEnumerable<Item> Tail(params IEnumerable<Item> s) => s;
    public static void Demo0() { var c = new HashSet<Item> { N() }; _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo1() { var c = new HashSet<Item> { N() }; _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo2() { var c = new HashSet<Item> { N() }; _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo3() { var c = new HashSet<Item> { N() }; foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo4() { var c = new Queue<Item>([N()]); _ = c.First().Name; } // want: null-deref
    public static void Demo5() { var c = new Queue<Item>([N()]); _ = c.Last().Name; } // want: null-deref
    public static void Demo6() { var c = new Queue<Item>([N()]); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo7() { var c = new Queue<Item>([N()]); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo8() { var c = new Queue<Item>([N()]); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo9() { var c = new Queue<Item>([N()]); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo10() { var c = new Queue<Item>([N()]); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo11() { var c = new Queue<Item>([N()]); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo12() { var c = new Queue<Item>([N()]); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo13() { var c = new Stack<Item>([N()]); _ = c.First().Name; } // want: null-deref
    public static void Demo14() { var c = new Stack<Item>([N()]); _ = c.Last().Name; } // want: null-deref
    public static void Demo15() { var c = new Stack<Item>([N()]); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo16() { var c = new Stack<Item>([N()]); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo17() { var c = new Stack<Item>([N()]); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo18() { var c = new Stack<Item>([N()]); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo19() { var c = new Stack<Item>([N()]); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo20() { var c = new Stack<Item>([N()]); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo21() { var c = new Stack<Item>([N()]); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo22() { var c = new LinkedList<Item>([N()]); _ = c.First().Name; } // want: null-deref
    public static void Demo23() { var c = new LinkedList<Item>([N()]); _ = c.Last().Name; } // want: null-deref
    public static void Demo24() { var c = new LinkedList<Item>([N()]); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo25() { var c = new LinkedList<Item>([N()]); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo26() { var c = new LinkedList<Item>([N()]); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo27() { var c = new LinkedList<Item>([N()]); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo28() { var c = new LinkedList<Item>([N()]); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo29() { var c = new LinkedList<Item>([N()]); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo30() { var c = new LinkedList<Item>([N()]); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo31() { var c = ImmutableList.Create(N()); _ = c.First().Name; } // want: null-deref
    public static void Demo32() { var c = ImmutableList.Create(N()); _ = c.Last().Name; } // want: null-deref
    public static void Demo33() { var c = ImmutableList.Create(N()); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo34() { var c = ImmutableList.Create(N()); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo35() { var c = ImmutableList.Create(N()); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo36() { var c = ImmutableList.Create(N()); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo37() { var c = ImmutableList.Create(N()); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo38() { var c = ImmutableList.Create(N()); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo39() { var c = ImmutableList.Create(N()); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo40() { var c = ImmutableArray.Create(N()); _ = c.First().Name; } // want: null-deref
    public static void Demo41() { var c = ImmutableArray.Create(N()); _ = c.Last().Name; } // want: null-deref
    public static void Demo42() { var c = ImmutableArray.Create(N()); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo43() { var c = ImmutableArray.Create(N()); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo44() { var c = ImmutableArray.Create(N()); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo45() { var c = ImmutableArray.Create(N()); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo46() { var c = ImmutableArray.Create(N()); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo47() { var c = ImmutableArray.Create(N()); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo48() { var c = ImmutableArray.Create(N()); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo49() { var c = ImmutableList<Item>.Empty.Add(N()); _ = c.First().Name; } // want: null-deref
    public static void Demo50() { var c = ImmutableList<Item>.Empty.Add(N()); _ = c.Last().Name; } // want: null-deref
    public static void Demo51() { var c = ImmutableList<Item>.Empty.Add(N()); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo52() { var c = ImmutableList<Item>.Empty.Add(N()); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo53() { var c = ImmutableList<Item>.Empty.Add(N()); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo54() { var c = ImmutableList<Item>.Empty.Add(N()); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo55() { var c = ImmutableList<Item>.Empty.Add(N()); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo56() { var c = ImmutableList<Item>.Empty.Add(N()); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo57() { var c = ImmutableList<Item>.Empty.Add(N()); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo58() { var c = ImmutableQueue.Create(N()); _ = c.First().Name; } // want: null-deref
    public static void Demo59() { var c = ImmutableQueue.Create(N()); _ = c.Last().Name; } // want: null-deref
    public static void Demo60() { var c = ImmutableQueue.Create(N()); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo61() { var c = ImmutableQueue.Create(N()); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo62() { var c = ImmutableQueue.Create(N()); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo63() { var c = ImmutableQueue.Create(N()); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo64() { var c = ImmutableQueue.Create(N()); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo65() { var c = ImmutableQueue.Create(N()); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo66() { var c = ImmutableQueue.Create(N()); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo67() { var c = ImmutableStack<Item>.Empty.Push(N()); _ = c.First().Name; } // want: null-deref
    public static void Demo68() { var c = ImmutableStack<Item>.Empty.Push(N()); _ = c.Last().Name; } // want: null-deref
    public static void Demo69() { var c = ImmutableStack<Item>.Empty.Push(N()); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo70() { var c = ImmutableStack<Item>.Empty.Push(N()); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo71() { var c = ImmutableStack<Item>.Empty.Push(N()); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo72() { var c = ImmutableStack<Item>.Empty.Push(N()); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo73() { var c = ImmutableStack<Item>.Empty.Push(N()); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo74() { var c = ImmutableStack<Item>.Empty.Push(N()); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo75() { var c = ImmutableStack<Item>.Empty.Push(N()); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo76() { var c = new ConcurrentQueue<Item>([N()]); _ = c.First().Name; } // want: null-deref
    public static void Demo77() { var c = new ConcurrentQueue<Item>([N()]); _ = c.Last().Name; } // want: null-deref
    public static void Demo78() { var c = new ConcurrentQueue<Item>([N()]); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo79() { var c = new ConcurrentQueue<Item>([N()]); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo80() { var c = new ConcurrentQueue<Item>([N()]); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo81() { var c = new ConcurrentQueue<Item>([N()]); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo82() { var c = new ConcurrentQueue<Item>([N()]); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo83() { var c = new ConcurrentQueue<Item>([N()]); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo84() { var c = new ConcurrentQueue<Item>([N()]); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo85() { var c = new ConcurrentStack<Item>([N()]); _ = c.First().Name; } // want: null-deref
    public static void Demo86() { var c = new ConcurrentStack<Item>([N()]); _ = c.Last().Name; } // want: null-deref
    public static void Demo87() { var c = new ConcurrentStack<Item>([N()]); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo88() { var c = new ConcurrentStack<Item>([N()]); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo89() { var c = new ConcurrentStack<Item>([N()]); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo90() { var c = new ConcurrentStack<Item>([N()]); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo91() { var c = new ConcurrentStack<Item>([N()]); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo92() { var c = new ConcurrentStack<Item>([N()]); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo93() { var c = new ConcurrentStack<Item>([N()]); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo94() { var c = new ConcurrentBag<Item> { N() }; _ = c.First().Name; } // want: null-deref
    public static void Demo95() { var c = new ConcurrentBag<Item> { N() }; _ = c.Last().Name; } // want: null-deref
    public static void Demo96() { var c = new ConcurrentBag<Item> { N() }; _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo97() { var c = new ConcurrentBag<Item> { N() }; _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo98() { var c = new ConcurrentBag<Item> { N() }; _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo99() { var c = new ConcurrentBag<Item> { N() }; _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo100() { var c = new ConcurrentBag<Item> { N() }; _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo101() { var c = new ConcurrentBag<Item> { N() }; _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo102() { var c = new ConcurrentBag<Item> { N() }; foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo103() { var c = new ObservableCollection<Item> { N() }; _ = c.First().Name; } // want: null-deref
    public static void Demo104() { var c = new ObservableCollection<Item> { N() }; _ = c.Last().Name; } // want: null-deref
    public static void Demo105() { var c = new ObservableCollection<Item> { N() }; _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo106() { var c = new ObservableCollection<Item> { N() }; _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo107() { var c = new ObservableCollection<Item> { N() }; _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo108() { var c = new ObservableCollection<Item> { N() }; _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo109() { var c = new ObservableCollection<Item> { N() }; _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo110() { var c = new ObservableCollection<Item> { N() }; _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo111() { var c = new ObservableCollection<Item> { N() }; foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo112() { var c = new Collection<Item> { N() }; _ = c.First().Name; } // want: null-deref
    public static void Demo113() { var c = new Collection<Item> { N() }; _ = c.Last().Name; } // want: null-deref
    public static void Demo114() { var c = new Collection<Item> { N() }; _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo115() { var c = new Collection<Item> { N() }; _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo116() { var c = new Collection<Item> { N() }; _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo117() { var c = new Collection<Item> { N() }; _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo118() { var c = new Collection<Item> { N() }; _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo119() { var c = new Collection<Item> { N() }; _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo120() { var c = new Collection<Item> { N() }; foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo121() { var c = new ReadOnlyCollection<Item>([N()]); _ = c.First().Name; } // want: null-deref
    public static void Demo122() { var c = new ReadOnlyCollection<Item>([N()]); _ = c.Last().Name; } // want: null-deref
    public static void Demo123() { var c = new ReadOnlyCollection<Item>([N()]); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo124() { var c = new ReadOnlyCollection<Item>([N()]); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo125() { var c = new ReadOnlyCollection<Item>([N()]); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo126() { var c = new ReadOnlyCollection<Item>([N()]); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo127() { var c = new ReadOnlyCollection<Item>([N()]); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo128() { var c = new ReadOnlyCollection<Item>([N()]); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo129() { var c = new ReadOnlyCollection<Item>([N()]); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo130() { var c = new BlockingCollection<Item> { N() }; _ = c.First().Name; } // want: null-deref
    public static void Demo131() { var c = new BlockingCollection<Item> { N() }; _ = c.Last().Name; } // want: null-deref
    public static void Demo132() { var c = new BlockingCollection<Item> { N() }; _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo133() { var c = new BlockingCollection<Item> { N() }; _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo134() { var c = new BlockingCollection<Item> { N() }; _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo135() { var c = new BlockingCollection<Item> { N() }; _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo136() { var c = new BlockingCollection<Item> { N() }; _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo137() { var c = new BlockingCollection<Item> { N() }; _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo138() { var c = new BlockingCollection<Item> { N() }; foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo139() { var c = new List<Item>(Enumerable.Repeat(N(), 2)); _ = c.First().Name; } // want: null-deref
    public static void Demo140() { var c = new List<Item>(Enumerable.Repeat(N(), 2)); _ = c.Last().Name; } // want: null-deref
    public static void Demo141() { var c = new List<Item>(Enumerable.Repeat(N(), 2)); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo142() { var c = new List<Item>(Enumerable.Repeat(N(), 2)); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo143() { var c = new List<Item>(Enumerable.Repeat(N(), 2)); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo144() { var c = new List<Item>(Enumerable.Repeat(N(), 2)); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo145() { var c = new List<Item>(Enumerable.Repeat(N(), 2)); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo146() { var c = new List<Item>(Enumerable.Repeat(N(), 2)); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo147() { var c = new List<Item>(Enumerable.Repeat(N(), 2)); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo148() { var c = Enumerable.Repeat(N(), 2); _ = c.First().Name; } // want: null-deref
    public static void Demo149() { var c = Enumerable.Repeat(N(), 2); _ = c.Last().Name; } // want: null-deref
    public static void Demo150() { var c = Enumerable.Repeat(N(), 2); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo151() { var c = Enumerable.Repeat(N(), 2); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo152() { var c = Enumerable.Repeat(N(), 2); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo153() { var c = Enumerable.Repeat(N(), 2); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo154() { var c = Enumerable.Repeat(N(), 2); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo155() { var c = Enumerable.Repeat(N(), 2); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo156() { var c = Enumerable.Repeat(N(), 2); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo157() { var c = Enumerable.Range(0, 2).Select(_ => N()); _ = c.First().Name; } // want: null-deref
    public static void Demo158() { var c = Enumerable.Range(0, 2).Select(_ => N()); _ = c.Last().Name; } // want: null-deref
    public static void Demo159() { var c = Enumerable.Range(0, 2).Select(_ => N()); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo160() { var c = Enumerable.Range(0, 2).Select(_ => N()); _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo161() { var c = Enumerable.Range(0, 2).Select(_ => N()); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo162() { var c = Enumerable.Range(0, 2).Select(_ => N()); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo163() { var c = Enumerable.Range(0, 2).Select(_ => N()); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo164() { var c = Enumerable.Range(0, 2).Select(_ => N()); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo165() { var c = Enumerable.Range(0, 2).Select(_ => N()); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo166() { var c = new[] { N() }.AsQueryable(); _ = c.First().Name; } // missed: null-deref
    public static void Demo167() { var c = new[] { N() }.AsQueryable(); _ = c.Last().Name; } // missed: null-deref
    public static void Demo168() { var c = new[] { N() }.AsQueryable(); _ = c.ToList()[0].Name; } // missed: null-deref
    public static void Demo169() { var c = new[] { N() }.AsQueryable(); _ = c.ToArray()[0].Name; } // missed: null-deref
    public static void Demo170() { var c = new[] { N() }.AsQueryable(); _ = c.Sum(x => x.Name.Length); } // missed: null-deref
    public static void Demo171() { var c = new[] { N() }.AsQueryable(); _ = c.Select(x => x.Name).ToList(); } // missed: null-deref
    public static void Demo172() { var c = new[] { N() }.AsQueryable(); _ = c.ElementAt(0).Name; } // missed: null-deref
    public static void Demo173() { var c = new[] { N() }.AsQueryable(); _ = c.Max(x => x.Name.Length); } // missed: null-deref
    public static void Demo174() { var c = new[] { N() }.AsQueryable(); foreach (var x in c) _ = x.Name; } // missed: null-deref
    public static void Demo175() { var c = new ArraySegment<Item>([N()]); _ = c.First().Name; } // want: null-deref
    public static void Demo176() { var c = new ArraySegment<Item>([N()]); _ = c.Last().Name; } // want: null-deref
    public static void Demo177() { var c = new ArraySegment<Item>([N()]); _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo178() { var c = new ArraySegment<Item>([N()]); _ = c.ToArray()[0].Name; } // missed: null-deref
    public static void Demo179() { var c = new ArraySegment<Item>([N()]); _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo180() { var c = new ArraySegment<Item>([N()]); _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo181() { var c = new ArraySegment<Item>([N()]); _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo182() { var c = new ArraySegment<Item>([N()]); _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo183() { var c = new ArraySegment<Item>([N()]); foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo184() { var c = (IReadOnlyList<Item>)[N()]; _ = c.First().Name; } // want: null-deref
    public static void Demo185() { var c = (IReadOnlyList<Item>)[N()]; _ = c.Last().Name; } // want: null-deref
    public static void Demo186() { var c = (IReadOnlyList<Item>)[N()]; _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo187() { var c = (IReadOnlyList<Item>)[N()]; _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo188() { var c = (IReadOnlyList<Item>)[N()]; _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo189() { var c = (IReadOnlyList<Item>)[N()]; _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo190() { var c = (IReadOnlyList<Item>)[N()]; _ = c.ElementAt(0).Name; } // want: null-deref
    public static void Demo191() { var c = (IReadOnlyList<Item>)[N()]; _ = c.Max(x => x.Name.Length); } // want: null-deref
    public static void Demo192() { var c = (IReadOnlyList<Item>)[N()]; foreach (var x in c) _ = x.Name; } // want: null-deref
    public static void Demo193() { var c = (ICollection<Item>)[N()]; _ = c.First().Name; } // want: null-deref
    public static void Demo194() { var c = (ICollection<Item>)[N()]; _ = c.Last().Name; } // want: null-deref
    public static void Demo195() { var c = (ICollection<Item>)[N()]; _ = c.ToList()[0].Name; } // want: null-deref
    public static void Demo196() { var c = (ICollection<Item>)[N()]; _ = c.ToArray()[0].Name; } // want: null-deref
    public static void Demo197() { var c = (ICollection<Item>)[N()]; _ = c.Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo198() { var c = (ICollection<Item>)[N()]; _ = c.Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo199() { var c = (ICollection<Item>)[N()]; _ = c.ElementAt(0).Name; } // want: null-deref
}
