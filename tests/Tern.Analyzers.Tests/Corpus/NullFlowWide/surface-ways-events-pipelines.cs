// case: surface-ways-events-pipelines
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysEventsPipelines;

static class EventNoHandler
{
    sealed class Ask { public string? Reply; }
    sealed class Form { public event Action<Ask>? Asking; public Ask Raise() { var a = new Ask(); Asking?.Invoke(a); return a; } }
    static int Reply(Form f) => f.Raise().Reply!.Length; // want: null-deref
    static int ReplySafe(Form f) { f.Asking += a => a.Reply ??= "default"; return f.Raise().Reply?.Length ?? 0; }
    public static void DemoEventDanger() { var f = new Form(); f.Asking += a => { }; Reply(f); }
    public static void DemoEventSafe() { var f = new Form(); f.Asking += a => { }; ReplySafe(f); }
}

static class EventRaisedBare
{
    sealed class Bell { public Action<string> Rung = null!; public void Ring() => Rung("x"); } // want: null-deref
    sealed class BellSafe { public Action<string> Rung = _ => { }; public void Ring() => Rung("x"); }
    static void Attach(Bell b, bool on) { if (on) b.Rung += s => _ = s.Length; }
    static void Attach(BellSafe b, bool on) { if (on) b.Rung += s => _ = s.Length; }
    public static void DemoBareDanger() { var b = new Bell(); Attach(b, false); b.Ring(); }
    public static void DemoBareSafe() { var b = new BellSafe(); Attach(b, false); b.Ring(); }
}

static class NullArgsHandler
{
    sealed class Info : EventArgs { public string Text = "i"; }
    sealed class Src
    {
        public event EventHandler<Info>? Changed;
        public void Fire(Info? i) => Changed?.Invoke(null, i!);
    }
    sealed class Sink { public int N; public void On(object? s, Info i) => N += i.Text.Length; } // want: null-deref
    sealed class SinkSafe { public int N; public void On(object? s, Info i) { if (i is not null) N += i.Text.Length; } }
    public static void DemoArgsDanger() { var s = new Src(); s.Changed += new Sink().On; s.Fire(null); }
    public static void DemoArgsSafe() { var s = new Src(); s.Changed += new SinkSafe().On; s.Fire(null); }
}

static class Mediator
{
    sealed class Ping { public int Id; }
    sealed class Pong { public string Msg = "pong"; }
    sealed class Med
    {
        readonly Dictionary<Type, Func<object, object?>> h = new();
        public void Reg<TQ, TR>(Func<TQ, TR?> f) where TR : class => h[typeof(TQ)] = q => f((TQ)q);
        public TR Send<TR>(object q) where TR : class => (h[q.GetType()](q) as TR)!;
    }
    static string Ask(Med m) => m.Send<Pong>(new Ping()).Msg; // missed: null-deref
    static string AskSafe(Med m) => (m.Send<Pong>(new Ping()) ?? new Pong()).Msg;
    static Med Make() { var m = new Med(); m.Reg<Ping, Pong>(p => p.Id == 0 ? null : new Pong()); return m; }
    public static void DemoMediatorDanger() => Ask(Make());
    public static void DemoMediatorSafe() => AskSafe(Make());
}

static class Middleware
{
    sealed class Ctx { public string? User; public string Out = ""; }
    static Action<Ctx> Chain(List<Func<Action<Ctx>, Action<Ctx>>> parts)
    {
        Action<Ctx> end = c => { };
        for (int i = parts.Count - 1; i >= 0; i--) end = parts[i](end);
        return end;
    }
    static Action<Ctx> Auth(Action<Ctx> next) => c => { c.User = "u"; next(c); };
    static Action<Ctx> Greet(Action<Ctx> next) => c => { c.Out = c.User!.ToUpper(); next(c); }; // missed: null-deref
    static Action<Ctx> GreetSafe(Action<Ctx> next) => c => { c.Out = c.User == null ? "" : c.User.ToUpper(); next(c); };
    public static void DemoMiddlewareDanger() => Chain(new() { Greet, Auth })(new Ctx());
    public static void DemoMiddlewareSafe() => Chain(new() { GreetSafe, Auth })(new Ctx());
}

static class Decorator
{
    interface ISource { string Read(); }
    sealed class Empty : ISource { public string Read() => null!; }
    sealed class Trim : ISource { readonly ISource s; public Trim(ISource s) => this.s = s; public string Read() => s.Read().Trim(); } // want: null-deref
    sealed class OrBlank : ISource { readonly ISource s; public OrBlank(ISource s) => this.s = s; public string Read() => s.Read() ?? ""; }
    sealed class TrimSafe : ISource { readonly OrBlank s; public TrimSafe(OrBlank s) => this.s = s; public string Read() => s.Read().Trim(); }
    public static void DemoDecoratorDanger() => new Trim(new Empty()).Read();
    public static void DemoDecoratorSafe() => new TrimSafe(new OrBlank(new Empty())).Read();
}

static class Responsibility
{
    sealed class Answer { public int Code = 1; }
    abstract class Handler
    {
        public Handler? Next;
        protected abstract Answer? Try(int q);
        public Answer? Handle(int q) => Try(q) ?? Next?.Handle(q);
    }
    sealed class Small : Handler { protected override Answer? Try(int q) => q < 10 ? new Answer() : null; }
    sealed class Big : Handler { protected override Answer? Try(int q) => q > 99 ? new Answer() : null; }
    static int Code(Handler h) { var a = h.Handle(50)!; return a.Code; } // want: null-deref
    static int CodeSafe(Handler h) { var a = h.Handle(50); return a != null ? a.Code : 404; }
    public static void DemoChainDanger() => Code(new Small { Next = new Big() });
    public static void DemoChainSafe() => CodeSafe(new Small { Next = new Big() });
}

static class Plugins
{
    interface IPlugin { string Name { get; } }
    sealed class Spell : IPlugin { public string Name => "spell"; }
    sealed class Broken { }
    sealed class Host
    {
        readonly List<IPlugin> loaded = new();
        public void Load(object o) => loaded.Add((o as IPlugin)!);
        public void LoadSafe(object o) { if (o is IPlugin p) loaded.Add(p); }
        public int Names() { int n = 0; foreach (var p in loaded) n += p.Name.Length; return n; } // want: null-deref
        public int NamesSafe() { int n = 0; foreach (var p in loaded) n += p?.Name.Length ?? 0; return n; }
    }
    public static void DemoPluginDanger() { var h = new Host(); h.Load(new Spell()); h.Load(new Broken()); h.Names(); }
    public static void DemoPluginSafe() { var h = new Host(); h.LoadSafe(new Spell()); h.LoadSafe(new Broken()); h.NamesSafe(); }
}

static class StrategyByKey
{
    interface IShip { int Cost(int kg); }
    sealed class Air : IShip { public int Cost(int kg) => kg * 9; }
    sealed class Sea : IShip { public int Cost(int kg) => kg; }
    static IShip Pick(string k) => k switch { "air" => new Air(), "sea" => new Sea(), _ => null! };
    static IShip PickSafe(string k) => k switch { "air" => new Air(), _ => new Sea() };
    sealed class Order { readonly IShip s; public Order(IShip s) => this.s = s; public int Price() => s.Cost(2); } // want: null-deref
    sealed class OrderSafe { readonly IShip s; public OrderSafe(IShip s) => this.s = s; public int Price() => s.Cost(2); }
    public static void DemoStrategyDanger() => new Order(Pick("road")).Price();
    public static void DemoStrategySafe() => new OrderSafe(PickSafe("road")).Price();
}

static class SubscriptionToken
{
    sealed class Hub
    {
        readonly List<Action<string>> subs = new();
        public void Sub(Action<string> a) => subs.Add(a);
        public void Publish(string s) { foreach (var a in subs) a(s); }
    }
    sealed class View
    {
        string last = null!;
        public View(Hub h) => h.Sub(s => last = s);
        public int Size() => last.Length; // want: null-deref
        public int SizeSafe() => string.IsNullOrEmpty(last) ? 0 : last.Length;
    }
    public static void DemoTokenDanger() { var h = new Hub(); h.Publish("early"); var v = new View(h); v.Size(); }
    public static void DemoTokenSafe() { var h = new Hub(); h.Publish("early"); var v = new View(h); v.SizeSafe(); }
}
