// case: taken-ahead
// category: static-order
// rationale: a static is given another static of the type, by way of a method: before the initialiser of the other has run, that is null; after it, it is there
// csc: none

namespace NullSafety.TakenAhead;

public static class Palette
{
    public static readonly string[] Shown = Named();

    public static string[] Printed { get; } = Named();

    private static readonly string[] Names = ["red", "blue"];

    public static readonly string[] Listed = Named();

    public static readonly string[] Safe = Names ?? [];

    private static string[] Named() => Names;
}

public static class Sheet
{
    private static int CountShown()
    {
        int count = 0;
        foreach (string name in Palette.Shown) // want: null-deref
        {
            count += name.Length;
        }

        return count;
    }

    private static int CountPrinted() => Palette.Printed.Length; // want: null-deref

    private static int CountListed() => Palette.Listed.Length + Palette.Safe.Length;

    private static int CountKnown() => Palette.Shown?.Length ?? 0;

    public static void DemoShown() => CountShown();
    public static void DemoPrinted() => CountPrinted();
    public static void DemoListed() => CountListed();
    public static void DemoKnown() => CountKnown();
}
