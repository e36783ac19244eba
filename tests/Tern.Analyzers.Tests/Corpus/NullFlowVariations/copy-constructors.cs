// Records that say themselves what a copy holds.
namespace Variations.CopyConstructors;

public record Parcel
{
    public Parcel()
    {
    }

    protected Parcel(Parcel original)
    {
        Label = original.Label;
        Notes = original.Notes;
    }

    public required string Label { get; init; }

    public required string Carrier { get; init; }

    public string? Notes { get; init; }

    public string? Seal { get; init; }
}

public sealed record Stamped : Parcel
{
    public string Stamp { get; init; } = "paid";
}

public static class Parcels
{
    private static int Carrier(Parcel parcel) => parcel.Carrier.Length; // want: null-deref

    private static int Seal(Parcel parcel) => parcel.Seal!.Length; // want: null-deref

    private static int Label(Parcel parcel) => parcel.Label.Length;

    private static int Notes(Parcel parcel) => parcel.Notes!.Length;

    private static int Stamp(Stamped parcel) => parcel.Stamp.Length;

    private static Parcel Made() => new() { Label = "a", Carrier = "b", Notes = "c", Seal = "d" };

    public static void Demo1() => Carrier(Made() with { Label = "x" });

    public static void Demo2() => Seal(Made() with { Label = "x" });

    public static void Demo3() => Label(Made() with { Carrier = "x" });

    public static void Demo4() => Notes(Made() with { Carrier = "x" });

    public static void Demo5() => Carrier(Made() with { Carrier = "x" }).ToString();

    public static void Demo6() => Stamp(new Stamped { Label = "a", Carrier = "b" } with { Label = "x", Carrier = "y" });
}
