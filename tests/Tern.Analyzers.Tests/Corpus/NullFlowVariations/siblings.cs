// An object that is asked whether it has something before it is asked for it; parts of strings and of sequences with elements.
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
namespace Variations.Siblings;
public sealed record Ship(string Id, string Flag);
public sealed class Register
{
    private readonly List<Ship> _all = [];
    public void Add(Ship s) => _all.Add(s);
    public void Remove(string id) => _all.RemoveAll(s => s.Id == id);
    public bool Has(string id) => _all.Any(s => s.Id == id);
    public Ship? Get(string id) => _all.FirstOrDefault(s => s.Id == id);
}
public sealed class Fields : NameValueCollection
{
    public bool ContainsKey(string key) => AllKeys.Any(k => k!.ToLowerInvariant() == key);
}
public static class Parts
{
    public static int Last(string text) => text.Split(',').LastOrDefault()!.Length;

    public static int LastFilled(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries).LastOrDefault()!.Length; // want: null-deref

    public static int Longest(int[] depths) => depths.Length == 0 ? 0 : depths.Select(d => d.ToString()).Max()!.Length;

    public static int LongestDeep(int[] depths) => depths.Length == 0 ? 0 : depths.Where(d => d > 3).Select(d => d.ToString()).Max()!.Length; // want: null-deref
}

public static class Case
{
    public static int D5() => Parts.Last("") + Parts.LastFilled(",") + Parts.Longest([]) + Parts.LongestDeep([1]);

    private static int Tested(Register r, string id) => r.Has(id) ? r.Get(id)!.Flag.Length : 0;
    private static int Untested(Register r, string id) => r.Get(id)!.Flag.Length; // want: null-deref
    private static int Other(Register r, string id, string other) => r.Has(id) ? r.Get(other)!.Flag.Length : 0; // want: null-deref
    private static int OtherOne(Register r, Register q, string id) => q.Has(id) ? r.Get(id)!.Flag.Length : 0; // want: null-deref
    private static int Negated(Register r, string id) => r.Has(id) ? 0 : r.Get(id)!.Flag.Length; // want: null-deref
    private static int Removed(Register r, string id)
    {
        if (!r.Has(id)) return 0;
        r.Remove(id);
        return r.Get(id)!.Flag.Length; // want: null-deref
    }
    private static int Field(Fields f) => f.ContainsKey("retry") ? f["retry"]!.Length : 0;
    private static int OtherField(Fields f) => f.ContainsKey("retry") ? f["after"]!.Length : 0; // want: null-deref
    public static int D1() => Tested(new(), "a") + Untested(new(), "a");
    public static int D2() { var r = new Register(); r.Add(new("a", "f")); return Other(r, "a", "b") + OtherOne(new(), r, "a") + Negated(r, "c") + Removed(r, "a"); }
    public static int D3() => Field(new());
    public static int D4() { var f = new Fields { ["retry"] = "1" }; return OtherField(f); }
}
