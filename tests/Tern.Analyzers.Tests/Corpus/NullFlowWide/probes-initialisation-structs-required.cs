namespace NullSafety.SurfI.StructsRequired;

// 1 default of a struct versus its constructor
readonly struct Name1 { public readonly string Text; public Name1(string t) { Text = t; } }
static class Use1
{
    static Name1 Pick(bool made) => made ? new Name1("t") : default;
    public static int Danger() => Pick(false).Text.Length; // want: null-deref
    public static int Safe() => new Name1("t").Text.Length;
}

// 2 struct with initialiser: new() runs it, default does not
struct Opt2 { public string Mode = "fast"; public Opt2() { } }
static class Use2
{
    static Opt2 ByDefault() => default;
    static Opt2 ByNew() => new();
    public static int Danger() => ByDefault().Mode.Length; // want: null-deref
    public static int Safe() => ByNew().Mode.Length;
}

// 3 array of structs: elements are defaults
static class Use3
{
    static Opt2[] Make(int n, bool fill) { var a = new Opt2[n]; if (fill) for (int i = 0; i < n; i++) a[i] = new Opt2(); return a; }
    public static int Danger() => Make(2, false)[1].Mode.Length; // missed: null-deref
    public static int Safe() => Make(2, true)[1].Mode.Length;
}

// 4 struct field of a class
struct Point4 { public string Label; public int X; }
sealed class D4 { Point4 p; public void Move(int x) { p.X = x; } public string Label() => p.Label; }
sealed class S4 { Point4 p; public void Move(int x) { p.X = x; p.Label = "l"; } public string Label() => p.Label; }
static class Use4
{
    public static int Danger() { var d = new D4(); d.Move(1); return d.Label().Length; } // want: null-deref
    public static int Safe() { var s = new S4(); s.Move(1); return s.Label().Length; }
}

// 5 struct copied before it is set
static class Use5
{
    static Point4 Early() { Point4 p = default; Point4 q = p; p.Label = "x"; return q; }
    static Point4 Late() { Point4 p = default; p.Label = "x"; Point4 q = p; return q; }
    public static int Danger() => Early().Label.Length; // want: null-deref
    public static int Safe() => Late().Label.Length;
}

// 6 required member given null
sealed class Mail6 { public required string To { get; init; } public string Cc { get; init; } = "none"; }
static class Use6
{
    static Mail6 Make(string? to) => new() { To = to! };
    public static int Danger() => Make(null).To.Length; // want: null-deref
    public static int Safe() => Make("t").To.Length;
}

// 7 SetsRequiredMembers that lies
sealed class D7 { public required string Host; [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public D7(int port) { Port = port; Host = null!; } public int Port; }
sealed class S7 { public required string Host; [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public S7(int port) { Port = port; Host = "h"; } public int Port; }
static class Use7
{
    public static int Danger() => new D7(1).Host.Length; // want: null-deref
    public static int Safe() => new S7(1).Host.Length;
}

// 8 nested object initialiser on a member that the constructor makes or not
sealed class Inner8 { public string V = "v"; }
sealed class D8 { public Inner8 In { get; set; } = null!; }
sealed class S8 { public Inner8 In { get; set; } = new(); }
static class Use8
{
    public static D8 Danger() => new D8 { In = { V = "w" } }; // want: null-deref
    public static S8 Safe() => new S8 { In = { V = "w" } };
}

// 9 collection initialiser on a member
sealed class D9 { public List<string> Tags { get; } = null!; }
sealed class S9 { public List<string> Tags { get; } = new(); }
static class Use9
{
    public static D9 Danger() => new D9 { Tags = { "a" } }; // want: null-deref
    public static S9 Safe() => new S9 { Tags = { "a" } };
}

// 10 object initialiser whose setter reads another member
sealed class D10 { string basis = null!; public int Len; public string Basis { get => basis; set => basis = value; } public string Tail { set
    {
        Len = basis.Length + value.Length; // want: null-deref
    } } }
sealed class S10 { string basis = null!; public int Len; public string Basis { get => basis; set => basis = value; } public string Tail { set
    {
        Len = basis.Length + value.Length;
    } } }
static class Use10
{
    public static int Danger() => new D10 { Tail = "t", Basis = "b" }.Len;
    public static int Safe() => new S10 { Basis = "b", Tail = "t" }.Len;
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
