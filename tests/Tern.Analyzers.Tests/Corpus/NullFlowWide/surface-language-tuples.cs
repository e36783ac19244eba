// case: surface-language-tuples
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceLanguageTuples;

public class Item(string name)
{
    public string Name { get; } = name;
    public int Size { get; set; }
    public Item? Next;
    public void Deconstruct(out string n, out Item? next) { n = Name; next = Next; }
}
public static class Ext { public static void Deconstruct(this Uri u, out Item? a, out Item b) { a = null; b = new Item(u.Host); } }

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;
    static (Item? A, (Item? B, int N) In) Nest(int a, int b) => (Find(a), (Find(b), b));

    // plain tuple
    static int PlainBad() { var t = (Find(2), Find(1)); return t.Item2!.Size; } // want: null-deref
    static int PlainGood() { var t = (Find(2), Find(1)); return t.Item1!.Size; }
    public static void DemoPlainBad() => PlainBad();
    public static void DemoPlainGood() => PlainGood();

    // nested named tuple
    static int NestedBad() => Nest(2, 1).In.B!.Size; // want: null-deref
    static int NestedGood() => Nest(1, 2).In.B!.Size;
    public static void DemoNestedBad() => NestedBad();
    public static void DemoNestedGood() => NestedGood();

    // deconstruct with discards
    static int DiscardBad() { var (_, (b, _)) = Nest(2, 1); return b!.Size; } // want: null-deref
    static int DiscardGood() { var (_, (b, _)) = Nest(1, 2); return b!.Size; }
    public static void DemoDiscardBad() => DiscardBad();
    public static void DemoDiscardGood() => DiscardGood();

    // swap by deconstruction
    static int SwapBad() { Item? a = Find(2), b = Find(1); (a, b) = (b, a); return a!.Size; } // want: null-deref
    static int SwapGood() { Item? a = Find(1), b = Find(2); (a, b) = (b, a); return a!.Size; }
    public static void DemoSwapBad() => SwapBad();
    public static void DemoSwapGood() => SwapGood();

    // deconstruction into members
    static int IntoMemberBad() { var x = new Item("x") { Next = new Item("y") }; (x.Next, int n) = (Find(1), 3); return x.Next!.Size + n; } // want: null-deref
    static int IntoMemberGood() { var x = new Item("x"); (x.Next, int n) = (Find(2), 3); return x.Next!.Size + n; }
    public static void DemoIntoMemberBad() => IntoMemberBad();
    public static void DemoIntoMemberGood() => IntoMemberGood();

    // Deconstruct method
    static int MethodBad() { var (n, next) = new Item("x"); return n.Length + next!.Size; } // want: null-deref
    static int MethodGood() { var (n, next) = new Item("x") { Next = new Item("y") }; return n.Length + next!.Size; }
    public static void DemoMethodBad() => MethodBad();
    public static void DemoMethodGood() => MethodGood();

    // deconstructing a null
    static int OfNullBad() { var (n, _) = Find(1)!; return n.Length; } // want: null-deref
    static int OfNullGood() { var (n, _) = Find(2)!; return n.Length; }
    public static void DemoOfNullBad() => OfNullBad();
    public static void DemoOfNullGood() => OfNullGood();

    // extension Deconstruct
    static int ExtBad() { var (a, _) = new Uri("http://h/"); return a!.Size; } // want: null-deref
    static int ExtGood() { var (_, b) = new Uri("http://h/"); return b.Size; }
    public static void DemoExtBad() => ExtBad();
    public static void DemoExtGood() => ExtGood();

    // tuple element written
    static int WriteBad() { (Item? A, int N) t = (new Item("x"), 1); t.A = Find(1); return t.A!.Size; } // want: null-deref
    static int WriteGood() { (Item? A, int N) t = (null, 1); t.A = Find(2); return t.A!.Size; }
    public static void DemoWriteBad() => WriteBad();
    public static void DemoWriteGood() => WriteGood();

    // tuple copy is a value
    static int CopyBad() { (Item? A, int N) t = (null, 1); var u = t; t.A = new Item("x"); return u.A!.Size; } // want: null-deref
    static int CopyGood() { (Item? A, int N) t = (new Item("x"), 1); var u = t; t.A = null; return u.A!.Size; }
    public static void DemoCopyBad() => CopyBad();
    public static void DemoCopyGood() => CopyGood();

    // default tuple
    static int DefaultBad() { (Item A, int N) t = default; return t.A!.Size; } // want: null-deref
    static int DefaultGood() { (Item A, int N) t = default; return t.N; }
    public static void DemoDefaultBad() => DefaultBad();
    public static void DemoDefaultGood() => DefaultGood();

    // tuple in a dictionary
    static int DictBad() { var d = new Dictionary<int, (Item? A, Item? B)> { [1] = (Find(2), Find(1)) }; return d[1].B!.Size; } // want: null-deref
    static int DictGood() { var d = new Dictionary<int, (Item? A, Item? B)> { [1] = (Find(2), Find(1)) }; return d[1].A!.Size; }
    public static void DemoDictBad() => DictBad();
    public static void DemoDictGood() => DictGood();

    // tuple of more than seven
    static int LongBad() { var t = (1, 2, 3, 4, 5, 6, 7, Find(2), Find(1)); return t.Item9!.Size; } // want: null-deref
    static int LongGood() { var t = (1, 2, 3, 4, 5, 6, 7, Find(2), Find(1)); return t.Item8!.Size; }
    public static void DemoLongBad() => LongBad();
    public static void DemoLongGood() => LongGood();

    // mixed deconstruction: a declared and an existing variable
    static int MixedBad() { Item? a = new Item("x"); (a, var b) = (Find(1), Find(2)); return b!.Size + a!.Size; } // want: null-deref
    static int MixedGood() { Item? a = null; (a, var b) = (Find(2), Find(1)); return a!.Size + (b?.Size ?? 0); }
    public static void DemoMixedBad() => MixedBad();
    public static void DemoMixedGood() => MixedGood();
}
