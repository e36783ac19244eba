#nullable enable
namespace NullSafety.SurfG.Defaults;

public class Shoe { public int Size = 42; public string? Brand; public static readonly Shoe None = new NoShoe(); }
public sealed class NoShoe : Shoe { public NoShoe() { Size = 0; } }

// way 1: ??
public static class Coalesce
{
    static Shoe? Find(int n) => n > 0 ? new Shoe() : null;
    static int A(int n) => (Find(n) ?? new Shoe()).Size;
    static int B(int n) { var s = Find(n) ?? Find(n + 1) ?? Shoe.None; return s.Size; }
    static int C(int n) { var b = (Find(n)?.Brand) ?? ""; return b.Length; }
    static int Bad(int n) { var s = Find(n) ?? Find(n - 1); return s!.Size; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(0);
}

// way 2: ??= on locals, fields, elements
public sealed class Box
{
    Shoe? left, right; readonly Shoe?[] more = new Shoe?[2];
    public int A() { left ??= new Shoe(); return left.Size; }
    public int B(int i) { more[i] ??= new Shoe(); return more[i]!.Size; }
    public int C() => (left ??= new Shoe()).Size;
    public int Bad() { left ??= new Shoe(); return right!.Size; } // want: null-deref
}
public static class CoalesceAssign
{
    public static void DemoSafe() { var b = new Box(); b.A(); b.A(); b.B(0); b.B(0); new Box().C(); }
    public static void DemoBad() => new Box().Bad();
}

// way 3: Coalesce helpers
public static class Helpers
{
    static T Or<T>(T? a, T b) where T : class => a == null ? b : a;
    static T FirstOf<T>(T last, params T?[] rest) where T : class { foreach (var r in rest) if (r != null) return r; return last; }
    static T OrElse<T>(T? a, Func<T> make) where T : class { if (a != null) return a; return make(); }
    static T? Either<T>(T? a, T? b) where T : class => a ?? b;
    static Shoe? Find(int n) => n > 0 ? new Shoe() : null;
    static int A(int n) => Or(Find(n), new Shoe()).Size;
    static int B(int n) => FirstOf(new Shoe(), Find(n), Find(0)).Size;
    static int C(int n) => OrElse(Find(n), () => new Shoe()).Size;
    static int D(int n) => Either(Find(n), new Shoe())!.Size;
    static int Bad(int n) => Either(Find(n), Find(n))!.Size; // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); D(i); } }
    public static void DemoBad() => Bad(0);
}

// way 4: null objects
public interface ILog { int Write(string s); }
public sealed class NullLog : ILog { public static readonly ILog Instance = new NullLog(); public int Write(string s) => 0; }
public sealed class RealLog : ILog { public int Write(string s) => s.Length; }
public sealed class Service
{
    readonly ILog log; ILog? raw;
    public Service(ILog? l) { log = l ?? NullLog.Instance; raw = l; }
    public int A() => log.Write("a");
    public int B() { var l = raw; if (l == null) l = NullLog.Instance; return l.Write("b"); }
    public int C() => raw == null ? 0 : raw.Write("c");
    public int Bad() => raw!.Write("x"); // want: null-deref
}
public static class NullObjects
{
    public static void DemoSafe() { foreach (var l in new ILog?[] { null, new RealLog() }) { var s = new Service(l); s.A(); s.B(); s.C(); } }
    public static void DemoBad() => new Service(null).Bad();
}

// way 5: GetValueOrDefault(k, d), own Get(k, d)
public static class WithDefault
{
    static Dictionary<int, Shoe> map = new() { [1] = new Shoe() };
    static Shoe Get(int k, Shoe d) => map.TryGetValue(k, out var s) ? s : d;
    static int A(int k) => map.GetValueOrDefault(k, new Shoe()).Size;
    static int B(int k) => Get(k, Shoe.None).Size;
    static int C(int k) => (map.GetValueOrDefault(k) ?? Shoe.None).Size;
    static int Bad(int k) => Get(k, null!).Size; // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 3; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(0);
}

// way 6: DefaultIfEmpty(d), FirstOrDefault(d), FirstOrDefault ?? d
public static class DefaultIfEmptyWith
{
    static List<Shoe> Rack(int n) => Enumerable.Range(0, n).Select(_ => new Shoe()).ToList();
    static int A(int n) => Rack(n).DefaultIfEmpty(Shoe.None).First().Size;
    static int B(int n) => (Rack(n).FirstOrDefault() ?? Shoe.None).Size;
    static int C(int n) => Rack(n).FirstOrDefault(Shoe.None).Size;
    static int D(int n) => Rack(n).DefaultIfEmpty(Shoe.None).LastOrDefault()!.Size;
    static int Bad(int n) => Rack(n).DefaultIfEmpty().First()!.Size; // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); D(i); } }
    public static void DemoBad() => Bad(0);
}

// way 7: string.IsNullOrEmpty, IsNullOrWhiteSpace
public static class StringTests
{
    static string? Text(int n) => n == 0 ? null : n == 1 ? "" : "text";
    static bool Blank(string? s) => string.IsNullOrWhiteSpace(s);
    static int A(int n) { var s = Text(n)!; if (string.IsNullOrEmpty(s)) return 0; return s.Length; }
    static int B(int n) { var s = Text(n)!; return !string.IsNullOrWhiteSpace(s) ? s.Trim().Length : 0; }
    static int C(int n) { var s = Text(n); if (Blank(s)) return 0; return s!.Length; }
    static int Bad(int n) { var s = Text(n); if (!string.IsNullOrEmpty(s)) return 0; return s!.Length; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 3; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(0);
}

// way 8: Length patterns, equality with a constant
public static class StringPatterns
{
    static string? Text(int n) => n == 0 ? null : n == 1 ? "" : "text";
    static int A(int n) { var s = Text(n)!; if (s is { Length: 0 } or null) return 0; return s.Length; }
    static int B(int n) { var s = Text(n)!; if (s == "text") return s.Length; return 0; }
    static int C(int n) { var s = Text(n); if (s is null or "") return 0; return s.Length; }
    static int D(int n) { var s = Text(n); if (string.Equals(s, "text", StringComparison.Ordinal)) return s!.Length; return 0; }
    static int Bad(int n) { var s = Text(n)!; if (s == "") return 0; return s.Length; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 3; i++) { A(i); B(i); C(i); D(i); } }
    public static void DemoBad() => Bad(0);
}

// way 9: default in a property, in a getter, in an optional parameter
public sealed class Style
{
    string? font; Shoe? shoe;
    public string Font { get => font ?? "serif"; set => font = value; }
    public Shoe Shoe { get { if (shoe == null) shoe = new Shoe(); return shoe; } }
    public string RawFont => font!;
    public int Pick(Shoe? s = null) { s ??= Shoe; return s.Size; }
}
public static class DefaultGetter
{
    static int A(Style s) => s.Font.Length;
    static int B(Style s) => s.Shoe.Size;
    static int C(Style s) => s.Pick() + s.Pick(new Shoe());
    static int Bad(Style s) => s.RawFont.Length; // want: null-deref
    public static void DemoSafe() { var s = new Style(); A(s); B(s); B(s); C(s); s.Font = "mono"; A(s); }
    public static void DemoBad() => Bad(new Style());
}

// way 10: conditional, if-null-then-assign, switch default
public static class AssignIfNull
{
    static Shoe? Find(int n) => n > 0 ? new Shoe() : null;
    static int A(int n) { var s = Find(n); if (s == null) s = new Shoe(); return s.Size; }
    static int B(int n) { var s = Find(n); s = s is null ? Shoe.None : s; return s.Size; }
    static int C(int n) { Shoe? s = null; switch (n) { case 0: s = new Shoe(); break; case 1: s = Shoe.None; break; default: s = Find(5); break; } return s!.Size; }
    static int D(int n) { Shoe? s; if (n == 0) s = new Shoe(); else if (n == 1) s = Shoe.None; else return 0; return s.Size; }
    static int Bad(int n) { Shoe? s = null; switch (n) { case 0: s = new Shoe(); break; case 1: s = Shoe.None; break; } return s!.Size; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 3; i++) { A(i); B(i); C(i); D(i); } }
    public static void DemoBad() => Bad(2);
}
