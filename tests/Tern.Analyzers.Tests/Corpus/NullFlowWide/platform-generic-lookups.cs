#nullable enable
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
namespace NullSafety.SurfB.GenericLookups;

// List.Find, FindLast
static class FindOne
{
    static string Pick(List<string> l) => l.Find(s => s.Length > 5)!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoFind() => Len(Pick(["a"]));
}
static class FindIndexed
{
    static string Pick(List<string> l) { int i = l.FindIndex(s => s.Length > 5); return i >= 0 ? l[i] : ""; }
    static int Len(string s) => s.Length;
    public static void DemoFind() => Len(Pick(["a"]));
}
static class FindLastOne
{
    static string Pick(List<string> l) => l.FindLast(s => s == "b")!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoFindLast() => Len(Pick(["a"]));
}
static class FindAllOf
{
    static List<string> Pick(List<string> l) => l.FindAll(s => s == "b");
    static int Len(List<string> s) => s.Count;
    public static void DemoFindAll() => Len(Pick(["a"]));
}
// Dictionary.TryGetValue
static class TryKey
{
    static string Get(Dictionary<int, string> d, int k) { d.TryGetValue(k, out string? v); return v!; }
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoTry() => Len(Get(new() { [1] = "a" }, 2));
}
static class TryKeyThere
{
    static string Get(Dictionary<int, string> d, int k) { d.TryGetValue(k, out string? v); return v!; }
    static int Len(string s) => s.Length;
    public static void DemoTry() => Len(Get(new() { [1] = "a" }, 1));
}
// GetValueOrDefault
static class OrDefault
{
    static List<int> Get(Dictionary<string, List<int>> d, string k) => d.GetValueOrDefault(k)!;
    static void Add(List<int> l) => l.Add(1); // want: null-deref
    public static void DemoOr() => Add(Get([], "x"));
}
static class OrGiven
{
    static List<int> Get(Dictionary<string, List<int>> d, string k) => d.GetValueOrDefault(k, []);
    static void Add(List<int> l) => l.Add(1);
    public static void DemoOr() => Add(Get([], "x"));
}
// Dictionary.Remove with out
static class RemoveOut
{
    static string Take(Dictionary<int, string> d, int k) { d.Remove(k, out string? v); return v!; }
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoRemove() { var d = new Dictionary<int, string> { [1] = "a" }; d.Clear(); Len(Take(d, 1)); }
}
static class RemoveOutFirst
{
    static string Take(Dictionary<int, string> d, int k) { d.Remove(k, out string? v); return v!; }
    static int Len(string s) => s.Length;
    public static void DemoRemove() { var d = new Dictionary<int, string> { [1] = "a" }; Len(Take(d, 1)); }
}
// ImmutableDictionary
static class FixedTry
{
    static string Get(ImmutableDictionary<int, string> d, int k) => d.GetValueOrDefault(k)!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoFixed() { var d = ImmutableDictionary<int, string>.Empty; d.Add(1, "a"); Len(Get(d, 1)); }
}
static class FixedAdded
{
    static string Get(ImmutableDictionary<int, string> d, int k) => d.GetValueOrDefault(k)!;
    static int Len(string s) => s.Length;
    public static void DemoFixed() { var d = ImmutableDictionary<int, string>.Empty; d = d.Add(1, "a"); Len(Get(d, 1)); }
}
// FrozenDictionary
static class FrozenTry
{
    static readonly FrozenDictionary<string, string> Map = new Dictionary<string, string> { ["a"] = "1" }.ToFrozenDictionary();
    static string Get(string k) => Map.TryGetValue(k, out var v) ? v : null!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoFrozen() => Len(Get("b"));
}
static class FrozenAll
{
    static readonly FrozenDictionary<string, string> Map = new Dictionary<string, string> { ["a"] = "1" }.ToFrozenDictionary();
    static string Get(string k) => Map.TryGetValue(k, out var v) ? v : Map.Values[0];
    static int Len(string s) => s.Length;
    public static void DemoFrozen() => Len(Get("b"));
}
// SortedDictionary, SortedList<,>
static class SortedTry
{
    static string Get(SortedDictionary<int, string> d, int k) { d.TryGetValue(k, out var v); return v!; }
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoSorted() => Len(Get(new() { [1] = "a" }, 2));
}
static class SortedThere
{
    static string Get(SortedList<int, string> d, int k) { d.TryGetValue(k, out var v); return v!; }
    static int Len(string s) => s.Length;
    public static void DemoSorted() => Len(Get(new() { [1] = "a", [2] = "b" }, 2));
}
// ConcurrentDictionary
static class SharedTry
{
    static string Get(ConcurrentDictionary<int, string> d, int k) { d.TryRemove(k, out var v); return v!; }
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoShared() => Len(Get(new(), 2));
}
static class SharedAdd
{
    static string Get(ConcurrentDictionary<int, string> d, int k) => d.GetOrAdd(k, i => i.ToString());
    static int Len(string s) => s.Length;
    public static void DemoShared() => Len(Get(new(), 2));
}
// HashSet.TryGetValue
static class SetTry
{
    static string Get(HashSet<string> s, string k) { s.TryGetValue(k, out string? v); return v!; }
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoSet() => Len(Get(["a"], "A"));
}
static class SetTryFold
{
    static string Get(HashSet<string> s, string k) { s.TryGetValue(k, out string? v); return v!; }
    static int Len(string s) => s.Length; // needless
    public static void DemoSet() => Len(Get(new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "a" }, "A"));
}
// SortedSet.Min
static class LeastNone
{
    static string Least(SortedSet<string> s) => s.Min!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoLeast() => Len(Least([]));
}
static class LeastOne
{
    static string Least(SortedSet<string> s) => s.Min!;
    static int Len(string s) => s.Length;
    public static void DemoLeast() => Len(Least(["q"]));
}
// LinkedList.First, Last
static class ChainFirst
{
    static LinkedListNode<string> Head(LinkedList<string> l) => l.First!;
    static string Val(LinkedListNode<string> n) => n.Value; // missed: null-deref
    public static void DemoHead() => Val(Head(new()));
}
static class ChainAdded
{
    static LinkedListNode<string> Head(LinkedList<string> l) => l.AddFirst("a");
    static string Val(LinkedListNode<string> n) => n.Value;
    public static void DemoHead() => Val(Head(new()));
}
static class ChainLast
{
    static LinkedListNode<string> Tail(LinkedList<string> l) { l.AddLast("a"); l.RemoveLast(); return l.Last!; }
    static string Val(LinkedListNode<string> n) => n.Value; // missed: null-deref
    public static void DemoTail() => Val(Tail(new()));
}
static class ChainLastKept
{
    static LinkedListNode<string> Tail(LinkedList<string> l) { l.AddLast("a"); l.AddLast("b"); l.RemoveLast(); return l.Last!; }
    static string Val(LinkedListNode<string> n) => n.Value;
    public static void DemoTail() => Val(Tail(new()));
}
// LinkedList.Find
static class ChainFind
{
    static LinkedListNode<string> Seek(LinkedList<string> l, string s) => l.Find(s)!;
    static string Val(LinkedListNode<string> n) => n.Value; // want: null-deref
    public static void DemoSeek() => Val(Seek(new(["a"]), "b"));
}
static class ChainFindThere
{
    static LinkedListNode<string> Seek(LinkedList<string> l, string s) => l.Find(s)!;
    static string Val(LinkedListNode<string> n) => n.Value; // needless
    public static void DemoSeek() => Val(Seek(new(["a"]), "a"));
}
// LinkedListNode.Next, Previous, List
static class ChainNext
{
    static LinkedListNode<string> After(LinkedListNode<string> n) => n.Next!;
    static string Val(LinkedListNode<string> n) => n.Value; // missed: null-deref
    public static void DemoAfter() => Val(After(new LinkedList<string>(["a"]).First!));
}
static class ChainPrevious
{
    static LinkedListNode<string> Before(LinkedListNode<string> n) => n.Previous ?? n;
    static string Val(LinkedListNode<string> n) => n.Value;
    public static void DemoBefore() => Val(Before(new LinkedList<string>(["a"]).First!));
}
static class NodeList
{
    static LinkedList<string> Owner(LinkedListNode<string> n) => n.List!;
    static int Count(LinkedList<string> l) => l.Count; // missed: null-deref
    public static void DemoOwner() => Count(Owner(new LinkedListNode<string>("a")));
}
static class NodeListJoined
{
    static LinkedList<string> Owner(LinkedListNode<string> n) { new LinkedList<string>().AddFirst(n); return n.List!; }
    static int Count(LinkedList<string> l) => l.Count;
    public static void DemoOwner() => Count(Owner(new LinkedListNode<string>("a")));
}
// PriorityQueue
static class RankPeek
{
    static string Top(PriorityQueue<string, int> q) { q.TryPeek(out var s, out _); return s!; }
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoRank() => Len(Top(new()));
}
static class RankDequeue
{
    static string Top(PriorityQueue<string, int> q) { q.Enqueue("a", 1); q.TryDequeue(out var s, out _); return s!; }
    static int Len(string s) => s.Length;
    public static void DemoRank() => Len(Top(new()));
}
// Queue, Stack
static class LinePeek
{
    static string Front(Queue<string> q) { q.TryDequeue(out _); q.TryPeek(out var s); return s!; }
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoLine() => Len(Front(new(["a"])));
}
static class LinePeekFirst
{
    static string Front(Queue<string> q) { q.TryPeek(out var s); q.TryDequeue(out _); return s!; }
    static int Len(string s) => s.Length; // needless
    public static void DemoLine() => Len(Front(new(["a"])));
}
static class PilePop
{
    static string Top(Stack<string> p) { p.TryPop(out var s); return s!; }
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoPile() => Len(Top(new()));
}
static class PilePopFull
{
    static string Top(Stack<string> p) => p.TryPop(out var s) ? s : string.Empty;
    static int Len(string s) => s.Length;
    public static void DemoPile() => Len(Top(new()));
}
// concurrent queues
static class BagTake
{
    static string Any(ConcurrentBag<string> b) { b.TryTake(out var s); return s!; }
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoBag() => Len(Any(new()));
}
static class BagArray
{
    static string[] Any(ConcurrentBag<string> b) => b.ToArray();
    static int Len(string[] s) => s.Length;
    public static void DemoBag() => Len(Any(new()));
}
// ImmutableStack, ImmutableList.Find, default ImmutableArray
static class FixedFind
{
    static string Pick(ImmutableList<string> l) => l.Find(s => s == "b")!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoPick() => Len(Pick(["a"]));
}
static class FixedStack
{
    static string Pick(ImmutableStack<string> l) => l.Push("b").Peek();
    static int Len(string s) => s.Length + ImmutableStack<int>.Empty.Count();
    public static void DemoPick() => Len(Pick(ImmutableStack<string>.Empty));
}
struct Crew { public ImmutableArray<string> Names { get; set; } }
static class FixedArray
{
    static Crew Make() => new();
    static int Size(Crew c) => c.Names.Length; // missed: null-deref
    static int SizeToo(Crew c) => c.Names.IsDefault ? 0 : c.Names.Length;
    public static void DemoDefault() => Size(Make());
    public static void DemoGuard() => SizeToo(Make());
}
// KeyedCollection.TryGetValue
class Shelf : KeyedCollection<string, Version> { protected override string GetKeyForItem(Version v) => v.ToString(); }
static class KeyedTry
{
    static Version Get(Shelf s, string k) { s.TryGetValue(k, out Version? v); return v!; }
    static int Major(Version v) => v.Major; // want: null-deref
    public static void DemoKeyed() => Major(Get([new Version(1, 2)], "2.1"));
}
static class KeyedThere
{
    static Version Get(Shelf s, string k) { s.TryGetValue(k, out Version? v); return v!; }
    static int Major(Version v) => v.Major; // needless
    public static void DemoKeyed() => Major(Get([new Version(1, 2)], "1.2"));
}
