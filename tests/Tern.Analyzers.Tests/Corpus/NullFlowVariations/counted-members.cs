// Members that are set together with the elements of a collection.
using System;
using System.Collections.Generic;
using System.Linq;
namespace Variations.CountedMembers;
public sealed class A1
{
    private readonly Dictionary<string, string> _terms = new();
    private string? _longest;
    public void Add(string text) { _terms[text] = text; _longest = text; }
    public int L1() => _terms.Count > 0 ? _longest!.Length : 0;
}
public sealed class A2
{
    private readonly List<string> _terms = new();
    private string? _longest;
    public void Add(string text) { _terms.Add(text); _longest = text; }
    public int L1() => _terms.Count > 0 ? _longest!.Length : 0;
    public int L2() { var f = _terms.Where(s => s.Length > 3).ToList(); if (f.Count > 0) return _longest!.Length; return 0; }
    public int L3() { var f = _terms.Select(s => s.Trim()).ToList(); if (f.Count > 0) return _longest!.Length; return 0; }
    public int L4() { if (_terms.Any(s => s.Length > 3)) return _longest!.Length; return 0; }
    public int L5() { if (_terms.Any()) return _longest!.Length; return 0; }
    public int L6() { if (_terms.Contains("x")) return _longest!.Length; return 0; }
    public int L7() { if (_terms.FirstOrDefault() is { } x) return _longest!.Length; return 0; }
    public int L8() { return _terms[0].Length + _longest!.Length; }
    public int L9() { return _terms.First().Length + _longest!.Length; }
    public int L10() { int n = 0; for (int i = 0; i < _terms.Count; i++) n += _longest!.Length; return n; }
    public int L11() => _terms.Sum(t => t.Length + _longest!.Length);
}
public sealed class A3
{
    private readonly HashSet<string> _terms = new();
    private string? _longest;
    public void Add(string text) { _terms.Add(text); _longest = text; }
    public int L1() => _terms.Count > 0 ? _longest!.Length : 0;
    public int L2() => _terms.Contains("x") ? _longest!.Length : 0;
}
public static class D
{
    public static void Demo1() { new A1().L1(); }
    public static void Demo1b() { var a = new A1(); a.Add("x"); a.L1(); }
    public static void Demo2() { new A2().L1(); new A2().L2(); new A2().L3();new A2().L4();new A2().L5();new A2().L6();new A2().L7();new A2().L8();new A2().L9();new A2().L10();new A2().L11(); }
    public static void Demo3() { new A3().L1(); new A3().L2(); }
}
