// case: surface-ways-owners-and-observers
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysOwnersAndObservers;

static class ParentLink
{
    sealed class Folder { public string Name = "f"; public Folder? Parent; public readonly List<Folder> Subs = new(); public Folder Add() { var c = new Folder { Parent = this }; Subs.Add(c); return c; } }
    static string Up(Folder f) => f.Parent!.Name; // want: null-deref
    static string UpSafe(Folder f) => f.Parent is { } p ? p.Name : f.Name;
    public static void DemoParentDanger() { var r = new Folder(); Up(r.Add()); Up(r); }
    public static void DemoParentSafe() { var r = new Folder(); UpSafe(r.Add()); UpSafe(r); }
}

static class DetachedChild
{
    sealed class Panel { public int Zoom = 1; public readonly List<Btn> Kids = new(); public void Add(Btn b) { Kids.Add(b); b.Owner = this; } public void Remove(Btn b) { Kids.Remove(b); b.Owner = null; } }
    sealed class Btn
    {
        public Panel? Owner;
        public int Scale() => Owner!.Zoom; // want: null-deref
        public int ScaleSafe() => Owner == null ? 1 : Owner.Zoom;
    }
    public static void DemoDetachDanger() { var p = new Panel(); var b = new Btn(); p.Add(b); p.Remove(b); b.Scale(); }
    public static void DemoDetachSafe() { var p = new Panel(); var b = new Btn(); p.Add(b); p.Remove(b); b.ScaleSafe(); }
}

static class AddedPastOwner
{
    sealed class Team { public string Name = "t"; public List<Player> Players { get; } = new(); public void Join(Player p) { p.Team = this; Players.Add(p); } }
    sealed class Player { public Team Team = null!; }
    static int Names(Team t) { int n = 0; foreach (var p in t.Players) n += p.Team.Name.Length; return n; } // want: null-deref
    static int NamesSafe(Team t) { int n = 0; foreach (var p in t.Players) { p.Team ??= t; n += p.Team.Name.Length; } return n; }
    public static void DemoPastOwnerDanger() { var t = new Team(); t.Join(new Player()); t.Players.Add(new Player()); Names(t); }
    public static void DemoPastOwnerSafe() { var t = new Team(); t.Join(new Player()); t.Players.Add(new Player()); NamesSafe(t); }
}

static class WeakOwner
{
    sealed class Doc { public string Title = "d"; }
    sealed class Cursor
    {
        WeakReference? owner;
        public void Bind(Doc? d) => owner = new WeakReference(d);
        public Doc? Doc => owner?.Target as Doc;
    }
    static int Len(Cursor c) => c.Doc!.Title.Length; // want: null-deref
    static int LenSafe(Cursor c) => c.Doc?.Title.Length ?? 0;
    public static void DemoWeakOwnerDanger() { var c = new Cursor(); c.Bind(null); Len(c); }
    public static void DemoWeakOwnerSafe() { var c = new Cursor(); c.Bind(null); LenSafe(c); }
}

static class ObserverUnsubscribes
{
    sealed class Subject { public Action<int>? Seen; public void Tell(int x) => Seen!.Invoke(x); } // missed: null-deref
    sealed class SubjectSafe { public Action<int>? Seen; public void Tell(int x) => Seen?.Invoke(x); }
    static void Once(Subject s) { Action<int> h = null!; h = x => s.Seen -= h; s.Seen += h; }
    static void Once(SubjectSafe s) { Action<int> h = null!; h = x => s.Seen -= h; s.Seen += h; }
    public static void DemoUnsubDanger() { var s = new Subject(); Once(s); s.Tell(1); s.Tell(2); }
    public static void DemoUnsubSafe() { var s = new SubjectSafe(); Once(s); s.Tell(1); s.Tell(2); }
}

static class ObserverSlots
{
    interface IObs { void Note(string s); }
    sealed class Log : IObs { public int N; public void Note(string s) => N++; }
    sealed class Hub
    {
        readonly IObs[] slots = new IObs[2]; 
        public int Join(IObs o) { int i = Array.IndexOf(slots, null); slots[i] = o; return i; }
        public void Leave(int i) => slots[i] = null!;
        public void Tell() { foreach (var o in slots) o.Note("x"); } // want: null-deref
        public void TellSafe() { foreach (var o in slots) if (o is not null) o.Note("x"); }
    }
    public static void DemoSlotsDanger() { var h = new Hub(); h.Join(new Log()); h.Leave(h.Join(new Log())); h.Tell(); }
    public static void DemoSlotsSafe() { var h = new Hub(); h.Join(new Log()); h.Leave(h.Join(new Log())); h.TellSafe(); }
}

static class Siblings
{
    sealed class El { public string Id; public El? Parent; public readonly List<El> Kids = new(); public El(string id) => Id = id; public El Put(El k) { k.Parent = this; Kids.Add(k); return this; } }
    static El? NextOf(El e) { var ks = e.Parent?.Kids; if (ks == null) return null; int i = ks.IndexOf(e) + 1; return i < ks.Count ? ks[i] : null; }
    static int Len(El e) => NextOf(e)!.Id.Length; // want: null-deref
    static int LenSafe(El e) { int n = 0; for (var x = NextOf(e); x != null; x = NextOf(x)) n += x.Id.Length; return n; }
    static El Tree() => new El("ul").Put(new El("a")).Put(new El("b"));
    public static void DemoSiblingDanger() => Len(Tree().Kids[1]);
    public static void DemoSiblingSafe() => LenSafe(Tree().Kids[0]);
}

static class CommonAncestor
{
    sealed class Dir { public Dir? Up; public string Name = "d"; }
    static Dir? Common(Dir a, Dir b) { for (Dir? x = a; x != null; x = x.Up) for (Dir? y = b; y != null; y = y.Up) if (x == y) return x; return null; }
    static string Name(Dir a, Dir b) { var c = Common(a, b)!; return c.Name; } // want: null-deref
    static string NameSafe(Dir a, Dir b) { var c = Common(a, b); return c is null ? "" : c.Name; }
    public static void DemoAncestorDanger() { var r = new Dir(); Name(new Dir { Up = r }, new Dir()); }
    public static void DemoAncestorSafe() { var r = new Dir(); NameSafe(new Dir { Up = r }, new Dir { Up = r }); }
}

static class OwnerOfOwner
{
    sealed class Engine { public Car? In; }
    sealed class Car { public Garage? At; public readonly Engine E = new(); public Car() => E.In = this; }
    sealed class Garage { public string Addr = "g"; public void Park(Car c) => c.At = this; public void Leave(Car c) => c.At = null; }
    static string Where(Engine e) => e.In!.At!.Addr; // want: null-deref
    static string WhereSafe(Engine e) => e.In?.At?.Addr ?? "road";
    public static void DemoOwnerOwnerDanger() { var g = new Garage(); var c = new Car(); g.Park(c); g.Leave(c); Where(c.E); }
    public static void DemoOwnerOwnerSafe() { var g = new Garage(); var c = new Car(); g.Park(c); g.Leave(c); WhereSafe(c.E); }
}

static class AttachedState
{
    sealed class Key { }
    sealed class Extra { public string Note = "n"; }
    sealed class Attach
    {
        readonly System.Runtime.CompilerServices.ConditionalWeakTable<Key, Extra> t = new();
        public void Set(Key k) => t.Add(k, new Extra());
        public Extra Of(Key k) { t.TryGetValue(k, out var e); return e!; }
        public Extra OfSafe(Key k) => t.GetValue(k, _ => new Extra());
    }
    static string Note(Attach a, Key k) => a.Of(k).Note; // want: null-deref
    static string NoteSafe(Attach a, Key k) => a.OfSafe(k).Note;
    public static void DemoAttachedDanger() { var a = new Attach(); a.Set(new Key()); Note(a, new Key()); }
    public static void DemoAttachedSafe() { var a = new Attach(); a.Set(new Key()); NoteSafe(a, new Key()); }
}
