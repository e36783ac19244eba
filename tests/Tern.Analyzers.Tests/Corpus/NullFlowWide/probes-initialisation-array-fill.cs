namespace NullSafety.SurfI.ArrayFill;

// 1 full loop or loop that stops one short
sealed class D1 { readonly string[] a; public D1(int n) { a = new string[n]; for (int i = 0; i < n - 1; i++) a[i] = "s" + i; } public string Last() => a[a.Length - 1]; }
sealed class S1 { readonly string[] a; public S1(int n) { a = new string[n]; for (int i = 0; i < n; i++) a[i] = "s" + i; } public string Last() => a[a.Length - 1]; }
static class Use1
{
    public static int Danger() => new D1(3).Last().Length; // want: null-deref
    public static int Safe() => new S1(3).Last().Length;
}

// 2 counter loop: Count of used slots against Length
sealed class Vec2 { public readonly string[] Slots = new string[4]; public int Count; public void Add(string s) => Slots[Count++] = s; }
static class Use2
{
    static Vec2 Make() { var v = new Vec2(); v.Add("a"); v.Add("b"); return v; }
    public static int Danger() { var v = Make(); int n = 0; for (int i = 0; i < v.Slots.Length; i++) n += v.Slots[i].Length; return n; } // want: null-deref
    public static int Safe() { var v = Make(); int n = 0; for (int i = 0; i < v.Count; i++) n += v.Slots[i].Length; return n; }
}

// 3 CopyTo with an offset leaves the head empty
static class Use3
{
    static string[] Shift(string[] src, int at) { var t = new string[src.Length + 1]; src.CopyTo(t, at); return t; }
    public static int Danger() => Shift(new[] { "a", "b" }, 1)[0].Length; // missed: null-deref
    public static int Safe() => Shift(new[] { "a", "b" }, 0)[0].Length;
}

// 4 Array.Copy of a part
static class Use4
{
    static string[] Take(string[] src, int n) { var t = new string[src.Length]; Array.Copy(src, t, n); return t; }
    public static int Danger() => Take(new[] { "a", "b", "c" }, 1)[2].Length; // missed: null-deref
    public static int Safe() => Take(new[] { "a", "b", "c" }, 3)[2].Length;
}

// 5 Array.Fill with null or with a value
static class Use5
{
    static string[] Filled(string? v) { var t = new string[2]; Array.Fill(t, v!); return t; }
    static string[] FilledSafe(string v) { var t = new string[2]; Array.Fill(t, v); return t; }
    public static int Danger() => Filled(null)[1].Length; // want: null-deref
    public static int Safe() => FilledSafe("z")[1].Length;
}

// 6 Array.Resize makes room that is empty
sealed class D6 { string[] a = { "x" }; public void Grow() => Array.Resize(ref a, 3); public string At(int i) => a[i]; }
sealed class S6 { string[] a = { "x" }; public void Grow() { Array.Resize(ref a, 3); a[1] = "y"; a[2] = "z"; } public string At(int i) => a[i]; }
static class Use6
{
    public static int Danger() { var d = new D6(); d.Grow(); return d.At(2).Length; } // want: null-deref
    public static int Safe() { var s = new S6(); s.Grow(); return s.At(2).Length; }
}

// 7 two loops: halves that meet or leave a gap
static class Use7
{
    static string[] Halves(int to, int from) { var t = new string[6]; for (int i = 0; i < to; i++) t[i] = "lo"; for (int i = from; i < 6; i++) t[i] = "hi"; return t; }
    public static int Danger() { int n = 0; foreach (var s in Halves(2, 4)) n += s.Length; return n; } // missed: null-deref
    public static int Safe() { int n = 0; foreach (var s in Halves(3, 3)) n += s.Length; return n; }
}

// 8 odd and even
static class Use8
{
    static string[] Even() { var t = new string[4]; for (int i = 0; i < 4; i += 2) t[i] = "e"; return t; }
    static string[] Both() { var t = new string[4]; for (int i = 0; i < 4; i += 2) t[i] = "e"; for (int i = 1; i < 4; i += 2) t[i] = "o"; return t; }
    public static int Danger() => Even()[3].Length; // want: null-deref
    public static int Safe() => Both()[3].Length;
}

// 9 index from an enum's values
enum Dir9 { North, East, South }
sealed class Names9 { readonly string[] t = new string[3]; public Names9(bool all) { t[(int)Dir9.North] = "n"; t[(int)Dir9.East] = "e"; if (all) t[(int)Dir9.South] = "s"; } public string Of(Dir9 d) => t[(int)d]; }
static class Use9
{
    public static int Danger() => new Names9(false).Of(Dir9.South).Length; // want: null-deref
    public static int Safe() => new Names9(true).Of(Dir9.South).Length;
}

// 10 filled from all enum values, then cleared in part
sealed class Table10 { readonly string[] t = new string[3]; public Table10() { foreach (Dir9 d in Enum.GetValues<Dir9>()) t[(int)d] = d.ToString(); } public void Drop(Dir9 d) => Array.Clear(t, (int)d, 1); public string Of(Dir9 d) => t[(int)d]; }
static class Use10
{
    public static int Danger() { var t = new Table10(); t.Drop(Dir9.East); return t.Of(Dir9.East).Length; } // missed: null-deref
    public static int Safe() { var t = new Table10(); return t.Of(Dir9.East).Length; }
}

// 11 loop that skips some by a condition
static class Use11
{
    static string[] Skip(int hole) { var t = new string[3]; for (int i = 0; i < t.Length; i++) { if (i == hole) continue; t[i] = "v"; } return t; }
    public static int Danger() => Skip(1)[1].Length; // want: null-deref
    public static int Safe() => Skip(9)[1].Length;
}

static class Demos
{
    static void DemoD1() => Use1.Danger();
    static void DemoS1() => Use1.Safe();
    static void DemoD2() => Use2.Danger();
    static void DemoS2() => Use2.Safe();
    static void DemoD3() => Use3.Danger();
    static void DemoS3() => Use3.Safe();
    static void DemoD4() => Use4.Danger();
    static void DemoS4() => Use4.Safe();
    static void DemoD5() => Use5.Danger();
    static void DemoS5() => Use5.Safe();
    static void DemoD6() => Use6.Danger();
    static void DemoS6() => Use6.Safe();
    static void DemoD7() => Use7.Danger();
    static void DemoS7() => Use7.Safe();
    static void DemoD8() => Use8.Danger();
    static void DemoS8() => Use8.Safe();
    static void DemoD9() => Use9.Danger();
    static void DemoS9() => Use9.Safe();
    static void DemoD10() => Use10.Danger();
    static void DemoS10() => Use10.Safe();
    static void DemoD11() => Use11.Danger();
    static void DemoS11() => Use11.Safe();
}
