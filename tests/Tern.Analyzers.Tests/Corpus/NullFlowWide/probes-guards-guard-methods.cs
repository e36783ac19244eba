#nullable enable
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
namespace NullSafety.SurfG.GuardMethods;

public sealed class Cog { public int Teeth = 8; public string Name = "cog"; }

// way 1: Debug.Assert, Trace.Assert
public static class Asserts
{
    static Cog? Find(int n) => n > 0 ? new Cog() : null;
    static int A(int n) { var c = Find(n); Debug.Assert(c != null); return c.Teeth; }
    static int B(int n) { var c = Find(n); Trace.Assert(c is not null, "cog"); return c!.Teeth; }
    static int C(int n) { var c = Find(n); Debug.Assert(c is { Teeth: > 0 }, "needs a cog"); return c!.Teeth; }
    static int Bad(int n)
    {
        var c = Find(n); Debug.Assert(n == 0 || c != null);
        return c!.Teeth; // want: null-deref
    }
    public static void DemoSafe() { A(1); B(1); C(1); }
    public static void DemoBad() => Bad(0);
}

// way 2: ArgumentNullException.ThrowIfNull and kin
public static class ThrowIfNull
{
    static Cog? Find(int n) => n > 0 ? new Cog() : null;
    static int A(Cog? c) { ArgumentNullException.ThrowIfNull(c); return c.Teeth; }
    static int B(Cog? c) { var d = c ?? throw new ArgumentNullException(nameof(c)); return d.Teeth; }
    static int C(string? s) { ArgumentException.ThrowIfNullOrEmpty(s); return s.Length; }
    static int D(string? s) { ArgumentException.ThrowIfNullOrWhiteSpace(s); return s.Length; }
    static int Bad(Cog? c, Cog? d)
    {
        ArgumentNullException.ThrowIfNull(c);
        return d!.Teeth; // want: null-deref
    }
    public static void DemoSafe() { try { A(Find(0)); } catch (ArgumentNullException) { } try { B(Find(0)); } catch (ArgumentNullException) { } A(Find(1)); B(Find(1)); C("x"); D("x"); try { C(null); } catch (ArgumentException) { } try { D(null); } catch (ArgumentException) { } }
    public static void DemoBad() => Bad(Find(1), Find(0));
}

// way 3: own Guard.NotNull without attributes
public static class Guard
{
    public static void NotNull(object? o) { if (o == null) throw new ArgumentNullException(); }
    public static void NotNull2(object? o, string name) { if (o is not null) return; throw new ArgumentNullException(name); }
    public static T Check<T>(T? o) where T : class { if (o == null) throw new InvalidOperationException(); return o; }
    public static void Warn(object? o) { if (o == null) Console.Write(""); }
}
public static class OwnGuard
{
    static Cog? Find(int n) => n > 0 ? new Cog() : null;
    static int A(int n) { var c = Find(n)!; Guard.NotNull(c); return c.Teeth; }
    static int B(int n) { var c = Find(n)!; Guard.NotNull2(c, nameof(c)); return c.Teeth; }
    static int C(int n) => Guard.Check(Find(n)).Teeth;
    static int Bad(int n)
    {
        var c = Find(n)!; Guard.Warn(c);
        return c.Teeth; // want: null-deref
    }
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { try { A(i); B(i); C(i); } catch (Exception e) when (e is ArgumentNullException) { } try { C(i); } catch (InvalidOperationException) { } } }
    public static void DemoBad() => Bad(0);
}

// way 4: extension x.NotNull(), x.OrThrow(), x.Exists()
public static class Ext
{
    public static T NotNull<T>(this T? o, [CallerArgumentExpression("o")] string? what = null) where T : class => o ?? throw new InvalidOperationException(what);
    public static void MustExist(this object? o) { if (o is null) throw new InvalidOperationException(); }
    public static bool Exists(this object? o) => o != null;
    public static T Same<T>(this T? o) where T : class => o!;
}
public static class ExtGuard
{
    static Cog? Find(int n) => n > 0 ? new Cog() : null;
    static int A(int n) { try { return Find(n).NotNull().Teeth; } catch (InvalidOperationException) { return 0; } }
    static int B(int n) { var c = Find(n)!; if (n == 0) return 0; c.MustExist(); return c.Teeth; }
    static int C(int n) { var c = Find(n)!; return c.Exists() ? c.Teeth : 0; }
    static int Bad(int n) => Find(n).Same().Teeth; // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(0);
}

// way 5: Ensure.That(...), fluent
public sealed class Subject<T> where T : class
{
    readonly T? value; public Subject(T? v) { value = v; }
    public Subject<T> IsNotNull() { if (value == null) throw new ArgumentException("null"); return this; }
    public Subject<T> IsAnything() => this;
    public T Value => value!;
}
public static class Ensure { public static Subject<T> That<T>(T? v) where T : class => new Subject<T>(v); }
public static class FluentGuard
{
    static Cog? Find(int n) => n > 0 ? new Cog() : null;
    static int A(int n) { var c = Find(n)!; Ensure.That(c).IsNotNull(); return c.Teeth; }
    static int B(int n) => Ensure.That(Find(n)).IsNotNull().Value.Teeth;
    static int C(int n) { var s = Ensure.That(Find(n)); s.IsNotNull(); return s.Value.Teeth; }
    static int Bad(int n)
    {
        var c = Find(n)!; Ensure.That(c).IsAnything();
        return c.Teeth; // want: null-deref
    }
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { try { A(i); } catch (ArgumentException) { } try { B(i); } catch (ArgumentException) { } try { C(i); } catch (ArgumentException) { } } }
    public static void DemoBad() => Bad(0);
}

// way 6: Require(bool)
public static class Contract
{
    public static void Require(bool ok) { if (!ok) throw new InvalidOperationException("contract"); }
    public static void Forbid(bool bad, string why) { if (bad) throw new InvalidOperationException(why); }
    public static bool Hope(bool ok) => ok;
}
public static class RequireBool
{
    static Cog? Find(int n) => n > 0 ? new Cog() : null;
    static int A(int n) { var c = Find(n)!; Contract.Require(c != null); return c!.Teeth; }
    static int B(int n) { var c = Find(n)!; Contract.Forbid(c == null, "no cog"); return c!.Teeth; }
    static int C(int n) { var c = Find(n)!; bool ok = c is not null && n < 9; Contract.Require(ok); return c!.Teeth; }
    static int Bad(int n)
    {
        var c = Find(n)!; Contract.Hope(c != null);
        return c!.Teeth; // want: null-deref
    }
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { try { A(i); } catch (InvalidOperationException) { } try { B(i); } catch (InvalidOperationException) { } try { C(i); } catch (InvalidOperationException) { } } }
    public static void DemoBad() => Bad(0);
}

// way 7: throw helpers, methods that never return
public static class Throw
{
    public static void Missing(string what) => throw new KeyNotFoundException(what);
    public static Exception Error(string what) => new KeyNotFoundException(what);
    [DoesNotReturn] public static void Fail() { throw new KeyNotFoundException(); }
    public static void Log(string what) { what.ToString(); }
}
public static class ThrowHelpers
{
    static Cog? Find(int n) => n > 0 ? new Cog() : null;
    static int A(int n) { var c = Find(n); if (c == null) Throw.Missing("cog"); return c!.Teeth; }
    static int B(int n) { var c = Find(n); if (c == null) throw Throw.Error("cog"); return c.Teeth; }
    static int C(int n) { var c = Find(n); if (c == null) Throw.Fail(); return c.Teeth; }
    static int Bad(int n)
    {
        var c = Find(n); if (c == null) Throw.Log("cog");
        return c!.Teeth; // want: null-deref
    }
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { try { A(i); } catch (KeyNotFoundException) { } try { B(i); } catch (KeyNotFoundException) { } try { C(i); } catch (KeyNotFoundException) { } } }
    public static void DemoBad() => Bad(0);
}

// way 8: Environment.FailFast, Environment.Exit, endless loops
public static class Never
{
    static Cog? Find(int n) => n > 0 ? new Cog() : null;
    static void Die(string why) { Environment.FailFast(why); }
    static void Hang() { while (true) Thread.Sleep(1000); }
    static int A(int n) { var c = Find(n); if (c == null) Environment.FailFast("no cog"); return c.Teeth; }
    static int B(int n) { var c = Find(n); if (c == null) Environment.Exit(3); return c.Teeth; }
    static int C(int n) { var c = Find(n); if (c == null) Die("gone"); return c!.Teeth; }
    static int D(int n) { var c = Find(n); if (c == null) Hang(); return c!.Teeth; }
    static int Bad(int n)
    {
        var c = Find(n); if (c == null && n > 0) Die("no cog");
        return c!.Teeth; // want: null-deref
    }
    public static void DemoSafe() { A(1); B(1); C(1); D(1); }
    public static void DemoBad() => Bad(0);
}

// way 9: guards in two levels, guard with out, guard on a field
public sealed class Machine
{
    Cog? cog; Cog? spare;
    public Machine(Cog? c, Cog? s) { cog = c; spare = s; }
    void CheckCog() { if (cog == null) throw new InvalidOperationException("no cog"); }
    void CheckAll() { CheckCog(); }
    bool Ready(out Cog c) { c = cog!; return cog != null; }
    public int A() { CheckCog(); return cog!.Teeth; }
    public int B() { CheckAll(); return cog!.Teeth; }
    public int C() { if (!Ready(out var c)) return 0; return c.Teeth; }
    public int Bad()
    {
        CheckAll();
        return spare!.Teeth; // want: null-deref
    }
}
public static class MachineRun
{
    public static void DemoSafe() { var m = new Machine(new Cog(), null); m.A(); m.B(); m.C(); var e = new Machine(null, null); e.C(); try { e.A(); } catch (InvalidOperationException) { } try { e.B(); } catch (InvalidOperationException) { } }
    public static void DemoBad() => new Machine(new Cog(), null).Bad();
}

// way 10: attributes for the compiler and lambdas as guards
public static class Attributed
{
    static Cog? Find(int n) => n > 0 ? new Cog() : null;
    static bool Ok([NotNullWhen(true)] Cog? c) => c != null && c.Teeth > 1;
    static void Must([NotNull] Cog? c) { if (c is null) throw new InvalidOperationException(); }
    static void Assume([DoesNotReturnIf(false)] bool ok) { if (!ok) throw new InvalidOperationException(); }
    static void Lie([NotNull] Cog? c) { c = c!; }
    static int A(int n) { var c = Find(n); return Ok(c) ? c.Teeth : 0; }
    static int B(int n) { var c = Find(n); Must(c); return c.Teeth; }
    static int C(int n) { var c = Find(n); Assume(c != null); return c.Teeth; }
    static int D(int n) { Func<Cog?, bool> ok = x => x != null; var c = Find(n); return ok(c) ? c!.Teeth : 0; }
    static int Bad(int n)
    {
        var c = Find(n); Lie(c);
        return c.Teeth; // want: null-deref
    }
    public static void DemoSafe() { A(0); A(1); B(1); C(1); D(0); D(1); try { B(0); } catch (InvalidOperationException) { } try { C(0); } catch (InvalidOperationException) { } }
    public static void DemoBad() => Bad(0);
}
