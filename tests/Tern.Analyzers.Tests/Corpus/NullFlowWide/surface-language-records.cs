// case: surface-language-records
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceLanguageRecords;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } }
public record Shape(Item Core, string Label);
public record Round(Item Core, string Label, Item? Rim) : Shape(Core, Label);
public record Named : Shape { public Named(Item? i) : base(i!, "n") { } public Item? Extra { get; init; } }
public record struct Spot(Item It, int N);
public readonly record struct RoSpot(Item It) { public int Size => It.Size; }
public class Captured(Item? it) { public int Size() => it!.Size; } // want: null-deref
public class CapturedSafe(Item? it) { public int Size() => it is null ? 0 : it.Size; }
public class Stored(Item? it) { readonly Item kept = it!; public int Size() => kept.Size; } // want: null-deref
public class StoredSafe(Item? it) { readonly Item kept = it ?? new Item("d"); public int Size() => kept.Size; }
public class Mutated(Item? it) { public void Reset() => it = null; public int Size() => it!.Size; } // want: null-deref
public class MutatedSafe(Item? it) { public void Reset() => it = new Item("r"); public int Size() => it!.Size; }
public class BaseOf(Item? it) { protected Item Kept { get; } = it!; }
public class DerivedOf(Item? one, Item? two) : BaseOf(two) { public Item? One => one; public int Size() => Kept.Size; } // want: null-deref
public class BaseOk(Item? it) { protected Item Kept { get; } = it!; }
public class DerivedOk(Item? one, Item? two) : BaseOk(one) { public Item? Two => two; public int Size() => Kept.Size; }

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;

    // positional record property
    static int PositionalBad() => new Shape(Find(1)!, "s").Core.Size; // want: null-deref
    static int PositionalGood() => new Shape(Find(2)!, "s").Core.Size;
    public static void DemoPositionalBad() => PositionalBad();
    public static void DemoPositionalGood() => PositionalGood();

    // with that nulls one property
    static int WithBad()
    {
        var s = new Shape(new Item("x"), "s");
        var t = s with { Core = Find(1)! };
        return t.Core.Size; // want: null-deref
    }
    static int WithGood()
    {
        var s = new Shape(Find(1)!, "s");
        var t = s with { Core = new Item("x") };
        return t.Core.Size;
    }
    public static void DemoWithBad() => WithBad();
    public static void DemoWithGood() => WithGood();

    // with copies the members it does not name
    static int WithCopyBad()
    {
        var s = new Shape(Find(1)!, "s");
        return (s with { Label = "t" }).Core.Size; // want: null-deref
    }
    static int WithCopyGood()
    {
        var s = new Shape(Find(2)!, "s");
        return (s with { Label = null! }).Core.Size;
    }
    public static void DemoWithCopyBad() => WithCopyBad();
    public static void DemoWithCopyGood() => WithCopyGood();

    // inherited positional parameter
    static int InheritBad()
    {
        Shape s = new Round(null!, "r", new Item("rim"));
        return s.Core.Size; // want: null-deref
    }
    static int InheritGood()
    {
        Shape s = new Round(new Item("c"), "r", null);
        return s.Core.Size;
    }
    public static void DemoInheritBad() => InheritBad();
    public static void DemoInheritGood() => InheritGood();

    // record with init member, with on the base type keeps the derived
    static int InitMemberBad()
    {
        Shape s = new Named(new Item("x"));
        var t = (Named)(s with { Label = "z" });
        return t.Extra!.Size; // want: null-deref
    }
    static int InitMemberGood()
    {
        Shape s = new Named(new Item("x")) { Extra = new Item("e") };
        var t = (Named)(s with { Label = "z" });
        return t.Extra!.Size;
    }
    public static void DemoInitMemberBad() => InitMemberBad();
    public static void DemoInitMemberGood() => InitMemberGood();

    // record struct default
    static int StructBad() => default(Spot).It.Size; // want: null-deref
    static int StructGood() => new Spot(new Item("x"), 1).It.Size;
    public static void DemoStructBad() => StructBad();
    public static void DemoStructGood() => StructGood();

    // record struct mutable property
    static int StructSetBad()
    {
        var s = new Spot(new Item("x"), 1);
        s.It = Find(1)!;
        return s.It.Size; // want: null-deref
    }
    static int StructSetGood()
    {
        var s = new Spot(null!, 1);
        s.It = Find(2)!;
        return s.It.Size;
    }
    public static void DemoStructSetBad() => StructSetBad();
    public static void DemoStructSetGood() => StructSetGood();

    // synthesized Deconstruct
    static int DeconstructBad()
    {
        var (core, label) = new Shape(Find(1)!, "s");
        return core.Size + label.Length; // want: null-deref
    }
    static int DeconstructGood()
    {
        var (core, _) = new Shape(Find(2)!, null!);
        return core.Size;
    }
    public static void DemoDeconstructBad() => DeconstructBad();
    public static void DemoDeconstructGood() => DeconstructGood();

    // record equality with null operand is no dereference
    static int EqualityBad()
    {
        Shape? s = null, t = null;
        if (s == t) return s!.Label.Length; // want: null-deref
        return 0;
    }
    static int EqualityGood()
    {
        Shape? s = null, t = new Shape(new Item("x"), "t");
        if (s == t || s != t) return t.Label.Length;
        return 0;
    }
    public static void DemoEqualityBad() => EqualityBad();
    public static void DemoEqualityGood() => EqualityGood();

    // primary constructor parameters
    public static void DemoCapturedBad() => new Captured(Find(1)).Size();
    public static void DemoCapturedGood() => new CapturedSafe(Find(1)).Size();
    public static void DemoStoredBad() => new Stored(Find(1)).Size();
    public static void DemoStoredGood() => new StoredSafe(Find(1)).Size();
    public static void DemoMutatedBad() { var m = new Mutated(new Item("x")); m.Reset(); m.Size(); }
    public static void DemoMutatedGood() { var m = new MutatedSafe(null); m.Reset(); m.Size(); }
    public static void DemoBaseBad() => new DerivedOf(new Item("x"), null).Size();
    public static void DemoBaseGood() => new DerivedOk(new Item("x"), null).Size();
}
