#nullable enable
namespace NullSafety.SurfG.OddShapes;

public sealed class Wire
{
    public int Ohm = 7; public Wire? End;
    public static implicit operator bool(Wire? w) => w is not null;
    public bool Is(Wire? o) => o != null && o.Ohm == Ohm;
}
public sealed class Rope
{
    public int Len = 3;
    public static bool operator ==(Rope? a, Rope? b) => ReferenceEquals(a, b) || (a is not null && b is not null && a.Len == b.Len);
    public static bool operator !=(Rope? a, Rope? b) => !(a == b);
    public override bool Equals(object? o) => o is Rope r && r == this; public override int GetHashCode() => Len;
    public static bool operator true(Rope? r) => r is not null; public static bool operator false(Rope? r) => r is null;
}

// way 1: implicit conversion to bool, operator true
public static class BoolConversion
{
    static Wire? Get(int n) => n > 0 ? new Wire() : null; static Rope? Tie(int n) => n > 0 ? new Rope() : null;
    static int A(int n) { var w = Get(n); if (w) return w!.Ohm; return 0; }
    static int B(int n) { var w = Get(n); if (!w) return 0; return w!.Ohm; }
    static int C(int n) { var r = Tie(n); if (r) return r!.Len; return 0; }
    static int Bad(int n) { var w = Get(n); if (w) return 0; return w!.Ohm; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(0);
}

// way 2: own operator == and !=
public static class OwnEquals
{
    static Rope? Tie(int n) => n > 0 ? new Rope() : null;
    static int A(int n) { var r = Tie(n); if (r == null) return 0; return r.Len; }
    static int B(int n) { var r = Tie(n)!; return r != null ? r.Len : 0; }
    static int C(int n) { var r = Tie(n); if (r == new Rope()) return r!.Len; return 0; }
    static int Bad(int n) { var r = Tie(n); if (r != new Rope()) return r!.Len; return 0; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(0);
}

// way 3: equal to something that is not null
public static class EqualToKnown
{
    static readonly Wire Main = new();
    static Wire? Get(int n) => n == 0 ? null : n == 1 ? Main : new Wire();
    static int A(int n) { var w = Get(n); if (w == Main) return w!.Ohm; return 0; }
    static int B(int n) { var w = Get(n); if (!Main.Is(w)) return 0; return w!.Ohm; }
    static int C(int n) { var w = Get(n); if (ReferenceEquals(w, Main)) return w!.Ohm; return 0; }
    static int D(int n) { var w = Get(n); if (Main.Equals(w)) return w!.Ohm; return 0; }
    static int Bad(int n) { var w = Get(n); if (w != Main) return w!.Ohm; return 0; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 3; i++) { A(i); B(i); C(i); D(i); } }
    public static void DemoBad() => Bad(0);
}

// way 4: goto, nested breaks, switch with when
public static class Jumps
{
    static Wire? Get(int n) => n > 0 ? new Wire() : null;
    static int A(int n) { var w = Get(n); if (w == null) goto none; return w.Ohm; none: return 0; }
    static int B(int n) { var w = Get(n); switch (n) { case 0 when w == null: return 0; case 1 when w != null: return w.Ohm; default: return -1; } }
    static int C(int n) { again: var w = Get(n); if (w == null) { n++; goto again; } return w.Ohm; }
    static int D(int n) { Wire? w = null; for (int i = 0; ; i++) { w = Get(n + i); if (w is null) continue; break; } return w!.Ohm; }
    static int Bad(int n) { var w = Get(n); switch (n) { case 0 when w != null: return 0; case 1: return 1; default: return w!.Ohm; } } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 3; i++) { A(i); B(i); C(i); D(i); } }
    public static void DemoBad() => Bad(0);
}

// way 5: assignment inside the test
public static class AssignInTest
{
    static Wire? Get(int n) => n > 0 ? new Wire() : null;
    static int A(int n) { Wire? w; if ((w = Get(n)) != null) return w!.Ohm; return 0; }
    static int B(int n) { Wire? w; if (n > 5 || (w = Get(n)) == null) return 0; return w!.Ohm; }
    static int C(Wire? w) { int s = 0; Wire? e; while (w != null && (e = w.End) != null) { s += e.Ohm; w = e; } return s; }
    static int Bad(int n) { Wire? w = null; if (n > 5 || (w = Get(n)) != null) return w!.Ohm; return 0; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); } B(6); C(null); C(new Wire { End = new Wire() }); }
    public static void DemoBad() => Bad(6);
}

// way 6: nullable value types beside a reference
public sealed class Slot
{
    int? id; Wire? wire; public Slot(int? i) { id = i; wire = i.HasValue ? new Wire() : null; }
    public int A() => id.HasValue ? wire!.Ohm : 0;
    public int B() { if (id is null) return 0; return wire!.Ohm; }
    public int C() { if (id is not int n) return 0; return n + wire!.Ohm; }
    public int Bad() { if (id.GetValueOrDefault() == 0) return wire!.Ohm; return 0; } // want: null-deref
}
public static class NullableBeside
{
    public static void DemoSafe() { foreach (var s in new[] { new Slot(null), new Slot(3) }) { s.A(); s.B(); s.C(); } }
    public static void DemoBad() => new Slot(null).Bad();
}

// way 7: the same condition twice
public static class SameCondition
{
    static int A(int n) { Wire? w = null; if (n > 3) w = new Wire(); int s = n * 2; if (n > 3) return w!.Ohm + s; return s; }
    static int B(bool on) { var w = on ? new Wire() : null; return on ? w!.Ohm : 0; }
    static int C(string mode) { Wire? w = null; if (mode == "x") w = new Wire(); if (mode != "x") return 0; return w!.Ohm; }
    static int D(bool off) { Wire? w = null; if (!off) w = new Wire(); if (off) return 0; return w!.Ohm; }
    static int Bad(int n) { Wire? w = null; if (n > 3) w = new Wire(); n++; if (n > 3) return w!.Ohm; return 0; } // want: null-deref
    public static void DemoSafe() { A(1); A(4); B(true); B(false); C("x"); C("y"); D(true); D(false); }
    public static void DemoBad() => Bad(3);
}

// way 8: conditions that exclude the null by a number of it
public static class ByNumber
{
    static int Ohm(Wire? w) => w?.Ohm ?? -1; static int Len(string? s) => s == null ? 0 : s.Length;
    static Wire? Get(int n) => n > 0 ? new Wire() : null;
    static int A(int n) { var w = Get(n); if (Ohm(w) < 0) return 0; return w!.Ohm; }
    static int B(string? s) { if (Len(s) > 0) return s!.Length; return 0; }
    static int C(int n) { var w = Get(n); int o = w == null ? -1 : w.Ohm; return o >= 0 ? w!.Ohm : 0; }
    static int Bad(string? s) { if (Len(s) >= 0) return s!.Length; return 0; } // want: null-deref
    public static void DemoSafe() { A(0); A(1); B(null); B(""); B("x"); C(0); C(1); }
    public static void DemoBad() => Bad(null);
}

// way 9: already dereferenced before, or dereferenced inside a called method
public static class AlreadyUsed
{
    static int Read(Wire? w) => w!.Ohm; // want: null-deref
    static Wire? Get(int n) => n > 0 ? new Wire() : null;
    static int A(Wire w) { int a = w.Ohm; return a + w.Ohm; }
    static int B(int n) { var w = Get(n); if (w?.Ohm is not int o) return 0; return o + Read(w); }
    static int C(int n) { if (n <= 0) return 0; return Read(Get(n)); }
    static int Bad(int n) { var w = Get(n); if (n > 1) return 0; return Read(w); }
    public static void DemoSafe() { A(new()); B(0); B(1); C(0); C(1); }
    public static void DemoBad() => Bad(0);
}

// way 10: recursion that ends before the null
public static class Recursive
{
    static int A(Wire? w) => w == null ? 0 : w.Ohm + A(w.End);
    static int B(Wire w) { if (w.End == null) return w.Ohm; return B(w.End); }
    static Wire Chain(int n) => n == 0 ? new Wire() : new Wire { End = Chain(n - 1) };
    static int C(Wire w, int n) => n == 0 ? w.Ohm : C(w.End!, n - 1);
    static int Bad(Wire w) { if (w.Ohm == 0) return 0; return w.Ohm + Bad(w.End!); } // missed: null-deref
    public static void DemoSafe() { A(null); A(Chain(2)); B(Chain(2)); C(Chain(2), 2); }
    public static void DemoBad() => Bad(Chain(1));
}
