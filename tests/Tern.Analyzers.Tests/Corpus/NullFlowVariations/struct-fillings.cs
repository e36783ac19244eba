// Arrays of structures of which some are set.
using System;
using System.Collections.Generic;
using System.Linq;
namespace Variations.StructFillings;
public readonly record struct Route(string Name, int X);
public sealed class W
{
    private readonly Route[] _r = new Route[8]; private int _n;
    public void Add(string name) => _r[_n++] = new Route(name, 1);
    public int L1() { int n = 0; foreach (var r in _r) n += r.Name.Length; return n; } // want: null-deref
    public int L2() { int n = 0; for (int i = 0; i < _n; i++) n += _r[i].Name.Length; return n; }
    public int L3() { int n = 0; foreach (var r in _r) if (r.Name != null) n += r.Name.Length; return n; }
}
public static class D { public static void Demo() { var w = new W(); w.Add("x"); w.L1(); } public static void Demo2() { var w = new W(); w.Add("x"); w.L2(); w.L3(); } }
