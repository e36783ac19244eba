// Static members of interfaces: the type argument says which of them runs.
namespace Variations.StaticMembersOfTypes;

public interface IUnit<TSelf>
    where TSelf : class, IUnit<TSelf>
{
    static abstract string? Symbol { get; }

    static virtual string? Plural => null;

    static abstract TSelf? Parse(string text);
}

public sealed record Metre(int Count) : IUnit<Metre>
{
    public static string? Symbol => "m";

    public static string? Plural => "metres";

    public static Metre? Parse(string text) => text.Length == 0 ? null : new Metre(text.Length);
}

public sealed record Dozen(int Count) : IUnit<Dozen>
{
    public static string? Symbol => null;

    public static Dozen? Parse(string text) => new(text.Length);
}

public static class Units
{
    private static T Read<T>(string text)
        where T : class, IUnit<T>
        => T.Parse(text)!;

    private static T ReadTwice<T>(string text)
        where T : class, IUnit<T>
        => Read<T>(text + text);

    private static int Width<T>()
        where T : class, IUnit<T>
        => T.Symbol!.Length; // want: null-deref

    private static int WidthOfMetre<T>()
        where T : class, IUnit<T>
        => T.Symbol!.Length;

    private static int WidthOfMany<T>()
        where T : class, IUnit<T>
        => T.Plural!.Length; // want: null-deref

    private static int WidthOfMetres<T>()
        where T : class, IUnit<T>
        => T.Plural!.Length;

    public static void Demo1() => _ = Read<Metre>("").Count; // want: null-deref

    public static void Demo2() => _ = Read<Dozen>("").Count;

    public static void Demo3() => _ = ReadTwice<Metre>("").Count; // want: null-deref

    public static void Demo4() => _ = ReadTwice<Dozen>("").Count;

    public static void Demo5() => Width<Dozen>();

    public static void Demo6() => WidthOfMetre<Metre>();

    public static void Demo7() => WidthOfMany<Dozen>();

    public static void Demo8() => WidthOfMetres<Metre>();
}
