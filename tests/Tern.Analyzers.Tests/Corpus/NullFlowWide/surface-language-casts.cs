// case: surface-language-casts
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceLanguageCasts;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } }
public class Sub(string name) : Item(name) { public int More => 1; }
public enum Color { Red }
public class Wrap<T> { public T Value = default!; }

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;
    static object? Any(int n) => n switch { 1 => null, 2 => new Item("o"), 3 => 42, _ => "text" };

    // nameof and typeof never dereference
    static int NameofBad() { Item? it = Find(1); return nameof(it.Name).Length + it!.Size; } // want: null-deref
    static int NameofGood() { Item? it = Find(1); return nameof(it.Name).Length + typeof(Item).Name.Length; }
    public static void DemoNameofBad() => NameofBad();
    public static void DemoNameofGood() => NameofGood();

    // sizeof in an unsafe expression
    static unsafe int SizeofBad(Item? it) => sizeof(int) + it!.Size; // want: null-deref
    static unsafe int SizeofGood(Item? it) => sizeof(Color) + (it is null ? sizeof(long) : 0);
    public static void DemoSizeofBad() => SizeofBad(null);
    public static void DemoSizeofGood() => SizeofGood(null);

    // as that fails
    static int AsBad() => (new Item("x") as Sub)!.More; // want: null-deref
    static int AsGood() { Item i = new Sub("s"); return (i as Sub)!.More; }
    public static void DemoAsBad() => AsBad();
    public static void DemoAsGood() => AsGood();

    // as with a type parameter
    static T? AsOf<T>(object? o) where T : class => o as T;
    static int AsGenericBad() => AsOf<string>(Any(2))!.Length; // want: null-deref
    static int AsGenericGood() => AsOf<string>(Any(4))!.Length;
    public static void DemoAsGenericBad() => AsGenericBad();
    public static void DemoAsGenericGood() => AsGenericGood();

    // is with a type parameter
    static int IsOf<T>(object? o) => o is T ? 1 : o!.GetHashCode(); // want: null-deref
    static int IsOfSafe<T>(object? o) => o is T ? o.GetHashCode() : 1;
    public static void DemoIsGenericBad() => IsOf<Item>(Any(1));
    public static void DemoIsGenericGood() => IsOfSafe<Item>(Any(1));

    // cast of null passes
    static int CastBad() => ((Item)Any(1)!).Size; // want: null-deref
    static int CastGood() => ((Item)Any(2)!).Size;
    public static void DemoCastBad() => CastBad();
    public static void DemoCastGood() => CastGood();

    // unboxing null throws NullReferenceException
    static int UnboxBad() => (int)Any(1)!; // want: null-deref
    static int UnboxGood() => (int)Any(3)!;
    public static void DemoUnboxBad() => UnboxBad();
    public static void DemoUnboxGood() => UnboxGood();

    // unboxing to a nullable is fine with null
    static int UnboxEnumBad() => (int)(Color)Any(1)!; // want: null-deref
    static int UnboxNullableGood() => ((int?)Any(1)).GetValueOrDefault();
    public static void DemoUnboxEnumBad() => UnboxEnumBad();
    public static void DemoUnboxNullableGood() => UnboxNullableGood();

    // nullable value boxed: an empty one is null
    static int BoxedBad(int? v) { object? o = v; return o!.GetHashCode(); } // want: null-deref
    static int BoxedGood(int? v) => v.GetHashCode() + v.ToString()!.Length;
    public static void DemoBoxedBad() => BoxedBad(null);
    public static void DemoBoxedGood() => BoxedGood(null);

    // GetType on an empty nullable
    static int GetTypeBad(int? v) => v!.GetType().Name.Length; // want: null-deref
    static int GetTypeGood(int? v) => v!.GetType().Name.Length;
    public static void DemoGetTypeBad() => GetTypeBad(null);
    public static void DemoGetTypeGood() => GetTypeGood(1);

    // dynamic carries the null to a typed local
    static int DynamicBad() { dynamic? d = Find(1); Item it = d!; return it.Size; } // want: null-deref
    static int DynamicGood() { dynamic? d = Find(2); Item it = d!; return it.Size; }
    public static void DemoDynamicBad() => DynamicBad();
    public static void DemoDynamicGood() => DynamicGood();

    // dynamic call gives a null back
    static int DynamicCallBad() { dynamic n = 1; Item? it = Find(n); return it!.Size; } // want: null-deref
    static int DynamicCallGood() { dynamic n = 2; Item? it = Find(n); return it!.Size; }
    public static void DemoDynamicCallBad() => DynamicCallBad();
    public static void DemoDynamicCallGood() => DynamicCallGood();

    // default(T) through a generic class
    static int DefaultBad() => new Wrap<Item>().Value.Size; // want: null-deref
    static int DefaultGood() => new Wrap<int>().Value.GetHashCode();
    public static void DemoDefaultBad() => DefaultBad();
    public static void DemoDefaultGood() => DefaultGood();

    // array covariance and cast
    static int CovarBad() { object?[] os = new Item?[1]; return ((Item?[])os)[0]!.Size; } // want: null-deref
    static int CovarGood() { object?[] os = new Item?[] { new("x") }; return ((Item?[])os)[0]!.Size; }
    public static void DemoCovarBad() => CovarBad();
    public static void DemoCovarGood() => CovarGood();
}
