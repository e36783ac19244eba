#nullable enable
using System.Diagnostics.CodeAnalysis;
namespace NullSafety.SurfG.IndirectGuards;

public sealed class Lamp { public int Watt = 60; public Lamp? Twin; public string? Tag; }

// way 1: double-checked locking, Interlocked, LazyInitializer
public sealed class Shared
{
    static Shared? one; readonly object gate = new(); Lamp? a, b, c; 
    public static Shared One { get { if (one == null) lock (typeof(Shared)) if (one == null) one = new Shared(); return one; } }
    public Lamp Twice { get { if (a == null) { lock (gate) { if (a == null) a = new Lamp(); } } return a; } }
    public int A() => Twice.Watt;
    public int B() { Interlocked.CompareExchange(ref b, new Lamp(), null); return b!.Watt; }
    public int C() { LazyInitializer.EnsureInitialized(ref c, () => new Lamp()); return c!.Watt; }
    public int D() { var old = Interlocked.Exchange(ref a, null); if (old == null) return 0; return old.Watt; }
    public int Bad() { Interlocked.Exchange(ref b, null); return b!.Watt; } // want: null-deref
}
public static class SharedOnce
{
    public static void DemoSafe() { var s = new Shared(); s.A(); s.B(); s.C(); s.D(); s.D(); s.A(); Shared.One.A(); Shared.One.C(); }
    public static void DemoBad() { var s = new Shared(); s.B(); s.Bad(); }
}

// way 2: MemberNotNull, MemberNotNullWhen and their plain twins
public sealed class Members
{
    Lamp? lamp; Lamp? plain; Lamp? twin;
    [MemberNotNull(nameof(lamp))] void Need() { if (lamp is null) lamp = new Lamp(); }
    [MemberNotNullWhen(true, nameof(plain))] bool Has => plain != null;
    [MemberNotNull(nameof(twin))] void Claim() { if (twin is null) twin = plain!; }
    public void Set() => plain = new Lamp();
    public int A() { Need(); return lamp.Watt; }
    public int B() => Has ? plain.Watt : 0;
    public int C() { if (!Has) return -1; return plain.Watt; }
    public int Bad() { Claim(); return twin.Watt; } // want: null-deref
}
public static class MemberAttributes
{
    public static void DemoSafe() { var m = new Members(); m.A(); m.B(); m.C(); m.Set(); m.B(); m.C(); }
    public static void DemoBad() => new Members().Bad();
}

// way 3: a predicate handed over as a delegate
public static class Predicates
{
    static Lamp? First(Lamp?[] a, Predicate<Lamp?> p) { foreach (var l in a) if (p(l)) return l; return new Lamp(); }
    static bool There(Lamp? l) => l != null; static bool Gone(Lamp? l) => l is null;
    static readonly Func<Lamp?, bool> Lit = l => l is { Watt: > 0 };
    static Lamp?[] All() => new Lamp?[] { null, new Lamp() };
    static int A() => First(All(), There)!.Watt;
    static int B() => All().Where(Lit).Sum(l => l!.Watt);
    static int C() { int s = 0; foreach (var l in All()) if (Lit(l)) s += l!.Watt; return s; }
    static int Bad() => First(All(), Gone)!.Watt; // want: null-deref
    public static void DemoSafe() { A(); B(); C(); }
    public static void DemoBad() => Bad();
}

// way 4: iterators that yield only what is there, and consumers
public static class Iterators
{
    static IEnumerable<Lamp?> Raw() { yield return new Lamp(); yield return null; }
    static IEnumerable<Lamp?> Lit() { foreach (var l in Raw()) { if (l == null) continue; yield return l; } }
    static IEnumerable<Lamp?> UntilGone() { foreach (var l in Raw()) { if (l == null) yield break; yield return l; } }
    static IEnumerable<Lamp?> Twins(Lamp? l) { for (; l != null; l = l.Twin) yield return l; }
    static int A() { int s = 0; foreach (var l in Lit()) s += l!.Watt; return s; }
    static int B() => UntilGone().Sum(l => l!.Watt);
    static int C() => Twins(new Lamp { Twin = new Lamp() }).Select(l => l!.Watt).Max();
    static int Bad() { int s = 0; foreach (var l in Raw()) s += l!.Watt; return s; } // want: null-deref
    public static void DemoSafe() { A(); B(); C(); }
    public static void DemoBad() => Bad();
}

// way 5: guarded by a wrapper made only for things that are there
public readonly struct Some<T> where T : class { readonly T? v; Some(T t) { v = t; } public static Some<T> Of(T? t) => t != null ? new Some<T>(t) : throw new ArgumentNullException(); public T Value => v!; }
public sealed class NonEmpty<T> where T : class { readonly List<T> l = new(); public NonEmpty(T first) { l.Add(first); } public void Add(T t) => l.Add(t); public T Head => l.FirstOrDefault()!; public T Last => l[l.Count - 1]; }
public sealed class MaybeEmpty<T> where T : class { readonly List<T> l = new(); public void Add(T t) => l.Add(t); public T Head => l.FirstOrDefault()!; }
public static class Wrappers
{
    static Lamp? Get(int n) => n > 0 ? new Lamp() : null;
    static int A(int n) { try { return Some<Lamp>.Of(Get(n)).Value.Watt; } catch (ArgumentNullException) { return 0; } }
    static int B() => new NonEmpty<Lamp>(new Lamp()).Head.Watt;
    static int C(NonEmpty<Lamp> l) { l.Add(new Lamp()); return l.Last.Watt + l.Head.Watt; }
    static int Bad(MaybeEmpty<Lamp> l) => l.Head.Watt; // want: null-deref
    public static void DemoSafe() { A(0); A(1); B(); C(new(new Lamp())); }
    public static void DemoBad() => Bad(new());
}

// way 6: checked in an own loop over members, all stored in an array
public sealed class Panel
{
    readonly Lamp?[] lamps = new Lamp?[3]; Lamp? main;
    public void Fill() { for (int i = 0; i < lamps.Length; i++) if (lamps[i] == null) lamps[i] = new Lamp(); }
    public bool Full() { foreach (var l in lamps) if (l is null) return false; return true; }
    public void Set(int i) { lamps[i] = new Lamp(); main = lamps[i]; }
    public int A() { Fill(); return lamps[1]!.Watt; }
    public int B() { if (!Full()) return 0; int s = 0; foreach (var l in lamps) s += l!.Watt; return s; }
    public int C(int i) { if (lamps[i] == null) return 0; return lamps[i]!.Watt; }
    public int D(int i) { Set(i); return main!.Watt + lamps[i]!.Watt; }
    public int Bad(int i) { if (lamps[i] == null) return 0; return lamps[i + 1]!.Watt; } // missed: null-deref
}
public static class ArrayMembers
{
    public static void DemoSafe() { var p = new Panel(); p.B(); p.C(0); p.D(2); p.C(2); p.B(); p.A(); p.B(); p.C(1); }
    public static void DemoBad() { var p = new Panel(); p.Set(0); p.Bad(0); }
}

// way 7: member chains tested as a whole
public static class Chains
{
    static Lamp Make(int n) => new Lamp { Twin = n > 0 ? new Lamp { Tag = n > 1 ? "t" : null } : null };
    static int A(Lamp l) { if (l.Twin != null && l.Twin.Tag != null) return l.Twin.Tag.Length; return 0; }
    static int B(Lamp l) { if (l.Twin?.Tag == null) return 0; return l.Twin!.Tag!.Length; }
    static int C(Lamp l) => l is { Twin.Tag: { } t } ? t.Length + l.Twin!.Watt : 0;
    static int D(Lamp l) { if (l.Twin is not { Tag: not null } w) return 0; return w.Tag.Length; }
    static int Bad(Lamp l) { if (l.Twin != null) return l.Twin.Tag!.Length; return 0; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 3; i++) { var l = Make(i); A(l); B(l); C(l); D(l); } }
    public static void DemoBad() => Bad(Make(1));
}

// way 8: guarded by disposal state
public sealed class Res : IDisposable
{
    Lamp? lamp = new(); bool disposed;
    void Check() { ObjectDisposedException.ThrowIf(disposed, this); }
    public void Dispose() { if (disposed) return; disposed = true; lamp = null; }
    public bool Alive => !disposed;
    public int A() { Check(); return lamp!.Watt; }
    public int B() { if (disposed) return 0; return lamp!.Watt; }
    public int C() => Alive ? lamp!.Watt : 0;
    public int Bad() { Dispose(); return lamp!.Watt; } // want: null-deref
}
public static class Disposal
{
    public static void DemoSafe() { var r = new Res(); r.A(); r.B(); r.C(); using (var q = new Res()) q.A(); r.Dispose(); r.Dispose(); r.B(); r.C(); try { r.A(); } catch (ObjectDisposedException) { } }
    public static void DemoBad() => new Res().Bad();
}

// way 9: the current element after MoveNext, reader after Read
public sealed class Reader
{
    readonly Lamp[] data; int at = -1; Lamp? cur; public Reader(Lamp[] d) { data = d; }
    public bool Read() { at++; if (at >= data.Length) { cur = null; return false; } cur = data[at]; return true; }
    public Lamp Current => cur!; public bool AtEnd => cur == null;
}
public static class AfterRead
{
    static int A(Reader r) { int s = 0; while (r.Read()) s += r.Current.Watt; return s; }
    static int B(Reader r) => r.Read() ? r.Current.Watt : 0;
    static int C(Reader r) { int s = 0; for (r.Read(); !r.AtEnd; r.Read()) s += r.Current.Watt; return s; }
    static int D(StringReader r) { int n = 0; string? l; while ((l = r.ReadLine()) != null) n += l.Length; return n; }
    static int E(StringReader r) { if (r.Peek() < 0) return 0; return r.ReadLine()!.Length; }
    static int Bad(Reader r) { int s = 0; do s += r.Current.Watt; while (r.Read()); return s; } // want: null-deref
    public static void DemoSafe() { foreach (int n in new[] { 0, 2 }) { var d = Enumerable.Range(0, n).Select(_ => new Lamp()).ToArray(); A(new(d)); B(new(d)); C(new(d)); } D(new("a\nb")); E(new("")); E(new("a")); }
    public static void DemoBad() => Bad(new Reader(new[] { new Lamp() }));
}

// way 10: collected errors, checked at the end; validators returning lists
public sealed class Form
{
    public Lamp? Lamp; public string? Name; public string? Memo;
    public List<string> Errors() { var e = new List<string>(); if (Lamp == null) e.Add("lamp"); if (Name == null) e.Add("name"); return e; }
    public string? Problem() => Lamp == null ? "lamp" : Name is null ? "name" : null;
}
public static class CollectedErrors
{
    static int A(Form f) { if (f.Errors().Count > 0) return 0; return f.Lamp!.Watt + f.Name!.Length; }
    static int B(Form f) { if (f.Problem() != null) return 0; return f.Name!.Length; }
    static int C(Form f) { var e = f.Errors(); if (e.Any()) throw new InvalidOperationException(e[0]); return f.Lamp!.Watt; }
    static int D(Form f) { bool ok = true; if (f.Lamp == null) ok = false; if (f.Name == null) ok = false; return ok ? f.Lamp!.Watt + f.Name!.Length : 0; }
    static int Bad(Form f) { if (f.Errors().Count > 0) return 0; return f.Memo!.Length; } // want: null-deref
    public static void DemoSafe() { foreach (var f in new[] { new Form(), new Form { Lamp = new() }, new Form { Lamp = new(), Name = "n" } }) { A(f); B(f); D(f); try { C(f); } catch (InvalidOperationException) { } } }
    public static void DemoBad() => Bad(new Form { Lamp = new(), Name = "n" });
}
