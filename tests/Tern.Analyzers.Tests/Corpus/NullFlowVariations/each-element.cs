// Elements that a function is run on one after the other.
namespace Variations.EachElement;

public sealed class Label(string? front, string? back)
{
    public string? Front => front ?? back;
}

public static class Labels
{
    public static int DemoLongest()
    {
        Label[] labels = [new("a", null), new(null, "b"), new(null, null)];
        return labels.Max(l => l.Front!.Length); // want: null-deref
    }

    public static int DemoSum()
    {
        Label[] labels = [new("a", null), new(null, "b"), new(null, null)];
        return labels.Sum(l => l.Front!.Length); // want: null-deref
    }

    public static int DemoAllSet()
    {
        Label[] labels = [new("a", null), new(null, "b"), new("c", "d")];
        return labels.Max(l => l.Front!.Length) + labels.Sum(l => l.Front!.Length);
    }

    public static int DemoTested()
    {
        Label[] labels = [new("a", null), new(null, "b"), new(null, null)];
        return labels.Sum(l => l.Front?.Length ?? 0);
    }

    public static bool DemoFirstIsEnough()
    {
        Label[] labels = [new("a", null), new(null, null)];
        return labels.Any(l => l.Front!.Length > 0);
    }
}
