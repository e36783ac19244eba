namespace NullSafety.SurfI.Wiring;

sealed class Log { public string Name = "log"; public void Say(string s) => Name = s; }

// 1 test-like setup method: run or not
sealed class Fixture1 { Log log = null!; public void SetUp() => log = new(); public int TestD()
    {
        return log.Name.Length; // want: null-deref
    } }
sealed class SFixture1 { Log log = null!; public void SetUp() => log = new(); public int TestS()
    {
        return log.Name.Length;
    } }

// 2 TearDown between two tests
sealed class Fixture2 { Log log = null!; public void SetUp() => log = new(); public void TearDown() => log = null!; public Log Log => log; }
static class Use2
{
    public static int Danger() { var f = new Fixture2(); f.SetUp(); f.TearDown(); return f.Log.Name.Length; } // want: null-deref
    public static int Safe() { var f = new Fixture2(); f.SetUp(); f.TearDown(); f.SetUp(); return f.Log.Name.Length; }
}

// 3 injection by constructor
sealed class Svc3 { readonly Log log; public Svc3(Log l) { log = l; } public Log Log => log; }
static class Use3
{
    static Svc3 Build(bool real) => new(real ? new Log() : null!);
    public static int Danger() => Build(false).Log.Name.Length; // want: null-deref
    public static int Safe() => Build(true).Log.Name.Length;
}

// 4 injection by property
sealed class Svc4 { public Log Log { get; set; } = null!; public Log Audit { get; set; } = null!; }
static class Use4
{
    static Svc4 Wire() { var s = new Svc4(); s.Log = new Log(); return s; }
    public static int Danger() => Wire().Audit.Name.Length; // want: null-deref
    public static int Safe() => Wire().Log.Name.Length;
}

// 5 injection by method, after or before Run
sealed class Svc5 { Log log = null!; public void Use(Log l) => log = l; public void Run()
    {
        log.Say("run"); // want: null-deref
    } }
sealed class SSvc5 { Log log = null!; public void Use(Log l) => log = l; public void Run()
    {
        log.Say("run");
    } }

// 6 service container by type
sealed class Container6 { readonly Dictionary<Type, object> map = new(); public void Add<T>(T v) where T : class => map[typeof(T)] = v; public T Get<T>() where T : class => (map.TryGetValue(typeof(T), out var o) ? o as T : null)!; }
sealed class Mailer6 { public string From = "f"; }
static class Use6
{
    static Container6 Make() { var c = new Container6(); c.Add(new Log()); return c; }
    public static int Danger() => Make().Get<Mailer6>().From.Length; // want: null-deref
    public static int Safe() => Make().Get<Log>().Name.Length;
}

// 7 container of factories: one resolves another that is registered later or never
sealed class Container7 { readonly Dictionary<string, Func<Container7, object>> f = new(); public void Add(string k, Func<Container7, object> m) => f[k] = m; public object Get(string k) => f.TryGetValue(k, out var m) ? m(this) : null!; }
sealed class App7(Log log) { public Log Log = log; }
static class Use7
{
    static App7 Make(bool withLog) { var c = new Container7(); c.Add("app", x => new App7((Log)x.Get("log"))); if (withLog) c.Add("log", _ => new Log()); return (App7)c.Get("app"); }
    public static int Danger() => Make(false).Log.Name.Length; // want: null-deref
    public static int Safe() => Make(true).Log.Name.Length;
}

// 8 plug-in host: Attach and Detach
sealed class Host8 { public string Title = "host"; }
sealed class Plugin8 { Host8 host = null!; public void Attach(Host8 h) => host = h; public void Detach() => host = null!; public Host8 Host => host; }
static class Use8
{
    public static int Danger() { var p = new Plugin8(); p.Attach(new Host8()); p.Detach(); return p.Host.Title.Length; } // want: null-deref
    public static int Safe() { var p = new Plugin8(); p.Attach(new Host8()); p.Detach(); p.Attach(new Host8()); return p.Host.Title.Length; }
}

// 9 host that attaches in Add and detaches in Remove, plug-in kept outside
interface IPlug9 { Host9? Owner { get; set; } }
sealed class Host9 { public string Name = "h"; readonly List<IPlug9> all = new(); public void Add(IPlug9 p) { all.Add(p); p.Owner = this; } public void Clear() { foreach (var p in all) p.Owner = null; all.Clear(); } public int Sum() { int n = 0; foreach (var p in all) n += p.Owner!.Name.Length; return n; } }
sealed class Plug9 : IPlug9 { public Host9? Owner { get; set; } public string OwnerName() => Owner!.Name; } // missed: null-deref
static class Use9
{
    public static string Danger() { var h = new Host9(); var p = new Plug9(); h.Add(p); h.Clear(); return p.OwnerName(); }
    public static int Safe() { var h = new Host9(); var p = new Plug9(); h.Add(p); int n = h.Sum(); h.Clear(); return n + h.Sum(); }
}

// 10 service locator: static Provider set by Configure, and a component that caches it in its constructor
static class Locator10 { public static Log Current = null!; public static void Configure() => Current = new(); public static void Drop() => Current = null!; }
sealed class Comp10 { readonly Log cached = Locator10.Current; public Log Cached => cached; public Log Live => Locator10.Current; }
static class Use10
{
    public static int Danger() { Locator10.Drop(); var c = new Comp10(); Locator10.Configure(); return c.Cached.Name.Length; } // want: null-deref
    public static int Safe() { Locator10.Drop(); var c = new Comp10(); Locator10.Configure(); return c.Live.Name.Length; }
}

static class Demos
{
    static void DemoD1() => new Fixture1().TestD();
    static void DemoS1() { var f = new SFixture1(); f.SetUp(); f.TestS(); }
    static void DemoD2() => Use2.Danger();
    static void DemoS2() => Use2.Safe();
    static void DemoD3() => Use3.Danger();
    static void DemoS3() => Use3.Safe();
    static void DemoD4() => Use4.Danger();
    static void DemoS4() => Use4.Safe();
    static void DemoD5() { var s = new Svc5(); s.Run(); s.Use(new Log()); }
    static void DemoS5() { var s = new SSvc5(); s.Use(new Log()); s.Run(); }
    static void DemoD6() => Use6.Danger();
    static void DemoS6() => Use6.Safe();
    static void DemoD7() => Use7.Danger();
    static void DemoS7() => Use7.Safe();
    static void DemoD8() => Use8.Danger();
    static void DemoS8() => Use8.Safe();
    static void DemoD9() => Use9.Danger();
    static void DemoS9() => Use9.Safe();
    static void DemoD10() => Use10.Danger();
    static void DemoS10() => Use10.Safe();
}
