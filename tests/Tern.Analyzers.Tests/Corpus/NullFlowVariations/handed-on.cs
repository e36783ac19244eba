// Nulls that tasks, delegates, filters and arguments hand on.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
namespace Variations.Handed;
public enum Family { Warning, Ban }
public sealed class Sign { public string Code = "x"; }
public sealed class B
{
    private readonly Sign _w = new(); private readonly Sign _b = new();
    private Sign? _sel; public event Action? Selecting;
    public Sign Default(Family f, bool temporary = false) => f switch { Family.Warning => _w, Family.Ban when !temporary => _b, _ => null! };
    public Sign Default2(Family f, bool temporary) { switch (f) { case Family.Warning: return _w; case Family.Ban when !temporary: return _b; default: return null!; } }
    public Sign Default3(Family f, bool temporary) { if (f == Family.Ban && !temporary) return _b; return null!; }
    public int D1() => Default(Family.Ban).Code.Length;
    public int D2() => Default(Family.Ban, true).Code.Length; // want: null-deref
    public int D3() => Default2(Family.Ban, false).Code.Length;
    public int D4() => Default2(Family.Ban, true).Code.Length; // want: null-deref
    public int D5() => Default3(Family.Ban, false).Code.Length;
    public int D6() => Default3(Family.Ban, true).Code.Length; // want: null-deref
    public void Clear() => _sel = null;
    public void Sel() => _sel = _w;
    public int Show() { if (_sel == null) return 0; Selecting?.Invoke(); return _sel.Code.Length; } // want: null-deref
}
public sealed class C
{
    private readonly List<Sign> _cited = new();
    private readonly Dictionary<string, Sign> _by = new() { ["a"] = new Sign() };
    private Sign? Look(string s) => _by.GetValueOrDefault(s);
    public int R1(params string[] ids) { _cited.AddRange(ids.Select(id => Look(id)!)); return _cited.Sum(c => c.Code.Length); } // want: null-deref
    public int R2(params string[] ids) { var l = new List<Sign>(); l.AddRange(ids.Select(id => Look(id)!)); return l.Sum(c => c.Code.Length); } // want: null-deref
    public int R3(params string[] ids) { var l = ids.Select(id => Look(id)!).ToList(); return l.Sum(c => c.Code.Length); } // want: null-deref
    public int R4(params string[] ids) { var l = ids.Select(Look).ToArray(); int n = 0; Array.ForEach(l!, x => n += x!.Code.Length); return n; } // want: null-deref
}
public sealed class Sub(bool online)
{
    public async Task<Sign> Later() { await Task.Yield(); return online ? new Sign() : null!; }
    public ValueTask<Sign> Cached() => online ? new ValueTask<Sign>(new Sign()) : default;
    public static async Task<int> All(params Sub[] s) { var r = await Task.WhenAll(s.Select(x => x.Later())); int n = 0; foreach (var y in r) n += y.Code.Length; return n; } // want: null-deref
    public static async Task<int> One(Sub s) { var r = await s.Cached().ConfigureAwait(false); return r.Code.Length; } // want: null-deref
    public static async Task<int> One2(Sub s) { var r = await s.Cached(); return r.Code.Length; } // want: null-deref
    static async Task<T> OrElse<T>(Task<T> call, Func<T> fb) { try { return await call; } catch (TimeoutException) { return fb(); } }
    public static async Task<int> Fb(bool off) { var c = Task.FromException<Sign>(new TimeoutException()); var v = await OrElse(c, () => off ? null! : new Sign()); return v.Code.Length; } // want: null-deref
    public static async Task<int> Fb2(Task<Sign> c, bool off) { var v = await OrElse(c, () => off ? null! : new Sign()); return v.Code.Length; } // want: null-deref
}
public static class D
{
    static B Sel() { var b = new B(); b.Sel(); b.Selecting += () => b.Clear(); return b; }
    public static void Demo1() { new B().D1(); }
    public static void Demo2() { Sel().Show(); }
    public static void Demo3() { new C().R1("a", "b"); }
    public static void Demo5() { new C().R2("a", "b"); }
    public static void Demo6() { new C().R3("a", "b"); }
    public static void Demo7() { new C().R4("a", "b"); }
    public static async Task Demo4() { await Sub.All(new Sub(true), new Sub(false)); await Sub.One(new Sub(false)); await Sub.One2(new Sub(false)); await Sub.Fb(true); }
}
