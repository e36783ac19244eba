// case: surface-ways-initialisation
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysInitialisation;

static class InitForgotten
{
    sealed class Engine
    {
        List<int> cyl = null!;
        public void Init() => cyl = new List<int> { 1 };
        public int Count() => cyl.Count; // want: null-deref
    }
    sealed class EngineSafe
    {
        List<int> cyl = null!;
        public void Init() => cyl = new List<int> { 1 };
        public int Count() => cyl.Count;
    }
    public static void DemoInitDanger() => new Engine().Count();
    public static void DemoInitSafe() { var e = new EngineSafe(); e.Init(); e.Count(); }
}

static class ConditionalInit
{
    sealed class Log { public void Line(string s) { } }
    sealed class App
    {
        Log log = null!;
        public App(bool verbose) { if (verbose) Setup(); }
        void Setup() => log = new Log();
        public void Run() => log.Line("x"); // want: null-deref
    }
    sealed class AppSafe
    {
        Log log = null!;
        public AppSafe(bool verbose) { if (verbose) Setup(); else log = new Log(); }
        void Setup() => log = new Log();
        public void Run() => log.Line("x");
    }
    public static void DemoCondInitDanger() => new App(false).Run();
    public static void DemoCondInitSafe() => new AppSafe(false).Run();
}

static class VirtualFromCtor
{
    abstract class View { protected View() => Layout(); protected abstract void Layout(); }
    sealed class Label : View
    {
        readonly string text; public Label(string t) => text = t;
        protected override void Layout() => _ = text.Length; // want: null-deref
    }
    sealed class LabelSafe : View
    {
        readonly string text = "t";
        protected override void Layout() => _ = text.Length;
    }
    public static void DemoVirtualDanger() => _ = new Label("a");
    public static void DemoVirtualSafe() => _ = new LabelSafe();
}

static class StaticOrder
{
    static class Reg
    {
        public static readonly int Size = Count();
        static readonly List<string> names = new() { "a" };
        static int Count() => names == null ? 0 : names.Count;
        public static readonly string First = Late;
        static readonly string Late = "z".PadLeft(2);
    }
    static class RegSafe { static readonly string Early = "z".PadLeft(2); public static readonly string First = Early; }
    static int Len() => Reg.First.Length; // want: null-deref
    static int LenSafe() => RegSafe.First.Length + Reg.Size;
    public static void DemoOrderDanger() => Len();
    public static void DemoOrderSafe() => LenSafe();
}

static class StaticCtorRegistry
{
    sealed class Fmt { public string Ext = "png"; }
    static class Formats
    {
        static readonly Dictionary<string, Fmt> map = new();
        static Formats() { foreach (var e in new[] { "png", "gif" }) map[e] = new Fmt { Ext = e }; }
        public static Fmt? Of(string e) => map.TryGetValue(e, out var f) ? f : null;
    }
    static int Ext(string e) => Formats.Of(e)!.Ext.Length; // want: null-deref
    static int ExtSafe(string e) => (Formats.Of(e) ?? new Fmt()).Ext.Length;
    public static void DemoStaticCtorDanger() => Ext("bmp");
    public static void DemoStaticCtorSafe() => ExtSafe("bmp");
}

static class LazyMember
{
    sealed class Model
    {
        List<string>? tags;
        public List<string> Tags => tags ??= new();
        public int Count() => tags!.Count; // want: null-deref
        public int CountSafe() => Tags.Count;
    }
    static Model Make() => new Model();
    public static void DemoLazyDanger() => Make().Count();
    public static void DemoLazySafe() => Make().CountSafe();
}

static class LazyOfT
{
    sealed class Font { public string Face = "serif"; }
    sealed class Theme
    {
        readonly Lazy<Font> font;
        public Theme(string name) => font = new Lazy<Font>(() => name == "dark" ? new Font() : null!);
        public string Face() => font.Value.Face; // want: null-deref
        public string FaceSafe() => font.Value is null ? "mono" : font.Value.Face;
    }
    public static void DemoLazyTDanger() => new Theme("light").Face();
    public static void DemoLazyTSafe() => new Theme("light").FaceSafe();
}

static class DoubleChecked
{
    sealed class Svc { public string Name = "s"; }
    static class Bad
    {
        static readonly object gate = new(); static Svc? inst; static bool ready = true;
        public static Svc Get() { if (!ready) lock (gate) if (inst == null) { inst = new Svc(); ready = true; } return inst!; }
    }
    static class Good
    {
        static readonly object gate = new(); static volatile Svc? inst;
        public static Svc Get() { if (inst == null) lock (gate) if (inst == null) inst = new Svc(); return inst!; }
    }
    static int Len() => Bad.Get().Name.Length; // missed: null-deref
    static int LenSafe() => Good.Get().Name.Length;
    public static void DemoDoubleCheckDanger() => Len();
    public static void DemoDoubleCheckSafe() => LenSafe();
}

static class WeakRef
{
    sealed class Img { public int W = 3; }
    sealed class Thumb
    {
        readonly WeakReference<Img> wr = new(null!);
        public void Set(Img? i) => wr.SetTarget(i!);
        public Img? Get() => wr.TryGetTarget(out var i) ? i : null;
    }
    static int W(Thumb t) => t.Get()!.W; // want: null-deref
    static int WSafe(Thumb t) { var i = t.Get(); if (i == null) t.Set(i = new Img()); return i.W; }
    public static void DemoWeakDanger() { var t = new Thumb(); t.Set(null); W(t); }
    public static void DemoWeakSafe() { var t = new Thumb(); t.Set(null); WSafe(t); }
}

static class BaseInitSkipped
{
    class Base { protected Dictionary<string, int> Map = null!; public virtual void Setup() => Map = new(); }
    sealed class Derived : Base
    {
        public int Extra; public override void Setup() => Extra = 1;
        public int Count() => Map.Count; // want: null-deref
    }
    sealed class DerivedSafe : Base
    {
        public int Extra; public override void Setup() { base.Setup(); Extra = 1; }
        public int Count() => Map.Count;
    }
    public static void DemoBaseInitDanger() { var d = new Derived(); d.Setup(); d.Count(); }
    public static void DemoBaseInitSafe() { var d = new DerivedSafe(); d.Setup(); d.Count(); }
}
