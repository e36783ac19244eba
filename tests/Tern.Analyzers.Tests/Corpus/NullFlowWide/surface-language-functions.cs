// case: surface-language-functions
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
using System.Runtime.CompilerServices;
namespace NullSafety.SurfaceLanguageFunctions;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } public Item? Next; }
public class Source
{
    EventHandler? inner;
    public int Added;
    public Item? LastArg;
    public event EventHandler Changed { add { inner += value; Added++; } remove { inner -= value; } }
    public event Action<Item?>? Plain;
    public void Raise() => inner!.Invoke(this, EventArgs.Empty); // want: null-deref
    public void RaiseSafe() => inner?.Invoke(this, EventArgs.Empty);
    public void Fire(Item? it) => Plain?.Invoke(it);
}

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;

    // event with own accessors, nobody subscribed
    public static void DemoEventBad() => new Source().Raise();
    public static void DemoEventGood() { var s = new Source(); s.Changed += (_, _) => { }; s.RaiseSafe(); }

    // event argument goes to the handler
    static void EventArgBad() { var s = new Source(); s.Plain += it => _ = it!.Size; s.Fire(Find(1)); } // want: null-deref
    static void EventArgGood() { var s = new Source(); s.Plain += it => _ = it!.Size; s.Fire(Find(2)); }
    public static void DemoEventArgBad() => EventArgBad();
    public static void DemoEventArgGood() => EventArgGood();

    // multicast: the last one's result counts
    static int MulticastBad()
    {
        Func<Item?> f = () => new Item("x");
        f += () => null;
        return f()!.Size; // want: null-deref
    }
    static int MulticastGood()
    {
        Func<Item?> f = () => null;
        f += () => new Item("x");
        return f()!.Size;
    }
    public static void DemoMulticastBad() => MulticastBad();
    public static void DemoMulticastGood() => MulticastGood();

    // removing the only handler leaves null
    static int RemoveBad()
    {
        Func<int> g = () => 1;
        Func<int>? f = g;
        f -= g;
        return f!(); // want: null-deref
    }
    static int RemoveGood()
    {
        Func<int> g = () => 1;
        Func<int>? f = g;
        f += g;
        f -= g;
        return f!();
    }
    public static void DemoRemoveBad() => RemoveBad();
    public static void DemoRemoveGood() => RemoveGood();

    // closures over a foreach variable
    static int ClosureBad()
    {
        var fs = new List<Func<int>>();
        foreach (var it in new[] { new Item("x"), Find(1) })
            fs.Add(() => it!.Size); // want: null-deref
        return fs.Sum(f => f());
    }
    static int ClosureGood()
    {
        var fs = new List<Func<int>>();
        foreach (var it in new[] { new Item("x"), Find(2) })
            fs.Add(() => it!.Size);
        return fs.Sum(f => f());
    }
    public static void DemoClosureBad() => ClosureBad();
    public static void DemoClosureGood() => ClosureGood();

    // closure sees the variable as it is at the call
    static int ClosureLaterBad()
    {
        Item? it = new Item("x");
        Func<int> f = () => it!.Size; // want: null-deref
        it = null;
        return f();
    }
    static int ClosureLaterGood()
    {
        Item? it = null;
        Func<int> f = () => it!.Size;
        it = new Item("x");
        return f();
    }
    public static void DemoClosureLaterBad() => ClosureLaterBad();
    public static void DemoClosureLaterGood() => ClosureLaterGood();

    // lambda writes a captured variable
    static int LambdaWriteBad()
    {
        Item? it = new Item("x");
        Action clear = () => it = null;
        clear();
        return it!.Size; // want: null-deref
    }
    static int LambdaWriteGood()
    {
        Item? it = null;
        Action fill = () => it = new Item("x");
        fill();
        return it!.Size;
    }
    public static void DemoLambdaWriteBad() => LambdaWriteBad();
    public static void DemoLambdaWriteGood() => LambdaWriteGood();

    // local function writes a captured variable
    static int LocalWriteBad()
    {
        Item? it = new Item("x");
        Clear();
        return it!.Size; // want: null-deref
        void Clear() => it = Find(1);
    }
    static int LocalWriteGood()
    {
        Item? it = null;
        Fill();
        return it!.Size;
        void Fill() => it = Find(2);
    }
    public static void DemoLocalWriteBad() => LocalWriteBad();
    public static void DemoLocalWriteGood() => LocalWriteGood();

    // static local function
    static int StaticLocalBad()
    {
        return Inner(1)!.Size; // want: null-deref
        static Item? Inner(int n) => Find(n);
    }
    static int StaticLocalGood()
    {
        return Inner(1)!.Size;
        static Item? Inner(int n) => Find(n + 1);
    }
    public static void DemoStaticLocalBad() => StaticLocalBad();
    public static void DemoStaticLocalGood() => StaticLocalGood();

    // recursive local function ends in null
    static int RecursiveBad()
    {
        return Down(4)!.Size; // want: null-deref
        Item? Down(int n) => n == 0 ? null : Down(n - 1);
    }
    static int RecursiveGood()
    {
        return Down(4)!.Size;
        Item? Down(int n) => n == 0 ? new Item("end") : Down(n - 1);
    }
    public static void DemoRecursiveBad() => RecursiveBad();
    public static void DemoRecursiveGood() => RecursiveGood();

    // lambda with default parameter
    static int LambdaDefaultBad()
    {
        var f = (Item? it = null) => it!.Size; // want: null-deref
        return f();
    }
    static int LambdaDefaultGood()
    {
        var f = (Item? it = null) => it!.Size;
        return f(new Item("x"));
    }
    public static void DemoLambdaDefaultBad() => LambdaDefaultBad();
    public static void DemoLambdaDefaultGood() => LambdaDefaultGood();

    // method group
    static int GroupBad() { Func<int, Item?> f = Find; return f(1)!.Size; } // want: null-deref
    static int GroupGood() { Func<int, Item?> f = Find; return f(2)!.Size; }
    public static void DemoGroupBad() => GroupBad();
    public static void DemoGroupGood() => GroupGood();

    // method group of an instance that is null
    static int GroupThisBad() { Func<int> f = () => 0; Item? it = Find(1); f = it!.GetHashCode; return f(); } // want: null-deref
    static int GroupThisGood() { Func<int> f = () => 0; Item? it = Find(2); f = it!.GetHashCode; return f(); }
    public static void DemoGroupThisBad() => GroupThisBad();
    public static void DemoGroupThisGood() => GroupThisGood();

    // optional parameter with null default
    static int Opt(int n, Item? it = null) => it!.Size + n; // want: null-deref
    static int OptSafe(int n, Item? it = null) => (it ?? new Item("d")).Size + n;
    public static void DemoOptionalBad() => Opt(1);
    public static void DemoOptionalGood() => OptSafe(1);

    // named arguments out of order
    static int Named(Item? a, Item? b) => b!.Size; // want: null-deref
    static int NamedSafe(Item? a, Item? b) => b!.Size;
    public static void DemoNamedBad() => Named(b: null, a: new Item("x"));
    public static void DemoNamedGood() => NamedSafe(b: new Item("x"), a: null);

    // caller-info attributes fill the default
    static int Caller(Item? it, [CallerMemberName] string? who = null, [CallerArgumentExpression(nameof(it))] string? ex = null) => who!.Length + ex!.Length;
    static int CallerBad(string? who = null) => who!.Length; // want: null-deref
    public static void DemoCallerBad() => CallerBad();
    public static void DemoCallerGood() => Caller(null);

    // caller info given null by hand
    static int Given([CallerMemberName] string? who = null) => who!.Length; // want: null-deref
    static int GivenSafe([CallerMemberName] string? who = null) => who!.Length;
    public static void DemoGivenBad() => Given(null);
    public static void DemoGivenGood() => GivenSafe();

    // currying: function that returns a function
    static Func<Item?, int> Maker(bool test) => test ? it => it?.Size ?? 0 : it => it!.Size; // want: null-deref
    public static void DemoCurryBad() => Maker(false)(null);
    public static void DemoCurryGood() => Maker(true)(null);
}
