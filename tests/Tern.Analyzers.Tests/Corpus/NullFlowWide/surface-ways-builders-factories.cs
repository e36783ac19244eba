// case: surface-ways-builders-factories
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysBuildersFactories;

static class PlainBuilder
{
    sealed record Mail(string To, string Subject);
    sealed class MailBuilder
    {
        string to = null!, subject = null!;
        public MailBuilder To(string s) { to = s; return this; }
        public MailBuilder Subject(string s) { subject = s; return this; }
        public Mail Build() => new Mail(to, subject);
        public Mail BuildSafe() => new Mail(to ?? "", subject ?? "(none)");
    }
    static int Len(Mail m) => m.Subject.Length; // want: null-deref
    static int LenSafe(Mail m) => m.Subject is null ? 0 : m.Subject.Length;
    public static void DemoBuilderDanger() => Len(new MailBuilder().To("a").Build());
    public static void DemoBuilderSafe() => LenSafe(new MailBuilder().To("a").BuildSafe());
}

static class FluentConfig
{
    sealed class Logger { public string Sink = "con"; }
    sealed class App { public Logger Log { get; set; } = null!; public Logger Err { get; set; } = null!; }
    static App UseLog(this App a, Action<Logger> f) { var l = new Logger(); f(l); a.Log = l; return a; }
    static App UseErr(this App a) { a.Err = new Logger(); return a; }
    static string Run(App a) => a.Err.Sink; // want: null-deref
    static string RunSafe(App a) => a.UseErr().Err.Sink;
    public static void DemoFluentDanger() => Run(new App().UseLog(l => l.Sink = "file"));
    public static void DemoFluentSafe() => RunSafe(new App().UseLog(l => l.Sink = "file"));
}

static class OptionsDefaults
{
    sealed class Opts { public string? Dir { get; init; } public string Name { get; init; } = "app"; }
    sealed class Host
    {
        readonly Opts o;
        public Host(Opts? given) => o = given ?? new Opts();
        public int DirLen() => o.Dir!.Length; // want: null-deref
        public int NameLen() => o.Name.Length;
    }
    public static void DemoOptionsDanger() => new Host(null).DirLen();
    public static void DemoOptionsSafe() => new Host(new Opts { Dir = "d" }).NameLen();
}

static class AbstractFactory
{
    abstract class Ui { public abstract Button MakeButton(); public abstract Menu MakeMenu(); }
    sealed class Button { public string Text = "ok"; }
    sealed class Menu { public string Text = "menu"; }
    sealed class Web : Ui { public override Button MakeButton() => new(); public override Menu MakeMenu() => new(); }
    sealed class Tui : Ui { public override Button MakeButton() => new(); public override Menu MakeMenu() => null!; }
    static string Menus(Ui ui) { var m = ui.MakeMenu(); return m.Text; } // want: null-deref
    static string Buttons(Ui ui) { var b = ui.MakeButton(); return b.Text; }
    public static void DemoAbstractDanger() { Menus(new Web()); Menus(new Tui()); }
    public static void DemoAbstractSafe() { Buttons(new Web()); Buttons(new Tui()); }
}

static class StaticFactory
{
    sealed class Temp
    {
        public readonly string Unit; Temp(string u) => Unit = u;
        public static Temp Parse(string s) => s.EndsWith('C') ? new Temp("C") : null!;
        public static Temp ParseSafe(string s) => s.EndsWith('C') ? new Temp("C") : throw new FormatException(s);
    }
    static int U(string s) => Temp.Parse(s).Unit.Length; // want: null-deref
    static int USafe(string s) => Temp.ParseSafe(s).Unit.Length;
    public static void DemoStaticFactoryDanger() => U("12F");
    public static void DemoStaticFactorySafe() => USafe("12C");
}

static class DelegateFactory
{
    sealed class Widget { public string Id = "w"; }
    sealed class Maker { public Func<bool, Widget> Make = _ => new Widget(); }
    static Maker Lazyish() => new Maker { Make = ready => ready ? new Widget() : null! };
    static string Id(Maker m) => m.Make(false).Id; // want: null-deref
    sealed class MakerSafe { public Func<bool, Widget> Make = _ => new Widget(); }
    static MakerSafe Eager() => new MakerSafe { Make = ready => new Widget { Id = ready ? "r" : "u" } };
    static string IdSafe(MakerSafe m) => m.Make(false).Id;
    public static void DemoDelegateFactoryDanger() => Id(Lazyish());
    public static void DemoDelegateFactorySafe() => IdSafe(Eager());
}

static class GenericNew
{
    interface IPart { string Label { get; } }
    sealed class Bolt : IPart { public string Label { get; set; } = null!; }
    sealed class Nut : IPart { public string Label { get; set; } = "nut"; }
    static T Make<T>() where T : IPart, new() => new T();
    static int L(Bolt p) => p.Label.Length; // want: null-deref
    static int LSafe(Nut p) => p.Label.Length;
    public static void DemoGenericNewDanger() => L(Make<Bolt>());
    public static void DemoGenericNewSafe() => LSafe(Make<Nut>());
}

static class ServiceLocator
{
    sealed class Clock { public string Zone = "utc"; }
    sealed class Mailer { public string From = "me"; }
    static class Services
    {
        static readonly Dictionary<Type, object> map = new();
        public static void Set<T>(T x) where T : class => map[typeof(T)] = x;
        public static T? Get<T>() where T : class => map.TryGetValue(typeof(T), out var o) ? o as T : null;
    }
    static string From() => Services.Get<Mailer>()!.From; // want: null-deref
    static string Zone() { var c = Services.Get<Clock>(); if (c == null) Services.Set(c = new Clock()); return c.Zone; }
    public static void DemoLocatorDanger() { Services.Set(new Clock()); From(); }
    public static void DemoLocatorSafe() { Services.Set(new Clock()); Zone(); }
}

static class SingletonContainer
{
    sealed class Db { public string Url = "u"; }
    sealed class Box
    {
        readonly Dictionary<string, Func<object>> make = new(); readonly Dictionary<string, object> made = new();
        public void Single(string k, Func<object> f) => make[k] = f;
        public object Get(string k)
        {
            if (made.TryGetValue(k, out var o)) return o;
            return made[k] = make[k]();
        }
    }
    static string Url(Box b) => ((Db)b.Get("db")).Url; // want: null-deref
    static string UrlSafe(Box b) => b.Get("db") is Db d ? d.Url : "";
    public static void DemoSingletonDanger() { var b = new Box(); b.Single("db", () => null!); Url(b); }
    public static void DemoSingletonSafe() { var b = new Box(); b.Single("db", () => null!); UrlSafe(b); }
}

static class ScopedContainer
{
    sealed class User { public string Name = "u"; }
    sealed class Scope
    {
        readonly Scope? outer; User? user;
        public Scope(Scope? outer) => this.outer = outer;
        public void Set(User u) => user = u;
        public User? Own => user;
        public User? Any => user ?? outer?.Any;
    }
    static string Name(Scope s) => s.Own!.Name; // want: null-deref
    static string NameSafe(Scope s) { var u = s.Any; return u is null ? "" : u.Name; }
    static Scope Inner() { var o = new Scope(null); o.Set(new User()); return new Scope(o); }
    public static void DemoScopeDanger() => Name(Inner());
    public static void DemoScopeSafe() => NameSafe(Inner());
}
