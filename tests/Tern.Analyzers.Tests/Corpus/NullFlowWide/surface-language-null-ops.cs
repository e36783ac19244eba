// case: surface-language-null-ops
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceLanguageNullOps;

public class Item(string name)
{
    public string Name { get; } = name;
    public Item? Next { get; set; }
    public Item?[]? Kids;
    public int Size { get; set; }
    public Item? Deep() => Next;
}

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;

    // chain: the tail is not guarded after the ?. ends in parentheses
    static int ChainParenBad(int n)
    {
        return (Find(n)?.Name)!.Length; // want: null-deref
    }
    static int ChainParenGood(int n)
    {
        return (Find(n)?.Name.Length) ?? 0;
    }
    public static void DemoChainParenBad() => ChainParenBad(1);
    public static void DemoChainParenGood() => ChainParenGood(1);

    // chain: first link is there, second is null
    static int ChainSecondBad()
    {
        Item? it = Find(2);
        return it?.Next!.Size ?? 0; // want: null-deref
    }
    static int ChainSecondGood()
    {
        Item? it = Find(2);
        return it?.Next?.Size ?? 0;
    }
    public static void DemoChainSecondBad() => ChainSecondBad();
    public static void DemoChainSecondGood() => ChainSecondGood();

    // ?[ ] element access
    static int ElementBad()
    {
        var it = new Item("x") { Kids = new Item?[2] };
        return it.Kids?[1]!.Size ?? 0; // want: null-deref
    }
    static int ElementGood()
    {
        var it = new Item("x");
        return it.Kids?[1]!.Size ?? 0;
    }
    public static void DemoElementBad() => ElementBad();
    public static void DemoElementGood() => ElementGood();

    // ??= with a null right side
    static int CoalesceAssignBad(int n)
    {
        Item? it = Find(n);
        it ??= Find(0);
        return it!.Size; // want: null-deref
    }
    static int CoalesceAssignGood(int n)
    {
        Item? it = Find(n);
        it ??= Find(5);
        return it!.Size;
    }
    public static void DemoCoalesceAssignBad() => CoalesceAssignBad(1);
    public static void DemoCoalesceAssignGood() => CoalesceAssignGood(1);

    // ?? throw guards only what it tested
    static int CoalesceThrowBad(int n)
    {
        Item? other = Find(n);
        Item it = Find(n + 1) ?? throw new InvalidOperationException();
        return it.Size + other!.Size; // want: null-deref
    }
    static int CoalesceThrowGood(int n)
    {
        Item? other = Find(n);
        _ = other ?? throw new InvalidOperationException();
        return other.Size;
    }
    public static void DemoCoalesceThrowBad() => CoalesceThrowBad(1);
    public static void DemoCoalesceThrowGood() => CoalesceThrowGood(2);

    // conditional expression
    static int ConditionalBad(bool b)
    {
        Item? it = b ? null : new Item("f");
        return it!.Size; // want: null-deref
    }
    static int ConditionalGood(bool b)
    {
        Item? it = b ? null : new Item("f");
        return b ? 0 : it!.Size;
    }
    public static void DemoConditionalBad() => ConditionalBad(true);
    public static void DemoConditionalGood() { ConditionalGood(true); ConditionalGood(false); }

    // tuple equality
    static int TupleEqBad(int n)
    {
        Item? a = Find(n), b = Find(n);
        if ((a, b) == (null, null)) return a!.Size; // want: null-deref
        return 0;
    }
    static int TupleEqGood(int n)
    {
        Item? a = Find(n), b = Find(n);
        if ((a, n) == (null, n)) return 0;
        return a!.Size;
    }
    public static void DemoTupleEqBad() => TupleEqBad(1);
    public static void DemoTupleEqGood() { TupleEqGood(1); TupleEqGood(2); }

    // chained ?? of three
    static int CoalesceThreeBad() => (Find(0) ?? Find(1) ?? Find(-1))!.Size; // want: null-deref
    static int CoalesceThreeGood() => (Find(0) ?? Find(1) ?? Find(2))!.Size;
    public static void DemoCoalesceThreeBad() => CoalesceThreeBad();
    public static void DemoCoalesceThreeGood() => CoalesceThreeGood();

    // comparison of a ?. with a constant says not null only in the true way
    static int CompareChainBad(int n)
    {
        Item? it = Find(n);
        if (it?.Size != 4) return it!.Name.Length; // want: null-deref
        return 0;
    }
    static int CompareChainGood(int n)
    {
        Item? it = Find(n);
        if (it?.Size == n) return it.Name.Length;
        return 0;
    }
    public static void DemoCompareChainBad() => CompareChainBad(1);
    public static void DemoCompareChainGood() { CompareChainGood(1); CompareChainGood(2); }

    // ??= on an element and on a property
    static int CoalesceMemberBad()
    {
        var it = new Item("x");
        it.Next ??= it.Deep();
        return it.Next!.Size; // want: null-deref
    }
    static int CoalesceMemberGood()
    {
        var it = new Item("x");
        it.Next ??= new Item("n");
        return it.Deep()!.Size;
    }
    public static void DemoCoalesceMemberBad() => CoalesceMemberBad();
    public static void DemoCoalesceMemberGood() => CoalesceMemberGood();
}
