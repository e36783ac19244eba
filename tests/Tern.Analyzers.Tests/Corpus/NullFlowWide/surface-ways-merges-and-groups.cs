// case: surface-ways-merges-and-groups
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysMergesAndGroups;

static class SortedMerge
{
    sealed class Rec { public int Key; public string Name = "r"; }
    static List<(Rec? A, Rec? B)> Merge(List<Rec> a, List<Rec> b)
    {
        var res = new List<(Rec?, Rec?)>(); int i = 0, j = 0;
        while (i < a.Count || j < b.Count)
            if (j == b.Count || i < a.Count && a[i].Key < b[j].Key) res.Add((a[i++], null));
            else if (i == a.Count || b[j].Key < a[i].Key) res.Add((null, b[j++]));
            else res.Add((a[i++], b[j++]));
        return res;
    }
    static int Left(List<(Rec? A, Rec? B)> m) { int n = 0; foreach (var (a, _) in m) n += a!.Name.Length; return n; } // missed: null-deref
    static int Both(List<(Rec? A, Rec? B)> m) { int n = 0; foreach (var (a, b) in m) if (a != null && b != null) n += a.Name.Length + b.Name.Length; return n; }
    static List<Rec> L(params int[] ks) => ks.Select(k => new Rec { Key = k }).ToList();
    public static void DemoMergeDanger() => Left(Merge(L(1, 2), L(2, 3)));
    public static void DemoMergeSafe() => Both(Merge(L(1, 2), L(2, 3)));
}

static class JoinByKey
{
    sealed class Cust { public int Id; public string Name = "c"; }
    sealed class Ord { public int CustId; public Cust Cust = null!; }
    static void Join(List<Ord> os, List<Cust> cs) { var by = cs.ToDictionary(c => c.Id); foreach (var o in os) if (by.TryGetValue(o.CustId, out var c)) o.Cust = c; }
    static int Print(List<Ord> os) => os.Sum(o => o.Cust.Name.Length); // want: null-deref
    static int PrintSafe(List<Ord> os) => os.Where(o => o.Cust != null).Sum(o => o.Cust.Name.Length);
    static List<Ord> Data() { var os = new List<Ord> { new() { CustId = 1 }, new() { CustId = 2 } }; Join(os, new() { new Cust { Id = 1 } }); return os; }
    public static void DemoJoinDanger() => Print(Data());
    public static void DemoJoinSafe() => PrintSafe(Data());
}

static class LeftOuterJoin
{
    sealed class Emp { public int Dept; }
    sealed class Dept { public int Id; public string Name = "d"; }
    static IEnumerable<(Emp E, Dept D)> Outer(List<Emp> es, List<Dept> ds) =>
        from e in es join d in ds on e.Dept equals d.Id into g from d in g.DefaultIfEmpty() select (e, d!);
    static IEnumerable<(Emp E, Dept D)> Inner(List<Emp> es, List<Dept> ds) => from e in es join d in ds on e.Dept equals d.Id select (e, d);
    static int N(List<Emp> es, List<Dept> ds) { int n = 0; foreach (var p in Outer(es, ds)) n += p.D.Name.Length; return n; } // want: null-deref
    static int NSafe(List<Emp> es, List<Dept> ds) { int n = 0; foreach (var p in Inner(es, ds)) n += p.D.Name.Length; return n; }
    public static void DemoOuterDanger() => N(new() { new Emp { Dept = 4 } }, new() { new Dept { Id = 1 } });
    public static void DemoOuterSafe() => NSafe(new() { new Emp { Dept = 4 } }, new() { new Dept { Id = 1 } });
}

static class GroupAndPick
{
    sealed class Sale { public string Region = "eu"; public int Amt; }
    static Dictionary<string, Sale> Best(List<Sale> ss) => ss.GroupBy(s => s.Region).ToDictionary(g => g.Key, g => g.FirstOrDefault(s => s.Amt > 100)!);
    static Dictionary<string, Sale> BestSafe(List<Sale> ss) => ss.GroupBy(s => s.Region).ToDictionary(g => g.Key, g => g.First());
    static int Top(Dictionary<string, Sale> b) => b["eu"].Amt; // want: null-deref
    static int TopSafe(Dictionary<string, Sale> b) => b["eu"].Amt;
    public static void DemoGroupDanger() => Top(Best(new() { new Sale { Amt = 5 } }));
    public static void DemoGroupSafe() => TopSafe(BestSafe(new() { new Sale { Amt = 5 } }));
}

static class LookupGroups
{
    sealed class Msg { public int Room; public string Text = "m"; }
    sealed class Inbox
    {
        readonly ILookup<int, Msg> by;
        public Inbox(params Msg[] ms) => by = ms.ToLookup(m => m.Room);
        public Msg Latest(int room) => by[room].LastOrDefault()!;
    }
    static int Len(Inbox i) => i.Latest(2).Text.Length; // want: null-deref
    static int LenSafe(Inbox i) { var m = i.Latest(2); if (m == null) return 0; return m.Text.Length; }
    public static void DemoLookupDanger() => Len(new Inbox(new Msg { Room = 1 }));
    public static void DemoLookupSafe() => LenSafe(new Inbox(new Msg { Room = 1 }));
}

static class OwnGroups
{
    sealed class Word { public string S = "w"; }
    static Dictionary<char, List<Word>> Group(params string[] ws)
    {
        var d = new Dictionary<char, List<Word>>();
        foreach (var w in ws) { if (!d.TryGetValue(w[0], out var l)) d[w[0]] = l = new(); l.Add(new Word { S = w }); }
        return d;
    }
    static List<Word> Of(Dictionary<char, List<Word>> d, char c) => d.TryGetValue(c, out var l) ? l : null!;
    static int N(Dictionary<char, List<Word>> d) => Of(d, 'q').Count; // want: null-deref
    static int NSafe(Dictionary<char, List<Word>> d) { int n = 0; foreach (var k in d.Keys) n += Of(d, k)?.Count ?? 0; return n; }
    public static void DemoOwnGroupDanger() => N(Group("ant", "bee"));
    public static void DemoOwnGroupSafe() => NSafe(Group("ant", "bee"));
}

static class FirstFiltered
{
    sealed class Slot { public bool Free; public string Id = "s"; }
    sealed class Rack { public readonly List<Slot> Slots = new() { new Slot(), new Slot() }; public Slot Pick() => Slots.Where(s => s.Free).OrderBy(s => s.Id).FirstOrDefault()!; }
    static string Park(Rack r) { Slot s = r.Pick(); return s.Id; } // want: null-deref
    static string ParkSafe(Rack r) { if (!r.Slots.Any(x => x.Free)) return "full"; Slot s = r.Pick(); return s.Id; } // needless
    public static void DemoFirstDanger() => Park(new Rack());
    public static void DemoFirstSafe() => ParkSafe(new Rack());
}

static class LastFiltered
{
    sealed class Ev { public int T; public string Kind = "k"; }
    static Ev? Before(List<Ev> es, int t) => es.LastOrDefault(e => e.T < t);
    static string Kind(List<Ev> es, int t) => Before(es, t)!.Kind; // want: null-deref
    static string KindSafe(List<Ev> es, int t) => (Before(es, t) ?? es.First()).Kind;
    static List<Ev> Es() => new() { new Ev { T = 5 }, new Ev { T = 9 } };
    public static void DemoLastDanger() { Kind(Es(), 7); Kind(Es(), 3); }
    public static void DemoLastSafe() { KindSafe(Es(), 7); KindSafe(Es(), 3); }
}

static class Paging
{
    sealed class Page { public List<int> Items = new(); public Page? Next; }
    sealed class Api
    {
        readonly int total; public Api(int t) => total = t;
        public Page? Get(int no) => no * 10 < total ? new Page() : null;
    }
    static int Third(Api a) => a.Get(2)!.Items.Count; // want: null-deref
    static int All(Api a) { int n = 0, no = 0; for (var p = a.Get(0); p != null; p = a.Get(++no)) n += p.Items.Count; return n; }
    public static void DemoPagingDanger() => Third(new Api(15));
    public static void DemoPagingSafe() => All(new Api(15));
}

static class ZipShortList
{
    sealed class Col { public string Name = "c"; }
    static List<(Col C, string V)> Pair(List<Col> cs, List<string> vs)
    {
        var res = new List<(Col, string)>();
        for (int i = 0; i < cs.Count; i++) res.Add((cs[i], vs.ElementAtOrDefault(i)!));
        return res;
    }
    static int N(List<(Col C, string V)> ps) { int n = 0; foreach (var p in ps) n += p.V.Length; return n; } // want: null-deref
    static int NSafe(List<(Col C, string V)> ps) { int n = 0; foreach (var p in ps) n += p.V is null ? 0 : p.V.Length; return n; }
    public static void DemoZipDanger() => N(Pair(new() { new Col(), new Col() }, new() { "x" }));
    public static void DemoZipSafe() => NSafe(Pair(new() { new Col(), new Col() }, new() { "x" }));
}
