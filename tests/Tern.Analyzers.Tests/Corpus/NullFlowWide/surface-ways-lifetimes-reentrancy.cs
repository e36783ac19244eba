// case: surface-ways-lifetimes-reentrancy
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysLifetimesReentrancy;

static class UseAfterDispose
{
    sealed class Chan : IDisposable
    {
        List<string> buf = new();
        public void Dispose() => buf = null!;
        public void Write(string s) => buf.Add(s); // want: null-deref
        public void WriteSafe(string s) { if (buf == null) throw new ObjectDisposedException("chan"); buf.Add(s); }
    }
    public static void DemoDisposeDanger() { var c = new Chan(); using (c) c.WriteSafe("a"); c.Write("b"); }
    public static void DemoDisposeSafe() { using var c = new Chan(); c.WriteSafe("b"); }
}

static class DoubleDispose
{
    sealed class Res { public void Free() { } }
    sealed class Owner : IDisposable { Res r = new(); public void Dispose() { r.Free(); r = null!; } } // want: null-deref
    sealed class OwnerSafe : IDisposable { Res? r = new(); public void Dispose() { r?.Free(); r = null; } }
    static void Close(IDisposable d) { d.Dispose(); }
    public static void DemoDoubleDanger() { var o = new Owner(); Close(o); Close(o); }
    public static void DemoDoubleSafe() { var o = new OwnerSafe(); Close(o); Close(o); }
}

static class ResetMethod
{
    sealed class Scanner
    {
        public string Line = null!;
        public void Feed(string s) => Line = s;
        public void Reset() => Line = null!;
        public int Width() => Line.Length; // want: null-deref
    }
    sealed class ScannerSafe
    {
        public string Line = "";
        public void Feed(string s) => Line = s;
        public void Reset() => Line = "";
        public int Width() => Line.Length;
    }
    public static void DemoResetDanger() { var s = new Scanner(); s.Feed("a"); s.Reset(); s.Width(); }
    public static void DemoResetSafe() { var s = new ScannerSafe(); s.Feed("a"); s.Reset(); s.Width(); }
}

static class BeginEnd
{
    sealed class Batch { public readonly List<int> Items = new(); }
    sealed class Renderer
    {
        Batch? batch;
        public void Begin() => batch = new Batch();
        public void End() => batch = null;
        public void Draw(int x) => batch!.Items.Add(x); // want: null-deref
        public void DrawSafe(int x) { if (batch == null) Begin(); batch!.Items.Add(x); }
    }
    public static void DemoBeginEndDanger() { var r = new Renderer(); r.Begin(); r.DrawSafe(1); r.End(); r.Draw(2); }
    public static void DemoBeginEndSafe() { var r = new Renderer(); r.Begin(); r.DrawSafe(1); r.End(); r.DrawSafe(2); }
}

static class Reentrancy
{
    sealed class Editor
    {
        string? text = "t";
        public Action<Editor> Saving = _ => { };
        public void Close() => text = null;
        public int Save() { if (text == null) return 0; Saving(this); return text.Length; } // want: null-deref
        public int SaveSafe() { var t = text; if (t == null) return 0; Saving(this); return t.Length; }
    }
    public static void DemoReentryDanger() { var e = new Editor(); e.Saving = x => x.Close(); e.Save(); }
    public static void DemoReentrySafe() { var e = new Editor(); e.Saving = x => x.Close(); e.SaveSafe(); }
}

static class CallbackClears
{
    sealed class Sel { public string Id = "s"; }
    sealed class Panel
    {
        public Sel? Selected = new();
        readonly List<Action> refresh = new();
        public void OnRefresh(Action a) => refresh.Add(a);
        public string Delete() { foreach (var a in refresh) a(); return Selected!.Id; } // want: null-deref
        public string DeleteSafe() { var id = Selected?.Id ?? ""; foreach (var a in refresh) a(); return id; }
    }
    public static void DemoClearDanger() { var p = new Panel(); p.OnRefresh(() => p.Selected = null); p.Delete(); }
    public static void DemoClearSafe() { var p = new Panel(); p.OnRefresh(() => p.Selected = null); p.DeleteSafe(); }
}

static class SlotsClearedInLoop
{
    sealed class Unit { public int Hp = 1; public Unit? Foe; }
    static void Hit(Unit[] us, int i) { us[i] = null!; }
    static int Round(Unit[] us) { int s = 0; for (int i = 0; i < us.Length; i++) { if (i == 0) Hit(us, 1); s += us[i].Hp; } return s; } // want: null-deref
    static int RoundSafe(Unit[] us) { int s = 0; for (int i = 0; i < us.Length; i++) { if (i == 0) Hit(us, 1); if (us[i] is { } u) s += u.Hp; } return s; }
    public static void DemoSlotsDanger() => Round(new[] { new Unit(), new Unit() });
    public static void DemoSlotsSafe() => RoundSafe(new[] { new Unit(), new Unit() });
}

static class RemoveInLoop
{
    sealed class Timer1 { public int Left = 1; }
    sealed class Timers
    {
        readonly Dictionary<string, Timer1> map = new() { ["a"] = new Timer1(), ["b"] = new Timer1() };
        Timer1 At(string k) => map.GetValueOrDefault(k)!;
        void Drop(string k) => map.Remove(k);
        public void Tick() { foreach (var k in map.Keys.ToList()) { Drop("b"); At(k).Left--; } } // missed: null-deref
        public void TickSafe() { foreach (var k in map.Keys.ToList()) { Drop("b"); if (map.ContainsKey(k)) At(k).Left--; } }
    }
    public static void DemoRemoveDanger() => new Timers().Tick();
    public static void DemoRemoveSafe() => new Timers().TickSafe();
}

static class MoveOut
{
    sealed class Payload { public string Body = "b"; }
    sealed class Envelope
    {
        Payload? p = new();
        public Payload Detach() { var x = p; p = null; return x!; }
        public bool Full => p != null;
    }
    static string Deliver(Envelope e) => e.Detach().Body; // want: null-deref
    static string DeliverSafe(Envelope e) => e.Full ? e.Detach().Body : "";
    public static void DemoMoveDanger() { var e = new Envelope(); e.Detach(); Deliver(e); }
    public static void DemoMoveSafe() { var e = new Envelope(); e.Detach(); DeliverSafe(e); }
}

static class FinallyClears
{
    sealed class Ctx { public string User = "u"; }
    static class Ambient { [ThreadStatic] public static Ctx? Now; }
    static T Within<T>(Func<T> f) { Ambient.Now = new Ctx(); try { return f(); } finally { Ambient.Now = null; } }
    static string Who() => Ambient.Now!.User; // want: null-deref
    static string WhoSafe() => Ambient.Now is null ? "" : Ambient.Now.User;
    public static void DemoFinallyDanger() { Func<string> late = Within<Func<string>>(() => Who); late(); }
    public static void DemoFinallySafe() { Func<string> late = Within<Func<string>>(() => WhoSafe); late(); }
}
