// case: surface-language-statics
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
using System.Reflection;
namespace NullSafety.SurfaceLanguageStatics;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } }
public static class Order
{
    public static readonly int Len = Early?.Length ?? -1;
    public static readonly string Copy = Early!;
    public static readonly string Early = "early";
    public static readonly string After = Early;
}
public static class ByCtor
{
    public static Item Set = null!;
    public static Item Unset = null!;
    public static Item Undone = new("u");
    static ByCtor() { Set = new Item("s"); Undone = null!; }
}
public static class Consts { public const string? None = null; public const string Some = "some"; }
public class Threaded
{
    [ThreadStatic] public static Item? PerThread;
    public static volatile Item? Vol;
    public static readonly AsyncLocal<Item?> Flow = new();
    public static readonly ThreadLocal<Item?> Made = new(() => new Item("t"));
    public static readonly ThreadLocal<Item?> Unmade = new();
}
public static class Gen<T> { public static T? Held; public static int Uses; }
[AttributeUsage(AttributeTargets.Class)]
public class TagAttribute(string? text = null) : Attribute { public string? Text => text; public string? Extra { get; set; } }
[Tag] public class Untagged { }
[Tag("t", Extra = "e")] public class Tagged { }
public class Cyc1 { public static readonly Item A = new("a"); public static readonly Item? FromB = Cyc2.B; }
public class Cyc2 { public static readonly Item? FromA = Cyc1.FromB; public static readonly Item B = new("b"); }
public class Lazily { static Item? one; public static Item One => one ??= new Item("one"); public static Item? Raw => one; public static void Drop() => one = null; }

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;

    // static fields in textual order
    static int OrderBad() => Order.Copy.Length; // want: null-deref
    static int OrderGood() => Order.After.Length + Order.Len;
    public static void DemoOrderBad() => OrderBad();
    public static void DemoOrderGood() => OrderGood();

    // static constructor sets one and not the other
    static int CtorBad() => ByCtor.Unset.Size; // want: null-deref
    static int CtorGood() => ByCtor.Set.Size;
    public static void DemoCtorBad() => CtorBad();
    public static void DemoCtorGood() => CtorGood();

    // static constructor undoes the initialiser
    static int UndoneBad() => ByCtor.Undone.Size; // missed: null-deref
    static int UndoneGood() => Order.Early.Length;
    public static void DemoUndoneBad() => UndoneBad();
    public static void DemoUndoneGood() => UndoneGood();

    // const null
    static int ConstBad() => Consts.None!.Length; // want: null-deref
    static int ConstGood() => Consts.Some.Length;
    public static void DemoConstBad() => ConstBad();
    public static void DemoConstGood() => ConstGood();

    // local const as a default value
    static int LocalConst(string? s = Consts.None) => s!.Length; // want: null-deref
    static int LocalConstSafe(string? s = Consts.Some) => s!.Length;
    public static void DemoConstDefaultBad() => LocalConst();
    public static void DemoConstDefaultGood() => LocalConstSafe();

    // thread static: another thread sees null
    static int ThreadBad()
    {
        Threaded.PerThread = new Item("main");
        Exception? seen = null;
        var t = new Thread(() => { try { _ = Threaded.PerThread!.Size; } catch (NullReferenceException e) { seen = e; } }); // want: null-deref
        t.Start();
        t.Join();
        if (seen != null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(seen).Throw();
        return 0;
    }
    static int ThreadGood()
    {
        Threaded.PerThread = new Item("main");
        return Threaded.PerThread.Size;
    }
    public static void DemoThreadBad() => ThreadBad();
    public static void DemoThreadGood() => ThreadGood();

    // volatile
    static int VolatileBad() { Threaded.Vol = Find(1); return Threaded.Vol!.Size; } // want: null-deref
    static int VolatileGood() { Threaded.Vol = Find(2); return Threaded.Vol!.Size; }
    public static void DemoVolatileBad() => VolatileBad();
    public static void DemoVolatileGood() => VolatileGood();

    // ThreadLocal with and without factory
    static int ThreadLocalBad() => Threaded.Unmade.Value!.Size; // want: null-deref
    static int ThreadLocalGood() => Threaded.Made.Value!.Size;
    public static void DemoThreadLocalBad() => ThreadLocalBad();
    public static void DemoThreadLocalGood() => ThreadLocalGood();

    // AsyncLocal
    static int AsyncLocalBad() { Threaded.Flow.Value = Find(1); return Threaded.Flow.Value!.Size; } // want: null-deref
    static int AsyncLocalGood() { Threaded.Flow.Value = Find(2); return Threaded.Flow.Value!.Size; }
    public static void DemoAsyncLocalBad() => AsyncLocalBad();
    public static void DemoAsyncLocalGood() => AsyncLocalGood();

    // a static of a generic type is one for each argument
    static int GenericBad() { Gen<Item>.Held = new Item("x"); Gen<string>.Held = null; return Gen<string>.Held!.Length; } // want: null-deref
    static int GenericGood() { Gen<Item>.Held = new Item("x"); Gen<string>.Held = null; return Gen<Item>.Held!.Size; } // needless
    public static void DemoGenericBad() => GenericBad();
    public static void DemoGenericGood() => GenericGood();

    // attribute with a default
    static int AttrBad() => typeof(Untagged).GetCustomAttribute<TagAttribute>()!.Text!.Length; // missed: null-deref
    static int AttrGood() => typeof(Tagged).GetCustomAttribute<TagAttribute>()!.Text!.Length;
    public static void DemoAttrBad() => AttrBad();
    public static void DemoAttrGood() => AttrGood();

    // attribute made by hand, named argument left out
    static int AttrNewBad() => new TagAttribute("x").Extra!.Length; // want: null-deref
    static int AttrNewGood() => new TagAttribute("x") { Extra = "e" }.Extra.Length;
    public static void DemoAttrNewBad() => AttrNewBad();
    public static void DemoAttrNewGood() => AttrNewGood();

    // attribute that is not there
    static int NoAttrBad() => typeof(Item).GetCustomAttribute<TagAttribute>()!.GetHashCode(); // missed: null-deref
    static int NoAttrGood() => typeof(Tagged).GetCustomAttribute<TagAttribute>()!.GetHashCode();
    public static void DemoNoAttrBad() => NoAttrBad();
    public static void DemoNoAttrGood() => NoAttrGood();

    // static initialisers that need each other
    static int CycleBad() { _ = Cyc1.A; return Cyc2.FromA!.Size; } // want: null-deref
    static int CycleGood() { _ = Cyc1.A; return Cyc1.FromB!.Size + Cyc2.B.Size; }
    public static void DemoCycleBad() => CycleBad();
    public static void DemoCycleGood() => CycleGood();

    // lazily made static
    static int LazyBad() { Lazily.Drop(); return Lazily.Raw!.Size; } // want: null-deref
    static int LazyGood() { Lazily.Drop(); _ = Lazily.One; return Lazily.Raw!.Size; }
    public static void DemoLazyBad() => LazyBad();
    public static void DemoLazyGood() => LazyGood();
}
