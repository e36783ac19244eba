#nullable enable
namespace NullSafety.SurfG.ExceptionsAndLoops;

public sealed class Bolt { public int Size = 5; public Bolt? Next; public string? Mark; }

// way 1: try ... catch return
public static class CatchReturn
{
    static Bolt Parse(string s) { if (s == "") throw new FormatException(); return new Bolt { Mark = s }; }
    static int A(string s) { Bolt? b = null; try { b = Parse(s); } catch (FormatException) { return 0; } return b.Size; }
    static int B(string s) { Bolt b; try { b = Parse(s); } catch { return -1; } return b.Mark!.Length; }
    static int C(string s) { Bolt? b = null; try { b = Parse(s); } catch (FormatException) { b = new Bolt(); } return b!.Size; }
    static int Bad(string s)
    {
        Bolt? b = null; try { b = Parse(s); } catch (FormatException) { }
        return b!.Size; // want: null-deref
    }
    public static void DemoSafe() { A(""); A("x"); B(""); B("x"); C(""); C("x"); }
    public static void DemoBad() => Bad("");
}

// way 2: catch and throw, wrapped
public static class CatchThrow
{
    static Bolt Parse(string s) => s == "" ? throw new FormatException() : new Bolt();
    static void Log(Exception e) { e.ToString(); }
    static int A(string s) { Bolt? b = null; try { b = Parse(s); } catch (FormatException e) { throw new InvalidOperationException("bad", e); } return b!.Size; }
    static int B(string s) { Bolt? b = null; try { b = Parse(s); } catch (FormatException) { Log(new Exception()); throw; } return b!.Size; }
    static int C(string s) { Bolt? b = null; try { b = Parse(s); } catch (Exception e) when (e is FormatException) { return 0; } return b!.Size; }
    static int Bad(string s)
    {
        Bolt? b = null; try { b = Parse(s); } catch (FormatException e) { Log(e); }
        return b!.Size; // want: null-deref
    }
    public static void DemoSafe() { try { A(""); } catch (InvalidOperationException) { } A("x"); try { B(""); } catch (FormatException) { } B("x"); C(""); C("x"); }
    public static void DemoBad() => Bad("");
}

// way 3: order of finally
public static class FinallyOrder
{
    static Bolt? current; static Bolt? kept;
    static int A() { try { current = new Bolt(); return current.Size; } finally { current = null; } }
    static int B() { kept = null; try { Console.Write(""); } finally { kept = new Bolt(); } return kept!.Size; }
    static int C() { Bolt? old = current; try { current = new Bolt(); return Use(); } finally { current = old; } }
    static int Use() => current!.Size;
    static int Bad() { try { kept = new Bolt(); } finally { kept = null; } return Kept(); }
    static int Kept() => kept!.Size; // want: null-deref
    public static void DemoSafe() { A(); B(); C(); }
    public static void DemoBad() => Bad();
}

// way 4: while (x == null) x = Next()
public static class WhileNull
{
    static int Tick(ref int n) => n++;
    static Bolt? Poll(ref int n) => Tick(ref n) > 2 ? new Bolt() : null;
    static int A() { int n = 0; Bolt? b = null; while (b == null) b = Poll(ref n); return b.Size; }
    static int B() { int n = 0; Bolt? b; while ((b = Poll(ref n)) == null) { } return b!.Size; }
    static int C() { int n = 0; Bolt? b = Poll(ref n); for (; b is null; b = Poll(ref n)) { } return b!.Size; }
    static int Bad() { int n = 0; Bolt? b = null; while (b == null && n < 2) b = Poll(ref n); return b!.Size; } // want: null-deref
    public static void DemoSafe() { A(); B(); C(); }
    public static void DemoBad() => Bad();
}

// way 5: do ... while until found
public static class DoUntil
{
    static Bolt? Take(Queue<Bolt?> q) => q.Count == 0 ? new Bolt() : q.Dequeue();
    static int A(Queue<Bolt?> q) { Bolt? b; do { b = Take(q); } while (b == null); return b.Size; }
    static int B(Queue<Bolt?> q) { while (true) { var b = Take(q); if (b == null) continue; return b.Size; } }
    static int C(Queue<Bolt?> q) { Bolt? b; for (; ; ) { b = Take(q); if (b != null) break; } return b!.Size; }
    static int Bad(Queue<Bolt?> q) { Bolt? b; do { b = Take(q); } while (b != null && q.Count > 0); return b!.Size; } // want: null-deref
    public static void DemoSafe() { A(new Queue<Bolt?>(new Bolt?[] { null })); B(new Queue<Bolt?>(new Bolt?[] { null })); C(new Queue<Bolt?>(new Bolt?[] { null })); }
    public static void DemoBad() => Bad(new Queue<Bolt?>(new Bolt?[] { new Bolt(), null }));
}

// way 6: for with a sentinel in the data
public static class SentinelData
{
    static readonly Bolt End = new Bolt { Mark = "end" };
    static Bolt Chain(int n) { var b = End; for (int i = 0; i < n; i++) b = new Bolt { Next = b, Mark = "m" + i }; return b; }
    static Bolt Open(int n) { Bolt? b = null; for (int i = 0; i < n; i++) b = new Bolt { Next = b, Mark = "m" + i }; return b!; }
    static int A(Bolt b) { int s = 0; while (b != End) { s += b.Size; b = b.Next!; } return s; }
    static int B(Bolt b) { int s = 0; for (; b.Mark != "end"; b = b.Next!) s++; return s; }
    static int C(Bolt b) { if (b == End) return 0; return b.Next!.Size; }
    static int Bad(Bolt b) { int s = 0; while (b != End) { s += b.Size; b = b.Next!; } return s; } // want: null-deref
    public static void DemoSafe() { foreach (int n in new[] { 0, 2 }) { A(Chain(n)); B(Chain(n)); C(Chain(n)); } }
    public static void DemoBad() => Bad(Open(2));
}

// way 7: a search that throws when nothing is found
public static class SearchThrows
{
    static List<Bolt> all = new() { new Bolt { Mark = "a" }, new Bolt { Mark = "b" } };
    static Bolt Need(string m) { foreach (var b in all) if (b.Mark == m) return b; throw new KeyNotFoundException(m); }
    static Bolt Need2(string m) { Bolt? r = null; foreach (var b in all) if (b.Mark == m) r = b; if (r == null) throw new KeyNotFoundException(); return r; }
    static Bolt Need3(string m) => all.Find(b => b.Mark == m) ?? throw new KeyNotFoundException();
    static Bolt Need4(string m) { foreach (var b in all) if (b.Mark == m) return b; return null!; }
    static int A(string m) => Need(m).Size;
    static int B(string m) => Need2(m).Size;
    static int C(string m) => Need3(m).Size;
    static int Bad(string m) => Need4(m).Size; // want: null-deref
    public static void DemoSafe() { A("a"); B("b"); C("a"); try { A("z"); } catch (KeyNotFoundException) { } }
    public static void DemoBad() => Bad("z");
}

// way 8: retry until set, then throw
public static class Retry
{
    static Bolt? Try(int i, int good) => i >= good ? new Bolt() : null;
    static int A(int good) { Bolt? b = null; for (int i = 0; i < 3 && b == null; i++) b = Try(i, good); if (b == null) throw new TimeoutException(); return b.Size; }
    static int B(int good) { for (int i = 0; i < 3; i++) { var b = Try(i, good); if (b != null) return b.Size; } return 0; }
    static int C(int good) { int i = 0; Bolt? b; while ((b = Try(i++, good)) is null) if (i > 3) throw new TimeoutException(); return b!.Size; }
    static int Bad(int good) { Bolt? b = null; for (int i = 0; i < 3 && b == null; i++) b = Try(i, good); return b!.Size; } // want: null-deref
    public static void DemoSafe() { A(1); B(1); B(9); C(2); try { A(9); } catch (TimeoutException) { } try { C(9); } catch (TimeoutException) { } }
    public static void DemoBad() => Bad(9);
}

// way 9: walking and keeping the last one
public static class Walking
{
    static int A(Bolt? b) { int s = 0; while (b != null) { s += b.Size; b = b.Next; } return s; }
    static Bolt Last(Bolt b) { while (b.Next != null) b = b.Next; return b; }
    static int B(Bolt b) { return Last(b).Size; }
    static int C(Bolt b) { Bolt? last = null; for (Bolt? x = b; x != null; x = x.Next) last = x; return last!.Size; }
    static int D(Bolt b) { while (b.Next is { } n) b = n; return b.Size; }
    static int Bad(Bolt? b) { while (b != null) b = b.Next; return b!.Size; } // want: null-deref
    public static void DemoSafe() { var b = new Bolt { Next = new Bolt() }; A(null); A(b); B(b); C(b); D(b); }
    public static void DemoBad() => Bad(new Bolt());
}

// way 10: exception filter on null and NullReferenceException-free rethrow of a stored error
public sealed class Attempt
{
    public Exception? Error; public Bolt? Value;
    public void Run(Func<Bolt> f) { try { Value = f(); } catch (Exception e) { Error = e; } }
    public int A() { if (Error != null) return 0; return Value!.Size; }
    public int B() { if (Error is { } e) throw new InvalidOperationException("x", e); return Value!.Size; }
    public int C() => Value is null ? Error!.Message.Length : Value.Size;
    public int Bad() { if (Error != null) return Value!.Size; return 0; } // want: null-deref
}
public static class StoredError
{
    static Attempt Do(Func<Bolt> f) { var a = new Attempt(); a.Run(f); return a; }
    public static void DemoSafe() { var a = Do(() => new Bolt()); a.A(); a.B(); a.C(); var b = Do(() => throw new FormatException()); b.A(); b.C(); try { b.B(); } catch (InvalidOperationException) { } }
    public static void DemoBad() => Do(() => throw new FormatException()).Bad();
}
