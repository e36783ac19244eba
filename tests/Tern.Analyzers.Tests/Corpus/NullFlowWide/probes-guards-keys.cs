#nullable enable
using System.Collections.Concurrent;
namespace NullSafety.SurfG.Keys;

public sealed class Row { public int Id; public string Text = "row"; }

// way 1: ContainsKey before a lookup that may give null
public sealed class Table
{
    readonly Dictionary<string, Row> rows = new();
    public void Add(string k, Row r) => rows[k] = r;
    public bool Has(string k) => rows.ContainsKey(k);
    public Row? Get(string k) => rows.TryGetValue(k, out var r) ? r : null;
    public Row? Lookup(string k) => rows.GetValueOrDefault(k);
    public IEnumerable<string> Keys => rows.Keys;
    public int Own(string k) { if (!rows.ContainsKey(k)) return 0; return Get(k)!.Id; }
}
public static class ContainsKeyGuard
{
    static int A(Table t, string k) => t.Has(k) ? t.Get(k)!.Id : 0;
    static int B(Table t, string k) { if (!t.Has(k)) t.Add(k, new Row()); return t.Lookup(k)!.Id; }
    static int C(Table t, string k) => t.Own(k);
    static int Bad(Table t, Table u, string k) => t.Has(k) ? u.Get(k)!.Id : 0; // want: null-deref
    public static void DemoSafe() { var t = new Table(); A(t, "a"); C(t, "a"); B(t, "a"); A(t, "a"); C(t, "a"); }
    public static void DemoBad() { var t = new Table(); t.Add("a", new Row()); Bad(t, new Table(), "a"); }
}

// way 2: TryGetValue earlier for the same key
public static class TryGetEarlier
{
    static Dictionary<int, Row> map = new() { [1] = new Row() };
    static Row? Get(int k) => map.TryGetValue(k, out var r) ? r : null;
    static bool TryFind(int k, out Row r) { r = Get(k)!; return r != null; }
    static int A(int k) { if (!map.TryGetValue(k, out _)) return 0; return Get(k)!.Id; }
    static int B(int k) { if (TryFind(k, out var r)) return r.Id; return 0; }
    static int C(int k) { bool hit = map.TryGetValue(k, out var r); if (!hit) return 0; return r!.Id; }
    static int D(int k) { map.TryGetValue(k, out var r); if (r == null) return 0; return r.Id; }
    static int Bad(int k) { map.TryGetValue(k, out var r); return r!.Id; } // want: null-deref
    public static void DemoSafe() { for (int k = 0; k < 3; k++) { A(k); B(k); C(k); D(k); } }
    public static void DemoBad() => Bad(7);
}

// way 3: loop over Keys of the same table
public static class KeysLoop
{
    static int A(Table t) { int s = 0; foreach (var k in t.Keys) s += t.Get(k)!.Text.Length; return s; }
    static int B(Dictionary<string, Row> d) { int s = 0; foreach (var k in d.Keys) s += d.GetValueOrDefault(k)!.Id; return s; }
    static int C(Table t) => t.Keys.Select(k => t.Lookup(k)!).Sum(r => r.Id);
    static int Bad(Table t, Table u) { int s = 0; foreach (var k in t.Keys) s += u.Get(k)!.Text.Length; return s; } // want: null-deref
    public static void DemoSafe() { var t = new Table(); t.Add("a", new Row()); A(t); C(t); B(new Dictionary<string, Row> { ["x"] = new Row() }); }
    public static void DemoBad() { var t = new Table(); t.Add("a", new Row()); Bad(t, new Table()); }
}

// way 4: key stored with its value, ids given out by the table only
public readonly struct RowId { internal readonly int N; internal RowId(int n) { N = n; } }
public sealed class IdTable
{
    readonly Dictionary<int, Row> rows = new(); int next;
    public RowId Insert(Row r) { int id = ++next; rows.Add(id, r); return new RowId(id); }
    public void Drop(RowId id) => rows.Remove(id.N);
    public Row this[RowId id] => rows.GetValueOrDefault(id.N)!;
    public RowId Last => new RowId(next);
}
public static class IdsGivenOut
{
    static int A(IdTable t) { var id = t.Insert(new Row()); return t[id].Id; }
    static int B(IdTable t) { var a = t.Insert(new Row()); var b = t.Insert(new Row()); return t[a].Id + t[b].Id; }
    static int C(IdTable t) { t.Insert(new Row { Text = "x" }); return t[t.Last].Text.Length; }
    static int Bad(IdTable t) { var id = t.Insert(new Row()); t.Drop(id); return t[id].Id; } // want: null-deref
    public static void DemoSafe() { var t = new IdTable(); A(t); B(t); C(t); }
    public static void DemoBad() => Bad(new IdTable());
}

// way 5: TryAdd and HashSet.Add results
public static class AddResults
{
    static int A(Dictionary<string, Row> d, string k) { if (!d.TryAdd(k, new Row())) return d.GetValueOrDefault(k)!.Id; return 0; }
    static int B(HashSet<string> seen, Dictionary<string, Row> d, string k) { if (seen.Add(k)) d[k] = new Row(); return d.GetValueOrDefault(k)!.Id; } // needless
    static int C(Dictionary<string, Row> d, string k) { d.TryAdd(k, new Row()); return d.GetValueOrDefault(k)!.Id; }
    static int Bad(HashSet<string> seen, Dictionary<string, Row> d, string k)
    {
        if (!seen.Add(k)) d[k] = new Row();
        return d.GetValueOrDefault(k)!.Id; // want: null-deref
    }
    public static void DemoSafe() { var d = new Dictionary<string, Row>(); A(d, "a"); A(d, "a"); C(d, "b"); C(d, "b"); var s = new HashSet<string>(); var e = new Dictionary<string, Row>(); B(s, e, "q"); B(s, e, "q"); }
    public static void DemoBad() => Bad(new HashSet<string>(), new Dictionary<string, Row>(), "a");
}

// way 6: GetOrAdd, own and of the framework
public static class GetOrAdds
{
    static Row? Load(int k) => k > 0 ? new Row { Id = k } : null;
    static Row Own(Dictionary<int, Row> d, int k) { if (!d.TryGetValue(k, out var r)) { r = new Row(); d[k] = r; } return r; }
    static int A(ConcurrentDictionary<int, Row> d, int k) => d.GetOrAdd(k, i => new Row { Id = i }).Id;
    static int B(Dictionary<int, Row> d, int k) => Own(d, k).Id;
    static int C(ConcurrentDictionary<int, Row> d, int k) => d.GetOrAdd(k, i => Load(i) ?? new Row()).Id;
    static int Bad(ConcurrentDictionary<int, Row> d, int k) => d.GetOrAdd(k, i => Load(i)!).Id; // want: null-deref
    public static void DemoSafe() { var d = new ConcurrentDictionary<int, Row>(); A(d, 0); C(d, 0); C(new(), 0); var e = new Dictionary<int, Row>(); B(e, 0); B(e, 0); }
    public static void DemoBad() => Bad(new ConcurrentDictionary<int, Row>(), 0);
}

// way 7: indexer after Add, value set on miss
public sealed class Cache
{
    readonly Dictionary<string, Row?> map = new();
    public void Warm(string k) { map[k] = new Row(); }
    public void Reserve(string k) { map[k] = null; }
    public Row? Get(string k) => map.ContainsKey(k) ? map[k] : null;
    public int Fetch(string k) { var r = Get(k); if (r == null) map[k] = r = new Row(); return r.Id; }
    public int Refetch(string k) { if (Get(k) == null) Warm(k); return Get(k)!.Id; }
}
public static class AfterAdd
{
    static int A(Cache c, string k) { c.Warm(k); return c.Get(k)!.Id; }
    static int B(Cache c, string k) => c.Fetch(k);
    static int C(Cache c, string k) => c.Refetch(k);
    static int Bad(Cache c, string k) { c.Reserve(k); return c.Get(k)!.Id; } // want: null-deref
    public static void DemoSafe() { A(new Cache(), "a"); B(new Cache(), "a"); C(new Cache(), "a"); }
    public static void DemoBad() => Bad(new Cache(), "a");
}

// way 8: enum keys all filled in the constructor
public enum Suit { Clubs, Hearts, Spades }
public sealed class BySuit
{
    readonly Dictionary<Suit, Row> all = new(); readonly Dictionary<Suit, Row> some = new();
    public BySuit() { foreach (var s in Enum.GetValues<Suit>()) all[s] = new Row(); some[Suit.Clubs] = new Row(); }
    public Row Of(Suit s) => all.GetValueOrDefault(s)!;
    public Row? Find(Suit s) => all.TryGetValue(s, out var r) ? r : null;
    public Row Some(Suit s) => some.GetValueOrDefault(s)!;
}
public static class EnumKeys
{
    static int A(BySuit b, Suit s) => b.Of(s).Id;
    static int B(BySuit b) { int n = 0; foreach (var s in Enum.GetValues<Suit>()) n += b.Find(s)!.Id; return n; } // needless
    static int C(BySuit b) => b.Some(Suit.Clubs).Id;
    static int Bad(BySuit b, Suit s) => b.Some(s).Id; // want: null-deref
    public static void DemoSafe() { var b = new BySuit(); A(b, Suit.Hearts); A(b, Suit.Spades); B(b); C(b); }
    public static void DemoBad() => Bad(new BySuit(), Suit.Spades);
}

// way 9: two tables kept in step
public sealed class TwoTables
{
    readonly List<string> names = new(); readonly Dictionary<string, Row> rows = new(); readonly Dictionary<string, Row> notes = new();
    public void Add(string n) { names.Add(n); rows[n] = new Row(); if (n.Length > 1) notes[n] = new Row(); }
    public void Remove(string n) { names.Remove(n); rows.Remove(n); notes.Remove(n); }
    public int A() { int s = 0; foreach (var n in names) s += rows.GetValueOrDefault(n)!.Id; return s; }
    public int B(string n) { if (!names.Contains(n)) return 0; rows.TryGetValue(n, out var r); return r!.Id; } // needless
    public int C() => names.Count == 0 ? 0 : rows.GetValueOrDefault(names[0])!.Id;
    public int Bad() { int s = 0; foreach (var n in names) s += notes.GetValueOrDefault(n)!.Id; return s; } // want: null-deref
}
public static class InStep
{
    public static void DemoSafe() { var t = new TwoTables(); t.C(); t.Add("a"); t.Add("bb"); t.A(); t.B("a"); t.B("z"); t.Remove("a"); t.C(); t.A(); t.B("a"); }
    public static void DemoBad() { var t = new TwoTables(); t.Add("a"); t.Bad(); }
}

// way 10: a key from the table's own enumeration or from its index
public sealed class Indexed
{
    readonly Dictionary<int, Row> byId = new(); readonly Dictionary<string, int> idOf = new();
    public void Add(Row r) { byId[r.Id] = r; idOf[r.Text] = r.Id; }
    public Row? ById(int id) => byId.TryGetValue(id, out var r) ? r : null;
    public int A(string t) { if (!idOf.TryGetValue(t, out int id)) return 0; return ById(id)!.Id; }
    public int B() { int s = 0; foreach (var p in byId) s += ById(p.Key)!.Id; return s; }
    public int C() { var best = byId.Keys.DefaultIfEmpty(-1).Max(); return best < 0 ? 0 : ById(best)!.Id; }
    public int Bad(string t) { idOf.TryGetValue(t, out int id); return ById(id)!.Id; } // want: null-deref
}
public static class OwnIndex
{
    public static void DemoSafe() { var x = new Indexed(); x.A("row"); x.B(); x.C(); x.Add(new Row { Id = 4 }); x.A("row"); x.B(); x.C(); }
    public static void DemoBad() => new Indexed().Bad("none");
}
