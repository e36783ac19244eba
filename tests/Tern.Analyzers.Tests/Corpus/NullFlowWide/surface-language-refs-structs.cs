// case: surface-language-refs-structs
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
using System.Runtime.CompilerServices;
namespace NullSafety.SurfaceLanguageRefsStructs;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } }

public class Box
{
    Item? held;
    readonly Item?[] slots = new Item?[3];
    public ref Item? Held => ref held;
    public ref Item? this[int i] => ref slots[i];
}
public ref struct Window(ref Item? target) { public ref Item? Target = ref target; }
public readonly struct Ro(Item? it) { public readonly Item? It = it; public int Size => It!.Size; } // want: null-deref
public readonly struct RoSafe(Item? it) { public readonly Item? It = it; public int Size => It?.Size ?? 0; }
public struct Holder { public Item It; public Holder() { It = new Item("ctor"); } }
public struct Plain { public Item It; public string Text; }
[InlineArray(3)] public struct Three { Item? first; }

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;

    // ref local writes through
    static int RefLocalBad()
    {
        Item? it = new Item("x");
        ref Item? r = ref it;
        r = Find(1);
        return it!.Size; // want: null-deref
    }
    static int RefLocalGood()
    {
        Item? it = Find(1);
        ref Item? r = ref it;
        r = new Item("x");
        return it!.Size;
    }
    public static void DemoRefLocalBad() => RefLocalBad();
    public static void DemoRefLocalGood() => RefLocalGood();

    // ref local re-bound
    static int RebindBad()
    {
        Item? a = new Item("a"), b = new Item("b");
        ref Item? r = ref a;
        r = ref b;
        r = null;
        return b!.Size; // want: null-deref
    }
    static int RebindGood()
    {
        Item? a = new Item("a"), b = new Item("b");
        ref Item? r = ref a;
        r = ref b;
        r = null;
        return a!.Size;
    }
    public static void DemoRebindBad() => RebindBad();
    public static void DemoRebindGood() => RebindGood();

    // ref return
    static ref Item? Choose(ref Item? a, ref Item? b, bool first) => ref first ? ref a : ref b;
    static int RefReturnBad()
    {
        Item? a = new Item("a"), b = new Item("b");
        Choose(ref a, ref b, false) = null;
        return b!.Size; // want: null-deref
    }
    static int RefReturnGood()
    {
        Item? a = null, b = null;
        Choose(ref a, ref b, false) = new Item("b");
        return b!.Size;
    }
    public static void DemoRefReturnBad() => RefReturnBad();
    public static void DemoRefReturnGood() => RefReturnGood();

    // ref-returning property
    static int RefPropertyBad()
    {
        var box = new Box();
        box.Held = new Item("x");
        ref Item? h = ref box.Held;
        h = null;
        return box.Held!.Size; // want: null-deref
    }
    static int RefPropertyGood()
    {
        var box = new Box();
        ref Item? h = ref box.Held;
        h = new Item("x");
        return box.Held!.Size;
    }
    public static void DemoRefPropertyBad() => RefPropertyBad();
    public static void DemoRefPropertyGood() => RefPropertyGood();

    // ref-returning indexer
    static int RefIndexerBad()
    {
        var box = new Box();
        box[1] = Find(1);
        return box[1]!.Size; // want: null-deref
    }
    static int RefIndexerGood()
    {
        var box = new Box();
        box[1] = Find(2);
        return box[1]!.Size;
    }
    public static void DemoRefIndexerBad() => RefIndexerBad();
    public static void DemoRefIndexerGood() => RefIndexerGood();

    // in parameter
    static int ReadIn(in Item? it) => it!.Size; // want: null-deref
    static int ReadInSafe(in Item? it) => it?.Size ?? 0;
    public static void DemoInBad() => ReadIn(Find(1));
    public static void DemoInGood() => ReadInSafe(Find(1));

    // out parameter
    static bool TryFind(int n, out Item it) { it = Find(n)!; return it != null; }
    static int OutBad(int n) { TryFind(n, out var it); return it.Size; } // want: null-deref
    static int OutGood(int n) => TryFind(n, out var it) ? it.Size : 0;
    public static void DemoOutBad() => OutBad(1);
    public static void DemoOutGood() => OutGood(1);

    // ref parameter cleared by the callee
    static void Clear(ref Item? it, bool really) { if (really) it = null; }
    static int RefParamBad()
    {
        Item? it = new Item("x");
        Clear(ref it, true);
        return it!.Size; // want: null-deref
    }
    static int RefParamGood()
    {
        Item? it = new Item("x");
        Item? copy = it;
        Clear(ref copy, true);
        return it.Size;
    }
    public static void DemoRefParamBad() => RefParamBad();
    public static void DemoRefParamGood() => RefParamGood();

    // ref readonly parameter sees a later write of the variable
    static Item? shared = new Item("s");
    static int ReadRo(ref readonly Item? it)
    {
        shared = null;
        return it!.Size; // missed: null-deref
    }
    static int ReadRoSafe(ref readonly Item? it)
    {
        Item? kept = it;
        shared = null;
        return kept!.Size;
    }
    public static void DemoRefReadonlyBad() { shared = new Item("s"); ReadRo(in shared); }
    public static void DemoRefReadonlyGood() { shared = new Item("s"); ReadRoSafe(in shared); }

    // ref field in a ref struct
    static int RefFieldBad()
    {
        Item? it = new Item("x");
        var w = new Window(ref it);
        w.Target = null;
        return it!.Size; // missed: null-deref
    }
    static int RefFieldGood()
    {
        Item? it = null;
        var w = new Window(ref it);
        w.Target = new Item("x");
        return it!.Size; // needless
    }
    public static void DemoRefFieldBad() => RefFieldBad();
    public static void DemoRefFieldGood() => RefFieldGood();

    // readonly struct (the dereference is in the struct)
    public static void DemoReadonlyStructBad() => _ = new Ro(Find(1)).Size;
    public static void DemoReadonlyStructGood() => _ = new RoSafe(Find(1)).Size;

    // default of a struct with a parameterless constructor skips it
    static int DefaultStructBad() { Holder h = default; return h.It!.Size; } // want: null-deref
    static int DefaultStructGood() { Holder h = new(); return h.It.Size; }
    public static void DemoDefaultStructBad() => DefaultStructBad();
    public static void DemoDefaultStructGood() => DefaultStructGood();

    // an array of structs skips the constructor too
    static int StructArrayBad() { var hs = new Holder[2]; return hs[1].It.Size; } // want: null-deref
    static int StructArrayGood() { Holder[] hs = [new(), new()]; return hs[1].It.Size; }
    public static void DemoStructArrayBad() => StructArrayBad();
    public static void DemoStructArrayGood() => StructArrayGood();

    // struct without constructor
    static int NewStructBad() { var p = new Plain(); return p.Text!.Length; } // want: null-deref
    static int NewStructGood() { var p = new Plain { Text = "t" }; return p.Text.Length; }
    public static void DemoNewStructBad() => NewStructBad();
    public static void DemoNewStructGood() => NewStructGood();

    // copy of a struct is its own
    static int StructCopyBad()
    {
        var p = new Plain { Text = "t", It = null! };
        var q = p;
        p.It = new Item("x");
        return q.It.Size; // want: null-deref
    }
    static int StructCopyGood()
    {
        var p = new Plain { Text = "t", It = new Item("x") };
        var q = p;
        p.It = null!;
        return q.It.Size;
    }
    public static void DemoStructCopyBad() => StructCopyBad();
    public static void DemoStructCopyGood() => StructCopyGood();

    // inline array
    static int InlineBad()
    {
        var t = new Three();
        t[0] = new Item("x");
        return t[1]!.Size; // missed: null-deref
    }
    static int InlineGood()
    {
        var t = new Three();
        t[1] = new Item("x");
        return t[1]!.Size;
    }
    public static void DemoInlineBad() => InlineBad();
    public static void DemoInlineGood() => InlineGood();
}
