// case: surface-ways-tries-heaps-tables
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysTriesHeapsTables;

static class Trie
{
    sealed class Node { public readonly Node[] Kids = new Node[26]; public string Word = null!; }
    static void Add(Node n, string w) { foreach (var c in w) n = n.Kids[c - 'a'] ??= new Node(); n.Word = w; }
    static Node Walk(Node n, string p) { foreach (var c in p) { if (n == null) break; n = n.Kids[c - 'a']; } return n!; }
    static Node Root() { var r = new Node(); Add(r, "cat"); return r; }
    static int PrefixWord(Node r) => Walk(r, "ca").Word.Length; // missed: null-deref
    static int PrefixWordSafe(Node r) { var n = Walk(r, "ca"); return n?.Word == null ? 0 : n.Word.Length; }
    public static void DemoTrieDanger() => PrefixWord(Root());
    public static void DemoTrieSafe() => PrefixWordSafe(Root());
}

static class TrieByMap
{
    sealed class Node { public Dictionary<char, Node> Next = new(); public bool End; }
    static Node? Step(Node n, char c) => n.Next.GetValueOrDefault(c);
    static bool Has(Node n, string w) { foreach (var c in w) n = Step(n, c)!; return n.End; } // missed: null-deref
    static bool HasSafe(Node n, string w)
    {
        foreach (var c in w) { var m = Step(n, c); if (m == null) return false; n = m; }
        return n.End;
    }
    static Node Root() { var r = new Node(); r.Next['a'] = new Node(); return r; }
    public static void DemoTrieMapDanger() => Has(Root(), "b");
    public static void DemoTrieMapSafe() => HasSafe(Root(), "b");
}

static class BinaryHeap
{
    sealed class Job { public int Prio; public string Name = "j"; }
    sealed class Heap
    {
        readonly List<Job> a = new();
        public void Push(Job j) { a.Add(j); a.Sort((x, y) => x.Prio - y.Prio); }
        public Job? Pop() { if (a.Count == 0) return null; var j = a[0]; a.RemoveAt(0); return j; }
    }
    static string Next(Heap h) => h.Pop()!.Name; // want: null-deref
    static int All(Heap h) { int n = 0; while (h.Pop() is Job j) n += j.Name.Length; return n; }
    public static void DemoHeapDanger() { var h = new Heap(); h.Push(new Job()); h.Pop(); Next(h); }
    public static void DemoHeapSafe() { var h = new Heap(); h.Push(new Job()); h.Pop(); All(h); }
}

static class PriorityQueueHolder
{
    sealed class Task1 { public string Name = "t"; }
    sealed class Sched
    {
        readonly PriorityQueue<Task1, int> q = new();
        public void Add(Task1 t, int p) => q.Enqueue(t, p);
        public Task1 Peek() { q.TryPeek(out var t, out _); return t!; }
        public bool Any => q.Count > 0;
    }
    static int Head(Sched s) => s.Peek().Name.Length; // want: null-deref
    static int HeadSafe(Sched s) { s.Add(new Task1(), 1); return s.Peek().Name.Length; }
    public static void DemoPrioDanger() => Head(new Sched());
    public static void DemoPrioSafe() => HeadSafe(new Sched());
}

static class JaggedGrid
{
    sealed class Cell { public string Text = "."; }
    sealed class Grid
    {
        readonly Cell[][] rows;
        public Grid(int n, int fill) { rows = new Cell[n][]; for (int i = 0; i < fill; i++) rows[i] = new[] { new Cell() }; }
        public Cell[] Row(int i) => rows[i];
    }
    static int Width(Grid g) => g.Row(2).Length; // missed: null-deref
    static int WidthSafe(Grid g) => g.Row(2) is Cell[] r ? r.Length : 0;
    public static void DemoJaggedDanger() => Width(new Grid(3, 2));
    public static void DemoJaggedSafe() => WidthSafe(new Grid(3, 2));
}

static class SparseTable
{
    sealed class Cell { public string Formula = "="; }
    sealed class Sheet
    {
        readonly Dictionary<(int R, int C), Cell> cells = new();
        public Cell this[int r, int c] { get => cells.TryGetValue((r, c), out var x) ? x : null!; set => cells[(r, c)] = value; }
    }
    static string Below(Sheet s) => s[2, 1].Formula; // want: null-deref
    static string BelowSafe(Sheet s) { s[2, 1] ??= new Cell(); return s[2, 1].Formula; }
    public static void DemoSparseDanger() { var s = new Sheet { [1, 1] = new Cell() }; Below(s); }
    public static void DemoSparseSafe() { var s = new Sheet { [1, 1] = new Cell() }; BelowSafe(s); }
}

static class LruList
{
    sealed class Lru
    {
        readonly LinkedList<string> order = new(); readonly int cap;
        public Lru(int cap) => this.cap = cap;
        public void Touch(string k) { order.Remove(k); order.AddFirst(k); if (order.Count > cap) order.RemoveLast(); }
        public LinkedListNode<string> Oldest => order.Last!;
        public LinkedListNode<string>? Find(string k) => order.Find(k);
    }
    static string Newer(Lru l) => l.Oldest.Previous!.Value; // missed: null-deref
    static string NewerSafe(Lru l) => l.Oldest.Previous?.Value ?? "";
    public static void DemoLruDanger() { var l = new Lru(1); l.Touch("a"); l.Touch("b"); Newer(l); }
    public static void DemoLruSafe() { var l = new Lru(1); l.Touch("a"); l.Touch("b"); NewerSafe(l); }
}

static class OwnStack
{
    sealed class Frame { public string Fn = "main"; public Frame? Below; }
    sealed class Calls
    {
        Frame? top;
        public void Push(string f) => top = new Frame { Fn = f, Below = top };
        public Frame Pop() { var t = top; top = t?.Below; return t!; }
    }
    static int Caller(Calls c) { c.Pop(); return c.Pop().Fn.Length; } // want: null-deref
    static int CallerSafe(Calls c) { c.Pop(); var f = c.Pop(); return f == null ? 0 : f.Fn.Length; }
    public static void DemoStackDanger() { var c = new Calls(); c.Push("main"); Caller(c); }
    public static void DemoStackSafe() { var c = new Calls(); c.Push("main"); CallerSafe(c); }
}

static class OwnQueueTail
{
    sealed class N { public string V; public N? Next; public N(string v) => V = v; }
    sealed class Q
    {
        N? head; N tail = null!;
        public void Add(string v) { var n = new N(v); if (head == null) head = n; else tail.Next = n; tail = n; }
        public void AddBad(string v) { var n = new N(v); tail.Next = n; tail = n; } // want: null-deref
        public string Take() { var n = head; head = n?.Next; return n?.V ?? ""; }
    }
    sealed class QSafe
    {
        N? head; N? tail;
        public void Add(string v) { var n = new N(v); if (tail != null) tail.Next = n; else head = n; tail = n; }
        public int Count() { int c = 0; for (var n = head; n != null; n = n.Next) c++; return c; }
    }
    public static void DemoTailDanger() { var q = new Q(); q.Take(); q.AddBad("x"); }
    public static void DemoTailSafe() { var q = new QSafe(); q.Add("x"); q.Add("y"); q.Count(); }
}

static class UnionFind
{
    sealed class Set { public Set Parent = null!; public int Rank; public string Label = "s"; }
    static Set Make() { var s = new Set(); s.Parent = s; return s; }
    static Set Top(Set s) => s.Parent == s ? s : Top(s.Parent); // missed: null-deref
    static Set TopSafe(Set s) => s.Parent == null || s.Parent == s ? s : TopSafe(s.Parent);
    public static void DemoUnionDanger() { var a = Make(); a.Parent = new Set(); Top(a); }
    public static void DemoUnionSafe() { var a = Make(); a.Parent = new Set(); TopSafe(a); }
}
