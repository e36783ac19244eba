// case: surface-ways-mapping-and-inputs
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysMappingAndInputs;

static class ModelMapping
{
    sealed class Dto { public string? Street; public string? Zip = "1"; }
    sealed class Addr { public string Street { get; set; } = ""; public string Zip { get; set; } = ""; }
    static Addr Map(Dto d) => new Addr { Street = d.Street!, Zip = d.Zip! };
    static Addr MapSafe(Dto d) => new Addr { Street = d.Street ?? "", Zip = d.Zip ?? "" };
    static int Len(Dto d) { var a = Map(d); return a.Street.Length; } // want: null-deref
    static int LenSafe(Dto d) { var a = MapSafe(d); return a.Street.Length; }
    public static void DemoMapDanger() => Len(new Dto());
    public static void DemoMapSafe() => LenSafe(new Dto());
}

static class PartialUpdate
{
    sealed class Patch { public string? Name; public string? Mail; }
    sealed class User
    {
        public string Name = "n", Mail = "m";
        public void Apply(Patch p) { Name = p.Name!; Mail = p.Mail!; }
        public void ApplySafe(Patch p) { if (p.Name != null) Name = p.Name; if (p.Mail != null) Mail = p.Mail; }
    }
    sealed class UserSafe { public string Mail = "m"; public void Apply(Patch p) { if (p.Mail != null) Mail = p.Mail; } }
    static int MailLen(User u) => u.Mail.Length; // want: null-deref
    static int MailLenSafe(UserSafe u) => u.Mail.Length;
    public static void DemoPatchDanger() { var u = new User(); u.Apply(new Patch { Name = "x" }); MailLen(u); }
    public static void DemoPatchSafe() { var u = new UserSafe(); u.Apply(new Patch { Name = "x" }); MailLenSafe(u); }
}

static class MergeDefaults
{
    sealed class Conf { public string? Host, Log; }
    static Conf Merge(Conf a, Conf b) => new Conf { Host = a.Host ?? b.Host, Log = a.Log ?? b.Log };
    static int Log(Conf c) => c.Log!.Length; // want: null-deref
    static int LogSafe(Conf c) => Merge(c, new Conf { Log = "log" }).Log is { } l ? l.Length : 0;
    public static void DemoMergeDanger() => Log(Merge(new Conf { Host = "h" }, new Conf { Host = "d" }));
    public static void DemoMergeSafe() => LogSafe(Merge(new Conf { Host = "h" }, new Conf { Host = "d" }));
}

static class JsonDocument1
{
    sealed class J
    {
        readonly Dictionary<string, J> props = new(); public string? Str;
        public J? this[string k] => props.TryGetValue(k, out var v) ? v : null;
        public J With(string k, string? s) { props[k] = new J { Str = s }; return this; }
    }
    static int Name(J doc) => doc["name"]!.Str!.Length; // want: null-deref
    static int NameSafe(J doc) => doc["name"]?.Str?.Length ?? 0;
    public static void DemoJsonDanger() => Name(new J().With("name", null));
    public static void DemoJsonSafe() => NameSafe(new J().With("name", null));
}

static class CsvRow
{
    sealed class Row
    {
        readonly string[] cols; readonly Dictionary<string, int> head;
        public Row(Dictionary<string, int> h, string line) { head = h; cols = line.Split(','); }
        public string Col(string n) => head.TryGetValue(n, out var i) && i < cols.Length ? cols[i] : null!;
    }
    static string City(Row r) => r.Col("city").Trim(); // want: null-deref
    static string CitySafe(Row r) { var c = r.Col("city"); return string.IsNullOrEmpty(c) ? "-" : c.Trim(); }
    static Row Make() => new Row(new() { ["name"] = 0, ["city"] = 1 }, "ann");
    public static void DemoCsvDanger() => City(Make());
    public static void DemoCsvSafe() => CitySafe(Make());
}

static class EnvAndArgs
{
    static string Arg(string[] a, string name) { for (int i = 0; i + 1 < a.Length; i++) if (a[i] == name) return a[i + 1]; return Environment.GetEnvironmentVariable("SURFA_" + name)!; }
    sealed class Run { public readonly string Out; public Run(string[] a) => Out = Arg(a, "--out"); }
    static bool IsXml(Run r) => r.Out.EndsWith(".xml"); // want: null-deref
    sealed class RunSafe { public readonly string Out; public RunSafe(string[] a) => Out = Arg(a, "--out") ?? "out.txt"; }
    static bool IsXmlSafe(RunSafe r) => r.Out.EndsWith(".xml");
    public static void DemoArgsDanger() => IsXml(new Run(new[] { "--in", "a" }));
    public static void DemoArgsSafe() => IsXmlSafe(new RunSafe(new[] { "--in", "a" }));
}

static class Localisation
{
    sealed class Texts
    {
        readonly Dictionary<string, Dictionary<string, string>> t = new() { ["en"] = new() { ["hi"] = "hello" }, ["de"] = new() };
        string? In(string lang, string k) => t.TryGetValue(lang, out var m) ? m.GetValueOrDefault(k) : null;
        public string Get(string lang, string k) => (In(lang, k) ?? In("en", k))!;
        public string GetSafe(string lang, string k) => In(lang, k) ?? In("en", k) ?? k;
    }
    static string Cap(Texts t) => t.Get("de", "bye").ToUpper(); // want: null-deref
    static string CapSafe(Texts t) => t.GetSafe("de", "bye").ToUpper();
    public static void DemoLocalDanger() => Cap(new Texts());
    public static void DemoLocalSafe() => CapSafe(new Texts());
}

static class FeatureFlag
{
    sealed class Beta { public string Tag = "b"; }
    static class Flags { static readonly HashSet<string> on = new() { "old" }; public static bool On(string f) => on.Contains(f); }
    sealed class Shop { public readonly Beta? Beta = Flags.On("beta") ? new Beta() : null; }
    static int Tag(Shop s) => s.Beta!.Tag.Length; // want: null-deref
    static int TagSafe(Shop s) => Flags.On("beta") ? s.Beta!.Tag.Length : 0;
    public static void DemoFlagDanger() => Tag(new Shop());
    public static void DemoFlagSafe() => TagSafe(new Shop());
}

static class ValidationBeforeUse
{
    sealed class Form { public string? Name, Phone; }
    static List<string> Check(Form f) { var e = new List<string>(); if (f.Name == null) e.Add("name"); return e; }
    static List<string> CheckSafe(Form f) { var e = new List<string>(); if (f.Name == null) e.Add("name"); if (f.Phone == null) e.Add("phone"); return e; }
    static int Send(Form f) { if (Check(f).Count > 0) return 0; return f.Phone!.Length; } // want: null-deref
    static int SendSafe(Form f) { if (CheckSafe(f).Count > 0) return 0; return f.Phone!.Length; }
    public static void DemoValidateDanger() => Send(new Form { Name = "n" });
    public static void DemoValidateSafe() => SendSafe(new Form { Name = "n" });
}

static class ValidatedOther
{
    sealed class Card { public string? Number; }
    static void Require(Card c) { if (c.Number == null) throw new ArgumentException("number"); }
    static int Pay(Card a, Card b) { Require(a); return b.Number!.Length; } // want: null-deref
    static int PaySafe(Card a, Card b) { Require(a); if (b.Number == null) b = a; return b.Number!.Length; }
    public static void DemoOtherDanger() => Pay(new Card { Number = "1" }, new Card());
    public static void DemoOtherSafe() => PaySafe(new Card { Number = "1" }, new Card());
}
