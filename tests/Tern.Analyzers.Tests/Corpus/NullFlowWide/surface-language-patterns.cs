// case: surface-language-patterns
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceLanguagePatterns;

public class Item(string name) { public string Name { get; } = name; public Item? Next { get; set; } public int Size { get; set; } }
public record Pair(Item? Left, Item? Right);

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;
    static Pair Make(int l, int r) => new(Find(l), Find(r));

    // property pattern binding a null member with var
    static int PropertyVarBad(int n)
    {
        var it = new Item("x") { Next = Find(n) };
        if (it is { Next: var nx }) return nx!.Name.Length; // want: null-deref
        return 0;
    }
    static int PropertyVarGood(int n)
    {
        var it = new Item("x") { Next = Find(n) };
        if (it is { Next: { } nx }) return nx.Name.Length;
        return 0;
    }
    public static void DemoPropertyVarBad() => PropertyVarBad(1);
    public static void DemoPropertyVarGood() => PropertyVarGood(1);

    // positional pattern over a record
    static int PositionalBad(int l, int r)
    {
        if (Make(l, r) is (null, var right)) return right!.Name.Length; // want: null-deref
        return 0;
    }
    static int PositionalGood(int l, int r)
    {
        if (Make(l, r) is (null, not null and var right)) return right.Name.Length;
        return 0;
    }
    public static void DemoPositionalBad() => PositionalBad(1, 1);
    public static void DemoPositionalGood() => PositionalGood(1, 1);

    // list pattern
    static int ListBad(int n)
    {
        Item?[] a = [new Item("h"), Find(n)];
        return a is [_, var second] ? second!.Name.Length : 0; // want: null-deref
    }
    static int ListGood(int n)
    {
        Item?[] a = [Find(n), new Item("h")];
        return a is [_, var second] ? second!.Name.Length : 0;
    }
    public static void DemoListBad() => ListBad(1);
    public static void DemoListGood() => ListGood(1);

    // slice pattern
    static int SliceBad(int n)
    {
        Item?[] a = [new Item("h"), Find(n), new Item("t")];
        if (a is [_, .. var mid, _])
            return mid[0]!.Name.Length; // want: null-deref
        return 0;
    }
    static int SliceGood(int n)
    {
        Item?[] a = [Find(n), new Item("m"), Find(n)];
        if (a is [_, .. var mid, _])
            return mid[0]!.Name.Length;
        return 0;
    }
    public static void DemoSliceBad() => SliceBad(1);
    public static void DemoSliceGood() => SliceGood(1);

    // relational pattern: a null does not match, so the other way is the null
    static int RelationalBad(int n)
    {
        Item? it = Find(n);
        if (it is { Size: > 0 }) return 1;
        return it!.Size; // want: null-deref
    }
    static int RelationalGood(int n)
    {
        Item? it = Find(n);
        if (it is not { Size: > 0 }) return 1;
        return it.Size;
    }
    public static void DemoRelationalBad() => RelationalBad(1);
    public static void DemoRelationalGood() => RelationalGood(1);

    // or pattern which lets null in
    static int OrBad(int n)
    {
        Item? it = Find(n);
        if (it is null or { Size: > 9 }) return it!.Size; // want: null-deref
        return 0;
    }
    static int OrGood(int n)
    {
        Item? it = Find(n);
        if (it is { Size: 3 } or { Size: > 9 }) return it.Size;
        return 0;
    }
    public static void DemoOrBad() => OrBad(1);
    public static void DemoOrGood() { OrGood(1); OrGood(3); }

    // and with not
    static int AndNotBad(int n)
    {
        Item? it = Find(n);
        if (it is not { Size: > 5 and < 9 }) return it!.Size; // want: null-deref
        return 0;
    }
    static int AndNotGood(int n)
    {
        Item? it = Find(n);
        if (it is not null and not { Size: > 5 and < 9 }) return it.Size;
        return 0;
    }
    public static void DemoAndNotBad() => AndNotBad(1);
    public static void DemoAndNotGood() { AndNotGood(1); AndNotGood(3); }

    // var pattern always matches
    static int VarBad(int n) => Find(n) is var it && n > 0 ? it!.Size : 0; // want: null-deref
    static int VarGood(int n) => Find(n) is var it && it is not null ? it.Size : 0;
    public static void DemoVarBad() => VarBad(1);
    public static void DemoVarGood() => VarGood(1);

    // type pattern in the negative
    static int TypeNotBad(int n)
    {
        object? o = Find(n);
        if (o is not Item) return o!.GetHashCode(); // want: null-deref
        return 0;
    }
    static int TypeNotGood(int n)
    {
        object? o = Find(n);
        if (o is not Item it) return 0;
        return it.Size + o.GetHashCode();
    }
    public static void DemoTypeNotBad() => TypeNotBad(1);
    public static void DemoTypeNotGood() => TypeNotGood(1);

    // extended property pattern
    static int ExtendedBad(int n)
    {
        var it = new Item("x") { Next = Find(n) };
        if (it is { Next.Size: > 1 }) return 1;
        return it.Next!.Size; // want: null-deref
    }
    static int ExtendedGood(int n)
    {
        var it = new Item("x") { Next = Find(n) };
        if (it is { Next.Size: > 1 }) return it.Next.Size;
        return 0;
    }
    public static void DemoExtendedBad() => ExtendedBad(1);
    public static void DemoExtendedGood() { ExtendedGood(1); ExtendedGood(2); }

    // positional tuple pattern
    static int TupleBad(int n)
    {
        return (Find(n), n) switch { (var it, > 0) => it!.Size, _ => 0 }; // want: null-deref
    }
    static int TupleGood(int n)
    {
        return (Find(n), n) switch { ({ } it, > 0) => it.Size, _ => 0 };
    }
    public static void DemoTupleBad() => TupleBad(1);
    public static void DemoTupleGood() { TupleGood(1); TupleGood(2); }
}
