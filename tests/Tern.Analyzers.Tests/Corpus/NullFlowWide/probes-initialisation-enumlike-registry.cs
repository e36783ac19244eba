namespace NullSafety.SurfI.EnumlikeRegistry;

// 1 enum-like class: list placed before the instances
sealed class D1 { public static readonly D1[] All = { Low, High }; public static readonly D1 Low = new("low"); public static readonly D1 High = new("high");
    public string Name; D1(string n) { Name = n; } }
sealed class S1 { public static readonly S1 Low = new("low"); public static readonly S1 High = new("high"); public static readonly S1[] All = { Low, High };
    public string Name; S1(string n) { Name = n; } }
static class Use1
{
    public static int Danger() { int n = 0; foreach (var d in D1.All) n += d.Name.Length; return n; } // want: null-deref
    public static int Safe() { int n = 0; foreach (var d in S1.All) n += d.Name.Length; return n; }
}

// 2 constructor of an instance adds itself to a list made later
sealed class D2 { public static readonly D2 A = new("a"); static readonly List<D2> list = new(); public string Name;
    D2(string n)
    {
        Name = n; list.Add(this); // want: null-deref
    } }
sealed class S2 { static readonly List<S2> list = new(); public static readonly S2 A = new("a"); public string Name;
    S2(string n)
    {
        Name = n; list.Add(this);
    } }

// 3 an instance points at a later instance
sealed class D3 { public static readonly D3 Off = new(On!); public static readonly D3 On = new(null!); public readonly D3 Other; public string Name = "n"; D3(D3 o) { Other = o; } }
sealed class S3 { public static readonly S3 On = new(null!); public static readonly S3 Off = new(On); public readonly S3 Other; public string Name = "n"; S3(S3 o) { Other = o; } }
static class Use3
{
    public static int Danger() => D3.Off.Other.Name.Length; // want: null-deref
    public static int Safe() => S3.Off.Other.Name.Length;
}

// 4 lookup by name over the list: unknown or known
sealed class Color4 { public static readonly Color4 Red = new("red"); public static readonly Color4 Blue = new("blue"); static readonly Color4[] all = { Red, Blue };
    public readonly string Name; Color4(string n) { Name = n; }
    public static Color4 Parse(string n) { foreach (var c in all) if (c.Name == n) return c; return null!; } }
static class Use4
{
    public static int Danger() => Color4.Parse("green").Name.Length; // want: null-deref
    public static int Safe() => Color4.Parse("blue").Name.Length; // needless
}

// 5 registry filled by a static constructor of the module: touched or not
static class Registry5 { static readonly Dictionary<string, string> map = new(); public static void Add(string k, string v) => map[k] = v; public static string Find(string k) => map.GetValueOrDefault(k)!; }
static class DModule5 { static DModule5() { Registry5.Add("d", "x"); } public static void Touch() { } }
static class SModule5 { static SModule5() { Registry5.Add("s", "x"); } public static void Touch() { } }
static class Use5
{
    public static int Danger() => Registry5.Find("d").Length; // missed: null-deref
    public static int Safe() { SModule5.Touch(); return Registry5.Find("s").Length; }
}

// 6 explicit Register, read by another key
static class Registry6 { static readonly Dictionary<string, Func<string>> map = new(); public static void Register(string k, Func<string> f) => map[k] = f;
    public static Func<string> Get(string k) => map.TryGetValue(k, out var f) ? f : null!; }
static class Use6
{
    public static void Setup() => Registry6.Register("json", () => "{}");
    public static string Danger() => Registry6.Get("xml")(); // want: null-deref
    public static string Safe() => Registry6.Get("json")();
}

// 7 registered factory returns null
static class Registry7 { static readonly List<Func<string>> makers = new(); public static void Register(Func<string> f) => makers.Add(f); public static string Make(int i) => makers[i](); }
static class Use7
{
    public static void Setup() { Registry7.Register(() => "a"); Registry7.Register(() => null!); }
    public static int Danger() => Registry7.Make(1).Length; // missed: null-deref
    public static int Safe() => Registry7.Make(0).Length;
}

// 8 Unregister removes, then Get
sealed class Registry8 { readonly Dictionary<string, string> map = new(); public void Register(string k) => map[k] = k; public void Unregister(string k) => map.Remove(k);
    public string Get(string k) { map.TryGetValue(k, out var v); return v!; } }
static class Use8
{
    public static int Danger() { var r = new Registry8(); r.Register("a"); r.Register("b"); r.Unregister("a"); return r.Get("a").Length; } // missed: null-deref
    public static int Safe() { var r = new Registry8(); r.Register("a"); r.Register("b"); r.Unregister("a"); return r.Get("b").Length; }
}

// 9 registry default handler: set by a static initialiser of the registry or not at all
static class DReg9 { static Func<int, string> fallback = null!; public static void SetFallback(Func<int, string> f) => fallback = f; public static Func<int, string> Pick(bool known) => known ? (i => "k" + i) : fallback; }
static class SReg9 { static Func<int, string> fallback = i => "f" + i; public static void SetFallback(Func<int, string> f) => fallback = f; public static Func<int, string> Pick(bool known) => known ? (i => "k" + i) : fallback; }
static class Use9
{
    public static string Danger() => DReg9.Pick(false)(3); // missed: null-deref
    public static string Safe() => SReg9.Pick(false)(3);
}

// 10 enum-like subclass instances with a virtual member
abstract class Op10 { public static readonly Op10 Add = new AddOp(); public static readonly Op10 Nop = new NopOp(); public abstract string Symbol { get; }
    sealed class AddOp : Op10 { public override string Symbol => "+"; }
    sealed class NopOp : Op10 { public override string Symbol => null!; } }
static class Use10
{
    static int Width(Op10 op)
    {
        return op.Symbol.Length; // want: null-deref
    }
    static int WidthSafe(Op10 op)
    {
        return op == Op10.Nop ? 0 : op.Symbol.Length;
    }
    public static int Danger() => Width(Op10.Add) + Width(Op10.Nop);
    public static int Safe() => WidthSafe(Op10.Add);
}

static class Demos
{
    static void DemoD1() => Use1.Danger();
    static void DemoS1() => Use1.Safe();
    static void DemoD2() => _ = D2.A.Name;
    static void DemoS2() => _ = S2.A.Name;
    static void DemoD3() => Use3.Danger();
    static void DemoS3() => Use3.Safe();
    static void DemoD4() => Use4.Danger();
    static void DemoS4() => Use4.Safe();
    static void DemoD5() => Use5.Danger();
    static void DemoS5() => Use5.Safe();
    static void DemoD6() { Use6.Setup(); Use6.Danger(); }
    static void DemoS6() { Use6.Setup(); Use6.Safe(); }
    static void DemoD7() { Use7.Setup(); Use7.Danger(); }
    static void DemoS7() { Use7.Setup(); Use7.Safe(); }
    static void DemoD8() => Use8.Danger();
    static void DemoS8() => Use8.Safe();
    static void DemoD9() => Use9.Danger();
    static void DemoS9() => Use9.Safe();
    static void DemoD10() => Use10.Danger();
    static void DemoS10() => Use10.Safe();
}
