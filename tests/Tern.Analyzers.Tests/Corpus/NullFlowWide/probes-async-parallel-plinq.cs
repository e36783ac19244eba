#nullable enable
using System.Collections.Concurrent;
namespace NullSafety.SurfT.ParallelPlinq;

public sealed class Cell { public string V = "v"; public Cell? Peer; }

// 1 Parallel.For writes results into an array, one slot skipped
public static class ForBad
{
    static Cell[] Fill(int n) { var a = new Cell[n]; Parallel.For(0, n, i => { if (i != 2) a[i] = new Cell(); }); return a; }
    static string Use() => Fill(4)[2].V; // missed: null-deref
    public static void DemoForBad() => Use();
}
public static class ForOk
{
    static Cell[] Fill(int n) { var a = new Cell[n]; Parallel.For(0, n, i => { a[i] = new Cell(); }); return a; }
    static string Use() => Fill(4)[2].V;
    public static void DemoForOk() => Use();
}

// 2 Parallel.ForEach sets a captured local
public static class ForEachBad
{
    static Cell? Find(List<Cell> cs, string v) { Cell? hit = null; Parallel.ForEach(cs, c => { if (c.V == v) hit = c; }); return hit; }
    static string Use() { var h = Find(new() { new Cell() }, "zz"); return h!.V; } // want: null-deref
    public static void DemoForEachBad() => Use();
}
public static class ForEachOk
{
    static Cell? Find(List<Cell> cs, string v) { Cell? hit = null; Parallel.ForEach(cs, c => { if (c.V == v) hit = c; }); return hit; }
    static string Use() { var h = Find(new() { new Cell() }, "zz"); return h is null ? "" : h.V; }
    public static void DemoForEachOk() => Use();
}

// 3 Parallel.ForEach body dereferences an element (caught as AggregateException and unwrapped)
public static class ForEachBodyBad
{
    static void Use(Cell?[] cs)
    {
        try { Parallel.ForEach(cs, c => Touch(c!)); }
        catch (AggregateException e) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]); }
    }
    static void Touch(Cell c) => c.V = "w"; // want: null-deref
    public static void DemoForEachBodyBad() => Use(new[] { new Cell(), null });
}
public static class ForEachBodyOk
{
    static void Use(Cell?[] cs)
    {
        try { Parallel.ForEach(cs, c => { if (c != null) Touch(c); }); }
        catch (AggregateException e) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]); }
    }
    static void Touch(Cell c) => c.V = "w";
    public static void DemoForEachBodyOk() => Use(new[] { new Cell(), null });
}

// 4 Parallel.ForEachAsync puts results into a ConcurrentDictionary
public static class ForEachAsyncBad
{
    static async Task<ConcurrentDictionary<int, Cell>> Load(int[] ids)
    {
        var m = new ConcurrentDictionary<int, Cell>();
        await Parallel.ForEachAsync(ids, async (id, ct) => { await Task.Yield(); m[id] = id > 1 ? new Cell() : null!; });
        return m;
    }
    static async Task<string> Use() => (await Load(new[] { 1, 2 }))[1].V; // want: null-deref
    public static void DemoForEachAsyncBad() => Use().GetAwaiter().GetResult();
}
public static class ForEachAsyncOk
{
    static async Task<ConcurrentDictionary<int, Cell>> Load(int[] ids)
    {
        var m = new ConcurrentDictionary<int, Cell>();
        await Parallel.ForEachAsync(ids, async (id, ct) => { await Task.Yield(); m[id] = id > 1 ? new Cell() : new Cell(); });
        return m;
    }
    static async Task<string> Use() => (await Load(new[] { 1, 2 }))[1].V;
    public static void DemoForEachAsyncOk() => Use().GetAwaiter().GetResult();
}

// 5 Parallel.Invoke into two locals
public static class InvokeBad
{
    static Cell? Left() => new Cell();
    static Cell? Right() => new Cell().Peer;
    static string Use()
    {
        Cell? a = null, b = null;
        Parallel.Invoke(() => a = Left(), () => b = Right());
        return a!.V + b!.V; // want: null-deref
    }
    public static void DemoInvokeBad() => Use();
}
public static class InvokeOk
{
    static Cell? Left() => new Cell();
    static Cell? Right() => new Cell();
    static string Use()
    {
        Cell? a = null, b = null;
        Parallel.Invoke(() => a = Left(), () => b = Right());
        return a!.V + b!.V; // needless
    }
    public static void DemoInvokeOk() => Use();
}

// 6 Parallel.For with a thread local, localFinally
public static class ForLocalBad
{
    static Cell? best;
    static void Scan(int n) => Parallel.For(0, n, () => (Cell?)null, (i, s, loc) => i > 10 ? new Cell() : loc, loc => { if (loc != null) best = loc; });
    static string Use() { Scan(3); return best!.V; } // missed: null-deref
    public static void DemoForLocalBad() => Use();
}
public static class ForLocalOk
{
    static Cell? best;
    static void Scan(int n) => Parallel.For(0, n, () => new Cell(), (i, s, loc) => loc, loc => { if (loc != null) best = loc; });
    static string Use() { Scan(3); return best == null ? "" : best.V; }
    public static void DemoForLocalOk() => Use();
}

// 7 PLINQ FirstOrDefault
public static class PlinqFirstBad
{
    static Cell Find(IEnumerable<Cell> cs, string v) => cs.AsParallel().Where(c => c.V == v).FirstOrDefault()!;
    static string Use() => Find(new[] { new Cell() }, "q").V; // want: null-deref
    public static void DemoPlinqFirstBad() => Use();
}
public static class PlinqFirstOk
{
    static Cell Find(IEnumerable<Cell> cs, string v) => cs.AsParallel().Where(c => c.V == v).FirstOrDefault() ?? new Cell();
    static string Use() => Find(new[] { new Cell() }, "q").V;
    public static void DemoPlinqFirstOk() => Use();
}

// 8 PLINQ Select to an array with nulls
public static class PlinqSelectBad
{
    static Cell[] Peers(Cell[] cs) => cs.AsParallel().AsOrdered().Select(c => c.Peer!).ToArray();
    static int Use() { int n = 0; foreach (var p in Peers(new[] { new Cell() })) n += p.V.Length; return n; } // want: null-deref
    public static void DemoPlinqSelectBad() => Use();
}
public static class PlinqSelectOk
{
    static Cell[] Peers(Cell[] cs) => cs.AsParallel().AsOrdered().Select(c => c.Peer!).Where(p => p is not null).ToArray();
    static int Use() { int n = 0; foreach (var p in Peers(new[] { new Cell() })) n += p.V.Length; return n; }
    public static void DemoPlinqSelectOk() => Use();
}

// 9 PLINQ ToDictionary
public static class PlinqDictBad
{
    static Dictionary<int, Cell> Map(int[] ks) => ks.AsParallel().ToDictionary(k => k, k => k % 2 == 0 ? new Cell() : null!);
    static string Use() => Map(new[] { 1, 2 })[1].V; // want: null-deref
    public static void DemoPlinqDictBad() => Use();
}
public static class PlinqDictOk
{
    static Dictionary<int, Cell> Map(int[] ks) => ks.AsParallel().ToDictionary(k => k, k => k % 2 == 0 ? new Cell() : null!);
    static string Use() => Map(new[] { 1, 2 })[1]?.V ?? "";
    public static void DemoPlinqDictOk() => Use();
}

// 10 PLINQ Aggregate with a null seed
public static class PlinqAggregateBad
{
    static Cell? Longest(Cell[] cs) => cs.AsParallel().Aggregate((Cell?)null, (best, c) => best == null || c.V.Length > best.V.Length ? c : best);
    static string Use(Cell[] cs) { Cell b = Longest(cs)!; return b.V; } // want: null-deref
    public static void DemoPlinqAggregateBad() => Use(new Cell[0]);
}
public static class PlinqAggregateOk
{
    static Cell Longest(Cell[] cs) => cs.AsParallel().Aggregate(new Cell(), (best, c) => best == null || c.V.Length > best.V.Length ? c : best);
    static string Use(Cell[] cs) { Cell b = Longest(cs)!; return b.V; }
    public static void DemoPlinqAggregateOk() => Use(new Cell[0]);
}

// 11 ForAll into a bag
public static class ForAllBad
{
    static ConcurrentBag<Cell> Collect(Cell[] cs) { var b = new ConcurrentBag<Cell>(); cs.AsParallel().ForAll(c => b.Add(c.Peer!)); return b; }
    static string Use() { string s = ""; foreach (var c in Collect(new[] { new Cell() })) s += c.V; return s; } // want: null-deref
    public static void DemoForAllBad() => Use();
}
public static class ForAllOk
{
    static ConcurrentBag<Cell> Collect(Cell[] cs) { var b = new ConcurrentBag<Cell>(); cs.AsParallel().ForAll(c => { if (c.Peer is { } p) b.Add(p); }); return b; }
    static string Use() { string s = ""; foreach (var c in Collect(new[] { new Cell() })) s += c.V; return s; }
    public static void DemoForAllOk() => Use();
}
