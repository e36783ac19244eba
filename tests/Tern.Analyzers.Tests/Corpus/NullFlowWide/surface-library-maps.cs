// case: surface-library-maps
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
namespace NullSafety.SurfaceLibraryMaps;
public sealed class Item(string n) : IComparable<Item> { public string Name => n; public int CompareTo(Item? o) => 0; }
sealed class Now(Action<Item> a) : IProgress<Item> { public void Report(Item v) => a(v); }
sealed class ServiceP : IServiceProvider { public object? GetService(Type t) => t == typeof(string) ? "a" : null; }
sealed class Bag : IEnumerable<Item> { private readonly List<Item> _l = new(); public void Add(Item i) => _l.Add(i); public IEnumerator<Item> GetEnumerator() => _l.GetEnumerator(); IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }
public static class C
{
    static Item N() => null!;
    static IEnumerable<Item> Iter() { yield return N(); }
    static IEnumerable<Item> Tail(params IEnumerable<Item> s) => s;
    public static void Demo0() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m["k"].Name; } // want: null-deref
    public static void Demo1() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.Values.First().Name; } // want: null-deref
    public static void Demo2() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.First().Value.Name; } // want: null-deref
    public static void Demo3() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.Select(p => p.Value.Name).ToList(); } // want: null-deref
    public static void Demo4() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.Values.Select(v => v.Name).ToList(); } // want: null-deref
    public static void Demo5() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.Where(p => p.Value.Name == "").ToList(); } // want: null-deref
    public static void Demo6() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.OrderBy(p => p.Key).First().Value.Name; } // want: null-deref
    public static void Demo7() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.ToList()[0].Value.Name; } // want: null-deref
    public static void Demo8() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.Sum(p => p.Value.Name.Length); } // want: null-deref
    public static void Demo9() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.ToArray()[0].Value.Name; } // want: null-deref
    public static void Demo10() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = (m.TryGetValue("k", out var v) ? v.Name : ""); } // want: null-deref
    public static void Demo11() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.GetValueOrDefault("k")!.Name; } // want: null-deref
    public static void Demo12() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.Single(p => p.Key == "k").Value.Name; } // want: null-deref
    public static void Demo13() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.Values.ToList()[0].Name; } // want: null-deref
    public static void Demo14() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.Values.Any(v => v.Name == ""); } // want: null-deref
    public static void Demo15() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.ToDictionary(p => p.Key, p => p.Value.Name); } // want: null-deref
    public static void Demo16() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.Aggregate(0, (a, p) => a + p.Value.Name.Length); } // want: null-deref
    public static void Demo17() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.Keys.Select(k => m[k].Name).ToList(); } // want: null-deref
    public static void Demo18() { var m = new Dictionary<string, Item> { ["k"] = N() }; _ = m.Keys.Select(k => m[k]).First().Name; } // want: null-deref
    public static void Demo19() { var m = new Dictionary<string, Item> { ["k"] = N() }; foreach (var p in m) _ = p.Value.Name; } // want: null-deref
    public static void Demo20() { var m = new Dictionary<string, Item> { ["k"] = N() }; foreach (var (k, v) in m) _ = v.Name; } // want: null-deref
    public static void Demo21() { var m = new Dictionary<string, Item> { ["k"] = N() }; foreach (var v in m.Values) _ = v.Name; } // want: null-deref
    public static void Demo22() { var m = new Dictionary<string, Item> { ["k"] = N() }; foreach (var k in m.Keys) _ = m[k].Name; } // want: null-deref
    public static void Demo23() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m["k"].Name; } // want: null-deref
    public static void Demo24() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.Values.First().Name; } // want: null-deref
    public static void Demo25() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.First().Value.Name; } // want: null-deref
    public static void Demo26() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.Select(p => p.Value.Name).ToList(); } // want: null-deref
    public static void Demo27() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.Values.Select(v => v.Name).ToList(); } // want: null-deref
    public static void Demo28() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.Where(p => p.Value.Name == "").ToList(); } // want: null-deref
    public static void Demo29() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.OrderBy(p => p.Key).First().Value.Name; } // want: null-deref
    public static void Demo30() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.ToList()[0].Value.Name; } // want: null-deref
    public static void Demo31() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.Sum(p => p.Value.Name.Length); } // want: null-deref
    public static void Demo32() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.ToArray()[0].Value.Name; } // want: null-deref
    public static void Demo33() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = (m.TryGetValue("k", out var v) ? v.Name : ""); } // want: null-deref
    public static void Demo34() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.GetValueOrDefault("k")!.Name; } // want: null-deref
    public static void Demo35() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.Single(p => p.Key == "k").Value.Name; } // want: null-deref
    public static void Demo36() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.Values.ToList()[0].Name; } // want: null-deref
    public static void Demo37() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.Values.Any(v => v.Name == ""); } // want: null-deref
    public static void Demo38() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.ToDictionary(p => p.Key, p => p.Value.Name); } // want: null-deref
    public static void Demo39() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.Aggregate(0, (a, p) => a + p.Value.Name.Length); } // want: null-deref
    public static void Demo40() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.Keys.Select(k => m[k].Name).ToList(); } // want: null-deref
    public static void Demo41() { var m = new Dictionary<string, Item> { { "k", N() } }; _ = m.Keys.Select(k => m[k]).First().Name; } // want: null-deref
    public static void Demo42() { var m = new Dictionary<string, Item> { { "k", N() } }; foreach (var p in m) _ = p.Value.Name; } // want: null-deref
    public static void Demo43() { var m = new Dictionary<string, Item> { { "k", N() } }; foreach (var (k, v) in m) _ = v.Name; } // want: null-deref
    public static void Demo44() { var m = new Dictionary<string, Item> { { "k", N() } }; foreach (var v in m.Values) _ = v.Name; } // want: null-deref
    public static void Demo45() { var m = new Dictionary<string, Item> { { "k", N() } }; foreach (var k in m.Keys) _ = m[k].Name; } // want: null-deref
    public static void Demo46() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m["k"].Name; } // want: null-deref
    public static void Demo47() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.Values.First().Name; } // want: null-deref
    public static void Demo48() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.First().Value.Name; } // want: null-deref
    public static void Demo49() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.Select(p => p.Value.Name).ToList(); } // want: null-deref
    public static void Demo50() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.Values.Select(v => v.Name).ToList(); } // want: null-deref
    public static void Demo51() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.Where(p => p.Value.Name == "").ToList(); } // want: null-deref
    public static void Demo52() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.OrderBy(p => p.Key).First().Value.Name; } // want: null-deref
    public static void Demo53() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.ToList()[0].Value.Name; } // want: null-deref
    public static void Demo54() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.Sum(p => p.Value.Name.Length); } // want: null-deref
    public static void Demo55() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.ToArray()[0].Value.Name; } // want: null-deref
    public static void Demo56() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = (m.TryGetValue("k", out var v) ? v.Name : ""); } // want: null-deref
    public static void Demo57() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.GetValueOrDefault("k")!.Name; } // want: null-deref
    public static void Demo58() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.Single(p => p.Key == "k").Value.Name; } // want: null-deref
    public static void Demo59() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.Values.ToList()[0].Name; } // want: null-deref
    public static void Demo60() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.Values.Any(v => v.Name == ""); } // want: null-deref
    public static void Demo61() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.ToDictionary(p => p.Key, p => p.Value.Name); } // want: null-deref
    public static void Demo62() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.Aggregate(0, (a, p) => a + p.Value.Name.Length); } // want: null-deref
    public static void Demo63() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.Keys.Select(k => m[k].Name).ToList(); } // want: null-deref
    public static void Demo64() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; _ = m.Keys.Select(k => m[k]).First().Name; } // want: null-deref
    public static void Demo65() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; foreach (var p in m) _ = p.Value.Name; } // want: null-deref
    public static void Demo66() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; foreach (var (k, v) in m) _ = v.Name; } // want: null-deref
    public static void Demo67() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; foreach (var v in m.Values) _ = v.Name; } // want: null-deref
    public static void Demo68() { var m = new SortedDictionary<string, Item> { ["k"] = N() }; foreach (var k in m.Keys) _ = m[k].Name; } // want: null-deref
    public static void Demo69() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m["k"].Name; } // want: null-deref
    public static void Demo70() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.Values.First().Name; } // want: null-deref
    public static void Demo71() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.First().Value.Name; } // want: null-deref
    public static void Demo72() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.Select(p => p.Value.Name).ToList(); } // want: null-deref
    public static void Demo73() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.Values.Select(v => v.Name).ToList(); } // want: null-deref
    public static void Demo74() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.Where(p => p.Value.Name == "").ToList(); } // want: null-deref
    public static void Demo75() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.OrderBy(p => p.Key).First().Value.Name; } // want: null-deref
    public static void Demo76() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.ToList()[0].Value.Name; } // want: null-deref
    public static void Demo77() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.Sum(p => p.Value.Name.Length); } // want: null-deref
    public static void Demo78() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.ToArray()[0].Value.Name; } // want: null-deref
    public static void Demo79() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = (m.TryGetValue("k", out var v) ? v.Name : ""); } // want: null-deref
    public static void Demo80() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.GetValueOrDefault("k")!.Name; } // want: null-deref
    public static void Demo81() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.Single(p => p.Key == "k").Value.Name; } // want: null-deref
    public static void Demo82() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.Values.ToList()[0].Name; } // want: null-deref
    public static void Demo83() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.Values.Any(v => v.Name == ""); } // want: null-deref
    public static void Demo84() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.ToDictionary(p => p.Key, p => p.Value.Name); } // want: null-deref
    public static void Demo85() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.Aggregate(0, (a, p) => a + p.Value.Name.Length); } // want: null-deref
    public static void Demo86() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.Keys.Select(k => m[k].Name).ToList(); } // want: null-deref
    public static void Demo87() { var m = new SortedList<string, Item> { ["k"] = N() }; _ = m.Keys.Select(k => m[k]).First().Name; } // want: null-deref
    public static void Demo88() { var m = new SortedList<string, Item> { ["k"] = N() }; foreach (var p in m) _ = p.Value.Name; } // want: null-deref
    public static void Demo89() { var m = new SortedList<string, Item> { ["k"] = N() }; foreach (var (k, v) in m) _ = v.Name; } // want: null-deref
    public static void Demo90() { var m = new SortedList<string, Item> { ["k"] = N() }; foreach (var v in m.Values) _ = v.Name; } // want: null-deref
    public static void Demo91() { var m = new SortedList<string, Item> { ["k"] = N() }; foreach (var k in m.Keys) _ = m[k].Name; } // want: null-deref
    public static void Demo92() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m["k"].Name; } // want: null-deref
    public static void Demo93() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.Values.First().Name; } // want: null-deref
    public static void Demo94() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.First().Value.Name; } // want: null-deref
    public static void Demo95() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.Select(p => p.Value.Name).ToList(); } // want: null-deref
    public static void Demo96() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.Values.Select(v => v.Name).ToList(); } // want: null-deref
    public static void Demo97() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.Where(p => p.Value.Name == "").ToList(); } // want: null-deref
    public static void Demo98() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.OrderBy(p => p.Key).First().Value.Name; } // want: null-deref
    public static void Demo99() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.ToList()[0].Value.Name; } // want: null-deref
    public static void Demo100() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.Sum(p => p.Value.Name.Length); } // want: null-deref
    public static void Demo101() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.ToArray()[0].Value.Name; } // missed: null-deref
    public static void Demo102() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = (m.TryGetValue("k", out var v) ? v.Name : ""); } // want: null-deref
    public static void Demo103() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.GetValueOrDefault("k")!.Name; } // want: null-deref
    public static void Demo104() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.Single(p => p.Key == "k").Value.Name; } // want: null-deref
    public static void Demo105() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.Values.ToList()[0].Name; } // want: null-deref
    public static void Demo106() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.Values.Any(v => v.Name == ""); } // want: null-deref
    public static void Demo107() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.ToDictionary(p => p.Key, p => p.Value.Name); } // want: null-deref
    public static void Demo108() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.Aggregate(0, (a, p) => a + p.Value.Name.Length); } // want: null-deref
    public static void Demo109() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.Keys.Select(k => m[k].Name).ToList(); } // want: null-deref
    public static void Demo110() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; _ = m.Keys.Select(k => m[k]).First().Name; } // want: null-deref
    public static void Demo111() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; foreach (var p in m) _ = p.Value.Name; } // want: null-deref
    public static void Demo112() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; foreach (var (k, v) in m) _ = v.Name; } // want: null-deref
    public static void Demo113() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; foreach (var v in m.Values) _ = v.Name; } // want: null-deref
    public static void Demo114() { var m = new ConcurrentDictionary<string, Item> { ["k"] = N() }; foreach (var k in m.Keys) _ = m[k].Name; } // want: null-deref
    public static void Demo115() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m["k"].Name; } // want: null-deref
    public static void Demo116() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.Values.First().Name; } // want: null-deref
    public static void Demo117() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.First().Value.Name; } // want: null-deref
    public static void Demo118() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.Select(p => p.Value.Name).ToList(); } // want: null-deref
    public static void Demo119() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.Values.Select(v => v.Name).ToList(); } // want: null-deref
    public static void Demo120() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.Where(p => p.Value.Name == "").ToList(); } // want: null-deref
    public static void Demo121() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.OrderBy(p => p.Key).First().Value.Name; } // want: null-deref
    public static void Demo122() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.ToList()[0].Value.Name; } // want: null-deref
    public static void Demo123() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.Sum(p => p.Value.Name.Length); } // want: null-deref
    public static void Demo124() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.ToArray()[0].Value.Name; } // want: null-deref
    public static void Demo125() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = (m.TryGetValue("k", out var v) ? v.Name : ""); } // want: null-deref
    public static void Demo126() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.GetValueOrDefault("k")!.Name; } // want: null-deref
    public static void Demo127() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.Single(p => p.Key == "k").Value.Name; } // want: null-deref
    public static void Demo128() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.Values.ToList()[0].Name; } // want: null-deref
    public static void Demo129() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.Values.Any(v => v.Name == ""); } // want: null-deref
    public static void Demo130() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.ToDictionary(p => p.Key, p => p.Value.Name); } // want: null-deref
    public static void Demo131() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.Aggregate(0, (a, p) => a + p.Value.Name.Length); } // want: null-deref
    public static void Demo132() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.Keys.Select(k => m[k].Name).ToList(); } // want: null-deref
    public static void Demo133() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); _ = m.Keys.Select(k => m[k]).First().Name; } // want: null-deref
    public static void Demo134() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); foreach (var p in m) _ = p.Value.Name; } // want: null-deref
    public static void Demo135() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); foreach (var (k, v) in m) _ = v.Name; } // want: null-deref
    public static void Demo136() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); foreach (var v in m.Values) _ = v.Name; } // want: null-deref
    public static void Demo137() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToImmutableDictionary(); foreach (var k in m.Keys) _ = m[k].Name; } // want: null-deref
    public static void Demo138() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m["k"].Name; } // want: null-deref
    public static void Demo139() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.Values.First().Name; } // want: null-deref
    public static void Demo140() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.First().Value.Name; } // want: null-deref
    public static void Demo141() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.Select(p => p.Value.Name).ToList(); } // want: null-deref
    public static void Demo142() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.Values.Select(v => v.Name).ToList(); } // want: null-deref
    public static void Demo143() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.Where(p => p.Value.Name == "").ToList(); } // want: null-deref
    public static void Demo144() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.OrderBy(p => p.Key).First().Value.Name; } // want: null-deref
    public static void Demo145() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.ToList()[0].Value.Name; } // want: null-deref
    public static void Demo146() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.Sum(p => p.Value.Name.Length); } // want: null-deref
    public static void Demo147() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.ToArray()[0].Value.Name; } // want: null-deref
    public static void Demo148() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = (m.TryGetValue("k", out var v) ? v.Name : ""); } // want: null-deref
    public static void Demo149() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.GetValueOrDefault("k")!.Name; } // want: null-deref
    public static void Demo150() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.Single(p => p.Key == "k").Value.Name; } // want: null-deref
    public static void Demo151() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.Values.ToList()[0].Name; } // want: null-deref
    public static void Demo152() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.Values.Any(v => v.Name == ""); } // want: null-deref
    public static void Demo153() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.ToDictionary(p => p.Key, p => p.Value.Name); } // want: null-deref
    public static void Demo154() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.Aggregate(0, (a, p) => a + p.Value.Name.Length); } // want: null-deref
    public static void Demo155() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.Keys.Select(k => m[k].Name).ToList(); } // want: null-deref
    public static void Demo156() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); _ = m.Keys.Select(k => m[k]).First().Name; } // want: null-deref
    public static void Demo157() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); foreach (var p in m) _ = p.Value.Name; } // want: null-deref
    public static void Demo158() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); foreach (var (k, v) in m) _ = v.Name; } // want: null-deref
    public static void Demo159() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); foreach (var v in m.Values) _ = v.Name; } // want: null-deref
    public static void Demo160() { var m = new Dictionary<string, Item> { ["k"] = N() }.ToFrozenDictionary(); foreach (var k in m.Keys) _ = m[k].Name; } // want: null-deref
    public static void Demo161() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m["k"].Name; } // want: null-deref
    public static void Demo162() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Values.First().Name; } // want: null-deref
    public static void Demo163() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.First().Value.Name; } // want: null-deref
    public static void Demo164() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Select(p => p.Value.Name).ToList(); } // want: null-deref
    public static void Demo165() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Values.Select(v => v.Name).ToList(); } // want: null-deref
    public static void Demo166() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Where(p => p.Value.Name == "").ToList(); } // want: null-deref
    public static void Demo167() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.OrderBy(p => p.Key).First().Value.Name; } // want: null-deref
    public static void Demo168() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.ToList()[0].Value.Name; } // want: null-deref
    public static void Demo169() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Sum(p => p.Value.Name.Length); } // want: null-deref
    public static void Demo170() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.ToArray()[0].Value.Name; } // want: null-deref
    public static void Demo171() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = (m.TryGetValue("k", out var v) ? v.Name : ""); } // want: null-deref
    public static void Demo172() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.GetValueOrDefault("k")!.Name; } // want: null-deref
    public static void Demo173() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Single(p => p.Key == "k").Value.Name; } // want: null-deref
    public static void Demo174() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Values.ToList()[0].Name; } // want: null-deref
    public static void Demo175() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Values.Any(v => v.Name == ""); } // want: null-deref
    public static void Demo176() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.ToDictionary(p => p.Key, p => p.Value.Name); } // want: null-deref
    public static void Demo177() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Aggregate(0, (a, p) => a + p.Value.Name.Length); } // want: null-deref
    public static void Demo178() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Keys.Select(k => m[k].Name).ToList(); } // want: null-deref
    public static void Demo179() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Keys.Select(k => m[k]).First().Name; } // want: null-deref
    public static void Demo180() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); foreach (var p in m) _ = p.Value.Name; } // want: null-deref
    public static void Demo181() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); foreach (var (k, v) in m) _ = v.Name; } // want: null-deref
    public static void Demo182() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); foreach (var v in m.Values) _ = v.Name; } // want: null-deref
    public static void Demo183() { var m = new ReadOnlyDictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); foreach (var k in m.Keys) _ = m[k].Name; } // want: null-deref
    public static void Demo184() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m["k"].Name; } // want: null-deref
    public static void Demo185() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Values.First().Name; } // want: null-deref
    public static void Demo186() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.First().Value.Name; } // want: null-deref
    public static void Demo187() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Select(p => p.Value.Name).ToList(); } // want: null-deref
    public static void Demo188() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Values.Select(v => v.Name).ToList(); } // want: null-deref
    public static void Demo189() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Where(p => p.Value.Name == "").ToList(); } // want: null-deref
    public static void Demo190() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.OrderBy(p => p.Key).First().Value.Name; } // want: null-deref
    public static void Demo191() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.ToList()[0].Value.Name; } // want: null-deref
    public static void Demo192() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Sum(p => p.Value.Name.Length); } // want: null-deref
    public static void Demo193() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.ToArray()[0].Value.Name; } // want: null-deref
    public static void Demo194() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = (m.TryGetValue("k", out var v) ? v.Name : ""); } // want: null-deref
    public static void Demo195() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.GetValueOrDefault("k")!.Name; } // want: null-deref
    public static void Demo196() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Single(p => p.Key == "k").Value.Name; } // want: null-deref
    public static void Demo197() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Values.ToList()[0].Name; } // want: null-deref
    public static void Demo198() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.Values.Any(v => v.Name == ""); } // want: null-deref
    public static void Demo199() { var m = new Dictionary<string, Item>(new Dictionary<string, Item> { ["k"] = N() }); _ = m.ToDictionary(p => p.Key, p => p.Value.Name); } // want: null-deref
}
