// Tests that other methods make, and loops over what is never empty.
using System;
using System.Collections.Generic;
using System.Linq;
namespace Variations.FirstRounds;
public sealed class Way { public string? Street { get; init; } public bool HasText => !string.IsNullOrEmpty(Street); }
public enum V { Off, Short, Long }
public static class G
{
    public static string S1(Way w) { if (w.HasText) return w.Street!.Trim(); return ""; }
    public static string S2(Way w, V v) { switch (v) { case V.Off: return ""; case V.Short when w.HasText: return w.Street!.Trim(); default: return "x"; } }
    public static string S3(Way w, V v) { string? text = null; switch (v) { case V.Off: return ""; case V.Short when w.HasText: text = w.Street!.Trim(); break; case V.Short: return "go"; default: text = "x"; break; } return text.Trim(); }
}
public sealed class Tower
{
    private readonly string[] _b = ["a", "b", "c"];
    private readonly List<string> _l = ["a", "b", "c"];
    public int L1() { string light = null!; for (int i = 0; i < _b.Length; i++) light = _b[i]; return light.Length; }
    public int L2() { string light = null!; foreach (var b in _b) light = b; return light.Length; }
    public int L3() { string light = null!; foreach (var b in _l) light = b; return light.Length; }
    public int L4() { string light = null!; for (int i = 0; i < _l.Count; i++) light = _l[i]; return light.Length; }
    public int L5() { string light = null!; for (int i = 0; i < _b.Length; i++) light = i == 0 || _b[i].Length < light.Length ? _b[i] : light; return light.Length; }
}
public static class D { public static void Demo() { G.S1(new Way()); G.S2(new Way(), V.Short); G.S3(new Way(), V.Short); new Tower().L1(); new Tower().L2(); new Tower().L3(); new Tower().L4(); new Tower().L5(); } }
