#nullable enable
using System.Text.RegularExpressions;
namespace NullSafety.SurfG.OrderAndShape;

public sealed class Item
{
    public int Depth, Index, V = 1; public Item? Parent, Prev, Next; public readonly List<Item> Kids = new();
    public Item Add() { var k = new Item { Parent = this, Depth = Depth + 1, Index = Kids.Count }; if (Kids.Count > 0) { k.Prev = Kids[^1]; Kids[^1].Next = k; } Kids.Add(k); return k; }
    public bool IsRoot => Parent == null; public bool IsFirst => Prev is null;
}
public static class Trees { public static Item Make() { var r = new Item(); r.Add().Add(); r.Add(); r.Add(); return r; } }

// way 1: root has no parent but others do; depth > 0 means a parent
public static class RootParent
{
    static int A(Item i) => i.Depth > 0 ? i.Parent!.V : 0;
    static int B(Item i) { if (i.IsRoot) return 0; return i.Parent!.V; }
    static int C(Item i) { while (i.Parent != null) i = i.Parent; return i.V; }
    static int D(Item i) { int s = 0; foreach (var k in i.Kids) s += k.Parent!.V; return s; }
    static int Bad(Item i) => i.Depth >= 0 ? i.Parent!.V : 0; // want: null-deref
    public static void DemoSafe() { var r = Trees.Make(); foreach (var i in new[] { r, r.Kids[0], r.Kids[0].Kids[0] }) { A(i); B(i); C(i); D(i); } }
    public static void DemoBad() => Bad(Trees.Make());
}

// way 2: index > 0 means a previous one, first/last tests
public static class PrevNext
{
    static int A(Item i) => i.Index > 0 ? i.Prev!.V : 0;
    static int B(Item i) { if (i.IsFirst) return 0; return i.Prev!.V; }
    static int C(Item p) { int s = 0; for (int n = 1; n < p.Kids.Count; n++) s += p.Kids[n].Prev!.V; return s; }
    static int D(Item p) { int s = 0; for (int n = 0; n < p.Kids.Count - 1; n++) s += p.Kids[n].Next!.V; return s; } // needless
    static int Bad(Item p) { int s = 0; for (int n = 0; n < p.Kids.Count; n++) s += p.Kids[n].Next!.V; return s; } // want: null-deref
    public static void DemoSafe() { var r = Trees.Make(); foreach (var k in r.Kids) { A(k); B(k); } C(r); D(r); }
    public static void DemoBad() => Bad(Trees.Make());
}

// way 3: previous in a loop after the first round
public static class LoopPrev
{
    static int A(Item[] a) { Item? p = null; int s = 0; foreach (var i in a) { if (p != null) s += p.V; p = i; } return s; }
    static int B(Item[] a) { Item? p = null; int s = 0; for (int n = 0; n < a.Length; n++) { if (n > 0) s += p!.V; p = a[n]; } return s; }
    static int C(Item[] a) { Item? p = null; bool first = true; int s = 0; foreach (var i in a) { if (!first) s += p!.V; p = i; first = false; } return s; }
    static int Bad(Item[] a) { Item? p = null; int s = 0; for (int n = 0; n < a.Length; n++) { if (n >= 0) s += p!.V; p = a[n]; } return s; } // want: null-deref
    public static void DemoSafe() { var a = Trees.Make().Kids.ToArray(); A(a); B(a); C(a); }
    public static void DemoBad() => Bad(Trees.Make().Kids.ToArray());
}

// way 4: split always gives one part, path with at least one segment
public static class AtLeastOne
{
    static int A(string s) => s.Split('/').FirstOrDefault()!.Length;
    static int B(string s) => s.Split(',').LastOrDefault()!.Trim().Length;
    static int C(string s) { string? last = null; foreach (var p in s.Split('/')) last = p; return last!.Length; }
    static int Bad(string s) => s.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()!.Length; // want: null-deref
    public static void DemoSafe() { foreach (var s in new[] { "", "a", "a/b,c" }) { A(s); B(s); C(s); } }
    public static void DemoBad() => Bad("/");
}

// way 5: regex groups after Success
public static class RegexGroup
{
    static readonly Regex rx = new("(a)(b)?");
    static string? Part(string s, int g) { var m = rx.Match(s); return m.Success && m.Groups[g].Success ? m.Groups[g].Value : null; }
    static int A(string s) { var m = rx.Match(s); if (!m.Success) return 0; return m.Groups[1].Value.Length; }
    static int B(string s) { if (!rx.IsMatch(s)) return 0; return Part(s, 1)!.Length; } // needless
    static int C(string s) { var p = Part(s, 2); if (p == null) return 0; return p.Length; }
    static int Bad(string s) { if (!rx.IsMatch(s)) return 0; return Part(s, 2)!.Length; } // want: null-deref
    public static void DemoSafe() { foreach (var s in new[] { "", "a", "ab" }) { A(s); B(s); C(s); } }
    public static void DemoBad() => Bad("a");
}

// way 6: rows just added are the last, ids just inserted
public sealed class Grid
{
    readonly List<Item> rows = new(); Item? last;
    public void Add() { last = new Item { Prev = last }; rows.Add(last); }
    public int A() { Add(); return rows.LastOrDefault()!.V; }
    public int B() { Add(); return last!.V; }
    public int C() { Add(); Add(); return last!.Prev!.V; }
    public int Bad() { Add(); return last!.Prev!.V; } // want: null-deref
}
public static class JustAdded
{
    public static void DemoSafe() { new Grid().A(); new Grid().B(); new Grid().C(); }
    public static void DemoBad() => new Grid().Bad();
}

// way 7: sorted lists with a sentinel greater than all
public sealed class SortedChain
{
    sealed class Cell { public int K; public Cell? Next; }
    readonly Cell head; readonly bool closed;
    public SortedChain(bool close) { closed = close; head = new Cell { K = int.MinValue }; if (close) head.Next = new Cell { K = int.MaxValue }; }
    public int A() => closed ? head.Next!.K : 0;
    public int B(int k) { var c = head; while (c.Next != null && c.Next.K < k) c = c.Next; return c.K; }
    public void Insert(int k) { var c = head; while (c.Next is { } n && n.K < k) c = n; c.Next = new Cell { K = k, Next = c.Next }; }
    public int C() { Insert(3); return head.Next!.K; }
    public int Bad(int k) { var c = head; while (c!.K < k) c = c.Next!; return c.K; } // want: null-deref
}
public sealed class ClosedChain
{
    sealed class Cell { public int K; public Cell? Next; }
    readonly Cell head = new Cell { K = int.MinValue, Next = new Cell { K = int.MaxValue } };
    public void Insert(int k) { var c = head; while (c.Next!.K < k) c = c.Next; c.Next = new Cell { K = k, Next = c.Next }; }
    public int Count() { int n = 0; for (var c = head.Next!; c.K != int.MaxValue; c = c.Next!) n++; return n; }
}
public static class SortedSentinel
{
    public static void DemoSafe() { var c = new SortedChain(true); c.A(); c.B(4); c.C(); new SortedChain(false).A(); new SortedChain(false).C(); var d = new ClosedChain(); d.Insert(2); d.Insert(1); d.Count(); }
    public static void DemoBad() => new SortedChain(false).Bad(5);
}

// way 8: circular lists are never empty
public sealed class Ring
{
    public Ring? Next, Prev; public int V = 1;
    public static Ring New() { var r = new Ring(); r.Next = r; r.Prev = r; return r; }
    public Ring After() { var n = new Ring { Next = Next, Prev = this }; Next!.Prev = n; Next = n; return n; }
    public int A() => Next!.V;
    public int B() { int s = 0; var r = this; do { s += r.V; r = r.Next!; } while (r != this); return s; }
    public int C() => Prev!.Next!.V;
}
public sealed class Row1
{
    public Row1? Next; public int V = 1; public static Row1 New() => new Row1();
    public int Bad() { int s = 0; var r = this; do { s += r.V; r = r.Next!; } while (r != this); return s; } // want: null-deref
}
public static class Circular
{
    public static void DemoSafe() { var r = Ring.New(); r.A(); r.B(); r.C(); r.After(); r.After(); r.A(); r.B(); r.C(); }
    public static void DemoBad() => Row1.New().Bad();
}

// way 9: parents set by Add, trees with at least a root
public sealed class Tree
{
    readonly Item root = new(); Item? found;
    public Item Root => root;
    public int A() => root.Add().Parent!.V;
    public int B() { root.Add(); int s = 0; foreach (var k in root.Kids) s += k.Parent!.V; return s; }
    public int C() { found = null; Walk(root); return found!.V; }
    void Walk(Item i) { found ??= i; foreach (var k in i.Kids) Walk(k); }
    public int Bad() => root.Add().Parent!.Parent!.V; // want: null-deref
}
public static class TreeRoot
{
    public static void DemoSafe() { var t = new Tree(); t.C(); t.A(); t.B(); t.C(); }
    public static void DemoBad() => new Tree().Bad();
}

// way 10: ranges with at least one element, max/min by loop
public static class Ranges
{
    static Item? Pick(int from, int to) { Item? r = null; for (int i = from; i < to; i++) r = new Item { V = i }; return r; }
    static int A(int n) => Pick(0, n + 1)!.V;
    static int B(int a, int b) { if (a >= b) return 0; return Pick(a, b)!.V; }
    static int C() => Pick(2, 5)!.V;
    static int D(int n) { Item? r = null; int i = 0; do { r = new Item(); i++; } while (i < n); return r!.V; }
    static int Bad(int a, int b) { if (a > b) return 0; return Pick(a, b)!.V; } // want: null-deref
    public static void DemoSafe() { A(0); A(3); B(1, 1); B(1, 2); B(2, 1); C(); D(0); D(4); }
    public static void DemoBad() => Bad(3, 3);
}
