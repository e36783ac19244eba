#nullable enable
using System.Buffers;
using System.Runtime.InteropServices;
namespace NullSafety.SurfB.ValueDefaults;

// Nullable<T>.GetType beside Nullable<T>.ToString
static class TypeOfNone
{
    static int? Read(bool on) => on ? 1 : null;
    static Type Kind(int? n) => n!.GetType(); // want: null-deref
    public static void DemoKind() => Kind(Read(false));
}
static class TextOfNone
{
    static int? Read(bool on) => on ? 1 : null;
    static int Kind(int? n) => n.ToString()!.Length + n.GetHashCode() + n.GetValueOrDefault();
    public static void DemoKind() => Kind(Read(false));
}
// boxing of a nullable
static class BoxNone
{
    static object Box(DateTime? d) => d!;
    static int Hash(object o) => o.GetHashCode(); // want: null-deref
    public static void DemoBox() => Hash(Box(null));
}
static class BoxDefault
{
    static object Box(DateTime? d) => d.GetValueOrDefault();
    static int Hash(object o) => o.GetHashCode();
    public static void DemoBox() => Hash(Box(null));
}
// unboxing of null
static class Unbox
{
    static object Load(Dictionary<string, object> d) => d.GetValueOrDefault("n")!;
    static int Num(object o) => (int)o; // want: null-deref
    public static void DemoUnbox() => Num(Load([]));
}
static class UnboxNullable
{
    static object Load(Dictionary<string, object> d) => d.GetValueOrDefault("n")!;
    static int Num(object o) => (int?)o ?? 0;
    public static void DemoUnbox() => Num(Load([]));
}
// ToString overrides
class Mute { public override string ToString() => null!; }
class Loud { public override string? ToString() => base.ToString(); }
static class Spoken
{
    static string Say(object o) => o.ToString()!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoMute() => Len(Say(new Mute()));
}
static class SpokenLoud
{
    static string Say(object o) => $"{o}";
    static int Len(string s) => s.Length;
    public static void DemoLoud() { Len(Say(new Loud())); Len(Say(new Mute())); }
}
// IComparable with null
class Lap(int ms) : IComparable<Lap>
{
    readonly int _ms = ms;
    public int CompareTo(Lap? o) { Lap p = o!; return _ms - p._ms; } // want: null-deref
    static int Rank(Lap a, Lap b) => a.CompareTo(b);
    public static void DemoLap() => Rank(new Lap(1), null!);
}
class LapAfter(int ms) : IComparable<LapAfter>
{
    readonly int _ms = ms;
    public int CompareTo(LapAfter? o) => o is null ? 1 : _ms - o._ms;
    static int Rank(LapAfter a, LapAfter b) => Comparer<LapAfter>.Default.Compare(b, a) + a.CompareTo(b);
    public static void DemoLap() => Rank(new LapAfter(1), null!);
}
// comparers with nulls
class LenComparer : IComparer<string>
{
    public int Compare(string? a, string? b) => a!.Length - b!.Length; // want: null-deref
    static int Order(IComparer<string> c, string? a) => c.Compare(a, "b");
    public static void DemoCompare() => Order(new LenComparer(), null);
}
static class StockComparers
{
    static int Order(IComparer<string> c, string? a) => c.Compare(a, "b");
    static bool Same(IEqualityComparer<string> c, string? a) => c.Equals(a, "b");
    public static void DemoCompare() { Order(StringComparer.Ordinal, null); Order(Comparer<string>.Default, null); Same(EqualityComparer<string>.Default, null); string.Compare(null, "a"); string.Equals(null, "b"); object.Equals(null, 1); }
}
// default KeyValuePair
static class PairDefault
{
    static KeyValuePair<string, int> Best(Dictionary<string, int> d) => d.FirstOrDefault(p => p.Value > 9);
    static int Len(KeyValuePair<string, int> p) => p.Key.Length; // want: null-deref
    public static void DemoPair() => Len(Best(new() { ["a"] = 1 }));
}
static class PairFound
{
    static KeyValuePair<string, int> Best(Dictionary<string, int> d) => d.FirstOrDefault(p => p.Value > 0);
    static int Len(KeyValuePair<string, int> p) => p.Key.Length; // needless
    public static void DemoPair() => Len(Best(new() { ["a"] = 1 }));
}
// default tuple
static class TupleDefault
{
    static (string Name, int N) Find(bool on) => on ? ("a", 1) : default;
    static int Len((string Name, int N) t) => t.Name.Length; // missed: null-deref
    public static void DemoTuple() => Len(Find(false));
}
static class TupleGuarded
{
    static (string Name, int N) Find(bool on) => on ? ("a", 1) : default;
    static int Len((string Name, int N) t) => t.N == 0 ? 0 : t.Name.Length;
    public static void DemoTuple() { Len(Find(false)); Len(Find(true)); }
}
// Tuple, the class
static class OldTuple
{
    static Tuple<string, int> Make(string? s) => Tuple.Create(s!, 1);
    static int Len(Tuple<string, int> t) => t.Item1.Length; // missed: null-deref
    public static void DemoOld() => Len(Make(null));
}
static class OldTupleFull
{
    static Tuple<string, int> Make(string? s) => Tuple.Create(s ?? "", 1);
    static int Len(Tuple<string, int> t) => t.Item1.Length;
    public static void DemoOld() => Len(Make(null));
}
// Index and Range on arrays
static class FromEnd
{
    static string[] Tail(string[] a) => a[^2..];
    static int Len(string[] a) => a[1].Length; // missed: null-deref
    public static void DemoEnd() => Len(Tail(["a", "b", null!]));
}
static class FromStart
{
    static string[] Tail(string[] a) => a[..2];
    static int Len(string[] a) => a[^1].Length;
    public static void DemoStart() => Len(Tail(["a", "b", null!]));
}
// ArraySegment.Array
static class SegmentDefault
{
    static byte[] Raw(ArraySegment<byte> s) => s.Array!;
    static int Len(byte[] b) => b.Length; // missed: null-deref
    public static void DemoSegment() => Len(Raw(default));
}
static class SegmentEmpty
{
    static byte[] Raw(ArraySegment<byte> s) => s.Array!;
    static int Len(byte[] b) => b.Length;
    public static void DemoSegment() => Len(Raw(ArraySegment<byte>.Empty));
}
// default Memory
static class MemoryRaw
{
    static string Text(ReadOnlyMemory<char> m) { MemoryMarshal.TryGetString(m, out var s, out _, out _); return s!; }
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoMemory() => Len(Text(default));
}
static class MemoryText
{
    static string Text(ReadOnlyMemory<char> m) => m.ToString() + m.Span.ToString();
    static int Len(string s) => s.Length + default(Memory<int>).ToArray().Length;
    public static void DemoMemory() => Len(Text(default));
}
// default ReadOnlySequence: Start.GetObject
static class SequenceStart
{
    static object Seg(ReadOnlySequence<byte> s) => s.Start.GetObject()!;
    static Type Kind(object o) => o.GetType(); // missed: null-deref
    public static void DemoSequence() => Kind(Seg(default));
}
static class SequenceArray
{
    static byte[] Seg(ReadOnlySequence<byte> s) => s.ToArray();
    static int Kind(byte[] o) => o.Length;
    public static void DemoSequence() => Kind(Seg(default));
}
// Span of references
static class SpanFresh
{
    static Span<string> Room(int n) => new string[n];
    static int First(Span<string> s) => s[0].Length; // want: null-deref
    public static void DemoSpan() => First(Room(2));
}
static class SpanFilled
{
    static Span<string> Room(int n) { Span<string> s = new string[n]; s.Fill("-"); return s; }
    static int First(Span<string> s) => s[0].Length;
    public static void DemoSpan() => First(Room(2));
}
// a struct's initializers are skipped by default and by new T[n]
struct Badge { public string Text = "b"; public Badge() { } }
static class Badges
{
    static Badge Zero() => default;
    static int Len(Badge b) => b.Text.Length; // want: null-deref
    static int LenToo(Badge b) => b.Text.Length;
    public static void DemoZero() => Len(Zero());
    public static void DemoNew() => LenToo(new Badge());
}
// disposal: a field set to null by Dispose
sealed class Feed : IDisposable
{
    StringReader _r = new("a");
    public void Dispose() { _r.Dispose(); _r = null!; }
    public string Next() => _r.ReadToEnd(); // want: null-deref
    public static void DemoFeed() { var f = new Feed(); using (f) { } f.Next(); }
}
sealed class FeedChecked : IDisposable
{
    StringReader _r = new("a");
    public void Dispose() { _r.Dispose(); _r = null!; }
    public string Next() { try { ObjectDisposedException.ThrowIf(_r is null, this); return _r.ReadToEnd(); } catch (ObjectDisposedException) { return ""; } }
    public static void DemoFeed() { var f = new FeedChecked(); f.Next(); using (f) { } f.Next(); }
}
