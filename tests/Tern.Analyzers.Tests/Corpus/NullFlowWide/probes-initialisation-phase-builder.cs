namespace NullSafety.SurfI.PhaseBuilder;

// 1 factory creates, then fills
sealed class Doc1 { public string Title = null!; public string Body = null!; }
static class Factory1
{
    static void FillTitle(Doc1 d) => d.Title = "t";
    static void FillBody(Doc1 d) => d.Body = "b";
    static Doc1 Half() { var d = new Doc1(); FillTitle(d); return d; }
    static Doc1 Full() { var d = Half(); FillBody(d); return d; }
    public static int Danger() => Half().Body.Length; // want: null-deref
    public static int Safe() => Full().Body.Length;
}

// 2 Open before / after use
sealed class Conn2 { StringWriter w = null!; public void Open() => w = new(); public void Send(string s)
    {
        w.Write(s); // want: null-deref
    } }
sealed class SConn2 { StringWriter w = null!; public void Open() => w = new(); public void Send(string s)
    {
        w.Write(s);
    } }

// 3 Close undoes Open
sealed class Chan3 { List<string> q = null!; public void Open() => q = new(); public void Close() => q = null!; public List<string> Queue => q; }
static class Use3
{
    public static int Danger() { var c = new Chan3(); c.Open(); c.Close(); return c.Queue.Count; } // want: null-deref
    public static int Safe() { var c = new Chan3(); c.Close(); c.Open(); return c.Queue.Count; }
}

// 4 Start guarded by a flag
sealed class Eng4 { bool started; List<int> log = null!; public void Start() { log = new(); started = true; }
    public void Tick()
    {
        if (!started) log.Add(1); // want: null-deref
    }
    public void TickSafe()
    {
        if (started) log.Add(1);
    } }

// 5 Init is called through an interface by a host
interface IPart5 { void Init(string cfg); int Run(); }
sealed class DPart5 : IPart5 { string cfg = null!; public void Init(string c) => cfg = c; public int Run() => cfg.Length; } // want: null-deref
sealed class SPart5 : IPart5 { string cfg = null!; public void Init(string c) => cfg = c; public int Run() => cfg.Length; }
sealed class Host5 { readonly List<IPart5> parts = new(); public void Add(IPart5 p) => parts.Add(p); public void InitAll() { foreach (var p in parts) p.Init("c"); } public int RunAll() { int n = 0; foreach (var p in parts) n += p.Run(); return n; } }

// 6 fluent builder: Build needs an earlier step
sealed class Builder6 { string name = null!; int size; public Builder6 Name(string n) { name = n; return this; } public Builder6 Size(int s) { size = s; return this; } public Made6 Build() => new(name, size); }
sealed class Made6(string name, int size) { public string Name => name; public int Size => size; }
static class Use6
{
    public static int Danger() => new Builder6().Size(3).Build().Name.Length; // want: null-deref
    public static int Safe() => new Builder6().Size(3).Name("n").Build().Name.Length;
}

// 7 builder whose Build checks, and a sibling that does not
sealed class Builder7 { string url = null!; public Builder7 Url(string u) { url = u; return this; } public string Raw() => url; public string Checked() => url ?? throw new InvalidOperationException(); }
static class Use7
{
    public static int Danger() => new Builder7().Raw().Length; // want: null-deref
    public static int Safe() { try { return new Builder7().Checked().Length; } catch (InvalidOperationException) { return 0; } }
}

// 8 builder is reset by Build
sealed class Builder8 { List<string> items = new(); public Builder8 Add(string s) { items.Add(s); return this; } public List<string> Build() { var r = items; items = null!; return r; }
    public List<string> BuildKeep() { var r = items; items = new(); return r; } }
static class Use8
{
    static List<string> TwiceD(Builder8 b) { b.Build(); return b.Build(); }
    static List<string> TwiceS(Builder8 b) { b.BuildKeep(); return b.BuildKeep(); }
    public static int Danger() => TwiceD(new Builder8().Add("a")).Count; // want: null-deref
    public static int Safe() => TwiceS(new Builder8().Add("a")).Count;
}

// 9 static Create with TryInit result ignored or obeyed
sealed class Res9 { public string Data = null!; bool TryInit(int n) { if (n < 0) return false; Data = "d" + n; return true; }
    public static Res9 CreateD(int n) { var r = new Res9(); r.TryInit(n); return r; }
    public static Res9 CreateS(int n) { var r = new Res9(); if (!r.TryInit(n)) r.Data = "none"; return r; } }
static class Use9
{
    public static int Danger() => Res9.CreateD(-1).Data.Length; // want: null-deref
    public static int Safe() => Res9.CreateS(-1).Data.Length;
}

// 10 Initialize in the base, Start in the derived: override without base call
abstract class Mod10 { protected string Home = null!; public virtual void Initialize() => Home = "/h"; public int Start() => Home.Length; } // want: null-deref
sealed class DMod10 : Mod10 { public override void Initialize() { } }
abstract class SafeMod10 { protected string Home = null!; public virtual void Initialize() => Home = "/h"; public int Start() => Home.Length; }
sealed class SMod10 : SafeMod10 { public int N; public override void Initialize() { base.Initialize(); N++; } }

static class Demos
{
    static void DemoD1() => Factory1.Danger();
    static void DemoS1() => Factory1.Safe();
    static void DemoD2() { var c = new Conn2(); c.Send("s"); c.Open(); }
    static void DemoS2() { var c = new SConn2(); c.Open(); c.Send("s"); }
    static void DemoD3() => Use3.Danger();
    static void DemoS3() => Use3.Safe();
    static void DemoD4() => new Eng4().Tick();
    static void DemoS4() { var e = new Eng4(); e.TickSafe(); e.Start(); e.TickSafe(); e.Tick(); }
    static void DemoD5() { var h = new Host5(); h.InitAll(); h.Add(new DPart5()); h.RunAll(); }
    static void DemoS5() { var h = new Host5(); h.Add(new SPart5()); h.InitAll(); h.RunAll(); }
    static void DemoD6() => Use6.Danger();
    static void DemoS6() => Use6.Safe();
    static void DemoD7() => Use7.Danger();
    static void DemoS7() => Use7.Safe();
    static void DemoD8() => Use8.Danger();
    static void DemoS8() => Use8.Safe();
    static void DemoD9() => Use9.Danger();
    static void DemoS9() => Use9.Safe();
    static void DemoD10() { var m = new DMod10(); m.Initialize(); m.Start(); }
    static void DemoS10() { var m = new SMod10(); m.Initialize(); m.Start(); }
}
