// Arrays that loops fill, or do not quite.
using System;
using System.Collections.Generic;
using System.Linq;
namespace Variations.ArrayFillings;
public sealed class Cell { public int Digit; public string Notes = ""; }
public sealed class A1
{
    private readonly Cell[][] _rows = new Cell[9][];
    public A1() { for (int r = 0; r < _rows.Length; r += 2) { _rows[r] = new Cell[9]; Array.Fill(_rows[r], new Cell()); } }
    public int RowSize(int r) => _rows[r].Length; // want: null-deref
}
public sealed class A2
{
    private readonly Cell[] _c = new Cell[9];
    public void Set(int i) => _c[i] = new Cell();
    public int L1() { int n = 0; foreach (var c in _c) n += c.Digit; return n; } // want: null-deref
    public int L2() { int n = 0; foreach (var c in _c) if (c != null) n += c.Digit; return n; }
    public int L3() { int n = 0; foreach (var c in _c) { if (c is null) continue; n += c.Digit; } return n; }
    public int L4() => _c.Sum(c => c.Digit); // want: null-deref
    public int L5() => _c.Where(c => c != null).Sum(c => c.Digit);
    public int L6() => _c.Sum(c => c?.Digit ?? 0);
    public int L7() { int n = 0; for (int i = 0; i < _c.Length; i++) n += _c[i].Digit; return n; } // want: null-deref
    public int L8() { int n = 0; for (int i = 0; i < _c.Length; i++) if (_c[i] != null) n += _c[i].Digit; return n; }
    public int L9() { int n = 0; for (int i = 0; i < _c.Length; i++) { var x = _c[i]; if (x == null) continue; n += x.Digit; } return n; }
    public int L10(int i) => _c[i].Digit;
}
public sealed class A3
{
    private Cell[] _c = [];
    private int _n;
    public void Add() { if (_n == _c.Length) Array.Resize(ref _c, Math.Max(4, _n * 2)); _c[_n++] = new Cell(); }
    public int L1() { int n = 0; foreach (var c in _c) n += c.Digit; return n; } // want: null-deref
    public int L2() => _c.Take(_n).Sum(c => c.Digit);
    public int L3() { int n = 0; for (int i = 0; i < _n; i++) n += _c[i].Digit; return n; }
    public int L4() => _c.AsSpan(0, _n)[0].Digit;
    public int L5() => _c[_n - 1].Digit;
}
public sealed class A4
{
    private Cell[] _h = { new Cell() };
    public int Remember() { Array.Resize(ref _h, _h.Length + 1); return _h[^1].Digit; } // want: null-deref
    public int Remember2() { Array.Resize(ref _h, _h.Length + 1); _h[^1] = new Cell(); return _h[^1].Digit; }
    public int Remember3() { int old = _h.Length; Array.Resize(ref _h, old + 2); for (int i = old; i < _h.Length; i++) _h[i] = new Cell(); return _h[^1].Digit; }
    public void Widen(int extra) => Array.Resize(ref _h, _h.Length + extra);
    public Cell Last() => _h[^1];
}
public sealed class A5
{
    private readonly Cell[] _c;
    public A5(int n) { _c = new Cell[n]; for (int i = 1; i < n; i++) _c[i] = new Cell(); }
    public int At(int i) => _c[i].Digit; // want: null-deref
}
public sealed class A6
{
    private readonly Cell[] _c = new Cell[9];
    public void Set(int i) => _c[i] = new Cell();
    public int At(int i) => _c[i].Digit; // want: null-deref
}
public sealed class A7
{
    private readonly Cell[] _c = new Cell[9];
    public void Set(int i) => _c[i] = new Cell();
    public int At(int i) => _c[i].Digit;
}
public sealed class A8
{
    private readonly Cell[] _c = { new Cell(), new Cell() };
    public void Clear(int i) => _c[i] = null!;
    public int At(int i) => _c[i].Digit; // want: null-deref
}
public static class S
{
    private static Cell[] Blank(int n) { var c = new Cell[n]; for (int i = 1; i < n; i++) c[i] = new Cell(); return c; }
    private static Cell[] Full(int n) { var c = new Cell[n]; c[0] = new Cell(); for (int i = 1; i < n; i++) c[i] = new Cell(); return c; }
    private static Cell[] Full2(int n) { var c = new Cell[n]; for (int i = n - 1; i >= 0; i--) c[i] = new Cell(); return c; }
    private static Cell[] Full3(IEnumerable<Cell> all) { var c = new Cell[4]; int i = 0; foreach (var x in all) c[i++] = x; return c; }
    public static int F1(int n) => Blank(n)[0].Notes.Length; // want: null-deref
    public static int F2(int n) => Full(n)[0].Notes.Length;
    public static int F3(int n) => Full2(n)[0].Notes.Length + Full3([])[0].Notes.Length;
    public static int F4(int n) { int s = 0; foreach (var c in Full(n)) s += c.Digit; foreach (var c in Full2(n)) s += c.Digit; return s; }
    public static int F5(int n) => Blank(n)[1].Notes.Length + Blank(n)[n - 1].Digit;
    public static int F7(int n) { var c = new Cell[n + 1]; for (int i = 0; i < n; i++) c[i] = new Cell(); return c.Sum(x => x.Digit); } // want: null-deref
    public static int F8(int n) { var c = new Cell[n]; for (int i = 0; i < c.Length - 1; i++) c[i] = new Cell(); return c.Sum(x => x.Digit); } // want: null-deref
    public static int F9(int n) { var c = new Cell[n + 1]; for (int i = 0; i < n; i++) c[i] = new Cell(); c[n] = new Cell(); var d = new Cell[n + 1]; for (int i = 0; i <= n; i++) d[i] = new Cell(); return c.Sum(x => x.Digit) + d.Sum(x => x.Digit); }
    public static int F6(int n) { var c = new Cell[n]; c[n / 2] = new Cell(); int s = 0; foreach (var x in c) s += x.Digit; return s; } // want: null-deref
}
public static class D
{
    public static void Demo1() { new A1().RowSize(3); }
    public static void Demo2() { var a = new A2(); a.Set(1); a.L1(); } public static void Demo2b() { var a = new A2(); a.Set(1); a.L2(); a.L3(); a.L4(); } public static void Demo2c() { var a = new A2(); a.Set(1); a.L5(); a.L6(); a.L7(); } public static void Demo2d() { var a = new A2(); a.Set(1); a.L8(); a.L9(); a.L10(1); }
    public static void Demo3() { var a = new A3(); a.Add(); a.L1(); a.L2(); a.L3(); a.L4(); a.L5(); }
    public static void Demo4() { var a = new A4(); a.Remember(); a.Remember2(); a.Remember3(); }
    public static int Demo5() { var a = new A4(); a.Widen(2); return a.Last().Digit; } // want: null-deref
    public static int Demo7() => new A5(3).At(0);
    public static int Demo8() { var a = new A6(); a.Set(1); return a.At(2); }
    public static int Demo9() { var a = new A7(); a.Set(1); return a.At(1); }
    public static int Demo10() { var a = new A7(); for (int i = 0; i < 9; i++) a.Set(i); return a.At(1); }
    public static int Demo11() { var a = new A8(); a.Clear(1); return a.At(1); }
    public static int Demo12() { var a = new A5(3); return a.At(1) + a.At(2); }
    public static int Demo13() => S.F7(3);
    public static int Demo14() => S.F8(3);
    public static int Demo15() => S.F9(3);
    public static void Demo6() { S.F1(3); S.F2(3); S.F3(3); S.F4(3); S.F5(3); S.F6(3); }
}
public static class A9
{
    private static Cell Parse(string digit) => digit.Length == 1 ? new Cell() : throw new FormatException(digit);
    private static int Sum(string[] digits)
    {
        var cells = new Cell[digits.Length];
        for (int i = 0; i < digits.Length; i++)
        {
            try { cells[i] = Parse(digits[i]); }
            catch (FormatException) { }
        }
        int n = 0;
        foreach (var c in cells) n += c.Digit; // want: null-deref
        return n;
    }
    private static int SumOrNone(string[] digits)
    {
        var cells = new Cell[digits.Length];
        for (int i = 0; i < digits.Length; i++)
        {
            try { cells[i] = Parse(digits[i]); }
            catch (FormatException) { cells[i] = new Cell(); }
        }
        int n = 0;
        foreach (var c in cells) n += c.Digit;
        return n;
    }
    private static int SumOrThrow(string[] digits)
    {
        var cells = new Cell[digits.Length];
        for (int i = 0; i < digits.Length; i++)
        {
            try { cells[i] = Parse(digits[i]); }
            catch (FormatException e) { throw new ArgumentException(digits[i], e); }
        }
        int n = 0;
        foreach (var c in cells) n += c.Digit;
        return n;
    }
    public static int Demo1() => Sum(["12"]);
    public static void Demo2() => SumOrNone(["12"]);
    public static int Uses() { try { return SumOrThrow(["1", "12"]); } catch (ArgumentException) { return 0; } }
}
