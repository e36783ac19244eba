namespace NullSafety.SurfI.LazyReset;

// 1 ??= in the property, another reader goes to the field
sealed class D1 { List<int> items = null!; public List<int> Items => items ??= new(); public List<int> Raw => items; }
static class Use1
{
    public static int Danger() { var d = new D1(); return d.Raw.Count; } // want: null-deref
    public static int Safe() { var d = new D1(); d.Items.Add(1); return d.Raw.Count; }
}

// 2 if null then create, on the wrong or right field
sealed class D2 { List<int> a = null!, b = null!; void Ensure() { if (a == null) { a = new(); } } public List<int> Get() { Ensure(); return b; } public List<int> A() => a; }
sealed class S2 { List<int> a = null!, b = null!; void Ensure() { if (b == null) { b = new(); } } public List<int> Get() { Ensure(); return b; } public List<int> A() => a; }
static class Use2
{
    public static int Danger() => new D2().Get().Count; // want: null-deref
    public static int Safe() => new S2().Get().Count;
}

// 3 reset to null, recreated or not
sealed class Buf3 { List<string> lines = new(); public void Reset() => lines = null!; public void Renew() { Reset(); lines = new(); } public List<string> Lines => lines; }
static class Use3
{
    public static int Danger() { var b = new Buf3(); b.Renew(); b.Reset(); return b.Lines.Count; } // want: null-deref
    public static int Safe() { var b = new Buf3(); b.Reset(); b.Renew(); return b.Lines.Count; }
}

// 4 pooled object cleared on return, set again on rent
sealed class Item4 { public string Owner = null!; }
sealed class Pool4 { readonly Stack<Item4> free = new(); public Item4 Rent(string owner) { var i = free.Count > 0 ? free.Pop() : new(); i.Owner = owner; return i; } public void Return(Item4 i) { i.Owner = null!; free.Push(i); } public Item4 Peek() => free.Peek(); }
static class Use4
{
    public static int Danger() { var p = new Pool4(); var i = p.Rent("a"); p.Return(i); return i.Owner.Length; } // want: null-deref
    public static int Safe() { var p = new Pool4(); var i = p.Rent("a"); p.Return(i); return p.Rent("b").Owner.Length; }
}

// 5 own weak cache: the slot is emptied, read with or without re-creation
sealed class Weak5 { string? slot; public void Collect() => slot = null; public string Peek() => slot!; public string Get() => slot ??= "made"; }
static class Use5
{
    public static int Danger() { var w = new Weak5(); w.Get(); w.Collect(); return w.Peek().Length; } // want: null-deref
    public static int Safe() { var w = new Weak5(); w.Get(); w.Collect(); return w.Get().Length; }
}

// 6 ambient context with a using scope
static class Ctx6 { static string current = null!; public static string Current => current; public static IDisposable Push(string v) { string old = current; current = v; return new Pop(old); }
    sealed class Pop(string old) : IDisposable { public void Dispose() => current = old; } }
static class Use6
{
    public static int Danger() { using (Ctx6.Push("a")) { } return Ctx6.Current.Length; } // missed: null-deref
    public static int Safe() { using (Ctx6.Push("a")) { return Ctx6.Current.Length; } }
}

// 7 nested scopes: the inner one restores the outer, or null
static class Ctx7 { public static string Current = null!; public static IDisposable EnterD(string v) { Current = v; return new Off(null!); } public static IDisposable EnterS(string v) { var o = new Off(Current); Current = v; return o; }
    sealed class Off(string back) : IDisposable { public void Dispose() => Current = back; } }
static class Use7
{
    public static int Danger() { using var a = Ctx7.EnterD("a"); using (Ctx7.EnterD("b")) { } return Ctx7.Current.Length; } // want: null-deref
    public static int Safe() { using var a = Ctx7.EnterS("a"); using (Ctx7.EnterS("b")) { } return Ctx7.Current.Length; }
}

// 8 disposable that is revived
sealed class File8 : IDisposable { StringReader r = new("x"); public void Dispose() { r.Dispose(); r = null!; } public void Reopen() => r = new("y"); public int Read() => r.Read(); } // want: null-deref
sealed class SFile8 : IDisposable { StringReader r = new("x"); public void Dispose() { r.Dispose(); r = null!; } public void Reopen() => r = new("y"); public int Read() => r.Read(); }

// 9 singleton with Initialize: Instance before or after
sealed class D9 { static D9? instance; public static D9 Instance => instance!; public string Name = "n"; public static void Initialize() => instance = new(); public static void Shutdown() => instance = null; }
static class Use9
{
    public static int Danger() { D9.Initialize(); D9.Shutdown(); return D9.Instance.Name.Length; } // want: null-deref
    public static int Safe() { D9.Shutdown(); D9.Initialize(); return D9.Instance.Name.Length; }
}

// 10 lazily created, but the maker may give null
sealed class Lazy10(Func<string?> make) { string? val; bool done; public string Value { get { if (!done) { val = make(); done = true; } return val!; } } }
static class Use10
{
    public static int Danger() => new Lazy10(() => null).Value.Length; // want: null-deref
    public static int Safe() => new Lazy10(() => "v").Value.Length;
}

// 11 done flag set without a value
sealed class D11 { string val = null!; bool done; public void Skip() => done = true; public string Get() { if (!done) { val = "v"; done = true; } return val; } }
sealed class S11 { string val = null!; bool done; public void Skip() => done = false; public string Get() { if (!done) { val = "v"; done = true; } return val; } }
static class Use11
{
    public static int Danger() { var d = new D11(); d.Skip(); return d.Get().Length; } // want: null-deref
    public static int Safe() { var s = new S11(); s.Skip(); return s.Get().Length; }
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
    static void DemoD8() { var f = new File8(); f.Dispose(); f.Read(); }
    static void DemoS8() { var f = new SFile8(); f.Dispose(); f.Reopen(); f.Read(); }
    static void DemoD9() => Use9.Danger();
    static void DemoS9() => Use9.Safe();
    static void DemoD10() => Use10.Danger();
    static void DemoS10() => Use10.Safe();
    static void DemoD11() => Use11.Danger();
    static void DemoS11() => Use11.Safe();
}
