// case: surface-ways-results-and-errors
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysResultsAndErrors;

static class ResultType
{
    sealed class Result<T> where T : class
    {
        public bool Ok; public T Value = null!; public string Error = "";
        public static Result<T> Good(T v) => new() { Ok = true, Value = v };
        public static Result<T> Bad(string e) => new() { Error = e };
    }
    static Result<string> Parse(string s) => s.Length > 3 ? Result<string>.Good(s) : Result<string>.Bad("short");
    static int Use(Result<string> r) => r.Value.Length; // want: null-deref
    static int UseSafe(Result<string> r) => r.Ok ? r.Value.Length : r.Error.Length;
    public static void DemoResultDanger() => Use(Parse("ab"));
    public static void DemoResultSafe() => UseSafe(Parse("ab"));
}

static class ResultErrorSide
{
    sealed class Fault { public string Text = "f"; }
    readonly struct Res { public readonly int V; public readonly Fault? F; public Res(int v, Fault? f) { V = v; F = f; } public bool Failed => F != null; }
    static Res Div(int a, int b) => b == 0 ? new Res(0, new Fault()) : new Res(a / b, null);
    static string Why(Res r) => r.F!.Text; // want: null-deref
    static string WhySafe(Res r) => r.Failed ? r.F!.Text : "";
    public static void DemoErrorSideDanger() => Why(Div(4, 2));
    public static void DemoErrorSideSafe() => WhySafe(Div(4, 2));
}

static class OptionType
{
    readonly struct Option<T> where T : class
    {
        readonly T? v; public Option(T? v) => this.v = v;
        public bool Some => v != null;
        public T Get() => v!;
        public T OrElse(T d) => v ?? d;
        public Option<U> Map<U>(Func<T, U> f) where U : class => v == null ? default : new Option<U>(f(v));
    }
    static Option<string> Env(string k) => k == "HOME" ? new("/root") : default;
    static int Len(Option<string> o) => o.Get().Length; // want: null-deref
    static int LenSafe(Option<string> o) => o.OrElse("").Length;
    public static void DemoOptionDanger() => Len(Env("TMP").Map(s => s + "/x"));
    public static void DemoOptionSafe() => LenSafe(Env("TMP").Map(s => s + "/x"));
}

static class EitherType
{
    sealed class Either<L, R> where L : class where R : class
    {
        public readonly L Left; public readonly R Right;
        public Either(L l, R r) { Left = l; Right = r; }
        public T Match<T>(Func<L, T> l, Func<R, T> r) => Left != null ? l(Left) : r(Right);
    }
    static Either<string, Exception> Read(bool ok) => ok ? new("data", null!) : new(null!, new IOException("x"));
    static int N(Either<string, Exception> e) => e.Left.Length; // want: null-deref
    static int NSafe(Either<string, Exception> e) => e.Match(l => l.Length, r => r.Message.Length);
    public static void DemoEitherDanger() => N(Read(false));
    public static void DemoEitherSafe() => NSafe(Read(false));
}

static class TryMethod
{
    sealed class Point { public int X = 1; }
    static bool TryParse(string s, out Point p) { p = null!; if (s == "") return false; p = new Point(); return true; }
    static int X(string s) { TryParse(s, out var p); return p.X; } // want: null-deref
    static int XSafe(string s) { if (!TryParse(s, out var p)) return 0; return p.X; }
    public static void DemoTryDanger() => X("");
    public static void DemoTrySafe() => XSafe("");
}

static class ErrorCode
{
    sealed class Handle { public string Path = "/"; }
    static int Open(string path, ref Handle h) { if (path.Length == 0) return 2; h = new Handle { Path = path }; return 0; }
    static int Read(string path) { Handle h = null!; Open(path, ref h); return h.Path.Length; } // want: null-deref
    static int ReadSafe(string path) { Handle h = null!; if (Open(path, ref h) != 0) return -1; return h.Path.Length; }
    public static void DemoCodeDanger() => Read("");
    public static void DemoCodeSafe() => ReadSafe("");
}

static class ExceptionMember
{
    sealed class Detail { public string Field = "f"; }
    sealed class BadInput : Exception { public Detail? What { get; } public BadInput(Detail? d) => What = d; }
    static void Check(string s) { if (s == "") throw new BadInput(null); if (s == "?") throw new BadInput(new Detail()); }
    static string Run(string s) { try { Check(s); return ""; } catch (BadInput e) { return Describe(e); } }
    static string Describe(BadInput e) => e.What!.Field; // missed: null-deref
    static string RunSafe(string s) { try { Check(s); return ""; } catch (BadInput e) when (e.What != null) { return e.What.Field; } catch (BadInput) { return "?"; } }
    public static void DemoExceptionDanger() => Run("");
    public static void DemoExceptionSafe() => RunSafe("");
}

static class InnerException
{
    static void Work(bool wrap) { if (wrap) throw new Exception("o", new IOException("i")); throw new Exception("plain"); }
    static Exception Catch(bool wrap) { try { Work(wrap); return new Exception(); } catch (Exception e) { return e; } }
    static string Root(Exception e) => e.InnerException!.Message; // missed: null-deref
    static string RootSafe(Exception e) { while (e.InnerException != null) e = e.InnerException; return e.Message; }
    public static void DemoInnerDanger() => Root(Catch(false));
    public static void DemoInnerSafe() => RootSafe(Catch(false));
}

static class TupleResult
{
    sealed class Token { public string Raw = "raw"; }
    static (Token? Tok, string? Err) Login(string pw) => pw == "ok" ? (new Token(), null) : (null, "denied");
    static string Go(string pw) { var (tok, _) = Login(pw); return tok!.Raw; } // want: null-deref
    static string GoSafe(string pw) { var (tok, err) = Login(pw); if (err != null) return err; return tok!.Raw; }
    public static void DemoTupleDanger() => Go("no");
    public static void DemoTupleSafe() => GoSafe("no");
}

static class LastErrorStatic
{
    static class Native
    {
        public static string LastError = null!;
        public static bool Do(int x) { if (x < 0) { LastError = "neg"; return false; } LastError = null!; return true; }
    }
    static int Explain(int x) { Native.Do(x); return Native.LastError.Length; } // want: null-deref
    static int ExplainSafe(int x) => Native.Do(x) ? 0 : Native.LastError.Length;
    public static void DemoLastErrorDanger() => Explain(1);
    public static void DemoLastErrorSafe() => ExplainSafe(1);
}
