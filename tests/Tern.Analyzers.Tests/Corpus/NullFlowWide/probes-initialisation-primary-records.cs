namespace NullSafety.SurfI.PrimaryRecords;

// 1 primary constructor capture
sealed class Svc1(string name) { public int Len() => name.Length; } // want: null-deref
sealed class SafeSvc1(string name) { public int Len() => name.Length; }

// 2 field initialiser uses the parameter, parameter is reassigned later
sealed class D2(string name) { readonly string first = name; public void Rename(string? n) { name = n!; } public string Now => name; public string First => first; }
static class Use2
{
    public static int Danger() { var d = new D2("a"); d.Rename(null); return d.Now.Length; } // want: null-deref
    public static int Safe() { var d = new D2("a"); d.Rename(null); return d.First.Length; }
}

// 3 primary constructor passes to base
class Base3(string id) { public string Id { get; } = id; }
sealed class D3(string id, string note) : Base3(note) { public string Own { get; } = id; }
sealed class S3(string id, string note) : Base3(id) { public string Own { get; } = note; }
static class Use3
{
    public static int Danger() => new D3("i", null!).Id.Length; // want: null-deref
    public static int Safe() => new S3("i", null!).Id.Length;
}

// 4 positional record, deconstructed
record Pair4(string Left, string Right);
static class Use4
{
    static Pair4 Make() => new("l", null!);
    public static int Danger() { var (_, r) = Make(); return r.Length; } // want: null-deref
    public static int Safe() { var (l, _) = Make(); return l.Length; }
}

// 5 `with` puts null or replaces null
record User5(string Name, string Mail);
static class Use5
{
    static User5 Hide(User5 u) => u with { Mail = null! };
    static User5 Restore(User5 u) => u with { Mail = "m" };
    public static int Danger() => Hide(new User5("n", "x")).Mail.Length; // want: null-deref
    public static int Safe() => Restore(Hide(new User5("n", "x"))).Mail.Length;
}

// 6 `with` leaves the original alone
static class Use6
{
    static User5 Base() => new("n", null!);
    public static int Danger() { var u = Base(); var v = u with { Mail = "m" }; return u.Mail.Length + v.Name.Length; } // want: null-deref
    public static int Safe() { var u = Base(); var v = u with { Mail = "m" }; return v.Mail.Length + u.Name.Length; }
}

// 7 copy constructor of the record drops a member
record D7(string Key) { public string Extra { get; init; } = "e"; protected D7(D7 o) { Key = o.Key; Extra = null!; } }
record S7(string Key) { public string Extra { get; init; } = "e"; protected S7(S7 o) { Key = o.Key; Extra = o.Extra; } }
static class Use7
{
    public static int Danger() => (new D7("k") with { Key = "q" }).Extra.Length; // want: null-deref
    public static int Safe() => (new S7("k") with { Key = "q" }).Extra.Length;
}

// 8 record member computed from a positional member by an initialiser does not follow `with`
record Doc8(string Body) { public string Head { get; } = Body; public string Live => Body; }
static class Use8
{
    static Doc8 Empty() => new((string)null!);
    public static int Danger() => (Empty() with { Body = "b" }).Head.Length; // want: null-deref
    public static int Safe() => (Empty() with { Body = "b" }).Live.Length;
}

// 9 hand-written copy constructor of a class
sealed class D9 { public string A = "a"; public string B = null!; public D9() { B = "b"; } public D9(D9 o) { A = o.A; } }
sealed class S9 { public string A = "a"; public string B = null!; public S9() { B = "b"; } public S9(S9 o) { A = o.A; B = o.B; } }
static class Use9
{
    public static int Danger() => new D9(new D9()).B.Length; // want: null-deref
    public static int Safe() => new S9(new S9()).B.Length;
}

// 10 record constructor of fewer parameters, defaults
record Opt10(string Host, string Proxy) { public Opt10(string host) : this(host, null!) { } public Opt10() : this("localhost", "none") { } }
static class Use10
{
    public static int Danger() => new Opt10("h").Proxy.Length; // want: null-deref
    public static int Safe() => new Opt10().Proxy.Length;
}

static class Demos
{
    static void DemoD1() => new Svc1(null!).Len();
    static void DemoS1() => new SafeSvc1("n").Len();
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
