#nullable enable
namespace NullSafety.SurfG.SetTogetherAndTables;

public sealed class Gear { public int Ratio = 3; public string Name = "g"; }
public enum Op { Add, Sub, Mul }

// way 1: sibling properties that are set together
public sealed class Login
{
    string? user; string? token; string? hint;
    public void In(string u, bool h) { user = u; token = u + "!"; if (h) hint = "h"; }
    public void Out() { user = null; token = null; hint = null; }
    public int A() => user != null ? token!.Length : 0;
    public int B() { if (token == null) return 0; return user!.Length; }
    public int C() { if (hint == null) return 0; return user!.Length + token!.Length; }
    public int Bad() => user != null ? hint!.Length : 0; // want: null-deref
}
public static class Siblings
{
    public static void DemoSafe() { var l = new Login(); l.A(); l.B(); l.C(); l.In("u", true); l.A(); l.B(); l.C(); l.Out(); l.A(); l.B(); l.C(); l.In("v", false); l.A(); l.B(); l.C(); }
    public static void DemoBad() { var l = new Login(); l.In("u", false); l.Bad(); }
}

// way 2: events with empty delegates
public sealed class Button
{
    public event Action<int> Click = delegate { }; public event Action<int>? Hover; Action? after; readonly Action before = () => { };
    public void A() => Click(1);
    public void B() => Hover?.Invoke(2);
    public void C() { before(); var h = after; if (h != null) h(); }
    public void D() { if (Hover != null) Hover(3); }
    public void Hook(Action a) => after += a;
    public void Bad() => after!(); // want: null-deref
}
public static class Events
{
    public static void DemoSafe() { var b = new Button(); b.A(); b.B(); b.C(); b.D(); b.Hover += _ => { }; b.Hook(() => { }); b.A(); b.B(); b.C(); b.D(); }
    public static void DemoBad() => new Button().Bad();
}

// way 3: Lazy with factories that never return null
public sealed class Engine
{
    readonly Lazy<Gear?> a = new(() => new Gear()); readonly Lazy<Gear> b; readonly Lazy<Gear?> c; readonly Lazy<Gear?> d = new(() => Find(0));
    public Engine() { b = new Lazy<Gear>(Make); c = new Lazy<Gear?>(() => Find(0) ?? new Gear()); }
    static Gear Make() => new Gear(); static Gear? Find(int n) => n > 0 ? new Gear() : null;
    public int A() => a.Value!.Ratio;
    public int B() => b.Value.Ratio;
    public int C() => c.Value!.Ratio;
    public int Bad() => d.Value!.Ratio; // want: null-deref
}
public static class Lazies
{
    public static void DemoSafe() { var e = new Engine(); e.A(); e.B(); e.C(); }
    public static void DemoBad() => new Engine().Bad();
}

// way 4: dictionaries of functions for all enum values
public static class FunctionTables
{
    static readonly Dictionary<Op, Func<int, int>> all = new() { [Op.Add] = x => x + 1, [Op.Sub] = x => x - 1, [Op.Mul] = x => x * 2 };
    static readonly Dictionary<Op, Func<int, int>> some = new() { [Op.Add] = x => x + 1 };
    static Func<int, int>? Get(Op o) => all.TryGetValue(o, out var f) ? f : null;
    static int A(Op o) => Get(o)!(2);
    static int B(Op o) => all.GetValueOrDefault(o)!(3);
    static int C(Op o) => some.TryGetValue(o, out var f) ? f(4) : 0;
    static int Bad(Op o) => some.GetValueOrDefault(o)!(5); // want: null-deref
    public static void DemoSafe() { foreach (var o in Enum.GetValues<Op>()) { A(o); B(o); C(o); } }
    public static void DemoBad() => Bad(Op.Mul);
}

// way 5: arrays by enum value filled by a loop over all values
public static class EnumArrays
{
    static readonly Gear?[] byOp = new Gear?[3]; static readonly Gear?[] part = new Gear?[3];
    static EnumArrays() { foreach (Op o in Enum.GetValues(typeof(Op))) byOp[(int)o] = new Gear(); part[(int)Op.Add] = new Gear(); }
    static int A(Op o) => byOp[(int)o]!.Ratio;
    static int B() { int s = 0; for (var o = Op.Add; o <= Op.Mul; o++) s += byOp[(int)o]!.Ratio; return s; }
    static int C() => part[(int)Op.Add]!.Ratio; // needless
    static int Bad(Op o) => part[(int)o]!.Ratio; // want: null-deref
    public static void DemoSafe() { A(Op.Sub); A(Op.Mul); B(); C(); }
    public static void DemoBad() => Bad(Op.Sub);
}

// way 6: tables of handlers filled in the static constructor
public static class Handlers
{
    delegate int Handler(int x);
    static readonly Handler?[] table = new Handler?[8]; static readonly Handler?[] holes = new Handler?[8];
    static Handlers() { for (int i = 0; i < table.Length; i++) table[i] = Default; table[3] = x => x * 3; holes[3] = Default; }
    static int Default(int x) => x;
    static int A(int i) => table[i & 7]!(1);
    static int B(int i) { var h = holes[i & 7]; return h == null ? 0 : h(2); }
    static int C(int i) => (holes[i & 7] ?? Default)(3);
    static int Bad(int i) => holes[i & 7]!(4); // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 8; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(1);
}

// way 7: stacks that always hold the global scope
public sealed class Scope { public Scope? Outer; public readonly Dictionary<string, Gear> Vars = new(); }
public sealed class Compiler
{
    readonly Stack<Scope> stack = new(); Scope? cur;
    public Compiler() { stack.Push(new Scope()); cur = stack.Peek(); }
    public void Enter() { var s = new Scope { Outer = cur }; stack.Push(s); cur = s; }
    public void Leave() { if (stack.Count < 2) return; stack.Pop(); cur = cur!.Outer; }
    public int A() { stack.TryPeek(out var s); return s!.Vars.Count; }
    public int B() => cur!.Vars.Count; // needless
    public int C() { Enter(); int n = cur!.Outer!.Vars.Count; Leave(); return n; }
    public int Bad() => cur!.Outer!.Vars.Count; // want: null-deref
}
public static class GlobalScope
{
    public static void DemoSafe() { var c = new Compiler(); c.A(); c.B(); c.C(); c.Leave(); c.B(); c.Enter(); c.A(); c.C(); c.Leave(); c.B(); }
    public static void DemoBad() => new Compiler().Bad();
}

// way 8: matching begin/end calls
public sealed class Writer
{
    Gear? open; Gear? saved;
    public void Begin() { open = new Gear(); } public void End() { saved = open; open = null; }
    public void Put() { open!.Ratio++; }
    public void Put2() { open!.Ratio++; } // want: null-deref
    public int Saved() => saved!.Ratio;
}
public static class BeginEnd
{
    static void A(Writer w) { w.Begin(); w.Put(); w.End(); }
    static void B(Writer w, Action<Writer> body) { w.Begin(); try { body(w); } finally { w.End(); } }
    static int C(Writer w) { w.Begin(); w.Put(); w.Put(); w.End(); return w.Saved(); }
    static void Bad(Writer w) { w.Begin(); w.End(); w.Put2(); }
    public static void DemoSafe() { A(new()); B(new(), w => w.Put()); C(new()); }
    public static void DemoBad() => Bad(new Writer());
}

// way 9: sentinel nodes around a list
public sealed class Deque
{
    sealed class N { public N? L, R; public Gear? G; }
    readonly N head = new(), tail = new(); int count;
    public Deque() { head.R = tail; tail.L = head; }
    public void Push(Gear g) { var n = new N { G = g, L = head, R = head.R }; head.R!.L = n; head.R = n; count++; }
    public Gear? Pop() { if (tail.L == head) return null; var n = tail.L!; n.L!.R = tail; tail.L = n.L; count--; return n.G; }
    public int A() { int s = 0; for (var n = head.R!; n != tail; n = n.R!) s += n.G!.Ratio; return s; }
    public int B() => head.R == tail ? 0 : head.R!.G!.Ratio;
    public int C() => count > 0 ? Pop()!.Ratio : 0;
    public int Bad() => head.R!.G!.Ratio; // want: null-deref
}
public static class Sentinels
{
    public static void DemoSafe() { var d = new Deque(); d.A(); d.B(); d.C(); d.Push(new()); d.Push(new()); d.A(); d.B(); d.C(); d.C(); d.C(); }
    public static void DemoBad() => new Deque().Bad();
}

// way 10: rows of two arrays kept in step, slots used below a count
public sealed class Columns
{
    readonly List<string> names = new(); readonly List<Gear?> gears = new(); readonly List<Gear?> notes = new(); int filled;
    public void Add(string n) { names.Add(n); gears.Add(new Gear()); notes.Add(null); }
    public void Note(int i) { notes[i] = new Gear(); if (i == filled) filled++; }
    public int A() { int s = 0; for (int i = 0; i < names.Count; i++) s += gears[i]!.Ratio; return s; }
    public int B(string n) { int i = names.IndexOf(n); return i < 0 ? 0 : gears[i]!.Ratio; }
    public int C() { int s = 0; for (int i = 0; i < filled; i++) s += notes[i]!.Ratio; return s; }
    public int Bad() { int s = 0; for (int i = 0; i < names.Count; i++) s += notes[i]!.Ratio; return s; } // want: null-deref
}
public static class StepRows
{
    public static void DemoSafe() { var c = new Columns(); c.A(); c.C(); c.Add("a"); c.Add("b"); c.Note(0); c.A(); c.B("b"); c.B("z"); c.C(); }
    public static void DemoBad() { var c = new Columns(); c.Add("a"); c.Bad(); }
}
