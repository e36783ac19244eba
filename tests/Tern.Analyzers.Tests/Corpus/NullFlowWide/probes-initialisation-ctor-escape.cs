namespace NullSafety.SurfI.CtorEscape;

// 1 `this` to a parent that reads a member at once
sealed class DParent1 { public int Total; public void Adopt(DKid1 k)
    {
        Total += k.Name.Length; // want: null-deref
    } }
sealed class DKid1 { public string Name; public DKid1(DParent1 p, string n) { p.Adopt(this); Name = n; } }
sealed class SParent1 { public int Total; public void Adopt(SKid1 k)
    {
        Total += k.Name.Length;
    } }
sealed class SKid1 { public string Name; public SKid1(SParent1 p, string n) { Name = n; p.Adopt(this); } }

// 2 `this` to a static registry that calls an interface member
interface INamed2 { string Name { get; } }
static class Registry2 { public static readonly Dictionary<string, int> Sizes = new();
    public static void AddDanger(INamed2 n)
    {
        Sizes["d"] = n.Name.Length; // want: null-deref
    }
    public static void AddSafe(INamed2 n)
    {
        Sizes["s"] = n.Name.Length;
    } }
sealed class D2 : INamed2 { public string Name { get; } public D2(string n) { Registry2.AddDanger(this); Name = n; } }
sealed class S2 : INamed2 { public string Name { get; } public S2(string n) { Name = n; Registry2.AddSafe(this); } }

// 3 event subscribed in the constructor and raised before the member is set
sealed class Bus3 { public event Action Tick = () => { }; public void Fire() => Tick(); }
sealed class D3 { readonly List<int> seen; public D3(Bus3 b) { b.Tick += OnTick; b.Fire(); seen = new(); } public int N => seen.Count;
    void OnTick()
    {
        seen.Add(1); // want: null-deref
    } }
sealed class S3 { readonly List<int> seen; public S3(Bus3 b) { b.Tick += OnTick; seen = new(); b.Fire(); } public int N => seen.Count;
    void OnTick()
    {
        seen.Add(1);
    } }

// 4 callback given to a helper: run at once or kept
static class Runner4 { static readonly List<Action> kept = new(); public static void Now(Action a) => a(); public static void Keep(Action a) => kept.Add(a); public static void Flush() { foreach (var a in kept) a(); kept.Clear(); } }
sealed class D4 { string word; public D4() { Runner4.Now(Use); word = "w"; } public string Word => word;
    void Use()
    {
        word = word.Trim(); // want: null-deref
    } }
sealed class S4 { string word; public S4() { Runner4.Keep(Use); word = "w"; } public string Word => word;
    void Use()
    {
        word = word.Trim();
    } }

// 5 own timer: Start ticks immediately
sealed class Clock5 { Action? cb; public void Start(Action a, bool immediate) { cb = a; if (immediate) a(); } public void Tick() => cb?.Invoke(); }
sealed class D5 { string state; public int Len; public D5(Clock5 c) { c.Start(Poll, true); state = "on"; } public string State => state;
    void Poll()
    {
        Len = state.Length; // want: null-deref
    } }
sealed class S5 { string state; public int Len; public S5(Clock5 c) { c.Start(Poll, false); state = "on"; c.Tick(); } public string State => state;
    void Poll()
    {
        Len = state.Length;
    } }

// 6 lazy getter read before its source is set, keeps the null-derived value
sealed class D6 { string? full; readonly string first; public readonly string Copy; string Full => full ??= first; public D6(string f) { Copy = Full; first = f; } }
sealed class S6 { string? full; readonly string first; public readonly string Copy; string Full => full ??= first; public S6(string f) { first = f; Copy = Full; } }
static class Use6
{
    public static int Danger() => new D6("f").Copy.Length; // want: null-deref
    public static int Safe() => new S6("f").Copy.Length;
}

// 7 static helper gets `this` and reads a member
static class Helper7 { public static string TitleOf(D7 d) => d.Title; public static string TitleOf(S7 s) => s.Title; }
sealed class D7 { public string Title; public string Echo; public D7() { Echo = Helper7.TitleOf(this); Title = "t"; } }
sealed class S7 { public string Title; public string Echo; public S7() { Title = "t"; Echo = Helper7.TitleOf(this); } }
static class Use7
{
    public static int Danger() => new D7().Echo.Length; // want: null-deref
    public static int Safe() => new S7().Echo.Length;
}

// 8 captured lambda reads the member: called before or after
sealed class D8 { string unit; public readonly int N; public D8() { Func<int> f = () => unit!.Length; // want: null-deref
        N = f(); unit = "kg"; } public string Unit => unit; }
sealed class S8 { string unit; public readonly int N; public S8() { Func<int> f = () => unit!.Length;
        unit = "kg"; N = f(); } public string Unit => unit; }

// 9 two conditionals on one flag
sealed class Cache9 { readonly Dictionary<string, string> map = null!; public readonly int Hits;
    public Cache9(bool on, bool warm) { if (on) map = new(); if (warm) Hits = Warm(); }
    public Cache9(bool on) { if (on) map = new() { ["a"] = "b" }; if (on) Hits = map.Count; }
    int Warm()
    {
        return map.Count; // want: null-deref
    } }

// 10 flag kept in a field and tested by the reader
sealed class D10 { readonly bool on; readonly string path = null!; public D10(bool o) { on = o; if (o) path = "p"; }
    public int Len()
    {
        return on ? 0 : path.Length; // want: null-deref
    } }
sealed class S10 { readonly bool on; readonly string path = null!; public S10(bool o) { on = o; if (o) path = "p"; }
    public int Len()
    {
        return on ? path.Length : 0;
    } }

static class Demos
{
    static void DemoD1() => new DKid1(new DParent1(), "k");
    static void DemoS1() => new SKid1(new SParent1(), "k");
    static void DemoD2() => new D2("n");
    static void DemoS2() => new S2("n");
    static void DemoD3() => _ = new D3(new Bus3()).N;
    static void DemoS3() => _ = new S3(new Bus3()).N;
    static void DemoD4() => _ = new D4().Word;
    static void DemoS4() { _ = new S4().Word; Runner4.Flush(); }
    static void DemoD5() => _ = new D5(new Clock5()).State;
    static void DemoS5() => _ = new S5(new Clock5()).State;
    static void DemoD6() => Use6.Danger();
    static void DemoS6() => Use6.Safe();
    static void DemoD7() => Use7.Danger();
    static void DemoS7() => Use7.Safe();
    static void DemoD8() => _ = new D8().Unit;
    static void DemoS8() => _ = new S8().Unit;
    static void DemoD9() => _ = new Cache9(false, true).Hits;
    static void DemoS9() { _ = new Cache9(true).Hits; _ = new Cache9(false).Hits; }
    static void DemoD10() => new D10(false).Len();
    static void DemoS10() { new S10(true).Len(); new S10(false).Len(); }
}
