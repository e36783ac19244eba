#nullable enable
namespace NullSafety.SurfG.SingleTests;

public sealed class Leaf { public string Name = "leaf"; public Leaf? Next; public int Rank => Name.Length; }

// way 1: property pattern {}
public static class BraceTest
{
    static Leaf? Make(int n) => n > 0 ? new Leaf() : null;
    static int Pos(int n) { var l = Make(n); if (l is { }) return l.Rank; return 0; }
    static int Neg(int n) { var l = Make(n); if (l is not { }) return 0; return l.Rank; }
    static int Bind(int n) => Make(n) is { } l ? l.Rank : 0;
    static int Deep(int n) => Make(n) is { Next: { } k } ? k.Rank : 0;
    static int Bad(int n) { var l = Make(n); if (l is not { }) Console.Write(""); return l!.Rank; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { Pos(i); Neg(i); Bind(i); Deep(i); } }
    public static void DemoBad() => Bad(0);
}

// way 2: is not null / != null / null != x
public static class PlainTest
{
    static Leaf? Make(int n) => n > 0 ? new Leaf() : null;
    static int IsNot(int n) { var l = Make(n)!; return l is not null ? l.Rank : -1; }
    static int Rev(int n) { var l = Make(n); if (null == l) return 0; return l.Rank; }
    static int Negated(int n) { var l = Make(n); if (!(l == null)) return l.Rank; return 1; }
    static int Bad(int n) { var l = Make(n)!; if (n != 0 && l == null) return 0; return l!.Rank; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { IsNot(i); Rev(i); Negated(i); } }
    public static void DemoBad() => Bad(0);
}

// way 3: ReferenceEquals
public static class RefEqualsTest
{
    static Leaf? Make(int n) => n > 0 ? new Leaf() : null;
    static int A(int n) { var l = Make(n)!; if (ReferenceEquals(l, null)) return 0; return l.Rank; }
    static int B(int n) { var l = Make(n)!; return !object.ReferenceEquals(null, l) ? l.Rank : 0; }
    static int C(int n) { var l = Make(n)!; if ((object)l != null!) return l!.Rank; return 0; }
    static int Bad(int n) { var l = Make(n)!; var m = new Leaf(); if (ReferenceEquals(m, null)) return 0; return l.Rank; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(0);
}

// way 4: object.Equals(x, null)
public static class ObjEqualsTest
{
    static Leaf? Make(int n) => n > 0 ? new Leaf() : null;
    static int A(int n) { var l = Make(n)!; if (object.Equals(l, null)) return 0; return l.Rank; }
    static int B(int n) { var l = Make(n)!; if (Equals(null, l)) throw new InvalidOperationException(); return l.Rank; }
    static int C(int n) { var l = Make(n)!; return Equals(l, default(Leaf)) ? 0 : l.Rank; }
    static int Bad(int n) { var l = Make(n)!; if (!object.Equals(l, null)) return 0; return l.Rank; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); C(i); } B(1); }
    public static void DemoBad() => Bad(0);
}

// way 5: EqualityComparer<T>.Default
public static class ComparerTest
{
    static Leaf? Make(int n) => n > 0 ? new Leaf() : null;
    static bool IsDefault<T>(T v) => EqualityComparer<T>.Default.Equals(v, default!);
    static int A(int n) { var l = Make(n)!; if (EqualityComparer<Leaf>.Default.Equals(l, null)) return 0; return l.Rank; }
    static int B(int n) { var l = Make(n)!; if (IsDefault(l)) return 0; return l.Rank; }
    static int C(int n) { var l = Make(n)!; return EqualityComparer<Leaf?>.Default.Equals(null, l) ? -1 : l.Rank; }
    static int Bad(int n) { var l = Make(n)!; if (EqualityComparer<Leaf>.Default.Equals(l, new Leaf())) return 0; return l.Rank; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(0);
}

// way 6: pattern with a property
public sealed class Order { public Leaf? Item; public string? Note; }
public static class PropertyPattern
{
    static Order Make(int n) => new Order { Item = n > 0 ? new Leaf() : null, Note = n > 1 ? "n" : null };
    static int A(Order o) { if (o is { Item: not null }) return o.Item.Rank; return 0; }
    static int B(Order o) => o is { Item.Name.Length: > 0 } ? o.Item!.Rank : 0;
    static int C(Order o) { if (o.Note is not { Length: 1 }) return 0; return o.Note.Length; }
    static int D(Order o) => o switch { { Note: null } => 0, _ => o.Note.Length };
    static int Bad(Order o) { if (o is { Item: not null }) return o.Note!.Length; return 0; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 3; i++) { var o = Make(i); A(o); B(o); C(o); D(o); } }
    public static void DemoBad() => Bad(Make(1));
}

// way 7: is T t
public static class IsTypeTest
{
    static object? Make(int n) => n > 0 ? new Leaf() : null;
    static int A(int n) { if (Make(n) is Leaf l) return l.Rank; return 0; }
    static int B(int n) { var o = Make(n); if (o is not Leaf l) return 0; return l.Rank; }
    static int C(int n) { var o = Make(n)!; if (!(o is object)) return 0; return o.GetHashCode(); }
    static int Bad(int n) { var o = Make(n); if (o is string) return 0; return o!.GetHashCode(); } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(0);
}

// way 8: HasX property
public sealed class Holder
{
    readonly Leaf? leaf; readonly Leaf? other;
    public Holder(Leaf? l, Leaf? o) { leaf = l; other = o; }
    public bool HasLeaf => leaf != null;
    public bool IsEmpty => leaf is null;
    public bool HasOther { get { return other != null; } }
    public Leaf Leaf => leaf!;
    public Leaf Other => other!;
}
public static class HasProperty
{
    static int A(Holder h) => h.HasLeaf ? h.Leaf.Rank : 0;
    static int B(Holder h) { if (h.IsEmpty) return 0; return h.Leaf.Rank; }
    static int C(Holder h) { if (!h.HasOther) throw new InvalidOperationException(); return h.Other.Rank; }
    static int Bad(Holder h) => h.HasLeaf ? h.Other.Rank : 0; // want: null-deref
    public static void DemoSafe() { var h = new Holder(new Leaf(), null); A(h); B(h); A(new Holder(null, null)); B(new Holder(null, null)); C(new Holder(null, new Leaf())); }
    public static void DemoBad() => Bad(new Holder(new Leaf(), null));
}

// way 9: IsX predicate on the owner or on a helper
public sealed class Garden
{
    public Leaf? Best;
    public bool IsPlanted() { return Best != null; }
    public bool IsBest(Leaf? l) => l != null && ReferenceEquals(l, Best);
}
public static class Preds
{
    public static bool IsUsable(Leaf? l) { if (l == null) return false; return l.Name.Length > 0; }
    public static bool IsMissing(Leaf? l) => l is null || l.Name == "";
    static int A(Garden g) { if (g.IsPlanted()) return g.Best!.Rank; return 0; }
    static int B(Garden g) { var l = g.Best; if (!IsUsable(l)) return 0; return l!.Rank; }
    static int C(Garden g) { if (IsMissing(g.Best)) return 0; return g.Best!.Rank; }
    static int D(Garden g, Leaf? l) => g.IsBest(l) ? l!.Rank : 0;
    static int Bad(Garden g, Garden h) { if (g.IsPlanted()) return h.Best!.Rank; return 0; } // want: null-deref
    public static void DemoSafe() { var e = new Garden(); var f = new Garden { Best = new Leaf() }; foreach (var g in new[] { e, f }) { A(g); B(g); C(g); D(g, null); D(g, f.Best); } }
    public static void DemoBad() => Bad(new Garden { Best = new Leaf() }, new Garden());
}

// way 10: lifted and conditional comparisons
public static class LiftedTest
{
    static Leaf? Make(int n) => n > 0 ? new Leaf() : null;
    static int A(int n) { var l = Make(n); if (l?.Rank > 0) return l!.Rank; return 0; }
    static int B(int n) { var l = Make(n); if (l?.Name == "leaf") return l!.Rank; return 0; }
    static int C(int n) { var l = Make(n); bool ok = l?.Name.StartsWith("l") ?? false; return ok ? l!.Rank : 0; }
    static int D(int n) { var l = Make(n); if (l?.Name is null) return 0; return l!.Rank; }
    static int Bad(int n) { var l = Make(n); if (l?.Name != "x") return l!.Rank; return 0; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); D(i); } }
    public static void DemoBad() => Bad(0);
}
