// case: surface-language-operators
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceLanguageOperators;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } }
public class Vec
{
    public Item? It;
    public Vec(Item? i) => It = i;
    public static Vec operator +(Vec a, Vec b) => new(b.It);
    public static Vec? operator -(Vec a, Vec b) => a.It == b.It ? null : a;
    public static Vec operator !(Vec a) => new(null);
    public static Vec operator ++(Vec a) => new(a.It == null ? new Item("inc") : null);
    public static implicit operator Item?(Vec v) => v.It;
    public static explicit operator Vec(Item? i) => new(i);
    public static explicit operator string(Vec v) => v.It?.Name!;
}
public class Eq
{
    public int N;
    public static bool operator ==(Eq? a, Eq? b) => a is null ? b is null : b is not null && a.N == b.N;
    public static bool operator !=(Eq? a, Eq? b) => !(a == b);
    public override bool Equals(object? o) => o is Eq e && this == e;
    public override int GetHashCode() => N;
}
public class Liar
{
    public int N;
    public static bool operator ==(Liar? a, Liar? b) => false;
    public static bool operator !=(Liar? a, Liar? b) => true;
    public override bool Equals(object? o) => false;
    public override int GetHashCode() => 0;
}
public class Truth
{
    public Item? It;
    public static bool operator true(Truth t) => t.It != null;
    public static bool operator false(Truth t) => t.It == null;
    public static Truth operator &(Truth a, Truth b) => a.It == null ? a : b;
}
public class Reads
{
    public Item It = new("r");
    public static int operator *(Reads a, Reads b) => a.It.Size * b.It.Size; // want: null-deref
    public static int operator /(Reads? a, Reads? b) => a is null || b is null ? 0 : a.It.Size + b.It.Size;
}

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;

    // user-defined +
    static int PlusBad() => (new Vec(new Item("x")) + new Vec(Find(1))).It!.Size; // want: null-deref
    static int PlusGood() => (new Vec(Find(1)) + new Vec(new Item("x"))).It!.Size;
    public static void DemoPlusBad() => PlusBad();
    public static void DemoPlusGood() => PlusGood();

    // operator that returns null
    static int MinusBad() { var v = new Vec(null); return (v - v)!.GetHashCode(); } // want: null-deref
    static int MinusGood() { var v = new Vec(null); return (v - new Vec(new Item("x")))!.GetHashCode(); }
    public static void DemoMinusBad() => MinusBad();
    public static void DemoMinusGood() => MinusGood();

    // unary operator
    static int UnaryBad() => (!new Vec(new Item("x"))).It!.Size; // want: null-deref
    static int UnaryGood() { var v = new Vec(new Item("x")); _ = !v; return v.It!.Size; }
    public static void DemoUnaryBad() => UnaryBad();
    public static void DemoUnaryGood() => UnaryGood();

    // += through +
    static int CompoundBad() { var v = new Vec(new Item("x")); v += new Vec(Find(1)); return v.It!.Size; } // want: null-deref
    static int CompoundGood() { var v = new Vec(Find(1)); v += new Vec(new Item("x")); return v.It!.Size; }
    public static void DemoCompoundBad() => CompoundBad();
    public static void DemoCompoundGood() => CompoundGood();

    // ++ user-defined
    static int IncBad() { var v = new Vec(new Item("x")); v++; return v.It!.Size; } // want: null-deref
    static int IncGood() { var v = new Vec(null); v++; return v.It!.Size; }
    public static void DemoIncBad() => IncBad();
    public static void DemoIncGood() => IncGood();

    // postfix ++ gives the old value
    static int PostfixBad() { var v = new Vec(null); var old = v++; return old.It!.Size; } // want: null-deref
    static int PostfixGood() { var v = new Vec(null); var now = ++v; return now.It!.Size; }
    public static void DemoPostfixBad() => PostfixBad();
    public static void DemoPostfixGood() => PostfixGood();

    // implicit conversion that gives null
    static int ImplicitBad() { Item? it = new Vec(Find(1)); return it!.Size; } // want: null-deref
    static int ImplicitGood() { Item? it = new Vec(Find(2)); return it!.Size; }
    public static void DemoImplicitBad() => ImplicitBad();
    public static void DemoImplicitGood() => ImplicitGood();

    // explicit conversion: the cast of null makes an object
    static int ExplicitBad() => ((Vec)Find(1)).It!.Size; // want: null-deref
    static int ExplicitGood() => ((Vec)Find(1)).GetHashCode();
    public static void DemoExplicitBad() => ExplicitBad();
    public static void DemoExplicitGood() => ExplicitGood();

    // explicit conversion to string which is null
    static int ToStringBad() => ((string)new Vec(null)).Length; // want: null-deref
    static int ToStringGood() => ((string)new Vec(new Item("x"))).Length;
    public static void DemoToStringBad() => ToStringBad();
    public static void DemoToStringGood() => ToStringGood();

    // user-defined ==
    static int EqBad(Eq? e) => e == null ? e!.N : 0; // want: null-deref
    static int EqGood(Eq? e) => e != null ? e.N : 0;
    public static void DemoEqBad() => EqBad(null);
    public static void DemoEqGood() { EqGood(null); EqGood(new Eq()); }

    // == that lies, against `is null` that does not
    static int LiarBad(Liar? e) => e == null ? 0 : e!.N; // missed: null-deref
    static int LiarGood(Liar? e) => e is null ? 0 : e.N;
    public static void DemoLiarBad() => LiarBad(null);
    public static void DemoLiarGood() => LiarGood(null);

    // true/false operators
    static int TruthBad(Truth t) { if (t) return 0; return t.It!.Size; } // want: null-deref
    static int TruthGood(Truth t) { if (t) return t.It!.Size; return 0; }
    public static void DemoTruthBad() => TruthBad(new Truth());
    public static void DemoTruthGood() { TruthGood(new Truth()); TruthGood(new Truth { It = new Item("x") }); }

    // user-defined && through & and false
    static int AndAlsoBad(Truth a, Truth b) => (a && b).It!.Size; // want: null-deref
    static int AndAlsoGood(Truth a, Truth b) => (a && b).It!.Size;
    public static void DemoAndAlsoBad() => AndAlsoBad(new Truth(), new Truth { It = new Item("x") });
    public static void DemoAndAlsoGood() => AndAlsoGood(new Truth { It = new Item("y") }, new Truth { It = new Item("x") });

    // operator body dereferences its operand's member
    public static void DemoOperandBad() => _ = new Reads() * new Reads { It = null! };
    public static void DemoOperandGood() => _ = new Reads() / null;

    // generics: constraint class, new(), default
    static T? Blank<T>() where T : class => default;
    static T Fresh<T>() where T : class, new() => new T();
    static int GenericBad() => Blank<Reads>()!.It.Size; // want: null-deref
    static int GenericGood() => Fresh<Reads>().It.Size;
    public static void DemoGenericBad() => GenericBad();
    public static void DemoGenericGood() => GenericGood();

    // unconstrained generic that may be a struct
    static int HashOf<T>(T t) => t!.GetHashCode(); // want: null-deref
    static int HashOfSafe<T>(T t) => t!.GetHashCode();
    public static void DemoUnconstrainedBad() => HashOf<Item>(null!);
    public static void DemoUnconstrainedGood() => HashOfSafe<int>(default);

    // generic interface constraint
    static int LengthOf<T>(T list) where T : IList<Item> => list.Count; // want: null-deref
    static int LengthOfSafe<T>(T list) where T : IList<Item> => list?.Count ?? 0;
    public static void DemoConstraintBad() => LengthOf<List<Item>>(null!);
    public static void DemoConstraintGood() => LengthOfSafe<List<Item>>(null!);
}
