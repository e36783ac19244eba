namespace NullSafety.SurfI.LinkedGraphs;

// 1 tree whose parent is linked by Add: root against child
sealed class Node1(string name) { public string Name = name; public Node1 Parent = null!; public readonly List<Node1> Kids = new(); public Node1 Add(Node1 k) { k.Parent = this; Kids.Add(k); return k; } }
static class Use1
{
    static Node1 Root() { var r = new Node1("r"); r.Add(new Node1("k")); return r; }
    static Node1 Kid() { var r = new Node1("r"); return r.Add(new Node1("k")); }
    public static int Danger() => Root().Parent.Name.Length; // want: null-deref
    public static int Safe() => Kid().Parent.Name.Length;
}

// 2 child put into the list directly, past Add
static class Use2
{
    static Node1 Raw() { var r = new Node1("r"); r.Kids.Add(new Node1("k")); return r; }
    static Node1 Proper() { var r = new Node1("r"); r.Add(new Node1("k")); return r; }
    public static int Danger() { int n = 0; foreach (var k in Raw().Kids) n += k.Parent.Name.Length; return n; } // want: null-deref
    public static int Safe() { int n = 0; foreach (var k in Proper().Kids) n += k.Parent.Name.Length; return n; }
}

// 3 Remove unlinks the parent
sealed class Node3 { public string Name = "n"; public Node3 Parent = null!; public void Add(Node3 k) => k.Parent = this; public void Remove(Node3 k) => k.Parent = null!; }
static class Use3
{
    public static int Danger() { var p = new Node3(); var k = new Node3(); p.Add(k); p.Remove(k); return k.Parent.Name.Length; } // want: null-deref
    public static int Safe() { var p = new Node3(); var k = new Node3(); p.Remove(k); p.Add(k); return k.Parent.Name.Length; }
}

// 4 graph linked in a second pass from ids: an id that is missing
sealed class Vertex4(string id, string to) { public string Id = id; public string ToId = to; public Vertex4 To = null!; }
static class Use4
{
    static Vertex4 Link(params Vertex4[] vs) { var map = new Dictionary<string, Vertex4>(); foreach (var v in vs) map[v.Id] = v; foreach (var v in vs) if (map.TryGetValue(v.ToId, out var t)) v.To = t; return vs[0]; }
    public static int Danger() => Link(new("a", "zz"), new("b", "a")).To.Id.Length; // want: null-deref
    public static int Safe() => Link(new("a", "b"), new("b", "a")).To.Id.Length; // needless
}

// 5 singly linked list with head and tail: head of the empty list
sealed class Link5(string v) { public string V = v; public Link5 Next = null!; }
sealed class List5 { Link5 head = null!, tail = null!; public void Add(string v) { var l = new Link5(v); if (head == null) head = tail = l; else { tail.Next = l; tail = l; } } public Link5 Head => head; public Link5 Tail => tail; }
static class Use5
{
    public static int Danger() => new List5().Head.V.Length; // want: null-deref
    public static int Safe() { var l = new List5(); l.Add("a"); return l.Head.V.Length; }
}

// 6 the tail's next
static class Use6
{
    static List5 Two() { var l = new List5(); l.Add("a"); l.Add("b"); return l; }
    public static int Danger() => Two().Tail.Next.V.Length; // want: null-deref
    public static int Safe() => Two().Head.Next.V.Length;
}

// 7 walk: condition on the node or on its next
sealed class Chain7 { public string V = "v"; public Chain7 Next = null!; }
static class Use7
{
    static Chain7 Make() => new() { Next = new() };
    static Chain7 LastD(Chain7 c) { while (c != null) c = c.Next; return c!; }
    static Chain7 LastS(Chain7 c) { while (c.Next != null) c = c.Next; return c; }
    public static int Danger() => LastD(Make()).V.Length; // want: null-deref
    public static int Safe() => LastS(Make()).V.Length;
}

// 8 sentinel: its value is null, its links are not
sealed class Node8 { public string V; public Node8 Next, Prev; public Node8(string v) { V = v; Next = this; Prev = this; } }
sealed class Deque8 { readonly Node8 s = new(null!); public void Add(string v) { var n = new Node8(v); n.Prev = s.Prev; n.Next = s; s.Prev.Next = n; s.Prev = n; } public Node8 Sentinel => s; }
static class Use8
{
    static Deque8 Make() { var d = new Deque8(); d.Add("a"); return d; }
    public static int Danger() => Make().Sentinel.V.Length; // want: null-deref
    public static int Safe() { var s = Make().Sentinel; return s.Next == s ? 0 : s.Next.V.Length; }
}

// 9 circular list: closed or left open
sealed class Stop9(string n) { public string N = n; public Stop9 Next = null!; }
static class Use9
{
    static Stop9 Route(bool close) { var a = new Stop9("a"); var b = new Stop9("b"); a.Next = b; if (close) b.Next = a; return a; }
    public static int Danger() => Route(false).Next.Next.N.Length; // want: null-deref
    public static int Safe() => Route(true).Next.Next.N.Length;
}

// 10 doubly linked: insert sets one side only
sealed class Dbl10(string v) { public string V = v; public Dbl10 Prev = null!, Next = null!;
    public void AfterD(Dbl10 n) { n.Prev = this; }
    public void AfterS(Dbl10 n) { n.Prev = this; Next = n; } }
static class Use10
{
    public static int Danger() { var a = new Dbl10("a"); a.AfterD(new Dbl10("b")); return a.Next.V.Length; } // want: null-deref
    public static int Safe() { var a = new Dbl10("a"); a.AfterS(new Dbl10("b")); return a.Next.V.Length; }
}

// 11 LinkedList of the framework: First of an emptied list
sealed class Hist11 { readonly LinkedList<string> l = new(); public void Push(string s) => l.AddFirst(s); public void Wipe() => l.Clear(); public LinkedListNode<string> First => l.First!; }
static class Use11
{
    public static int Danger() { var h = new Hist11(); h.Push("a"); h.Wipe(); return h.First.Value.Length; } // missed: null-deref
    public static int Safe() { var h = new Hist11(); h.Wipe(); h.Push("a"); return h.First.Value.Length; }
}

static class Demos
{
    static void DemoD1() => Use1.Danger();
    static void DemoS1() => Use1.Safe();
    static void DemoD2() => Use2.Danger();
    static void DemoS2() => Use2.Safe();
    static void DemoD3() => Use3.Danger();
    static void DemoS3() => Use3.Safe();
    static void DemoD4() => Use4.Danger();
    static void DemoS4() => Use4.Safe();
    static void DemoD5() => Use5.Danger();
    static void DemoS5() => Use5.Safe();
    static void DemoD6() => Use6.Danger();
    static void DemoS6() => Use6.Safe();
    static void DemoD7() => Use7.Danger();
    static void DemoS7() => Use7.Safe();
    static void DemoD8() => Use8.Danger();
    static void DemoS8() => Use8.Safe();
    static void DemoD9() => Use9.Danger();
    static void DemoS9() => Use9.Safe();
    static void DemoD10() => Use10.Danger();
    static void DemoS10() => Use10.Safe();
    static void DemoD11() => Use11.Danger();
    static void DemoS11() => Use11.Safe();
}
