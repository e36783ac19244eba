#nullable enable
namespace NullSafety.SurfG.OwnershipAndHooks;

public sealed class Seed { public int Grams = 2; public string Sort = "s"; }

// way 1: private constructor, only created by its factory
public sealed class Packet
{
    public Seed? Seed { get; private set; } public string? Tag { get; private set; }
    Packet() { }
    public static Packet Of(Seed s) => new Packet { Seed = s };
    public static Packet Tagged(Seed s, string t) { var p = Of(s); p.Tag = t; return p; }
}
public static class PrivateConstructor
{
    static int A(Packet p) => p.Seed!.Grams;
    static int B() => Packet.Tagged(new Seed(), "t").Tag!.Length;
    static int C(Packet p) => p.Tag is null ? p.Seed!.Grams : p.Tag.Length;
    static int Bad(Packet p) => p.Tag!.Length; // want: null-deref
    public static void DemoSafe() { A(Packet.Of(new())); A(Packet.Tagged(new(), "x")); B(); C(Packet.Of(new())); C(Packet.Tagged(new(), "x")); }
    public static void DemoBad() => Bad(Packet.Of(new()));
}

// way 2: internal set only with the pair
public sealed class Plot
{
    public Seed? Seed { get; internal set; } public string? Owner { get; internal set; } public string? Note { get; internal set; }
    public void Sell(Seed s, string o) { Seed = s; Owner = o; }
    public void Clear() { Seed = null; Owner = null; }
    public void Annotate(string n) => Note = n;
}
public static class SetWithPair
{
    static int A(Plot p) => p.Seed != null ? p.Owner!.Length : 0;
    static int B(Plot p) { if (p.Owner == null) return 0; return p.Seed!.Grams; }
    static int C(Plot p) { if (p is { Owner: not null }) return p.Seed!.Grams + p.Owner.Length; return 0; }
    static int Bad(Plot p) => p.Seed != null ? p.Note!.Length : 0; // want: null-deref
    public static void DemoSafe() { var p = new Plot(); A(p); B(p); C(p); p.Sell(new(), "o"); A(p); B(p); C(p); p.Clear(); A(p); B(p); C(p); p.Annotate("n"); A(p); B(p); }
    public static void DemoBad() { var p = new Plot(); p.Sell(new(), "o"); Bad(p); }
}

// way 3: immutable after construction, flag computed in the constructor
public sealed class Frozen
{
    readonly Seed? seed; readonly bool has; readonly int grams; readonly string? label;
    public Frozen(Seed? s) { seed = s; has = s != null; grams = s?.Grams ?? 0; label = s?.Sort; }
    public int A() => has ? seed!.Grams : 0;
    public int B() { if (!has) return 0; return label!.Length; }
    public int C() => grams > 0 ? seed!.Grams : 0;
    public int Bad() => grams >= 0 ? seed!.Grams : 0; // want: null-deref
}
public static class Immutable
{
    public static void DemoSafe() { foreach (var s in new Seed?[] { null, new Seed() }) { var f = new Frozen(s); f.A(); f.B(); f.C(); } }
    public static void DemoBad() => new Frozen(null).Bad();
}

// way 4: subclasses override a hook and never return null
public abstract class Plant { protected virtual Seed? Hook() => null; protected abstract string? Title(); public int A() => Title()!.Length; public int Weight() => Hook()!.Grams; }
public sealed class Oak : Plant { protected override Seed? Hook() => new Seed(); protected override string? Title() => "oak"; }
public sealed class Elm : Plant { readonly Seed s = new(); protected override Seed? Hook() => s; protected override string? Title() => "elm"; }
public abstract class Weed { protected virtual Seed? Hook() => null; public int Weight() => Hook()!.Grams; } // want: null-deref
public sealed class Thistle : Weed { protected override Seed? Hook() => new Seed(); }
public sealed class Nettle : Weed { }
public static class Hooks
{
    static int B(Plant p) => p.Weight();
    public static void DemoSafe() { foreach (var p in new Plant[] { new Oak(), new Elm() }) { p.A(); B(p); } new Thistle().Weight(); }
    public static void DemoBad() => new Nettle().Weight();
}

// way 5: interface whose only implementation never returns null
public interface ISource { Seed? Get(string k); string? Name { get; } }
public sealed class Source : ISource { public Seed? Get(string k) => new Seed { Sort = k }; public string? Name => "src"; }
public interface ISparse { Seed? Get(string k); }
public sealed class Sparse : ISparse { public Seed? Get(string k) => k == "" ? null : new Seed(); }
public static class OnlyImplementation
{
    static int A(ISource s) => s.Get("")!.Grams;
    static int B(ISource s) => s.Name!.Length;
    static int C(ISparse s) { var x = s.Get(""); return x == null ? 0 : x.Grams; }
    static int Bad(ISparse s) => s.Get("")!.Grams; // want: null-deref
    public static void DemoSafe() { A(new Source()); B(new Source()); C(new Sparse()); }
    public static void DemoBad() => Bad(new Sparse());
}

// way 6: required and init members, records with
public sealed record Card { public required Seed Front { get; init; } public Seed? Back { get; init; } }
public sealed record Pair(Seed? L, Seed? R);
public static class RequiredInit
{
    static int A(Card c) => c.Front.Grams;
    static int B(Card c) { var d = c with { Back = new Seed() }; return d.Back!.Grams; }
    static int C(Pair p) => p is (not null, not null) ? p.L!.Grams + p.R!.Grams : 0;
    static int D(Pair p) { var q = p with { L = p.L ?? new Seed() }; return q.L!.Grams; }
    static int Bad(Card c) { var d = c with { Front = new Seed() }; return d.Back!.Grams; } // want: null-deref
    public static void DemoSafe() { var c = new Card { Front = new() }; A(c); B(c); C(new Pair(null, new())); C(new Pair(new(), new())); D(new Pair(null, null)); }
    public static void DemoBad() => Bad(new Card { Front = new() });
}

// way 7: base constructor sets it through a parameter or abstract member
public abstract class Shape { protected readonly Seed? core; protected Seed? extra; protected Shape(Seed? c) { core = c; } public int A() => core!.Grams; }
public sealed class Disc : Shape { public Disc() : base(new Seed()) { } public int B() => core!.Grams; public int Bad() => extra!.Grams; } // want: null-deref
public sealed class Cube : Shape { public Cube() : base(new Seed()) { extra = new Seed(); } public int C() => extra!.Grams; }
public static class BaseConstructor
{
    public static void DemoSafe() { new Disc().A(); new Disc().B(); new Cube().A(); new Cube().C(); }
    public static void DemoBad() => new Disc().Bad();
}

// way 8: injected through one single place that always sets it
public sealed class App { public Seed? Db; public Seed? Mail; public Seed? Log; }
public static class Composition
{
    static App Build() { var a = new App(); a.Db = new Seed(); Wire(a); return a; }
    static void Wire(App a) { a.Mail = new Seed(); }
    static int A() => Build().Db!.Grams;
    static int B() => Build().Mail!.Grams;
    static int C() { var a = Build(); if (a.Log == null) a.Log = new Seed(); return a.Log.Grams; }
    static int Bad() => Build().Log!.Grams; // want: null-deref
    public static void DemoSafe() { A(); B(); C(); }
    public static void DemoBad() => Bad();
}

// way 9: builder that must be complete before Build
public sealed class Builder
{
    Seed? seed; string? name;
    public Builder With(Seed s) { seed = s; return this; } public Builder Named(string n) { name = n; return this; }
    public Built Build() { if (seed == null) throw new InvalidOperationException("seed"); return new Built(seed, name); }
    public Built? TryBuild() => seed is null || name is null ? null : new Built(seed, name);
}
public sealed class Built { public readonly Seed? Seed; public readonly string? Name; public Built(Seed? s, string? n) { Seed = s; Name = n; } }
public static class Builders
{
    static int A() => new Builder().With(new()).Build().Seed!.Grams;
    static int B(Builder b) { var x = b.TryBuild(); return x == null ? 0 : x.Seed!.Grams + x.Name!.Length; }
    static int C() => new Builder().With(new()).Named("n").Build().Name!.Length;
    static int Bad() => new Builder().With(new()).Build().Name!.Length; // want: null-deref
    public static void DemoSafe() { A(); B(new Builder()); B(new Builder().With(new()).Named("x")); C(); try { new Builder().Build(); } catch (InvalidOperationException) { } }
    public static void DemoBad() => Bad();
}

// way 10: two objects linked both ways
public sealed class Husband { public Wife? Wife; public void Marry(Wife w) { Wife = w; w.Husband = this; } public void Split() { if (Wife == null) return; Wife.Husband = null; Wife = null; } }
public sealed class Wife { public Husband? Husband; public int V = 1; }
public static class BothWays
{
    static int A(Husband h) => h.Wife != null ? h.Wife.Husband!.GetHashCode() : 0;
    static int B(Wife w) { if (w.Husband == null) return 0; return w.Husband.Wife!.V; }
    static int C(Husband h, Wife w) { h.Marry(w); return w.Husband!.Wife!.V; }
    static int Bad(Husband h, Wife w) { h.Marry(w); h.Split(); return w.Husband!.GetHashCode(); } // want: null-deref
    public static void DemoSafe() { var h = new Husband(); var w = new Wife(); A(h); B(w); C(h, w); A(h); B(w); h.Split(); A(h); B(w); }
    public static void DemoBad() => Bad(new Husband(), new Wife());
}
