#nullable enable
namespace NullSafety.SurfG.SeveralAtOnce;

public sealed class Pin { public int Id = 3; public string Tag = "pin"; }
public static class Pins { public static Pin? Of(int n) => n > 0 ? new Pin { Id = n } : null; }

// way 1: && and || of both
public static class AndOr
{
    static int A(Pin? a, Pin? b) { if (a != null && b != null) return a.Id + b.Id; return 0; }
    static int B(Pin? a, Pin? b) { if (a == null || b == null) return 0; return a.Id + b.Id; }
    static int C(Pin? a, Pin? b) { bool both = a != null & b != null; return both ? a!.Id + b!.Id : 0; }
    static int D(Pin? a, Pin? b) { if (!(a is null || b is null)) return a.Id * b.Id; return 0; }
    static int Bad(Pin? a, Pin? b)
    {
        if (a == null && b == null) return 0;
        return b!.Id; // want: null-deref
    }
    public static void DemoSafe() { for (int i = 0; i < 4; i++) { var a = Pins.Of(i & 1); var b = Pins.Of(i & 2); A(a, b); B(a, b); C(a, b); D(a, b); } }
    public static void DemoBad() => Bad(Pins.Of(1), Pins.Of(0));
}

// way 2: Check(params)
public static class ParamsCheck
{
    static void NoNulls(params object?[] all) { foreach (var o in all) if (o == null) throw new ArgumentException("null"); }
    static bool AllThere(params object?[] all) { for (int i = 0; i < all.Length; i++) if (all[i] is null) return false; return true; }
    static bool AnyGone(params object?[] all) => all.Any(o => o == null);
    static int A(Pin? a, Pin? b) { NoNulls(a, b); return a!.Id + b!.Id; }
    static int B(Pin? a, Pin? b) { if (!AllThere(a, b)) return 0; return a!.Id + b!.Id; }
    static int C(Pin? a, Pin? b, Pin? c) { if (AnyGone(a, b, c)) return 0; return a!.Id + b!.Id + c!.Id; }
    static int Bad(Pin? a, Pin? b, Pin? c)
    {
        NoNulls(a, b);
        return a!.Id + c!.Id; // want: null-deref
    }
    public static void DemoSafe() { try { A(Pins.Of(1), Pins.Of(0)); } catch (ArgumentException) { } A(Pins.Of(1), Pins.Of(2)); B(Pins.Of(0), Pins.Of(1)); C(Pins.Of(1), Pins.Of(1), Pins.Of(0)); C(Pins.Of(1), Pins.Of(1), Pins.Of(1)); }
    public static void DemoBad() => Bad(Pins.Of(1), Pins.Of(1), Pins.Of(0));
}

// way 3: new[] { a, b }.Contains(null)
public static class ContainsNull
{
    static int A(Pin? a, Pin? b) { if (new[] { a, b }.Contains(null)) return 0; return a!.Id + b!.Id; }
    static int B(Pin? a, Pin? b) { if (Array.IndexOf(new object?[] { a, b }, null) >= 0) return 0; return a!.Id + b!.Id; }
    static int C(Pin? a, Pin? b) { var l = new List<Pin?> { a, b }; return l.Contains(null) ? 0 : b!.Id; }
    static int Bad(Pin? a, Pin? b, Pin? c)
    {
        if (new[] { a, b }.Contains(null)) return 0;
        return c!.Id; // want: null-deref
    }
    public static void DemoSafe() { for (int i = 0; i < 4; i++) { var a = Pins.Of(i & 1); var b = Pins.Of(i & 2); A(a, b); B(a, b); C(a, b); } }
    public static void DemoBad() => Bad(Pins.Of(1), Pins.Of(1), Pins.Of(0));
}

// way 4: foreach over an array of them, throw
public static class ForeachThrow
{
    static int A(Pin? a, Pin? b) { foreach (var x in new object?[] { a, b }) if (x == null) throw new InvalidOperationException(); return a!.Id + b!.Id; }
    static int B(Pin? a, Pin? b) { foreach (Pin? x in new[] { a, b }) { if (x is null) return 0; } return a!.Id * b!.Id; }
    static int C(Pin? a, Pin? b) { var all = new[] { a, b }; for (int i = 0; i < all.Length; i++) ArgumentNullException.ThrowIfNull(all[i]); return a!.Id + b!.Id; }
    static int Bad(Pin? a, Pin? b)
    {
        foreach (var x in new object?[] { a, b }) if (x == null) break;
        return a!.Id + 1; // want: null-deref
    }
    public static void DemoSafe() { A(Pins.Of(1), Pins.Of(1)); B(Pins.Of(0), Pins.Of(1)); B(Pins.Of(1), Pins.Of(1)); C(Pins.Of(1), Pins.Of(2)); try { A(Pins.Of(0), Pins.Of(1)); } catch (InvalidOperationException) { } }
    public static void DemoBad() => Bad(Pins.Of(0), Pins.Of(1));
}

// way 5: Array.Exists, Array.TrueForAll
public static class ArrayExists
{
    static int A(Pin? a, Pin? b) { if (Array.Exists(new[] { a, b }, x => x == null)) return 0; return a!.Id + b!.Id; }
    static int B(Pin? a, Pin? b) { if (!Array.TrueForAll(new[] { a, b }, x => x != null)) return 0; return a!.Id + b!.Id; }
    static int C(Pin?[] row) { if (Array.Exists(row, x => x is null)) return 0; int s = 0; foreach (var p in row) s += p!.Id; return s; }
    static int Bad(Pin?[] row)
    {
        if (!Array.Exists(row, x => x is not null)) return 0;
        return row[0]!.Id; // want: null-deref
    }
    public static void DemoSafe() { for (int i = 0; i < 4; i++) { var a = Pins.Of(i & 1); var b = Pins.Of(i & 2); A(a, b); B(a, b); C(new[] { a, b }); } }
    public static void DemoBad() => Bad(new[] { Pins.Of(0), Pins.Of(1) });
}

// way 6: Any(x => x is null)
public static class AnyNull
{
    static int A(Pin? a, Pin? b) { if (new[] { a, b }.Any(x => x is null)) return 0; return a!.Id + b!.Id; }
    static int B(List<Pin?> l) { if (l.Any(x => x is null)) return 0; return l.Sum(x => x!.Id); }
    static int C(List<Pin?> l) { if (l.Exists(x => x == null)) return 0; int s = 0; for (int i = 0; i < l.Count; i++) s += l[i]!.Id; return s; }
    static int Bad(List<Pin?> l)
    {
        if (l.Skip(1).Any(x => x is null)) return 0;
        return l[0]!.Id; // want: null-deref
    }
    public static void DemoSafe() { for (int i = 0; i < 4; i++) { var a = Pins.Of(i & 1); var b = Pins.Of(i & 2); A(a, b); B(new List<Pin?> { a, b }); C(new List<Pin?> { a, b }); } }
    public static void DemoBad() => Bad(new List<Pin?> { Pins.Of(0), Pins.Of(1) });
}

// way 7: All(x => x != null)
public static class AllThere
{
    static int A(Pin? a, Pin? b) => new[] { a, b }.All(x => x != null) ? a!.Id + b!.Id : 0;
    static int B(List<Pin?> l) { if (!l.All(x => x is { })) return 0; int s = 0; foreach (var p in l) s += p!.Id; return s; }
    static int C(List<Pin?> l) { if (!l.TrueForAll(x => x != null)) return 0; return l.Select(p => p!.Tag.Length).Sum(); }
    static int Bad(List<Pin?> l, List<Pin?> m)
    {
        if (!l.All(x => x != null)) return 0;
        int s = 0;
        foreach (var p in m) s += p!.Id; // want: null-deref
        return s;
    }
    public static void DemoSafe() { for (int i = 0; i < 4; i++) { var a = Pins.Of(i & 1); var b = Pins.Of(i & 2); A(a, b); B(new List<Pin?> { a, b }); C(new List<Pin?> { a, b }); } }
    public static void DemoBad() => Bad(new List<Pin?> { Pins.Of(1) }, new List<Pin?> { Pins.Of(0) });
}

// way 8: tuple compared with patterns
public static class TuplePattern
{
    static int A(Pin? a, Pin? b) { if ((a, b) is ({ } x, { } y)) return x.Id + y.Id; return 0; }
    static int B(Pin? a, Pin? b) { if ((a, b) is (not null, not null)) return a!.Id + b!.Id; return 0; }
    static int C(Pin? a, Pin? b) { if ((a, b) is (null, _) or (_, null)) return 0; return a!.Id + b!.Id; }
    static int Bad(Pin? a, Pin? b)
    {
        if ((a, b) is (null, null)) return 0;
        return a!.Id; // want: null-deref
    }
    public static void DemoSafe() { for (int i = 0; i < 4; i++) { var a = Pins.Of(i & 1); var b = Pins.Of(i & 2); A(a, b); B(a, b); C(a, b); } }
    public static void DemoBad() => Bad(Pins.Of(0), Pins.Of(1));
}

// way 9: switch over a tuple
public static class TupleSwitch
{
    static int A(Pin? a, Pin? b) => (a, b) switch { (null, null) => 0, (null, _) => b.Id, (_, null) => a.Id, _ => a.Id + b.Id };
    static int B(Pin? a, Pin? b)
    {
        switch (a, b) { case (null, _): return 0; case (_, null): return 1; default: return a!.Id + b!.Id; }
    }
    static int C(Pin? a, Pin? b) => (a == null, b == null) switch { (true, true) => 0, (false, true) => a!.Id, (true, false) => b!.Id, (false, false) => a!.Id + b!.Id };
    static int Bad(Pin? a, Pin? b) => (a == null, b == null) switch
    {
        (true, true) => 0,
        (true, false) => a!.Id, // want: null-deref
        _ => 2
    };
    public static void DemoSafe() { for (int i = 0; i < 4; i++) { var a = Pins.Of(i & 1); var b = Pins.Of(i & 2); A(a, b); B(a, b); C(a, b); } }
    public static void DemoBad() => Bad(Pins.Of(0), Pins.Of(1));
}

// way 10: xor / same-ness tests, coalescing of several, counting the nulls
public static class Counting
{
    static int A(Pin? a, Pin? b) { if (a == null && b == null) return 0; var p = a ?? b; return p!.Id; }
    static int B(Pin? a, Pin? b) { if ((a == null) != (b == null)) return 0; if (a == null) return 1; return b!.Id; }
    static int C(Pin? a, Pin? b) { int n = 0; if (a != null) n++; if (b != null) n++; if (n < 2) return 0; return a!.Id + b!.Id; }
    static int D(Pin? a, Pin? b) { if (new[] { a, b }.Count(x => x != null) != 2) return 0; return a!.Id + b!.Id; } // needless
    static int Bad(Pin? a, Pin? b)
    {
        int n = 0; if (a != null) n++; if (b != null) n++;
        if (n < 1) return 0;
        return b!.Id; // want: null-deref
    }
    public static void DemoSafe() { for (int i = 0; i < 4; i++) { var a = Pins.Of(i & 1); var b = Pins.Of(i & 2); A(a, b); B(a, b); C(a, b); D(a, b); } }
    public static void DemoBad() => Bad(Pins.Of(1), Pins.Of(0));
}
