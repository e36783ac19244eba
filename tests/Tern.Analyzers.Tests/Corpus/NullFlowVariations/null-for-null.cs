// A method that answers null with null, of which nobody dereferences what it is given.
namespace Variations.NullForNull;
public static class Units
{
    public static string? Short(string? unit) { if (unit is null) { return null; } return "u"; }
    public static string ShortOr(string? unit) { if (unit is null) { return "none"; } return "u"; }
}
public static class Recipe
{
    private static string? UnitOf(string shelf) => shelf == "spices" ? "gram" : null;
    public static int Width(string shelf) => Units.Short(UnitOf(shelf))!.Length; // want: null-deref
    public static int SureWidth() => Units.Short("litre")!.Length;
    public static int WidthOr(string shelf) => Units.ShortOr(UnitOf(shelf)).Length;
    public static void DemoWidth() => Width("dairy");
    public static void DemoSure() { SureWidth(); WidthOr("dairy"); }
}
