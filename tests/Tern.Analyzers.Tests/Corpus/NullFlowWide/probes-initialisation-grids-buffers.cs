namespace NullSafety.SurfI.GridsBuffers;

sealed class Cell { public string Text = "c"; public Cell Left = null!; public Cell Right = null!; public Cell Up = null!; }

// 1 two-dimensional array filled by two loops, one bound short
static class Use1
{
    static Cell[,] Make(int h, int w) { var g = new Cell[3, 3]; for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) g[y, x] = new Cell(); return g; }
    public static int Danger() => Make(3, 2)[1, 2].Text.Length; // missed: null-deref
    public static int Safe() => Make(3, 3)[1, 2].Text.Length;
}

// 2 jagged array: rows are made or not
static class Use2
{
    static string[][] Rows(bool inner) { var j = new string[2][]; if (inner) for (int i = 0; i < j.Length; i++) j[i] = new string[] { "a", "b" }; return j; }
    public static int Danger() => Rows(false)[1].Length; // missed: null-deref
    public static int Safe() => Rows(true)[1].Length;
}

// 3 jagged array: rows are made, their elements are not
static class Use3
{
    static string[][] Rows() { var j = new string[2][]; for (int i = 0; i < 2; i++) j[i] = new string[i + 1]; return j; }
    static string[][] RowsSafe() { var j = new string[2][]; for (int i = 0; i < 2; i++) { j[i] = new string[i + 1]; for (int k = 0; k <= i; k++) j[i][k] = "s"; } return j; }
    public static int Danger() => Rows()[1][0].Length; // want: null-deref
    public static int Safe() => RowsSafe()[1][0].Length;
}

// 4 diagonal only or every cell
static class Use4
{
    static string[,] Diag() { var g = new string[2, 2]; for (int i = 0; i < 2; i++) g[i, i] = "d"; return g; }
    static string[,] All() { var g = new string[2, 2]; for (int i = 0; i < 4; i++) g[i / 2, i % 2] = "d"; return g; }
    public static int Danger() => Diag()[0, 1].Length; // missed: null-deref
    public static int Safe() => All()[0, 1].Length;
}

// 5 neighbours linked in a second pass: the edge has none
static class Use5
{
    static Cell[] Row() { var r = new Cell[3]; for (int i = 0; i < 3; i++) r[i] = new Cell(); for (int i = 1; i < 3; i++) { r[i].Left = r[i - 1]; r[i - 1].Right = r[i]; } return r; }
    static Cell[] Ring() { var r = new Cell[3]; for (int i = 0; i < 3; i++) r[i] = new Cell(); for (int i = 0; i < 3; i++) { r[i].Right = r[(i + 1) % 3]; r[(i + 1) % 3].Left = r[i]; } return r; }
    public static int Danger() => Row()[2].Right.Text.Length; // want: null-deref
    public static int Safe() => Ring()[2].Right.Text.Length; // needless
}

// 6 linked while being made: the next cell is not there yet
static class Use6
{
    static Cell[] OnePass() { var r = new Cell[2]; for (int i = 0; i < 2; i++) { r[i] = new Cell(); r[i].Right = r[(i + 1) % 2]; } return r; }
    static Cell[] TwoPass() { var r = new Cell[2]; for (int i = 0; i < 2; i++) r[i] = new Cell(); for (int i = 0; i < 2; i++) r[i].Right = r[(i + 1) % 2]; return r; }
    public static int Danger() => OnePass()[0].Right.Text.Length; // missed: null-deref
    public static int Safe() => TwoPass()[0].Right.Text.Length; // needless
}

// 7 one direction is never linked
static class Use7
{
    static Cell[] Column() { var c = new Cell[] { new(), new() }; c[0].Right = c[1]; c[1].Left = c[0]; return c; }
    public static int Danger() => Column()[1].Up.Text.Length; // want: null-deref
    public static int Safe() => Column()[1].Left.Text.Length;
}

// 8 buffer that grows by hand: capacity against count
sealed class Grow8 { string[] buf = new string[1]; int n; public void Push(string s) { if (n == buf.Length) { var b = new string[n * 2]; for (int i = 0; i < n; i++) b[i] = buf[i]; buf = b; } buf[n++] = s; }
    public string TopOfCapacity() => buf[buf.Length - 1]; public string Top() => buf[n - 1]; }
static class Use8
{
    static Grow8 Make() { var g = new Grow8(); g.Push("a"); g.Push("b"); g.Push("c"); return g; }
    public static int Danger() => Make().TopOfCapacity().Length; // missed: null-deref
    public static int Safe() => Make().Top().Length;
}

// 9 grown without copying
sealed class D9 { string[] buf = { "a" }; public void Grow() { buf = new string[buf.Length * 2]; buf[1] = "b"; } public string First => buf[0]; }
sealed class S9 { string[] buf = { "a" }; public void Grow() { var old = buf; buf = new string[old.Length * 2]; buf[0] = old[0]; buf[1] = "b"; } public string First => buf[0]; }
static class Use9
{
    public static int Danger() { var d = new D9(); d.Grow(); return d.First.Length; } // want: null-deref
    public static int Safe() { var s = new S9(); s.Grow(); return s.First.Length; }
}

// 10 ring buffer: Pop clears the slot, Peek reads it
sealed class Ring10 { readonly string[] a = new string[2]; int head, tail; public void Put(string s) { a[tail] = s; tail = (tail + 1) % 2; } public string Pop() { var s = a[head]; a[head] = null!; head = (head + 1) % 2; return s; } public string Behind() => a[(head + 1) % 2]; public string Peek() => a[head]; }
static class Use10
{
    static Ring10 Make() { var r = new Ring10(); r.Put("a"); r.Put("b"); r.Pop(); return r; }
    public static int Danger() => Make().Behind().Length; // want: null-deref
    public static int Safe() => Make().Peek().Length;
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
}
