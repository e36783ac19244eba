// case: surface-language-initialisers
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
using System.Diagnostics.CodeAnalysis;
namespace NullSafety.SurfaceLanguageInitialisers;

public class Item
{
    public string Name { get; set; } = "n";
    public int Size { get; set; }
    public Item? Next { get; set; }
    public Item Peer { get; set; } = null!;
    public List<Item> Kids { get; } = [];
    public List<Item> Late { get; set; } = null!;
    public Dictionary<string, Item> Map { get; } = new();
}
public class Req { public required Item It { get; set; } public Item? Maybe { get; init; } }
public class SetsIt { public required Item It { get; set; } [SetsRequiredMembers] public SetsIt() { It = null!; } [SetsRequiredMembers] public SetsIt(Item i) { It = i; } }
public class Bag : System.Collections.IEnumerable
{
    readonly List<Item?> all = [];
    public Item? Last;
    public void Add(Item? i) { all.Add(i); Last = i; }
    public System.Collections.IEnumerator GetEnumerator() => all.GetEnumerator();
}

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item { Size = n } : null;

    // required given null
    static int RequiredBad() { var r = new Req { It = Find(1)! }; return r.It.Size; } // want: null-deref
    static int RequiredGood() { var r = new Req { It = Find(2)! }; return r.It.Size; }
    public static void DemoRequiredBad() => RequiredBad();
    public static void DemoRequiredGood() => RequiredGood();

    // init left out
    static int InitBad() => new Req { It = new Item() }.Maybe!.Size; // want: null-deref
    static int InitGood() => new Req { It = new Item(), Maybe = new Item() }.Maybe!.Size;
    public static void DemoInitBad() => InitBad();
    public static void DemoInitGood() => InitGood();

    // SetsRequiredMembers that lies
    static int SetsBad() => new SetsIt().It.Size; // want: null-deref
    static int SetsGood() => new SetsIt(new Item()).It.Size;
    public static void DemoSetsBad() => SetsBad();
    public static void DemoSetsGood() => SetsGood();

    // nested object initialiser into a null member
    static Item MakeItem() => new() { Next = Find(1) };
    static int NestedBad()
    {
        var it = new Item { Name = "x", Peer = { Size = 3 } }; // want: null-deref
        return it.Size;
    }
    static int NestedGood()
    {
        var it = new Item
        {
            Name = "x",
            Peer = new() { Size = 3 },
        };
        return it.Peer.Size + MakeItem().Size;
    }
    public static void DemoNestedBad() => NestedBad();
    public static void DemoNestedGood() => NestedGood();

    // nested collection initialiser into a null list
    static int NestedListBad()
    {
        var it = new Item { Late = { new Item() } }; // want: null-deref
        return it.Size;
    }
    static int NestedListGood()
    {
        var it = new Item
        {
            Kids = { new Item() },
        };
        return it.Kids[0].Size;
    }
    public static void DemoNestedListBad() => NestedListBad();
    public static void DemoNestedListGood() => NestedListGood();

    // nested collection initialiser adds a null
    static int AddNullBad() => new Item { Kids = { new Item(), Find(1)! } }.Kids[1].Size; // want: null-deref
    static int AddNullGood() => new Item { Kids = { Find(1)!, new Item() } }.Kids[1].Size;
    public static void DemoAddNullBad() => AddNullBad();
    public static void DemoAddNullGood() => AddNullGood();

    // indexer in initialiser
    static int IndexInitBad()
    {
        var it = new Item { Map = { ["a"] = new Item(), ["b"] = null! } };
        return it.Map["b"].Size; // want: null-deref
    }
    static int IndexInitGood()
    {
        var it = new Item { Map = { ["a"] = null!, ["b"] = new Item() } };
        return it.Map["b"].Size;
    }
    public static void DemoIndexInitBad() => IndexInitBad();
    public static void DemoIndexInitGood() => IndexInitGood();

    // own collection with Add
    static int OwnAddBad() => new Bag { new Item(), Find(1) }.Last!.Size; // want: null-deref
    static int OwnAddGood() => new Bag { Find(1), new Item() }.Last!.Size;
    public static void DemoOwnAddBad() => OwnAddBad();
    public static void DemoOwnAddGood() => OwnAddGood();

    // collection expression
    static int CollBad()
    {
        List<Item> l = [new Item(), Find(1)!];
        return l[1].Size; // want: null-deref
    }
    static int CollGood()
    {
        List<Item> l = [new Item(), Find(2)!];
        return l[1].Size;
    }
    public static void DemoCollBad() => CollBad();
    public static void DemoCollGood() => CollGood();

    // spread of a list that holds null
    static int SpreadBad()
    {
        Item?[] src = [Find(1)];
        Item?[] all = [new Item(), .. src];
        return all[1]!.Size; // want: null-deref
    }
    static int SpreadGood()
    {
        Item?[] src = [Find(2)];
        Item?[] all = [null, .. src];
        return all[1]!.Size;
    }
    public static void DemoSpreadBad() => SpreadBad();
    public static void DemoSpreadGood() => SpreadGood();

    // spread of a null itself
    static Item[]? Many(int n) => n > 1 ? [new Item()] : null;
    static int SpreadNullBad()
    {
        Item[] all = [new Item(), .. Many(1)!]; // want: null-deref
        return all.Length;
    }
    static int SpreadNullGood()
    {
        Item[] all = [new Item(), .. Many(1) ?? []];
        return all.Length;
    }
    public static void DemoSpreadNullBad() => SpreadNullBad();
    public static void DemoSpreadNullGood() => SpreadNullGood();

    // params span
    static int Second(params ReadOnlySpan<Item?> items) => items[1]!.Size; // want: null-deref
    static int SecondSafe(params ReadOnlySpan<Item?> items) => items[1]?.Size ?? 0;
    public static void DemoParamsSpanBad() => Second(new Item(), Find(1));
    public static void DemoParamsSpanGood() => SecondSafe(new Item(), Find(1));

    // params list
    static int SumList(params List<Item> items)
    {
        int s = 0;
        foreach (var i in items)
            s += i.Size; // want: null-deref
        return s;
    }
    static int SumListSafe(params List<Item> items)
    {
        int s = 0;
        foreach (var i in items) if (i != null) s += i.Size;
        return s;
    }
    public static void DemoParamsListBad() => SumList(new Item(), Find(1)!);
    public static void DemoParamsListGood() => SumListSafe(new Item(), Find(1)!);

    // params array given null itself
    static int Count(params Item[] items) => items.Length; // want: null-deref
    static int CountSafe(params Item[] items) => items.Length;
    public static void DemoParamsNullBad() => Count(null!);
    public static void DemoParamsNullGood() => CountSafe((Item)null!);
}
