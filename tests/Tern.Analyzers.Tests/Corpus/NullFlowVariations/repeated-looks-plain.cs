// Look-ups that are made twice, each way in which a method may look.
using System;
using System.Collections.Generic;
using System.Linq;
namespace Variations.RepeatedLooksPlain;
public sealed class B1
{
    private readonly Dictionary<string, List<string>> _cache = new();
    private List<string> _list = new();
    private string? _lazy;
    private string Lazy() { if (_lazy == null) _lazy = "x".Trim(); return _lazy; }
    private string? A(string key) { foreach (var x in _list) if (x == key) return x; return null; }
    private string? B(string key) { Lazy(); return _list.Find(x => x == key); }
    private string? C(string key) { for (int i = 0; i < _list.Count; i++) if (_list[i] == key) return _list[i]; return null; }
    private string? D1(string key) { return _cache.TryGetValue(key, out var v) ? v[0] : null; }
    public int PA(string key) { if (A(key) == null) return 0; return A(key)!.Length; }
    public int PB(string key) { if (B(key) == null) return 0; return B(key)!.Length; }
    public int PC(string key) { if (C(key) == null) return 0; return C(key)!.Length; }
    public int PD(string key) { if (D1(key) == null) return 0; return D1(key)!.Length; }
}
