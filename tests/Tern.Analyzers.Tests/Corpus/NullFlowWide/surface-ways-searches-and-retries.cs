// case: surface-ways-searches-and-retries
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysSearchesAndRetries;

static class SlidingWindow
{
    sealed class Q { public int V = 1; }
    sealed class Win
    {
        readonly Q[] w = new Q[3]; int n;
        public void Add(Q q) { Array.Copy(w, 1, w, 0, 2); w[2] = q; n++; }
        public bool Full => n >= 3;
        public Q Oldest => w[0];
    }
    static int Old(Win w) => w.Oldest.V; // want: null-deref
    static int OldSafe(Win w) => w.Full && w.Oldest != null ? w.Oldest.V : 0;
    public static void DemoWindowDanger() { var w = new Win(); w.Add(new Q()); w.Add(new Q()); Old(w); }
    public static void DemoWindowSafe() { var w = new Win(); w.Add(new Q()); w.Add(new Q()); OldSafe(w); }
}

static class PairwiseLoop
{
    sealed class Pt { public int X; }
    static IEnumerable<(Pt? A, Pt B)> Pairs(List<Pt> ps) { Pt? a = null; foreach (var b in ps) { yield return (a, b); a = b; } }
    static int Gap(List<Pt> ps) { int s = 0; foreach (var (a, b) in Pairs(ps)) s += b.X - a!.X; return s; } // want: null-deref
    static int GapSafe(List<Pt> ps) { int s = 0; foreach (var (a, b) in Pairs(ps).Skip(1)) if (a != null) s += b.X - a.X; return s; }
    public static void DemoPairsDanger() => Gap(new() { new Pt(), new Pt() });
    public static void DemoPairsSafe() => GapSafe(new() { new Pt(), new Pt() });
}

static class PreviousElement
{
    sealed class Row { public int Total; public Row Prev = null!; }
    static List<Row> Link(int n) { var l = new List<Row>(); Row prev = null!; for (int i = 0; i < n; i++) { var r = new Row { Prev = prev }; l.Add(r); prev = r; } return l; }
    static int Delta(List<Row> rs) { int d = 0; foreach (var r in rs) d += r.Total - r.Prev.Total; return d; } // want: null-deref
    static int DeltaSafe(List<Row> rs) { int d = 0; foreach (var r in rs) if (r.Prev != null) d += r.Total - r.Prev.Total; return d; }
    public static void DemoPreviousDanger() => Delta(Link(3));
    public static void DemoPreviousSafe() => DeltaSafe(Link(3));
}

static class RunningMaximum
{
    sealed class Run { public int Pts; public string Who = "w"; }
    static Run Best(List<Run> rs) { Run best = null!; int max = 0; foreach (var r in rs) if (r.Pts > max) { max = r.Pts; best = r; } return best; }
    static Run BestSafe(List<Run> rs) { Run best = rs[0]; foreach (var r in rs) if (r.Pts > best.Pts) best = r; return best; }
    static string Who(List<Run> rs) => Best(rs).Who; // want: null-deref
    static string WhoSafe(List<Run> rs) => BestSafe(rs).Who;
    public static void DemoMaxDanger() => Who(new() { new Run { Pts = -1 } });
    public static void DemoMaxSafe() => WhoSafe(new() { new Run { Pts = -1 } });
}

static class BestCandidate
{
    sealed class Shop { public int Dist; public bool Open; public string Name = "s"; }
    sealed class Finder
    {
        public Shop? Found { get; private set; }
        public void Look(IEnumerable<Shop> ss) { foreach (var s in ss) { if (!s.Open) continue; if (Found == null || s.Dist < Found.Dist) Found = s; } }
    }
    static string Go(Finder f) => f.Found!.Name; // want: null-deref
    static string GoSafe(Finder f) => f.Found == null ? "home" : f.Found.Name;
    public static void DemoCandidateDanger() { var f = new Finder(); f.Look(new[] { new Shop { Dist = 1 } }); Go(f); }
    public static void DemoCandidateSafe() { var f = new Finder(); f.Look(new[] { new Shop { Dist = 1 } }); GoSafe(f); }
}

static class RetryEndsEmpty
{
    sealed class Reply { public string Body = "b"; }
    static Reply Once(int i) => i < 5 ? throw new IOException("busy") : new Reply();
    static T Retry<T>(int times, Func<int, T> f) where T : class
    {
        for (int i = 0; i < times; i++) try { return f(i); } catch (IOException) { }
        return null!;
    }
    static int Len() => Retry(3, Once).Body.Length; // want: null-deref
    static int LenSafe() => (Retry(3, Once) ?? new Reply { Body = "gave up" }).Body.Length;
    public static void DemoRetryDanger() => Len();
    public static void DemoRetrySafe() => LenSafe();
}

static class PollUntilSet
{
    sealed class Stat { public string State = "ok"; }
    sealed class Job { int asked; public Stat? Poll() => ++asked > 4 ? new Stat() : null; }
    static Stat Wait(Job j, int max) { Stat? s = null; for (int i = 0; i < max && s == null; i++) s = j.Poll(); return s!; }
    static Stat WaitSafe(Job j) { Stat? s; do s = j.Poll(); while (s == null); return s; }
    static string State(Job j) => Wait(j, 2).State; // want: null-deref
    static string StateSafe(Job j) => WaitSafe(j).State;
    public static void DemoPollDanger() => State(new Job());
    public static void DemoPollSafe() => StateSafe(new Job());
}

static class TimeoutDefault
{
    sealed class Doc { public string T = "t"; }
    static T Within<T>(int budget, int cost, Func<T> f, T fallback) => cost <= budget ? f() : fallback;
    static int Len(int cost) => Within(10, cost, () => new Doc(), default!).T.Length; // want: null-deref
    static int LenSafe(int cost) => Within(10, cost, () => new Doc(), new Doc { T = "late" }).T.Length;
    static void Both(Func<int, int> f) { f(5); f(50); }
    public static void DemoDefaultDanger() => Both(Len);
    public static void DemoDefaultSafe() => Both(LenSafe);
}

static class Backtracking
{
    sealed class Move { public int At; public Move? Prev; }
    static Move? Solve(int at, int goal, Move? prev) { if (at > goal) return null; var m = new Move { At = at, Prev = prev }; return at == goal ? m : Solve(at + 2, goal, m) ?? Solve(at + 4, goal, m); }
    static int End(int goal) => Solve(0, goal, null)!.At; // want: null-deref
    static int EndSafe(int goal) { var m = Solve(0, goal, null); return m != null ? m.At : -1; }
    public static void DemoBacktrackDanger() { End(4); End(3); }
    public static void DemoBacktrackSafe() { EndSafe(4); EndSafe(3); }
}

static class BinarySearchMiss
{
    sealed class Ver { public int No; public string Tag = "v"; }
    static Ver? At(Ver[] vs, int no) { int lo = 0, hi = vs.Length - 1; while (lo <= hi) { int m = (lo + hi) / 2; if (vs[m].No == no) return vs[m]; if (vs[m].No < no) lo = m + 1; else hi = m - 1; } return null; }
    sealed class Pin { readonly Ver v; public Pin(Ver[] vs, int no) => v = At(vs, no)!; public int Len() => v.Tag.Length; } // want: null-deref
    sealed class PinSafe { readonly Ver v; public PinSafe(Ver[] vs, int no) => v = At(vs, no) ?? vs[0]; public int Len() => v.Tag.Length; }
    static Ver[] Vs() => new[] { new Ver { No = 1 }, new Ver { No = 3 } };
    public static void DemoBinaryDanger() => new Pin(Vs(), 2).Len();
    public static void DemoBinarySafe() => new PinSafe(Vs(), 2).Len();
}
