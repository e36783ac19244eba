#nullable enable
using System.Collections;
using System.Collections.Specialized;
namespace NullSafety.SurfB.OldCollections;

// NameValueCollection
static class NamedGone
{
    static string Get(NameValueCollection c, string k) => c[k]!;
    static int Len(string v) => v.Length; // want: null-deref
    public static void DemoNamed() => Len(Get(new NameValueCollection { { "a", "1" } }, "b"));
}
static class NamedThere
{
    static string Get(NameValueCollection c, string k) => c[k]!;
    static int Len(string v) => v.Length;
    public static void DemoNamed() => Len(Get(new NameValueCollection { { "a", "1" } }, "A"));
}
static class ValuesGone
{
    static string[] Get(NameValueCollection c, string k) => c.GetValues(k)!;
    static int Len(string[] v) => v.Length; // want: null-deref
    public static void DemoValues() => Len(Get(new NameValueCollection(), "b"));
}
static class KeysNever
{
    static string?[] Get(NameValueCollection c) => c.AllKeys;
    static int Len(string?[] v) => v.Length;
    public static void DemoValues() => Len(Get(new NameValueCollection()));
}
// Hashtable
class Stock
{
    readonly Hashtable _h = new();
    public object Of(string k) => _h[k]!;
    public static string Show(Stock s) => s.Of("nail").ToString()!; // want: null-deref
    public static void DemoStock() => Show(new Stock());
}
class StockFilled
{
    readonly Hashtable _h = new() { ["nail"] = 3 };
    public object Of(string k) => _h.ContainsKey(k) ? _h[k]! : 0;
    public static string Show(StockFilled s) => s.Of("nail").ToString()! + s.Of("bolt");
    public static void DemoStock() => Show(new StockFilled());
}
// ArrayList
static class ListHole
{
    static object At(ArrayList l, int i) => l[i]!;
    static Type Kind(object o) => o.GetType(); // want: null-deref
    public static void DemoHole() => Kind(At(new ArrayList { "a", null }, 1));
}
static class ListFull
{
    static object At(ArrayList l, int i) => l[i]!;
    static Type Kind(object o) => o.GetType(); // needless
    public static void DemoFull() => Kind(At(new ArrayList { "a", null }, 0));
}
// SortedList, not generic
static class SortedGone
{
    static object Get(SortedList l, object k) => l[k]!;
    static int Hash(object o) => o.GetHashCode(); // missed: null-deref
    public static void DemoSorted() => Hash(Get(new SortedList { ["a"] = 1 }, "b"));
}
static class SortedThere
{
    static object Get(SortedList l, object k) => l[k]!;
    static int Hash(object o) => o.GetHashCode();
    public static void DemoSorted() => Hash(Get(new SortedList { ["a"] = 1 }, "a"));
}
// OrderedDictionary
static class OrderedGone
{
    static object Get(OrderedDictionary l, object k) => l[k]!;
    static string Show(object o) => o.ToString()!; // missed: null-deref
    public static void DemoOrdered() => Show(Get(new OrderedDictionary { ["a"] = 1 }, "b"));
}
static class OrderedByIndex
{
    static object Get(OrderedDictionary l, int i) => l[i]!;
    static string Show(object o) => o.ToString()!;
    public static void DemoOrdered() => Show(Get(new OrderedDictionary { ["a"] = 1 }, 0));
}
// StringDictionary
static class WordGone
{
    static string Get(StringDictionary d, string k) => d[k]!;
    static string Up(string v) => v.ToUpper(); // want: null-deref
    public static void DemoWord() => Up(Get(new StringDictionary { ["a"] = "1" }, "b"));
}
static class WordGuarded
{
    static string? Get(StringDictionary d, string k) => d[k];
    static string Up(string? v) => string.IsNullOrEmpty(v) ? "" : v.ToUpper();
    public static void DemoWord() => Up(Get(new StringDictionary { ["a"] = "1" }, "b"));
}
// ListDictionary, HybridDictionary
static class HybridGone
{
    static object Get(IDictionary d, string k) => d[k]!;
    static string Show(object v) => v.ToString()!; // missed: null-deref
    public static void DemoHybrid() => Show(Get(new HybridDictionary { ["a"] = 1 }, "b"));
}
static class HybridThere
{
    static object Get(IDictionary d, string k) => d[k]!;
    static string Show(object v) => v.ToString()!;
    public static void DemoHybrid() { Show(Get(new HybridDictionary { ["a"] = 1 }, "a")); Show(Get(new ListDictionary { ["a"] = 1 }, "a")); }
}
// the non generic indexer of Dictionary gives null where the generic throws
static class LooseIndexer
{
    static object Get(IDictionary d, object k) => d[k]!;
    static string Show(object v) => v.ToString()!; // missed: null-deref
    public static void DemoLoose() => Show(Get(new Dictionary<string, int> { ["a"] = 1 }, "b"));
}
static class StrictIndexer
{
    static object Get(Dictionary<string, int> d, string k) { try { return d[k]; } catch (KeyNotFoundException) { return -1; } }
    static string Show(object v) => v.ToString()!;
    public static void DemoStrict() => Show(Get(new Dictionary<string, int> { ["a"] = 1 }, "b"));
}
// Queue.Dequeue and Stack.Peek, not generic
static class QueueHole
{
    static object Next(Queue q) { q.Dequeue(); return q.Dequeue()!; }
    static string Show(object v) => v.ToString()!; // want: null-deref
    public static void DemoQueue() { var q = new Queue(); q.Enqueue("a"); q.Enqueue(null); Show(Next(q)); }
}
static class StackTop
{
    static object Next(Stack q) { q.Pop(); return q.Peek()!; }
    static string Show(object v) => v.ToString()!; // needless
    public static void DemoStack() { var q = new Stack(); q.Push("a"); q.Push(null); Show(Next(q)); }
}
// IEnumerator<T>.Current before MoveNext
static class CursorBefore
{
    static string Now(IEnumerator<string> e) => e.Current;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoCursor() { var e = new List<string> { "a" }.GetEnumerator(); Len(Now(e)); }
}
static class CursorAfter
{
    static string Now(IEnumerator<string> e) { e.MoveNext(); return e.Current; }
    static int Len(string s) => s.Length;
    public static void DemoCursor() => Len(Now(((IEnumerable<string>)["a"]).GetEnumerator()));
}
// non generic IEnumerator
static class LooseCursor
{
    static object Now(IEnumerable l) { var e = l.GetEnumerator(); e.MoveNext(); return e.Current!; }
    static string Show(object v) => v.ToString()!; // missed: null-deref
    public static void DemoCursor() => Show(Now(new ArrayList { null, 1 }));
}
static class LooseCursorSecond
{
    static object Now(IEnumerable l) { var e = l.GetEnumerator(); e.MoveNext(); e.MoveNext(); return e.Current!; }
    static string Show(object v) => v.ToString()!;
    public static void DemoCursor() => Show(Now(new ArrayList { null, 1 }));
}
// BitArray beside a null array of bools
static class BitsOf
{
    static bool[] Bits(BitArray? b) { bool[] r = null!; if (b != null) { r = new bool[b.Length]; b.CopyTo(r, 0); } return r; }
    static int Count(bool[] b) => b.Length; // want: null-deref
    public static void DemoBits() => Count(Bits(null));
}
static class BitsNot
{
    static BitArray Bits(BitArray b) => b.Not().And(b);
    static int Count(BitArray b) => b.Count;
    public static void DemoBits() => Count(Bits(new BitArray(3)));
}
// Array.GetValue and Array.CreateInstance
static class SlotOfText
{
    static object Slot(Type t) => Array.CreateInstance(t, 2).GetValue(1)!;
    static string Show(object o) => o.ToString()!; // missed: null-deref
    public static void DemoSlot() => Show(Slot(typeof(string)));
}
static class SlotOfInt
{
    static object Slot(Type t) => Array.CreateInstance(t, 2).GetValue(1)!;
    static string Show(object o) => o.ToString()!;
    public static void DemoSlot() => Show(Slot(typeof(int)));
}
// Array.Find, FindLast beside FindAll, IndexOf
static class FindNone
{
    static string Pick(string[] a) => Array.Find(a, s => s.StartsWith('z'))!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoFind() => Len(Pick(["a"]));
}
static class FindByIndex
{
    static string Pick(string[] a) { int i = Array.IndexOf(a, "z"); return i < 0 ? a[0] : a[i]; }
    static int Len(string s) => s.Length;
    public static void DemoFind() => Len(Pick(["a"]));
}
static class FindLastNone
{
    static string Pick(string[] a) => Array.FindLast(a, s => s.Length > 3)!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoLast() => Len(Pick(["a"]));
}
static class FindAllNone
{
    static string[] Pick(string[] a) => Array.FindAll(a, s => s.Length > 3);
    static int Len(string[] s) => s.Length;
    public static void DemoAll() => Len(Pick(["a"]));
}
// Array.Resize and Array.Clear
static class Grown
{
    static string[] More(string[] a) { Array.Resize(ref a, a.Length + 1); return a; }
    static int Last(string[] a) => a[^1].Length; // want: null-deref
    public static void DemoGrown() => Last(More(["a"]));
}
static class Shrunk
{
    static string[] More(string[] a) { Array.Resize(ref a, a.Length - 1); return a; }
    static int Last(string[] a) => a[^1].Length;
    public static void DemoShrunk() => Last(More(["a", "b"]));
}
// default DictionaryEntry
static class EntryDefault
{
    static object Key(DictionaryEntry e) => e.Key;
    static string Show(object k) => k.ToString()!; // missed: null-deref
    public static void DemoEntry() => Show(Key(default));
}
static class EntryGiven
{
    static object Key(DictionaryEntry e) => e.Key;
    static string Show(object k) => k.ToString()!;
    public static void DemoEntry() => Show(Key(new DictionaryEntry("k", null)));
}
