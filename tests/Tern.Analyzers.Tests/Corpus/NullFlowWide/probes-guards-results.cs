#nullable enable
namespace NullSafety.SurfG.Results;

public sealed class Ast { public int Nodes = 3; public string Root = "r"; }

// way 1: TryParse-like results with out
public static class TryOut
{
    static bool TryParse(string s, out Ast? a) { if (s.Length == 0) { a = null; return false; } a = new Ast(); return true; }
    static bool TryBoth(string s, out Ast? a, out string? err) { if (s == "") { a = null; err = "empty"; return false; } a = new Ast(); err = null; return true; }
    static int A(string s) { if (TryParse(s, out var a)) return a!.Nodes; return 0; }
    static int B(string s) { if (!TryParse(s, out var a)) throw new FormatException(); return a!.Nodes; }
    static int C(string s) => TryBoth(s, out var a, out var e) ? a!.Nodes : e!.Length;
    static int D(string s) { bool ok = TryParse(s, out var a); if (ok) return a!.Root.Length; return -1; }
    static int Bad(string s) => TryBoth(s, out var a, out var e) ? e!.Length : 0; // want: null-deref
    public static void DemoSafe() { foreach (var s in new[] { "", "x" }) { A(s); C(s); D(s); } B("x"); try { B(""); } catch (FormatException) { } }
    public static void DemoBad() => Bad("x");
}

// way 2: result with error == null
public sealed class Parsed
{
    public readonly Ast? Value; public readonly string? Error;
    public Parsed(Ast v) { Value = v; } public Parsed(string e) { Error = e; }
}
public static class ErrorNull
{
    static Parsed Parse(string s) => s == "" ? new Parsed("empty") : new Parsed(new Ast());
    static int A(string s) { var r = Parse(s); if (r.Error == null) return r.Value!.Nodes; return 0; }
    static int B(string s) { var r = Parse(s); if (r.Error != null) return r.Error.Length; return r.Value!.Nodes; }
    static int C(string s) { var r = Parse(s); if (r.Value == null) return r.Error!.Length; return 0; }
    static int Bad(string s) { var r = Parse(s); if (r.Error != null) return r.Value!.Nodes; return 1; } // want: null-deref
    public static void DemoSafe() { foreach (var s in new[] { "", "x" }) { A(s); B(s); C(s); } }
    public static void DemoBad() => Bad("");
}

// way 3: Result.IsOk
public readonly struct Result<T> where T : class
{
    readonly T? value; readonly string? error;
    Result(T? v, string? e) { value = v; error = e; }
    public static Result<T> Ok(T v) => new(v, null); public static Result<T> Fail(string e) => new(null, e);
    public bool IsOk => error == null; public T Value => value!; public string Error => error!;
}
public static class IsOk
{
    static Result<Ast> Parse(string s) => s == "" ? Result<Ast>.Fail("empty") : Result<Ast>.Ok(new Ast());
    static int A(string s) { var r = Parse(s); return r.IsOk ? r.Value.Nodes : r.Error.Length; }
    static int B(string s) { var r = Parse(s); if (!r.IsOk) return r.Error.Length; return r.Value.Nodes; }
    static int C(string s) { var r = Parse(s); if (!r.IsOk) throw new FormatException(r.Error); return r.Value.Nodes; }
    static int Bad(string s) { var r = Parse(s); if (r.IsOk) return r.Error.Length; return 0; } // want: null-deref
    public static void DemoSafe() { foreach (var s in new[] { "", "x" }) { A(s); B(s); } C("x"); try { C(""); } catch (FormatException) { } }
    public static void DemoBad() => Bad("x");
}

// way 4: status enums
public enum Status { Ok, NotFound, Broken }
public static class StatusEnum
{
    static Status Load(string s, out Ast? a) { a = null; if (s == "") return Status.NotFound; if (s == "!") return Status.Broken; a = new Ast(); return Status.Ok; }
    static int A(string s) => Load(s, out var a) == Status.Ok ? a!.Nodes : 0;
    static int B(string s) { var st = Load(s, out var a); switch (st) { case Status.NotFound: return 0; case Status.Broken: return 1; } return a!.Nodes; }
    static int C(string s) { var st = Load(s, out var a); if (st != Status.Ok) throw new IOException(st.ToString()); return a!.Nodes; }
    static int Bad(string s) { var st = Load(s, out var a); if (st == Status.NotFound) return 0; return a!.Nodes; } // want: null-deref
    public static void DemoSafe() { foreach (var s in new[] { "", "!", "x" }) { A(s); B(s); try { C(s); } catch (IOException) { } } }
    public static void DemoBad() => Bad("!");
}

// way 5: numbers such as -1 for none
public sealed class Store
{
    readonly Ast?[] slots = new Ast?[4]; int used;
    public int Put(Ast a) { if (used == slots.Length) return -1; slots[used] = a; return used++; }
    public int FindRoot(string r) { for (int i = 0; i < used; i++) if (slots[i]!.Root == r) return i; return -1; }
    public Ast? At(int i) => i < 0 ? null : slots[i];
}
public static class MinusOne
{
    static int A(Store s) { int i = s.FindRoot("r"); if (i == -1) return 0; return s.At(i)!.Nodes; }
    static int B(Store s) { int i = s.Put(new Ast()); return i >= 0 ? s.At(i)!.Nodes : 0; }
    static int C(Store s) { int i = s.FindRoot("r"); if (i < 0) throw new InvalidOperationException(); return s.At(i)!.Root.Length; }
    static int Bad(Store s) { int i = s.FindRoot("q"); return s.At(i)!.Nodes; } // want: null-deref
    public static void DemoSafe() { var s = new Store(); A(s); for (int k = 0; k < 6; k++) B(s); A(s); C(s); }
    public static void DemoBad() => Bad(new Store());
}

// way 6: tuples (ok, value)
public static class OkTuple
{
    static (bool ok, Ast? value) Parse(string s) => s == "" ? (false, null) : (true, new Ast());
    static (Ast? value, string? err) Parse2(string s) { if (s == "") return (null, "empty"); return (new Ast(), null); }
    static int A(string s) { var (ok, v) = Parse(s); return ok ? v!.Nodes : 0; }
    static int B(string s) { var r = Parse(s); if (!r.ok) return 0; return r.value!.Nodes; }
    static int C(string s) { var (v, e) = Parse2(s); if (e != null) return e.Length; return v!.Nodes; }
    static int Bad(string s) { var (ok, v) = Parse(s); if (ok) return 1; return v!.Nodes; } // want: null-deref
    public static void DemoSafe() { foreach (var s in new[] { "", "x" }) { A(s); B(s); C(s); } }
    public static void DemoBad() => Bad("");
}

// way 7: Option-like
public sealed class Opt
{
    readonly Ast? v; Opt(Ast? a) { v = a; }
    public static readonly Opt None = new(null); public static Opt Some(Ast a) => new(a);
    public bool HasValue => v is not null; public Ast Value => v!;
    public int Match(Func<Ast, int> some, Func<int> none) => v != null ? some(v) : none();
    public Ast Or(Ast d) => v ?? d;
}
public static class Options
{
    static Opt Get(int n) => n > 0 ? Opt.Some(new Ast()) : Opt.None;
    static int A(int n) { var o = Get(n); return o.HasValue ? o.Value.Nodes : 0; }
    static int B(int n) => Get(n).Match(a => a.Nodes, () => 0);
    static int C(int n) => Get(n).Or(new Ast()).Nodes;
    static int D(int n) { var o = Get(n); if (o == Opt.None) return 0; return o.Value.Nodes; }
    static int Bad(int n) { var o = Get(n); if (o != Opt.None) return 0; return o.Value.Nodes; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); D(i); } }
    public static void DemoBad() => Bad(0);
}

// way 8: out variable set on every way, or checked after
public static class OutSet
{
    static void Split(string s, out Ast? l, out Ast? r) { l = new Ast(); r = s.Length > 1 ? new Ast() : null; }
    static void Fill(ref Ast? a) { if (a == null) a = new Ast(); }
    static void Leave(ref Ast? a) { if (a != null) a = new Ast(); }
    static int A(string s) { Split(s, out var l, out _); return l!.Nodes; }
    static int B(string s) { Split(s, out _, out var r); return r == null ? 0 : r.Nodes; }
    static int C() { Ast? a = null; Fill(ref a); return a!.Nodes; }
    static int Bad() { Ast? a = null; Leave(ref a); return a!.Nodes; } // want: null-deref
    public static void DemoSafe() { A("x"); B("x"); B("xy"); C(); }
    public static void DemoBad() => Bad();
}

// way 9: callback only on success
public static class Callbacks
{
    static void With(string s, Action<Ast> ok, Action<string>? fail = null) { if (s == "") { fail?.Invoke("empty"); return; } ok(new Ast()); }
    static void Done(string s, Action<Ast?, string?> then) { if (s == "") then(null, "empty"); else then(new Ast(), null); }
    static int A(string s) { int n = 0; With(s, a => n = a.Nodes); return n; }
    static int B(string s) { int n = 0; Done(s, (a, e) => { if (e == null) n = a!.Nodes; }); return n; }
    static int C(string s) { int n = 0; Done(s, (a, e) => n = a == null ? e!.Length : a.Nodes); return n; }
    static int Bad(string s)
    {
        int n = 0;
        Done(s, (a, e) => { if (e != "full") n = a!.Nodes; }); // want: null-deref
        return n;
    }
    public static void DemoSafe() { foreach (var s in new[] { "", "x" }) { A(s); B(s); C(s); } }
    public static void DemoBad() => Bad("");
}

// way 10: async results and tasks
public static class Tasks
{
    static async Task<Ast?> LoadAsync(int n) { await Task.Yield(); return n > 0 ? new Ast() : null; }
    static async Task<int> A(int n) { var a = await LoadAsync(n); if (a == null) return 0; await Task.Yield(); return a.Nodes; }
    static async Task<int> B(int n) { var a = await LoadAsync(n) ?? new Ast(); return a.Nodes; }
    static async Task<int> C() { var a = await LoadAsync(1); var b = a is null ? throw new IOException() : a; return b.Nodes; }
    static async Task<int> Bad(int n)
    {
        var a = await LoadAsync(n); if (a == null) await Task.Yield();
        return a!.Nodes; // want: null-deref
    }
    public static void DemoSafe() { A(0).GetAwaiter().GetResult(); A(1).GetAwaiter().GetResult(); B(0).GetAwaiter().GetResult(); C().GetAwaiter().GetResult(); }
    public static void DemoBad() => Bad(0).GetAwaiter().GetResult();
}
