// case: contract-postal-label
// category: contracts
// rationale: helpers whose result is null exactly for a null or a flagged argument
// csc: none

namespace NullSafety.PostalLabel;

public enum Carrier
{
    Post,
    Courier,
    Pickup,
}

public sealed record Address(string Street, string? District);

#nullable disable
public static class Text
{
    public static string Tidy(string raw)
    {
        if (raw == null)
        {
            return null;
        }

        return raw.Trim().ToUpperInvariant();
    }

    public static string Prefer(string first, string second) => first ?? second;

    public static string TrackingPrefix(Carrier carrier)
    {
        switch (carrier)
        {
            case Carrier.Post:
                return "PX";
            case Carrier.Courier:
                return "CR";
            default:
                return null;
        }
    }
}
#nullable restore

public static class Label
{
    public static int StreetWidth(Address a) => Text.Tidy(a.Street).Length;

    public static int DistrictWidth(Address a)
    {
        return Text.Tidy(a.District!).Length; // want: null-deref
    }

    public static int AreaWidth(Address a) => Text.Prefer(a.District!, a.Street).Length;

    public static int AreaWidth(Address a, Address alternate)
    {
        return Text.Prefer(a.District!, alternate.District!).Length; // want: null-deref
    }

    public static string PostCode(int serial)
        => Text.TrackingPrefix(Carrier.Post).PadRight(4, '0') + serial;

    public static string PickupCode(int serial)
    {
        return Text.TrackingPrefix(Carrier.Pickup).PadRight(4, '0') + serial; // want: null-deref
    }
}

public static class Case
{
    private static readonly Address Plain = new("Mill Lane 3", null);
    private static readonly Address Full = new("Dock Road 8", "Harbour");

    public static void DemoNoDistrict() => Label.DistrictWidth(Plain);

    public static void DemoNeither() => Label.AreaWidth(Plain, Plain);

    public static void DemoPickup() => Label.PickupCode(7);

    public static void DemoSafe()
    {
        Label.StreetWidth(Plain);
        Label.DistrictWidth(Full);
        Label.AreaWidth(Plain);
        Label.AreaWidth(Plain, Full);
        Label.PostCode(7);
    }
}
