#nullable enable
namespace NullSafety.SurfG.CopiesAndFilters;

public sealed class Bird { public string? Song; public Bird? Mate; public int Age = 2; public string Kind = "k"; }

// way 1: copied into a local
public sealed class Cage
{
    Bird? bird; public void Put(Bird? b) => bird = b;
    void Free() => bird = null;
    public int A() { var b = bird; if (b == null) return 0; Free(); return b.Age; }
    public int B() { if (bird is { } b) { bird = null; return b.Age; } return 0; }
    public int C() { var b = bird; bool has = b != null; return has ? b!.Age : 0; }
    public int Bad() { if (bird == null) return 0; Free(); return bird!.Age; } // want: null-deref
}
public static class LocalCopy
{
    public static void DemoSafe() { var c = new Cage(); c.A(); c.B(); c.C(); c.Put(new Bird()); c.C(); c.A(); c.Put(new Bird()); c.B(); c.Put(null); c.A(); }
    public static void DemoBad() { var c = new Cage(); c.Put(new Bird()); c.Bad(); }
}

// way 2: local alias of a local, two names for one object
public static class Alias
{
    static Bird? Get(int n) => n > 0 ? new Bird() : null;
    static int A(int n) { var a = Get(n); var b = a; if (a == null) return 0; return b!.Age; }
    static int B(int n) { var a = Get(n); var b = a; if (b != null) return a!.Age; return 0; }
    static int C(int n) { Bird? a, b; a = b = Get(n); if (a is null) return 0; return b!.Age; }
    static int Bad(int n) { var a = Get(n); var b = a; a = new Bird(); if (a == null) return 0; return b!.Age; } // want: null-deref
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(0);
}

// way 3: captured in a lambda run at once
public static class CapturedLambda
{
    static Bird? Get(int n) => n > 0 ? new Bird() : null;
    static int Run(Func<int> f) => f();
    static int A(int n) { var b = Get(n); if (b == null) return 0; return Run(() => b.Age); }
    static int B(int n) { var b = Get(n); return b is not null ? Run(() => b!.Age + 1) : 0; }
    static int C(int n) { var b = Get(n); int Local() => b!.Age; return b == null ? 0 : Local(); }
    static int Bad(int n)
    {
        var b = Get(n); if (b == null) return 0;
        Func<int> f = () => b!.Age; // want: null-deref
        b = null; return Run(f);
    }
    public static void DemoSafe() { for (int i = 0; i < 2; i++) { A(i); B(i); C(i); } }
    public static void DemoBad() => Bad(1);
}

// way 4: Where(x => x != null)
public static class WhereNotNull
{
    static Bird?[] Flock() => new Bird?[] { new Bird(), null };
    static IEnumerable<T> NotNull<T>(this IEnumerable<T?> s) where T : class { foreach (var x in s) if (x != null) yield return x; }
    static int A() => Flock().Where(b => b != null).Sum(b => b!.Age);
    static int B() { int s = 0; foreach (var b in Flock().NotNull()) s += b.Age; return s; }
    static int C() => Flock().Where(b => b is { Age: > 1 }).Select(b => b!.Kind.Length).Sum();
    static int D() => (from b in Flock() where b is not null select b.Age).Sum();
    static int Bad() => Flock().Where(b => b == null || b.Age > 1).Sum(b => b!.Age); // want: null-deref
    public static void DemoSafe() { A(); B(); C(); D(); }
    public static void DemoBad() => Bad();
}

// way 5: OfType, and filters on a member
public static class OfTypeFilter
{
    static Bird?[] Flock() => new Bird?[] { new Bird { Song = "la" }, null, new Bird { Mate = new Bird() } };
    static int A() => Flock().OfType<Bird>().Sum(b => b.Age);
    static int B() => Flock().OfType<Bird>().Where(b => b.Song != null).Sum(b => b.Song!.Length);
    static int C() { int s = 0; foreach (var m in Flock().Select(b => b?.Mate).Where(m => m != null)) s += m!.Age; return s; }
    static int Bad() => Flock().OfType<Bird>().Where(b => b.Song != null).Sum(b => b.Mate!.Age); // missed: null-deref
    public static void DemoSafe() { A(); B(); C(); }
    public static void DemoBad() => Bad();
}

// way 6: RemoveAll(null), filtered copies
public static class RemoveAllNull
{
    static List<Bird?> Flock() => new() { new Bird(), null };
    static int A() { var l = Flock(); l.RemoveAll(b => b == null); int s = 0; foreach (var b in l) s += b!.Age; return s; }
    static int B() { var l = Flock(); var m = new List<Bird>(); foreach (var b in l) if (b != null) m.Add(b); return m.Sum(b => b.Age); }
    static int C() { var l = Flock(); for (int i = l.Count - 1; i >= 0; i--) if (l[i] == null) l.RemoveAt(i); return l.Sum(b => b!.Age); }
    static int D() { var l = Flock(); for (int i = 0; i < l.Count; i++) l[i] ??= new Bird(); return l.Sum(b => b!.Age); } // needless
    static int Bad() { var l = Flock(); l.RemoveAll(b => b != null); int s = 0; foreach (var b in l) s += b!.Age; return s; } // want: null-deref
    public static void DemoSafe() { A(); B(); C(); D(); }
    public static void DemoBad() => Bad();
}

// way 7: Zip, Distinct, Concat after a filter
public static class ZipDistinct
{
    static Bird?[] Flock() => new Bird?[] { new Bird(), null };
    static int A() => Flock().Where(b => b != null).Distinct().Sum(b => b!.Age);
    static int B() => Flock().Where(b => b != null).Zip(new[] { 1, 2 }, (b, n) => b!.Age * n).Sum();
    static int C() => Flock().Where(b => b != null).Reverse().Concat(new[] { new Bird() }).OrderBy(b => b!.Age).First()!.Age;
    static int Bad() => Flock().Distinct().Concat(new[] { new Bird() }).Sum(b => b!.Age); // want: null-deref
    public static void DemoSafe() { A(); B(); C(); }
    public static void DemoBad() => Bad();
}

// way 8: GroupBy then First; groups are never empty
public static class Groups
{
    static Bird[] Flock() => new[] { new Bird(), new Bird { Song = "la" } };
    static int A() => Flock().GroupBy(b => b.Kind).Sum(g => g.FirstOrDefault()!.Age);
    static int B() { int s = 0; foreach (var g in Flock().GroupBy(b => b.Age)) s += g.LastOrDefault()!.Age; return s; }
    static int C() => Flock().ToLookup(b => b.Kind).Select(g => g.MaxBy(b => b.Age)!).Sum(b => b.Age);
    static int Bad() => Flock().GroupBy(b => b.Kind).Sum(g => g.FirstOrDefault(b => b.Age > 9)!.Age); // want: null-deref
    public static void DemoSafe() { A(); B(); C(); }
    public static void DemoBad() => Bad();
}

// way 9: ToDictionary, then by key of the same source; join results
public static class DictOfSource
{
    static Bird[] Flock() => new[] { new Bird { Kind = "a" }, new Bird { Kind = "b" } };
    static int A() { var f = Flock(); var d = f.ToDictionary(b => b.Kind); int s = 0; foreach (var b in f) s += d.GetValueOrDefault(b.Kind)!.Age; return s; }
    static int B() { var f = Flock(); return f.Join(new[] { "a", "z" }, b => b.Kind, k => k, (b, k) => b).Sum(b => b.Age); }
    static int C() { var f = Flock(); return (from b in f join o in f on b.Kind equals o.Kind select o.Age).Sum(); }
    static int Bad()
    {
        var f = Flock(); var d = f.Where(b => b.Kind == "a").ToDictionary(b => b.Kind); int s = 0;
        foreach (var b in f) s += d.GetValueOrDefault(b.Kind)!.Age; // missed: null-deref
        return s;
    }
    public static void DemoSafe() { A(); B(); C(); }
    public static void DemoBad() => Bad();
}

// way 10: left join, GroupJoin with DefaultIfEmpty
public static class LeftJoin
{
    static Bird[] Flock() => new[] { new Bird { Kind = "a" }, new Bird { Kind = "b" } };
    static string[] Kinds = { "a", "z" };
    static int A() => Kinds.GroupJoin(Flock(), k => k, b => b.Kind, (k, g) => g.FirstOrDefault()).Where(b => b != null).Sum(b => b!.Age);
    static int B() => (from k in Kinds join b in Flock() on k equals b.Kind into g from b in g.DefaultIfEmpty() select b == null ? 0 : b.Age).Sum();
    static int C() => Kinds.Select(k => Flock().FirstOrDefault(b => b.Kind == k)).TakeWhile(b => b != null).Sum(b => b!.Age);
    static int Bad() => Kinds.Select(k => Flock().FirstOrDefault(b => b.Kind == k)!).Sum(b => b.Age); // want: null-deref
    public static void DemoSafe() { A(); B(); C(); }
    public static void DemoBad() => Bad();
}
