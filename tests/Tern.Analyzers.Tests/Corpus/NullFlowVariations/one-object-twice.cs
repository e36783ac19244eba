// One object that a callee is given under two names, or through a delegate.
using System;

namespace Variations.OneObject;
public sealed class Sign { public string Code = "x"; }
public sealed class F
{
    private Sign? _sel; private Action? _on;
    public F() { _on = Reset; }
    private void Reset() => _sel = null;
    public void Sel() { _sel = new Sign(); }
    public int Show() { if (_sel == null) return 0; _on?.Invoke(); return _sel.Code.Length; } // want: null-deref
    public static int Two(Sign2 a, Sign2 b) { a.Code = "y"; b.Code = null!; return a.Code.Length; } // want: null-deref
    public static int Two2(Sign2 a, Sign2 b) { a.Code = "y"; b.Code = null!; return a.Code.Length; }
}
public sealed class Sign2 { public string Code = "x"; }
public static class D
{
    public static void Demo1() { var f = new F(); f.Sel(); f.Show(); }
    public static void Demo2() { var s = new Sign2(); F.Two2(s, new Sign2()); F.Two(s, s); }
}
