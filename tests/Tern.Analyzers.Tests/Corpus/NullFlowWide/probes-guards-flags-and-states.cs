#nullable enable
namespace NullSafety.SurfG.FlagsAndStates;

public sealed class Port { public int Baud = 9600; public string Name = "com"; }

// way 1: IsOpen set with the member
public sealed class Line1
{
    Port? port; bool open;
    public bool IsOpen { get; private set; }
    public void Open() { port = new Port(); open = true; IsOpen = true; }
    public void Close() { port = null; open = false; IsOpen = false; }
    public int A() { if (!open) return 0; return port!.Baud; }
    public int B() => IsOpen ? port!.Baud : 0;
    public Port Port => port!;
}
public static class OpenFlag
{
    static int C(Line2 l) { if (!l.IsOpen) return 0; return l.Port.Baud; }
    static int Bad(Line1 l) { l.Close(); return l.Port.Baud; } // want: null-deref
    public static void DemoSafe() { var l = new Line1(); l.A(); l.B(); l.Open(); l.A(); l.B(); l.Close(); l.A(); l.B(); var m = new Line2(); C(m); m.Open(); C(m); m.Close(); C(m); }
    public static void DemoBad() { var l = new Line1(); l.Open(); Bad(l); }
}
public sealed class Line2
{
    Port? port; public bool IsOpen { get; private set; }
    public void Open() { port = new Port(); IsOpen = true; }
    public void Close() { IsOpen = false; port = null; }
    public Port Port => port!;
}

// way 2: flag that is not cleared with the member (danger) / flag cleared first (safe)
public sealed class Feed
{
    Port? a, b; bool hasA, hasB;
    public void Start() { a = new Port(); b = new Port(); hasA = hasB = true; }
    public void Stop() { hasA = false; a = null; b = null; }
    public int A() { if (hasA) return a!.Baud; return 0; }
    public int B() { if (!hasA) Start(); return a!.Baud; }
    public int C() { if (hasA == false) return -1; var x = a; return x!.Baud; }
    public int Bad() { if (hasB) return b!.Baud; return 0; } // want: null-deref
}
public static class StaleFlag
{
    public static void DemoSafe() { var f = new Feed(); f.A(); f.C(); f.B(); f.A(); f.C(); f.Stop(); f.A(); f.C(); f.B(); }
    public static void DemoBad() { var f = new Feed(); f.Start(); f.Stop(); f.Bad(); }
}

// way 3: enum state
public enum State { Idle, Opening, Running, Done }
public sealed class Job
{
    Port? port; string? result; State state;
    public void Begin() { if (state != State.Idle) return; port = new Port(); state = State.Running; }
    public void End() { if (state != State.Running) return; result = port!.Name; port = null; state = State.Done; }
    public int A() { switch (state) { case State.Running: return port!.Baud; case State.Done: return result!.Length; default: return 0; } }
    public int B() => state == State.Running ? port!.Baud : 0;
    public int C() => state switch { State.Done => result!.Length, _ => 0 };
    public int Bad() => state != State.Idle ? port!.Baud : 0; // want: null-deref
}
public static class EnumState
{
    public static void DemoSafe() { var j = new Job(); j.A(); j.B(); j.C(); j.Begin(); j.A(); j.B(); j.C(); j.End(); j.A(); j.B(); j.C(); j.End(); }
    public static void DemoBad() { var j = new Job(); j.Begin(); j.End(); j.Bad(); }
}

// way 4: Kind with union-like members
public enum Kind { Text, Number, Link }
public sealed class Value
{
    public readonly Kind Kind; public readonly string? Text; public readonly Port? Link; public readonly int Number;
    Value(Kind k, string? t, int n, Port? l) { Kind = k; Text = t; Number = n; Link = l; }
    public static Value Of(string t) => new(Kind.Text, t, 0, null);
    public static Value Of(int n) => new(Kind.Number, null, n, null);
    public static Value Of(Port p) => new(Kind.Link, null, 0, p);
}
public static class KindUnion
{
    static int A(Value v) { switch (v.Kind) { case Kind.Text: return v.Text!.Length; case Kind.Link: return v.Link!.Baud; default: return v.Number; } }
    static int B(Value v) => v.Kind == Kind.Text ? v.Text!.Length : 0;
    static int C(Value v) { if (v.Kind != Kind.Link) return 0; return v.Link!.Baud; }
    static int Bad(Value v) { if (v.Kind != Kind.Link) return v.Text!.Length; return v.Link!.Baud; } // want: null-deref
    public static void DemoSafe() { foreach (var v in new[] { Value.Of("x"), Value.Of(1), Value.Of(new Port()) }) { A(v); B(v); C(v); } }
    public static void DemoBad() => Bad(Value.Of(1));
}

// way 5: phase numbers
public sealed class Phased
{
    int phase; string? source; Port? tree; Port? code;
    public void Step() { if (phase == 0) source = "s"; else if (phase == 1) tree = new Port(); else if (phase == 2) code = new Port(); else return; phase++; }
    public int A() { if (phase < 1) return 0; return source!.Length; }
    public int B() { if (phase >= 2) return tree!.Baud + source!.Length; return 0; }
    public int C() => phase == 3 ? code!.Baud + tree!.Baud : 0;
    public int Bad() { if (phase >= 2) return code!.Baud; return 0; } // want: null-deref
}
public static class PhaseNumbers
{
    public static void DemoSafe() { var p = new Phased(); for (int i = 0; i < 5; i++) { p.A(); p.B(); p.C(); p.Step(); } }
    public static void DemoBad() { var p = new Phased(); p.Step(); p.Step(); p.Bad(); }
}

// way 6: version > 0, generation counters
public sealed class Doc
{
    int version; string? body; string? title; int bodyGen = -1;
    public void Save(string b) { body = b; version++; }
    public void Name(string t) { title = t; }
    public int A() { if (version > 0) return body!.Length; return 0; }
    public int B() { if (version == 0) Save("new"); return body!.Length; }
    public int C(int gen) { if (bodyGen != gen) { body = "g" + gen; bodyGen = gen; } return body!.Length; }
    public int Bad() { if (version > 0) return title!.Length; return 0; } // want: null-deref
}
public static class Versions
{
    public static void DemoSafe() { var d = new Doc(); d.A(); d.B(); d.A(); d.Save("x"); d.A(); var e = new Doc(); e.C(0); e.C(0); e.C(1); }
    public static void DemoBad() { var d = new Doc(); d.Save("x"); d.Bad(); }
}

// way 7: depth > 0 then the top of an own stack; current inside enter/leave
public sealed class Scopes
{
    readonly List<Port> stack = new(); Port? top; int depth;
    public void Enter(Port p) { stack.Add(p); top = p; depth++; }
    public void Leave() { if (depth == 0) return; stack.RemoveAt(--depth); top = depth > 0 ? stack[depth - 1] : null; }
    public int A() { if (depth > 0) return top!.Baud; return 0; }
    public int B() { Enter(new Port()); int n = top!.Baud; Leave(); return n; }
    public int C() { if (stack.Count == 0) return 0; return top!.Baud; } // needless
    public int Bad() { if (depth >= 0) return top!.Baud; return 0; } // want: null-deref
}
public static class DepthTop
{
    public static void DemoSafe() { var s = new Scopes(); s.A(); s.B(); s.C(); s.Enter(new Port()); s.A(); s.B(); s.C(); s.Leave(); s.A(); s.C(); s.Leave(); }
    public static void DemoBad() => new Scopes().Bad();
}

// way 8: init-once flag, lazily created pair
public sealed class Once
{
    bool done; Port? first; Port? second;
    void Init() { if (done) return; first = new Port(); second = new Port(); done = true; }
    void Half() { if (done) return; first = new Port(); }
    public int A() { Init(); return first!.Baud; }
    public int B() { Init(); return second!.Baud; }
    public int C() { if (!done) { Init(); } return first!.Baud + second!.Baud; }
    public int Bad() { Half(); return second!.Baud; } // want: null-deref
}
public static class InitOnce
{
    public static void DemoSafe() { new Once().A(); new Once().B(); var o = new Once(); o.C(); o.A(); o.B(); }
    public static void DemoBad() => new Once().Bad();
}

// way 9: bit flags
[Flags] public enum Parts { None = 0, Head = 1, Tail = 2 }
public sealed class Fish
{
    public Parts Parts; public Port? Head, Tail;
    public void AddHead() { Head = new Port(); Parts |= Parts.Head; }
    public void AddTail() { Tail = new Port(); Parts |= Parts.Tail; }
    public void CutTail() { Parts &= ~Parts.Tail; Tail = null; }
}
public static class BitFlags
{
    static int A(Fish f) => (f.Parts & Parts.Head) != 0 ? f.Head!.Baud : 0;
    static int B(Fish f) { if (!f.Parts.HasFlag(Parts.Tail)) return 0; return f.Tail!.Baud; }
    static int C(Fish f) { if ((f.Parts & Parts.Tail) == Parts.Tail) return f.Tail!.Baud; return 0; }
    static int Bad(Fish f) => (f.Parts & Parts.Head) != 0 ? f.Tail!.Baud : 0; // want: null-deref
    public static void DemoSafe() { var f = new Fish(); A(f); B(f); C(f); f.AddHead(); f.AddTail(); A(f); B(f); C(f); f.CutTail(); A(f); B(f); C(f); }
    public static void DemoBad() { var f = new Fish(); f.AddHead(); Bad(f); }
}

// way 10: a local flag that goes with a local
public static class LocalFlags
{
    static Port? Make(int n) => n > 0 ? new Port() : null;
    static int A(int n) { Port? p = null; bool got = false; if (n > 1) { p = new Port(); got = true; } if (got) return p!.Baud; return 0; }
    static int B(int n) { var p = Make(n); bool missing = p == null; if (missing) return 0; return p!.Baud; }
    static int C(int[] ns) { Port? best = null; int at = -1; for (int i = 0; i < ns.Length; i++) if (ns[i] > 1) { best = new Port(); at = i; } if (at < 0) return 0; return best!.Baud; }
    static int Bad(int n)
    {
        Port? p = null; bool got = false; if (n > 1) p = new Port(); if (n > 0) got = true;
        if (got) return p!.Baud; // want: null-deref
        return 0;
    }
    public static void DemoSafe() { for (int i = 0; i < 3; i++) { A(i); B(i); C(new[] { i }); } }
    public static void DemoBad() => Bad(1);
}
