// Implementations, overrides, casts and type arguments.
namespace Variations.Types;

public interface IStore<T>
{
    T Load(int id);

    string Describe(T? value);
}

public sealed class Memory : IStore<string>
{
    public string Load(int id) => id == 0 ? null! : "x";

    public string Describe(string? value)
    {
        return value.ToString()!; // want: null-deref
    }
}

public sealed class Other : IStore<Version>
{
    public Version Load(int id) => new(1, 0);

    public string Describe(Version? value) => value?.ToString() ?? "";
}

public abstract class Shape
{
    public abstract string? Label { get; }

    public virtual string Name() => "shape";
}

public sealed class Named : Shape
{
    public override string? Label => "l";

    public override string Name() => null!;
}

public sealed class Plain : Shape
{
    public override string? Label => null;
}

public static class Pick
{
    public static T OrDefault<T>(bool found, T value) => found ? value : default!;

    public static TOut? Convert<TIn, TOut>(TIn value, Func<TIn, TOut?> f)
        where TOut : class
        => f(value);
}

public static class Case
{
    private static int Length(IStore<string> store)
    {
        return store.Load(0).Length; // want: null-deref
    }

    private static int Major(IStore<Version> store) => store.Load(0).Major;

    private static int NameOf(Shape shape)
    {
        return shape.Name().Length; // want: null-deref
    }

    private static int LabelOf(Plain plain)
    {
        return plain.Label!.Length; // want: null-deref
    }

    private static int LabelOf(Named named) => named.Label!.Length;

    private static int Unit(object o)
    {
        if (o is Named)
        {
            return (o as Named)!.Name() is null ? 0 : 1;
        }

        return (o as Plain)!.Name().Length; // want: null-deref
    }

    private static int Number(object? o)
    {
        return (int)o!; // want: null-deref
    }

    public static void Demo1() => Length(new Memory());

    public static void Demo2() => Major(new Other());

    public static void Demo3() => new Memory().Describe(null);

    public static void Demo4() => new Other().Describe(null);

    public static void Demo5() => NameOf(new Named());

    public static void Demo6() => LabelOf(new Plain());

    public static void Demo7() => LabelOf(new Named());

    public static void Demo8() => Unit(new Named());

    public static void Demo9() => Unit("text");

    public static void Demo10() => Number(null);

    public static void Demo11() => Number(1);

    public static void Demo12() => Pick.OrDefault(false, "x").Trim(); // want: null-deref

    public static void Demo13() => Pick.OrDefault(false, 1).ToString();

    public static void Demo14() => Pick.OrDefault(true, "x").Trim();

    public static void Demo15() => Pick.Convert<int, string>(1, n => n > 1 ? "x" : null)!.Trim(); // want: null-deref
}
