// Queries that run later than they are written, groups, and what is cut out of a sequence.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.InteropServices;
namespace Variations.Queries;
public sealed record Crate(int Ship, string Label);
public sealed class Rack { public int Digit; }
public sealed class Manifest
{
    private string _mark = "A";
    public IEnumerable<Crate> Of(IEnumerable<Crate> all) => all.Where(c => c.Label.StartsWith(_mark[0])); // want: null-deref
    public void Clear() => _mark = null!;
}
public sealed class KeptManifest
{
    private string _mark = "A";
    public IEnumerable<Crate> Of(IEnumerable<Crate> all) => all.Where(c => c.Label.StartsWith(_mark[0])).ToList();
    public void Clear() => _mark = null!;
}
public static class Later
{
    public static int Asked() { string mark = "x"; var q = new[] { "a" }.Where(w => w.StartsWith(mark.Trim())); mark = null!; return q.Count(); } // want: null-deref
    public static int Looped() { int n = 0; string mark = "x"; var q = new[] { "a" }.Select(w => w + mark.Trim()).OrderBy(w => w); mark = null!; foreach (string w in q) n += w.Length; return n; } // want: null-deref
    public static int Kept() { string mark = "x"; var q = new[] { "a" }.Where(w => w.StartsWith(mark.Trim())).ToList(); mark = null!; return q.Count; }
    public static int Before() { string mark = "x"; var q = new[] { "a" }.Where(w => w.StartsWith(mark.Trim())); int n = q.Count(); mark = null!; return n + (mark?.Length ?? 0); }
}
public static class Groups
{
    public static int First(IEnumerable<Crate> all) => all.GroupBy(c => c.Ship).Select(g => g.MaxBy(c => c.Label.Length)!).Sum(c => c.Label.Length) + all.GroupBy(c => c.Ship).Select(g => g.OrderBy(c => c.Label).LastOrDefault()!).Sum(c => c.Label.Length);
    public static int Heaviest(List<List<Crate>> all) => all.Select(g => g.MaxBy(c => c.Label.Length)!).Sum(c => c.Label.Length); // want: null-deref
    public static int Last(List<Crate> all) => all.LastOrDefault()!.Label.Length; // want: null-deref
    public static int LastOfSome(List<Crate> all) => all.LastOrDefault()!.Label.Length;
    public static string Keys(IEnumerable<Crate> all) { string text = ""; foreach (var group in all.ToLookup(c => c.Label)) text += group.Key.Trim(); return text; } // want: null-deref
    public static string SetKeys(IEnumerable<Crate> all) { string text = ""; foreach (var group in all.GroupBy(c => c.Label + "!")) text += group.Key.Trim(); return text; }
    public static List<string> Joined(List<int> ships, List<Crate> crates)
        => (from ship in ships join c in crates on ship equals c.Ship into held from h in held.DefaultIfEmpty() select h!.Label + ship).ToList(); // want: null-deref
}
public static class Filled
{
    public static int All(string[] labels) { var list = Enumerable.Repeat<Crate>(null!, labels.Length).ToList(); for (int i = 0; i < list.Count; i++) list[i] = new Crate(i, labels[i]); return list.Sum(c => c.Label.Length); }
    public static int One(string[] labels) { var list = Enumerable.Repeat<Crate>(null!, labels.Length).ToList(); list[0] = new Crate(0, labels[0]); return list.Sum(c => c.Label.Length); } // want: null-deref
}
public static class Places
{
    public static int Added(string[] words)
    {
        var index = new Dictionary<char, List<string>>();
        foreach (string word in words) { ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(index, word[0], out _); list!.Add(word); } // want: null-deref
        return index.Count;
    }
    public static int Made(string[] words)
    {
        var index = new Dictionary<char, List<string>>();
        foreach (string word in words) { ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(index, word[0], out bool known); if (!known) list = new(); list!.Add(word); }
        return index.Count;
    }
}
public sealed record Stack(ImmutableList<Crate> Crates)
{
    public Stack Empty(int at) => this with { Crates = Crates.SetItem(at, null!) };
    public Stack With(Crate crate) => this with { Crates = Crates.Add(crate) };
    public int Width() { int n = 0; foreach (Crate c in Crates) n += c.Label.Length; return n; } // want: null-deref
}
public sealed class Hall
{
    private readonly Rack[,] _racks = new Rack[3, 3];
    public Hall() { for (int r = 0; r < 3; r++) for (int c = 0; c < 3; c++) _racks[r, c] = new Rack(); }
    public void Move(int r, int c, int toR, int toC) { _racks[toR, toC] = _racks[r, c]; _racks[r, c] = null!; }
    public int Taken(int r, int c) => _racks[r, c].Digit; // want: null-deref
    public int Left(int r, int c) => _racks[r, c].Digit;
}
public sealed class Row
{
    private readonly Rack[] _racks = new Rack[9];
    public void Set(int r, int c) => _racks[r * 3 + c] = new Rack();
    public int Open(int r, int c) => _racks[r * 3 + c].Digit; // want: null-deref
    public int Held(int r, int c) => _racks[r * 3 + c].Digit;
}
public static class D
{
    private static readonly Crate[] s_some = [new(1, "a")];
    public static int Demo1() { var m = new Manifest(); var q = m.Of(s_some); m.Clear(); return q.ToList().Count; }
    public static int Demo2() { var m = new KeptManifest(); var q = m.Of(s_some); m.Clear(); return q.ToList().Count; }
    public static void Demo3() => Later.Asked();
    public static void Demo4() => Later.Looped();
    public static void Demo5() { Later.Kept(); Later.Before(); }
    public static void Demo6() => Groups.First(s_some);
    public static void Demo7() => Groups.Heaviest([[new(1, "a")], []]);
    public static void Demo8() => Groups.Last([]);
    public static void Demo9() => Groups.LastOfSome([new(1, "a")]);
    public static void Demo10() => Groups.Keys([new(1, null!)]);
    public static void Demo11() => Groups.SetKeys([new(1, null!)]);
    public static void Demo12() => Groups.Joined([1], []);
    public static void Demo13() => Places.Added(["a"]);
    public static void Demo14() => Places.Made(["a"]);
    public static void Demo15() => new Stack([new(1, "a")]).Empty(0).Width();
    public static void Demo16() => new Stack([new(1, "a")]).With(new(2, "b")).Width();
    public static void Demo17() { var h = new Hall(); h.Move(0, 0, 1, 1); h.Taken(0, 0); }
    public static void Demo18() { var h = new Hall(); h.Move(0, 0, 1, 1); h.Left(1, 1); h.Left(0, 1); }
    public static void Demo19() { var r = new Row(); r.Set(0, 1); r.Open(0, 0); }
    public static int Demo21() => Filled.All(["a", "b"]) + Filled.All([]);
    public static int Demo22() => Filled.One(["a", "b"]);
    public static void Demo20() { var r = new Row(); r.Set(0, 1); r.Held(0, 1); }
}
