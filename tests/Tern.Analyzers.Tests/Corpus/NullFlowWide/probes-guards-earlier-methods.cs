#nullable enable
namespace NullSafety.SurfG.EarlierMethods;

public sealed class Disk { public int Size = 10; public string Label = "d"; }

// way 1: Validate() called by the caller
public sealed class Request
{
    public Disk? Disk; public string? Path; public string? Note;
    public void Validate() { if (Disk == null) throw new ArgumentException("disk"); if (Path is null) throw new ArgumentException("path"); }
    public bool IsValid() => Disk != null && Path != null;
}
public static class Validated
{
    static int Run(Request r) => r.Disk!.Size + r.Path!.Length;
    static int A(Request r) { r.Validate(); return Run(r); }
    static int B(Request r) { if (!r.IsValid()) return 0; return r.Path!.Length; }
    static int C(Request r) { try { r.Validate(); } catch (ArgumentException) { return -1; } return r.Disk!.Size; }
    static int Bad(Request r) { r.Validate(); return r.Note!.Length; } // want: null-deref
    public static void DemoSafe() { var r = new Request { Disk = new(), Path = "p" }; A(r); B(r); C(r); var e = new Request(); B(e); C(e); try { A(e); } catch (ArgumentException) { } }
    public static void DemoBad() => Bad(new Request { Disk = new(), Path = "p" });
}

// way 2: Load before Use
public sealed class Loader
{
    Disk? disk; string? name;
    public void Load(string n) { disk = new Disk { Label = n }; name = n; }
    public int Use() => disk!.Size + name!.Length;
}
public sealed class LazyLoader
{
    Disk? disk;
    public void Load() { disk = new Disk(); }
    public int Use() => disk!.Size; // want: null-deref
}
public static class LoadBeforeUse
{
    static int A() { var l = new Loader(); l.Load("x"); return l.Use(); }
    static int B(Loader l) { l.Load("y"); return l.Use(); }
    static Loader Ready() { var l = new Loader(); l.Load("z"); return l; }
    static int C() => Ready().Use();
    static int Bad() { var l = new LazyLoader(); int n = l.Use(); l.Load(); return n; }
    public static void DemoSafe() { A(); B(new Loader()); C(); }
    public static void DemoBad() => Bad();
}

// way 3: EnsureX that creates
public sealed class Ensured
{
    Disk? a, b, c;
    void EnsureA() { if (a == null) a = new Disk(); }
    void EnsureB() => b ??= new Disk();
    Disk EnsureC() { c ??= new Disk(); return c; }
    void EnsureMaybe(bool yes) { if (c == null && yes) c = new Disk(); }
    public int A() { EnsureA(); return a!.Size; }
    public int B() { EnsureB(); return b!.Size; }
    public int C() { EnsureC(); return c!.Size; }
    public int Bad() { EnsureMaybe(false); return c!.Size; } // want: null-deref
}
public static class EnsureRun
{
    public static void DemoSafe() { var e = new Ensured(); e.A(); e.A(); e.B(); e.B(); e.C(); }
    public static void DemoBad() => new Ensured().Bad();
}

// way 4: a constructor that throws
public sealed class Strict { readonly Disk disk; public Strict(Disk? d) { disk = d ?? throw new ArgumentNullException(nameof(d)); } public int Size => disk.Size; }
public sealed class Strict2 { public Disk? Disk { get; } public Strict2(Disk? d) { if (d == null) throw new ArgumentNullException(nameof(d)); Disk = d; } }
public sealed class Strict3 { readonly Disk? disk; public Strict3(Disk? d) { disk = d; if (disk is null) throw new ArgumentException(); } public int Size => disk!.Size; }
public sealed class Loose { readonly Disk disk; public Loose(Disk? d) { disk = d!; if (d is { Size: < 0 }) throw new ArgumentException(); } public int Size => disk.Size; } // want: null-deref
public static class ThrowingConstructor
{
    static Disk? Make(int n) => n > 0 ? new Disk() : null;
    static int Try(Func<int> f) { try { return f(); } catch (ArgumentException) { return 0; } }
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { int k = i; Try(() => new Strict(Make(k)).Size); Try(() => new Strict2(Make(k)).Disk!.Size); Try(() => new Strict3(Make(k)).Size); } }
    public static void DemoBad() { var n = new Loose(Make(0)).Size; }
}

// way 5: a factory that checks
public sealed class Mount
{
    public readonly Disk Disk; Mount(Disk? d) { Disk = d!; }
    public static Mount? Create(Disk? d) => d == null ? null : new Mount(d);
    public static bool TryCreate(Disk? d, out Mount? m) { if (d is null) { m = null; return false; } m = new Mount(d); return true; }
}
public sealed class Open2
{
    public readonly Disk Disk; Open2(Disk? d) { Disk = d!; }
    public static Open2 Create(Disk? d) => new Open2(d);
}
public static class Factories
{
    static Disk? Make(int n) => n > 0 ? new Disk() : null;
    static int A(int n) { var m = Mount.Create(Make(n)); return m == null ? 0 : m.Disk.Size; }
    static int B(int n) => Mount.Create(Make(n))?.Disk.Size ?? 0;
    static int C(int n) => Mount.TryCreate(Make(n), out var m) ? m!.Disk.Size : 0;
    static int Bad(int n) => Open2.Create(Make(n)).Disk.Size; // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(0);
}

// way 6: the caller checks, the callee trusts
public static class CallerChecks
{
    static Disk? Make(int n) => n > 0 ? new Disk() : null;
    static int Trust1(Disk? d) => d!.Size;
    static int Trust2(Disk? d) => Inner(d); static int Inner(Disk? d) => d!.Label.Length;
    static int Trust3(Request r) => r.Disk!.Size;
    static int Trust4(Disk? d) => d!.Size; // want: null-deref
    static int A(int n) { var d = Make(n); if (d == null) return 0; return Trust1(d); }
    static int B(int n) { var d = Make(n); return d != null ? Trust2(d) : 0; }
    static int C(Request r) { if (r.Disk is null) return 0; return Trust3(r); }
    static int Bad(int n) { var d = Make(n); int t = Trust4(d); if (d == null) return 0; return t; }
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(new Request { Disk = Make(i) }); } }
    public static void DemoBad() => Bad(0);
}

// way 7: Start/Begin that must come before, checked by an own test
public sealed class Session
{
    Disk? disk; Disk? log;
    public Session Start() { disk = new Disk(); return this; }
    public Session Log() { log = new Disk(); return this; }
    void Need() { if (disk is null) throw new InvalidOperationException("not started"); }
    Disk Started => disk ?? throw new InvalidOperationException();
    public int A() { Need(); return disk!.Size; }
    public int B() => Started.Size;
    public int C() { if (disk == null) Start(); return disk!.Size; }
    public int Bad() { Need(); return log!.Size; } // want: null-deref
}
public static class Sessions
{
    public static void DemoSafe() { new Session().Start().A(); new Session().Start().B(); new Session().C(); try { new Session().A(); } catch (InvalidOperationException) { } try { new Session().B(); } catch (InvalidOperationException) { } }
    public static void DemoBad() => new Session().Start().Bad();
}

// way 8: configuration read once at start with a check
public static class Config
{
    static Disk? root; static string? home; static string? extra;
    public static void Init(bool full) { root = new Disk(); home = full ? "h" : null; if (home == null) throw new InvalidOperationException("home"); }
    static int Root() => root!.Size;
    static int Home() => home!.Length;
    static int Extra() => extra!.Length; // want: null-deref
    public static void DemoSafe() { Init(true); Root(); Home(); try { Init(false); } catch (InvalidOperationException) { return; } Home(); }
    public static void DemoBad() { Init(true); Extra(); }
}

// way 9: static constructor, static field initializer, module-like setup
public static class Setup
{
    static readonly Disk? main; static Disk? late; static readonly Disk?[] parts = new Disk?[3];
    static Setup() { main = new Disk(); for (int i = 0; i < parts.Length; i++) parts[i] = new Disk(); }
    static int A() => main!.Size;
    static int B(int i) => parts[i % 3]!.Size;
    static int C() { int s = 0; foreach (var p in parts) s += p!.Size; return s; }
    static int Bad() { int n = late!.Size; late = new Disk(); return n; } // missed: null-deref
    public static void DemoSafe() { A(); B(1); C(); }
    public static void DemoBad() => Bad();
}

// way 10: second lookup after the first has succeeded
public sealed class Registry
{
    readonly List<Disk> all = new();
    public void Add(string l) => all.Add(new Disk { Label = l });
    public Disk? Find(string l) { foreach (var d in all) if (d.Label == l) return d; return null; }
    public int A(string l) { if (Find(l) == null) return 0; return Find(l)!.Size; }
    public int B(string l) { if (Find(l) is null) Add(l); return Find(l)!.Size; }
    public int C(string l) { var d = Find(l); if (d is not { }) return 0; return Find(d.Label)!.Size; } // needless
    public int Bad(string l, string m) { if (Find(l) == null) return 0; return Find(m)!.Size; } // want: null-deref
}
public static class SecondLookup
{
    public static void DemoSafe() { var r = new Registry(); r.A("a"); r.C("a"); r.B("a"); r.A("a"); r.B("a"); r.C("a"); }
    public static void DemoBad() { var r = new Registry(); r.Add("a"); r.Bad("a", "b"); }
}
