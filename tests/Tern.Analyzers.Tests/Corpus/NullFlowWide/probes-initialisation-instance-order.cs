namespace NullSafety.SurfI.InstanceOrder;

// 1 virtual method called by the base constructor, field set by the derived constructor
abstract class Base1 { public readonly int Width; protected Base1() { Width = Measure(); } protected abstract int Measure(); }
sealed class D1 : Base1 { readonly string label; public D1(string l) { label = l; }
    protected override int Measure()
    {
        return label.Length; // want: null-deref
    } }
sealed class S1 : Base1 { readonly string label = "init"; public S1() { }
    protected override int Measure()
    {
        return label.Length;
    } }

// 2 virtual property read by the base constructor, copied into a base field
abstract class Base2 { public readonly string Title; protected Base2() { Title = Name; } protected abstract string Name { get; } }
sealed class D2 : Base2 { readonly string name; public D2(string n) { name = n; } protected override string Name => name; }
sealed class S2 : Base2 { readonly string name; public S2(string n) { name = n; } protected override string Name => "const"; public string Own => name; }
static class Use2
{
    static int Show(Base2 b)
    {
        return b.Title.Length; // want: null-deref
    }
    static int ShowSafe(S2 b)
    {
        return b.Title.Length + b.Own.Length;
    }
    public static int Danger() => Show(new D2("d"));
    public static int Safe() => ShowSafe(new S2("s"));
}

// 3 base constructor sets, derived initialiser has run already
class Base3 { public string Tag = null!; protected Base3() { Fill(); } protected virtual void Fill() { } }
sealed class D3 : Base3 { string src = null!; public D3() { src = "x"; } protected override void Fill() { Tag = src; } }
sealed class S3 : Base3 { string src = "x"; public S3() { } protected override void Fill() { Tag = src; } }
static class Use3
{
    public static int Danger() => new D3().Tag.Length; // want: null-deref
    public static int Safe() => new S3().Tag.Length;
}

// 4 derived field initialiser overwritten after / derived constructor overwrites what Fill set
class Base4 { protected Base4() { Init(); } protected virtual void Init() { } }
sealed class D4 : Base4 { public string Text; public D4() : this(null!) { } D4(string t) { Text = t; } protected override void Init() { Text = "set"; } }
sealed class S4 : Base4 { public string Text = null!; public S4() : this(1) { } S4(int _) { } protected override void Init() { Text = "set"; } }
static class Use4
{
    public static int Danger() => new D4().Text.Length; // want: null-deref
    public static int Safe() { var s = new S4(); return s.Text.Length; }
}

// 5 this-chain: the short constructor passes null, the long one stores
sealed class Job5 { readonly string name; public Job5() : this(null!, 1) { } public Job5(string n) : this(n, 2) { } Job5(string n, int p) { name = n; Prio = p; } public readonly int Prio; public string Name => name; }
static class Use5
{
    public static int Danger() => new Job5().Name.Length; // want: null-deref
    public static int Safe() => new Job5("j").Name.Length;
}

// 6 base-chain: argument computed by a static helper
class Base6 { public readonly string Id; protected Base6(string id) { Id = id; } }
sealed class Item6 : Base6 { public Item6(int n) : base(Make(n)) { } static string Make(int n) => n > 0 ? "i" + n : null!; }
static class Use6
{
    public static int Danger() => new Item6(0).Id.Length; // want: null-deref
    public static int Safe() => new Item6(4).Id.Length;
}

// 7 constructor calls an instance method before the assignment
sealed class D7 { readonly List<string> rows; public D7() { AddHeader(); rows = new(); } public int Count => rows.Count;
    void AddHeader()
    {
        rows.Add("h"); // want: null-deref
    } }
sealed class S7 { readonly List<string> rows; public S7() { rows = new(); AddHeader(); } public int Count => rows.Count;
    void AddHeader()
    {
        rows.Add("h");
    } }

// 8 constructor stores a value that an instance method computed from a field not yet set
sealed class D8 { public readonly string Key; readonly string prefix; public D8(string p) { Key = Compose(); prefix = p; } string Compose() => prefix; }
sealed class S8 { public readonly string Key; readonly string prefix; public S8(string p) { prefix = p; Key = Compose(); } string Compose() => prefix; }
static class Use8
{
    public static int Danger() => new D8("p").Key.Length; // want: null-deref
    public static int Safe() => new S8("p").Key.Length;
}

// 9 member object: field initialiser builds a child from a static that a ctor argument feeds later
sealed class Child9(string label) { public readonly string Label = label; }
sealed class D9 { static string current = null!; public readonly Child9 Kid = new(current); public D9(string c) { current = c; } }
sealed class S9 { static string current = null!; public readonly Child9 Kid; public S9(string c) { current = c; Kid = new(current); } }
static class Use9
{
    public static int Danger() => new D9("c").Kid.Label.Length; // missed: null-deref
    public static int Safe() => new S9("c").Kid.Label.Length;
}

// 10 three levels: the middle constructor calls the virtual after its own field, before the leaf's
class Root10 { protected Root10() { } public virtual int Size() => 0; }
class Mid10 : Root10 { protected readonly string mid; public readonly int Sum; protected Mid10() { mid = "mid"; Sum = Size(); } public override int Size() => mid.Length; }
sealed class D10 : Mid10 { readonly string leaf; public D10() { leaf = "leaf"; }
    public override int Size()
    {
        return base.Size() + leaf.Length; // want: null-deref
    } }
sealed class S10 : Mid10 { readonly string leaf; public S10() { leaf = "leaf"; }
    public override int Size()
    {
        return base.Size() + (leaf?.Length ?? 0);
    } }

static class Demos
{
    static void DemoD1() => new D1("l");
    static void DemoS1() => new S1();
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
    static void DemoD7() => _ = new D7().Count;
    static void DemoS7() => _ = new S7().Count;
    static void DemoD8() => Use8.Danger();
    static void DemoS8() => Use8.Safe();
    static void DemoD9() => Use9.Danger();
    static void DemoS9() => Use9.Safe();
    static void DemoD10() => new D10();
    static void DemoS10() => new S10();
}
