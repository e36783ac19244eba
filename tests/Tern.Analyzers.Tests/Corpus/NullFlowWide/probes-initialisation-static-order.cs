namespace NullSafety.SurfI.StaticOrder;

// 1 field initialiser reads a later field through a method
static class D1 { static readonly int Size = Measure(); static readonly string Name = "north";
    static int Measure()
    {
        return Name.Length; // want: null-deref
    }
    public static int Get() => Size; }
static class S1 { static readonly string Name = "north"; static readonly int Size = Measure();
    static int Measure()
    {
        return Name.Length;
    }
    public static int Get() => Size; }

// 2 readonly table built from later statics
static class D2 { static readonly string[] Table = { First, Second }; static readonly string First = "a"; static readonly string Second = "b";
    public static string At(int i) => Table[i]; }
static class S2 { static readonly string First = "a"; static readonly string Second = "b"; static readonly string[] Table = { First, Second };
    public static string At(int i) => Table[i]; }
static class Use2
{
    public static int Danger() => D2.At(1).Length; // want: null-deref
    public static int Safe() => S2.At(1).Length;
}

// 3 const versus static readonly in a table built first
static class D3 { public static readonly Dictionary<int, string> Names = new() { [1] = One, [2] = "two" }; static readonly string One = "one"; }
static class S3 { public static readonly Dictionary<int, string> Names = new() { [1] = One, [2] = "two" }; const string One = "one"; }
static class Use3
{
    public static string Danger() => D3.Names[1].ToUpper(); // want: null-deref
    public static string Safe() => S3.Names[1].ToUpper();
}

// 4 static constructor runs after the initialisers
sealed class Log4(string path) { public string Path = path; }
static class D4 { static readonly string Root; static readonly Log4 Log = new(Root!); static D4() { Root = "/var"; } public static Log4 Get() => Log; }
static class S4 { static readonly string Root; static readonly Log4 Log; static S4() { Root = "/var"; Log = new(Root); } public static Log4 Get() => Log; }
static class Use4
{
    public static bool Danger() => D4.Get().Path.StartsWith('/'); // want: null-deref
    public static bool Safe() => S4.Get().Path.StartsWith('/');
}

// 5 singleton made before the table its constructor reads
sealed class D5 { public static readonly D5 Instance = new(); static readonly List<string> Defaults = new() { "x" }; readonly int count;
    D5()
    {
        count = Defaults.Count; // want: null-deref
    }
    public int Count => count; }
sealed class S5 { static readonly List<string> Defaults = new() { "x" }; public static readonly S5 Instance = new(); readonly int count;
    S5()
    {
        count = Defaults.Count;
    }
    public int Count => count; }

// 6 singleton copies a later static into a member
sealed class D6 { public static readonly D6 Instance = new(); static readonly string Banner = "hi"; public readonly string Text = Banner; }
sealed class S6 { static readonly string Banner = "hi"; public static readonly S6 Instance = new(); public readonly string Text = Banner; }
static class Use6
{
    public static int Danger() => D6.Instance.Text.Length; // missed: null-deref
    public static int Safe() => S6.Instance.Text.Length;
}

// 7 static constructor with two steps
static class D7 { static string[] parts = null!; static int total = 0;
    static D7() { Sum(); parts = new[] { "a", "b" }; }
    static void Sum()
    {
        total = parts.Length; // want: null-deref
    }
    public static int Total => total; }
static class S7 { static string[] parts = null!; static int total = 0;
    static S7() { parts = new[] { "a", "b" }; Sum(); }
    static void Sum()
    {
        total = parts.Length;
    }
    public static int Total => total; }

// 8 lambda kept by an early initialiser: called at once or called later
static class D8 { static readonly int Now = Run(() => Word!.Length); // want: null-deref
    static readonly string Word = "w"; static int Run(Func<int> f) => f(); public static int Get() => Now; }
static class S8 { static readonly Func<int> Later = () => Word!.Length; static readonly string Word = "w"; public static int Get() => Later(); }

// 9 a static initialiser overwrites what an earlier initialiser registered
static class D9 { static readonly int Mark = Put("k"); static string last = null!; static int Put(string s) { last = s; return 1; } public static string Last => last; public static int M => Mark; }
static class S9 { static string last = null!; static readonly int Mark = Put("k"); static int Put(string s) { last = s; return 1; } public static string Last => last; public static int M => Mark; }
static class Use9
{
    public static int Danger() => D9.Last.Length; // want: null-deref
    public static int Safe() => S9.Last.Length;
}

// 10 auto-property initialiser in the order of the text
static class D10 { public static string Full { get; } = Join(); public static string Host { get; } = "h";
    static string Join() => Host!; }
static class S10 { public static string Host { get; } = "h"; public static string Full { get; } = Join();
    static string Join() => Host!; }
static class Use10
{
    public static string Danger() => D10.Full.Trim(); // want: null-deref
    public static string Safe() => S10.Full.Trim();
}

static class Demos
{
    static void DemoD1() => D1.Get();
    static void DemoS1() => S1.Get();
    static void DemoD2() => Use2.Danger();
    static void DemoS2() => Use2.Safe();
    static void DemoD3() => Use3.Danger();
    static void DemoS3() => Use3.Safe();
    static void DemoD4() => Use4.Danger();
    static void DemoS4() => Use4.Safe();
    static void DemoD5() => _ = D5.Instance.Count;
    static void DemoS5() => _ = S5.Instance.Count;
    static void DemoD6() => Use6.Danger();
    static void DemoS6() => Use6.Safe();
    static void DemoD7() => _ = D7.Total;
    static void DemoS7() => _ = S7.Total;
    static void DemoD8() => D8.Get();
    static void DemoS8() => S8.Get();
    static void DemoD9() => Use9.Danger();
    static void DemoS9() => Use9.Safe();
    static void DemoD10() => Use10.Danger();
    static void DemoS10() => Use10.Safe();
}
