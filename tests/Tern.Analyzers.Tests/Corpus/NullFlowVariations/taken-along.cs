// Functions that take variables along from calls that have ended: each call has its own.
namespace Variations.TakenAlong;

public static class Makers
{
    public static Func<string> Of(string text) => () => text;

    public static Func<string, string> Before(Func<string, string> inner) => s => inner(s.Trim());

    public static Func<string, string> Twice(Func<string, string> inner) => s => inner(inner(s));

    public static (Action<string> Set, Func<string> Get) Cell(string text) => (t => text = t, () => text);
}

public static class Uses
{
    public static int DemoLater()
    {
        Func<string> none = Makers.Of(null!);
        Func<string> some = Makers.Of("x");
        return some().Length + none().Length; // want: null-deref
    }

    public static int DemoSooner()
    {
        Func<string> some = Makers.Of("x");
        Func<string> none = Makers.Of(null!);
        return some().Length + (none()?.Length ?? 0);
    }

    public static int DemoNested() => Makers.Before(Makers.Before(s => s))("a").Length;

    public static int DemoNestedNull() => Makers.Before(Makers.Before(s => null!))("a").Length; // want: null-deref

    public static int DemoTwice() => Makers.Twice(Makers.Before(s => s))("a").Length;

    public static int DemoSet()
    {
        (Action<string> set, Func<string> get) = Makers.Cell(null!);
        set("a");
        return get().Length;
    }

    public static int DemoCleared()
    {
        (Action<string> set, Func<string> get) = Makers.Cell("a");
        set(null!);
        return get().Length; // want: null-deref
    }
}
