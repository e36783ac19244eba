namespace NullSafety.SurfI.StaticCross;

// 1 two types that use each other: who is first decides
static class DA1 { public static readonly string Name = DB1.Tag; static DA1() { } public static string Get() => Name; }
static class DB1 { public static readonly string Copy = DA1.Name; public static readonly string Tag = "tag"; static DB1() { }
    public static string Get() => Copy; }
static class SA1 { public static readonly string Name = SB1.Tag; static SA1() { } public static string Get() => Name; }
static class SB1 { public static readonly string Copy = SA1.Name; public static readonly string Tag = "tag"; static SB1() { }
    public static string Get() => Tag; }
static class Use1
{
    public static int Danger() { DA1.Get(); return DB1.Get().Length; } // want: null-deref
    public static int Safe() { SA1.Get(); return SB1.Get().Length; }
}

// 2 the twin puts the tag behind the cycle-free holder
static class DA2 { public static readonly List<string> Items = DB2.Make(); public static readonly string Sep = ","; static DA2() { } }
static class DB2 { static DB2() { } public static List<string> Make() => new() { DA2.Sep.Trim() }; } // want: null-deref
static class SA2 { public static readonly string Sep = ","; public static readonly List<string> Items = SB2.Make(); static SA2() { } }
static class SB2 { static SB2() { } public static List<string> Make() => new() { SA2.Sep.Trim() }; }

// 3 three types in a ring
static class DX3 { public static readonly string V = DY3.V; static DX3() { } }
static class DY3 { public static readonly string V = DZ3.V; static DY3() { } }
static class DZ3 { public static readonly string V = DX3.V; static DZ3() { } }
static class SX3 { public static readonly string V = SY3.V; static SX3() { } }
static class SY3 { public static readonly string V = SZ3.V; static SY3() { } }
static class SZ3 { public static readonly string V = "z"; public static readonly string W = SX3.V; static SZ3() { } }
static class Use3
{
    public static int Danger() => DX3.V.Length; // want: null-deref
    public static int Safe() => SX3.V.Length;
}

// 4 a static of a generic type is one for each argument
static class Slot4<T> { public static string Name = null!; }
static class Use4
{
    public static void Setup() { Slot4<int>.Name = "int"; }
    public static int Danger() => Slot4<long>.Name.Length; // missed: null-deref
    public static int Safe() => Slot4<int>.Name.Length;
}

// 5 generic statics filled by a generic Register
static class Box5<T> where T : class { public static T Value = null!; }
sealed class Red5 { public int N = 1; } sealed class Blue5 { public int N = 2; }
static class Use5
{
    static void Register<T>(T value) where T : class => Box5<T>.Value = value;
    static T Get<T>() where T : class => Box5<T>.Value;
    public static void Setup() => Register(new Red5());
    public static int Danger() => Get<Blue5>().N; // missed: null-deref
    public static int Safe() => Get<Red5>().N;
}

// 6 nested holder reads the outer static before or after it is assigned
static class D6 { static string root = null!; static class Holder { internal static readonly string Path = root; static Holder() { } }
    public static string Load() { string p = Holder.Path; root = "/r"; return p; } }
static class S6 { static string root = null!; static class Holder { internal static readonly string Path = root; static Holder() { } }
    public static string Load() { root = "/r"; string p = Holder.Path; return p; } }
static class Use6
{
    public static int Danger() => D6.Load().Length; // missed: null-deref
    public static int Safe() => S6.Load().Length;
}

// 7 Lazy static whose value is taken before the source is set
static class D7 { static string src = null!; static readonly Lazy<string> Text = new(() => src); public static string Get() { var t = Text.Value; src = "s"; return t; } }
static class S7 { static string src = null!; static readonly Lazy<string> Text = new(() => src); public static string Get() { src = "s"; var t = Text.Value; return t; } }
static class Use7
{
    public static int Danger() => D7.Get().Length; // missed: null-deref
    public static int Safe() => S7.Get().Length;
}

// 8 Lazy keeps what it read the first time
static class D8 { public static string Cfg = null!; static readonly Lazy<string> L = new(() => Cfg); public static bool Ready() => L.IsValueCreated || L.Value == "never"; public static string Get() => L.Value; }
static class S8 { public static string Cfg = null!; static readonly Lazy<string> L = new(() => Cfg); public static bool Ready() => L.IsValueCreated; public static string Get() => L.Value; }
static class Use8
{
    public static int Danger() { D8.Ready(); D8.Cfg = "c"; return D8.Get().Length; } // missed: null-deref
    public static int Safe() { S8.Ready(); S8.Cfg = "c"; return S8.Get().Length; }
}

// 9 base static constructor does not run the derived one
class DBase9 { public static string Kind = null!; static DBase9() { } public static string Read() => Kind; }
class DSub9 : DBase9 { public static int Hit = 1; static DSub9() { Kind = "sub"; } }
class SBase9 { public static string Kind = null!; static SBase9() { } public static string Read() => Kind; }
class SSub9 : SBase9 { public static int Hit = 1; static SSub9() { Kind = "sub"; } }
static class Use9
{
    public static int Danger() => DSub9.Read().Length; // missed: null-deref
    public static int Safe() { if (SSub9.Hit == 1) return SSub9.Read().Length; return 0; }
}

// 10 partial type: initialisers follow the parts as the compiler sees them
static partial class D10 { static readonly string Title = Prefix; public static string Get() => Title; }
static partial class D10 { static readonly string Prefix = "p"; }
static partial class S10 { static readonly string Prefix = "p"; }
static partial class S10 { static readonly string Title = Prefix; public static string Get() => Title; }
static class Use10
{
    public static int Danger() => D10.Get().Length; // want: null-deref
    public static int Safe() => S10.Get().Length;
}

static class Demos
{
    static void DemoD1() => Use1.Danger();
    static void DemoS1() => Use1.Safe();
    static void DemoD2() => _ = DA2.Items.Count;
    static void DemoS2() => _ = SA2.Items.Count;
    static void DemoD3() => Use3.Danger();
    static void DemoS3() => Use3.Safe();
    static void DemoD4() { Use4.Setup(); Use4.Danger(); }
    static void DemoS4() { Use4.Setup(); Use4.Safe(); }
    static void DemoD5() { Use5.Setup(); Use5.Danger(); }
    static void DemoS5() { Use5.Setup(); Use5.Safe(); }
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
