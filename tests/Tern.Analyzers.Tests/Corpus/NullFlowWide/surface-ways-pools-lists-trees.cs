// case: surface-ways-pools-lists-trees
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysPoolsListsTrees;

static class ObjectPool
{
    sealed class Conn { public string Name = "c"; }
    sealed class Pool
    {
        readonly Stack<Conn> free = new();
        public Conn Rent() => free.Count > 0 ? free.Pop() : null!;
        public Conn RentSafe() => free.Count > 0 ? free.Pop() : new Conn();
        public void Return(Conn c) => free.Push(c);
    }
    static string Use(Pool p) => p.Rent().Name; // want: null-deref
    static string UseSafe(Pool p) => p.RentSafe().Name;
    public static void DemoPoolDanger() { var p = new Pool(); p.Return(new Conn()); p.Rent(); Use(p); }
    public static void DemoPoolSafe() { var p = new Pool(); p.Return(new Conn()); p.RentSafe(); UseSafe(p); }
}

static class PooledDirtyObject
{
    sealed class Buf { public string? Tag = "new"; }
    sealed class Pool
    {
        readonly Queue<Buf> q = new();
        public Buf Get() => q.TryDequeue(out var b) ? b : new Buf();
        public void Put(Buf b) { b.Tag = null; q.Enqueue(b); }
    }
    static int TagLen(Pool p) { var b = p.Get(); return b.Tag!.Length; } // want: null-deref
    static int TagLenSafe(Pool p) { var b = p.Get(); b.Tag = "again"; return b.Tag.Length; }
    public static void DemoDirtyDanger() { var p = new Pool(); p.Put(p.Get()); TagLen(p); }
    public static void DemoDirtySafe() { var p = new Pool(); p.Put(p.Get()); TagLenSafe(p); }
}

static class RingBuffer
{
    sealed class Ring
    {
        readonly string[] data = new string[4]; int head, count;
        public void Add(string s) { data[(head + count++) % 4] = s; }
        public string Take() { var s = data[head]; data[head] = null!; head = (head + 1) % 4; count--; return s; }
        public int Count => count;
    }
    static int Drain(Ring r) { int n = 0; for (int i = 0; i < 2; i++) n += r.Take().Length; return n; } // want: null-deref
    static int DrainSafe(Ring r) { int n = 0; while (r.Count > 0) { var s = r.Take(); if (s != null) n += s.Length; } return n; }
    public static void DemoRingDanger() { var r = new Ring(); r.Add("one"); Drain(r); }
    public static void DemoRingSafe() { var r = new Ring(); r.Add("one"); DrainSafe(r); }
}

static class OwnLinkedList
{
    sealed class Node { public int V; public Node? Next; }
    sealed class Chain
    {
        public Node? Head;
        public void Push(int v) => Head = new Node { V = v, Next = Head };
    }
    static int Second(Chain c) => c.Head!.Next!.V; // want: null-deref
    static int SecondSafe(Chain c) { var n = c.Head; while (n is { Next: not null }) n = n.Next; return n == null ? 0 : n.V; }
    public static void DemoLinkedDanger() { var c = new Chain(); c.Push(1); Second(c); }
    public static void DemoLinkedSafe() { var c = new Chain(); c.Push(1); SecondSafe(c); }
}

static class DoublyLinkedUnlink
{
    sealed class Node { public string Key = "k"; public Node Prev = null!, Next = null!; }
    static Node Pair() { var a = new Node(); var b = new Node(); a.Next = b; b.Prev = a; return a; }
    static void Unlink(Node n)
    {
        n.Prev.Next = n.Next; // want: null-deref
    }
    static void UnlinkSafe(Node n)
    {
        if (n.Prev != null) n.Prev.Next = n.Next;
        if (n.Next != null) n.Next.Prev = n.Prev!;
    }
    public static void DemoUnlinkDanger() => Unlink(Pair());
    public static void DemoUnlinkSafe() => UnlinkSafe(Pair());
}

static class SentinelList
{
    sealed class Node { public string Key = "k"; public Node Next; public Node() { Next = this; } }
    sealed class Bare { public string Key = "k"; public Bare Next = null!; }
    static int Walk(Bare head) { int n = 0; for (var x = head.Next; x != head; x = x.Next) n++; return n; } // want: null-deref
    static int WalkSafe(Node head) { int n = 0; for (var x = head.Next; x != head; x = x.Next) n++; return n; }
    public static void DemoSentinelDanger() => Walk(new Bare());
    public static void DemoSentinelSafe() => WalkSafe(new Node());
}

static class BinaryTree
{
    sealed class T { public int Key; public T? L, R; public T(int k) => Key = k; }
    static T Insert(T? t, int k) { if (t == null) return new T(k); if (k < t.Key) t.L = Insert(t.L, k); else t.R = Insert(t.R, k); return t; }
    static T? Find(T? t, int k) => t == null || t.Key == k ? t : Find(k < t.Key ? t.L : t.R, k);
    static int Get(T root) { var t = Find(root, 8)!; return t.Key; } // want: null-deref
    static int GetSafe(T root) { var t = Find(root, 8); if (t == null) return -1; return t.Key; }
    public static void DemoTreeDanger() => Get(Insert(Insert(null, 5), 3));
    public static void DemoTreeSafe() => GetSafe(Insert(Insert(null, 5), 3));
}

static class TreeMinimum
{
    sealed class T { public string Name = "t"; public T Left = null!; }
    static T Min(T t) { while (t != null) t = t.Left; return t!; }
    static T MinSafe(T t) { while (t.Left != null) t = t.Left; return t; }
    static string First(T t) => Min(t).Name; // want: null-deref
    static string FirstSafe(T t) => MinSafe(t).Name;
    static T Make() => new T { Left = new T() };
    public static void DemoMinDanger() => First(Make());
    public static void DemoMinSafe() => FirstSafe(Make());
}

static class GraphEdges
{
    sealed class V { public string Name = "v"; public readonly List<V> Out = new(); public V? From; }
    static void Bfs(V start)
    {
        var q = new Queue<V>(); q.Enqueue(start);
        while (q.Count > 0) { var v = q.Dequeue(); foreach (var w in v.Out) if (w.From == null) { w.From = v; q.Enqueue(w); } }
    }
    static string Parent(V target) => target.From!.Name; // want: null-deref
    static string Path(V target) { var s = ""; for (V? v = target; v != null; v = v.From) s += v.Name; return s; }
    public static void DemoGraphDanger() { var a = new V(); a.Out.Add(new V()); Bfs(a); Parent(new V()); }
    public static void DemoGraphSafe() { var a = new V(); a.Out.Add(new V()); Bfs(a); Path(a.Out[0]); }
}

static class AdjacencyMatrix
{
    sealed class Edge { public int Cost = 1; }
    sealed class Graph
    {
        readonly Edge[,] m = new Edge[3, 3];
        public void Link(int a, int b) => m[a, b] = new Edge();
        public Edge At(int a, int b) => m[a, b];
    }
    static int Cost(Graph g) => g.At(1, 0).Cost; // want: null-deref
    static int CostSafe(Graph g) => g.At(1, 0) == null ? int.MaxValue : g.At(1, 0).Cost;
    public static void DemoMatrixDanger() { var g = new Graph(); g.Link(0, 1); Cost(g); }
    public static void DemoMatrixSafe() { var g = new Graph(); g.Link(0, 1); CostSafe(g); }
}
