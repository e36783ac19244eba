namespace NullSafety.SurfI.MapsConfig;

// 1 own deserialiser: switch on names
sealed class Person1 { public string Name = null!; public string City = null!; }
static class Reader1
{
    static Person1 Read(string text) { var p = new Person1(); foreach (var part in text.Split(';')) { var kv = part.Split('='); switch (kv[0]) { case "name": p.Name = kv[1]; break; case "city": p.City = kv[1]; break; } } return p; }
    public static int Danger() => Read("name=n;town=c").City.Length; // want: null-deref
    public static int Safe() { var p = Read("name=n;town=c"); return p.City is null ? 0 : p.City.Length; }
}

// 2 deserialiser calls Set by constant names
sealed class Bag2 { public string Host = null!; public string Port = null!; public void Set(string k, string v) { switch (k) { case "host": Host = v; break; case "port": Port = v; break; } } }
static class Use2
{
    static Bag2 LoadD() { var b = new Bag2(); b.Set("host", "h"); b.Set("Port", "1"); return b; }
    static Bag2 LoadS() { var b = new Bag2(); b.Set("host", "h"); b.Set("port", "1"); return b; }
    public static int Danger() => LoadD().Port.Length; // want: null-deref
    public static int Safe() => LoadS().Port.Length;
}

// 3 dictionary filled from an array of keys
static class Use3
{
    static readonly string[] Keys = { "a", "b" };
    static readonly Dictionary<string, string> Map = Fill();
    static Dictionary<string, string> Fill() { var m = new Dictionary<string, string>(); foreach (var k in Keys) m[k] = k + k; return m; }
    static string Look(string k) => Map.GetValueOrDefault(k)!;
    public static int Danger() => Look("c").Length; // missed: null-deref
    public static int Safe() { int n = 0; foreach (var k in Keys) n += Look(k).Length; return n; }
}

// 4 dictionary filled from an enum's values, read by enum
enum Level4 { Low, Mid, High }
static class Use4
{
    static Dictionary<Level4, string> Make(bool all) { var m = new Dictionary<Level4, string>(); foreach (var l in Enum.GetValues<Level4>()) if (all || l != Level4.High) m[l] = l.ToString(); return m; }
    static string Of(Dictionary<Level4, string> m, Level4 l) => m.TryGetValue(l, out var s) ? s : null!;
    public static int Danger() => Of(Make(false), Level4.High).Length; // want: null-deref
    public static int Safe() => Of(Make(true), Level4.High).Length; // needless
}

// 5 constants as keys; one value is null
static class Keys5 { public const string User = "user"; public const string Pass = "pass"; }
static class Use5
{
    static readonly Dictionary<string, string> Env = new() { [Keys5.User] = "u", [Keys5.Pass] = null! };
    static string Get(string k) => Env[k];
    public static int Danger() => Get(Keys5.Pass).Length; // want: null-deref
    public static int Safe() => Get(Keys5.User).Length;
}

// 6 filled by one method, read by another: order
sealed class Book6 { readonly Dictionary<int, string> d = new(); public void Load() { for (int i = 0; i < 3; i++) d[i] = "p" + i; } public string Page(int i) => d.TryGetValue(i, out var s) ? s : null!; }
static class Use6
{
    public static int Danger() { var b = new Book6(); var p = b.Page(1); b.Load(); return p.Length; } // want: null-deref
    public static int Safe() { var b = new Book6(); b.Load(); var p = b.Page(1); return p.Length; }
}

// 7 grouping: the key of the group is null
sealed class Row7(string dept, string name) { public string Dept = dept; public string Name = name; }
static class Use7
{
    static List<Row7> Rows() => new() { new("x", "a"), new(null!, "b") };
    public static int Danger() { int n = 0; foreach (var g in Rows().GroupBy(r => r.Dept)) n += g.Key.Length; return n; } // want: null-deref
    public static int Safe() { int n = 0; foreach (var g in Rows().GroupBy(r => r.Name)) n += g.Key.Length; return n; }
}

// 8 lookup: a missing key gives an empty sequence, FirstOrDefault gives null
static class Use8
{
    static ILookup<string, Row7> Index() => new List<Row7> { new("x", "a"), new("y", "b") }.ToLookup(r => r.Dept);
    static Row7 First(string k) => Index()[k].FirstOrDefault()!;
    public static int Danger() => First("z").Name.Length; // want: null-deref
    public static int Safe() => First("y").Name.Length; // needless
}

// 9 configuration merged with defaults
sealed class Conf9 { public string Lang = null!; public string Font = null!; }
static class Use9
{
    static readonly Conf9 Defaults = new() { Lang = "en" };
    static Conf9 Merge(Conf9 c) => new() { Lang = c.Lang ?? Defaults.Lang, Font = c.Font ?? Defaults.Font };
    public static int Danger() => Merge(new Conf9()).Font.Length; // want: null-deref
    public static int Safe() => Merge(new Conf9()).Lang.Length;
}

// 10 merge the wrong way: null overwrites the default
sealed class Set10 { public string Mode = "m"; public void ApplyD(Set10 o) => Mode = o.Mode; public void ApplyS(Set10 o) { if (o.Mode != null) Mode = o.Mode; } }
static class Use10
{
    static Set10 User() => new() { Mode = null! };
    public static int Danger() { var s = new Set10(); s.ApplyD(User()); return s.Mode.Length; } // want: null-deref
    public static int Safe() { var s = new Set10(); s.ApplyS(User()); return s.Mode.Length; }
}

static class Demos
{
    static void DemoD1() => Reader1.Danger();
    static void DemoS1() => Reader1.Safe();
    static void DemoD2() => Use2.Danger();
    static void DemoS2() => Use2.Safe();
    static void DemoD3() => Use3.Danger();
    static void DemoS3() => Use3.Safe();
    static void DemoD4() => Use4.Danger();
    static void DemoS4() => Use4.Safe();
    static void DemoD5() => Use5.Danger();
    static void DemoS5() => Use5.Safe();
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
