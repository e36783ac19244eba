// Look-ups that are made twice, some of which keep what they make.
using System;
using System.Collections.Generic;
using System.Linq;
namespace Variations.RepeatedLooks;
public sealed class B1
{
    private readonly Dictionary<string, string> _m = new();
    private readonly Dictionary<string, List<string>> _cache = new();
    private string? _lazy;
    private List<string> Bundle(string k) { if (!_cache.TryGetValue(k, out var b)) { b = new(); _cache[k] = b; } return b; }
    private string Lazy() { if (_lazy == null) _lazy = "x".Trim(); return _lazy; }
    private string? Look(string key) => Bundle(key).FirstOrDefault(x => x == key);
    private string? Look2(string key) { foreach (var x in Bundle(Lazy())) if (x == key) return x; return null; }
    private bool Knows(string key) => Look(key) is not null;
    public int P1(string key) => Knows(key) ? Look(key)!.Length : 0;
    public int P2(string key) { if (Look2(key) == null) return 0; return Look2(key)!.Length; }
    public int P3(string key) { if (!Knows(key)) throw new Exception(); return Look(key)!.Length; }
}
public static class D
{
    public static void Demo1() { new B1().P1("x"); new B1().P2("x");new B1().P3("x"); }
}
