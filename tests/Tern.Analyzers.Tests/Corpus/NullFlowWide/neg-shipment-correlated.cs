// case: neg-shipment-correlated
// category: negative-correlation
// rationale: members silenced with `!` are read only where a kind, a flag or a bool local implies that they are set
// csc: silent

namespace NullSafety.NegShipmentCorrelated;

public enum Leg { Road, Sea }

public sealed class Shipment
{
    private Shipment(Leg leg, string? plate, string? vessel)
    {
        Leg = leg;
        Plate = plate;
        Vessel = vessel;
    }

    public Leg Leg { get; }

    public string? Plate { get; }

    public string? Vessel { get; }

    public string? Seal { get; private set; }

    public bool IsSealed => Seal != null;

    public static Shipment ByRoad(string plate) => new(Leg.Road, plate, null);

    public static Shipment BySea(string vessel) => new(Leg.Sea, null, vessel);

    public Shipment WithSeal(string seal)
    {
        Seal = seal;
        return this;
    }
}

public static class Manifest
{
    public static string Carrier(Shipment shipment) => shipment.Leg switch
    {
        Leg.Road => shipment.Plate!.Replace(" ", ""),
        Leg.Sea => "MV " + shipment.Vessel!.ToUpperInvariant(),
        _ => throw new ArgumentOutOfRangeException(nameof(shipment)),
    };

    public static int SealLength(Shipment shipment) => shipment.IsSealed ? shipment.Seal!.Length : 0;

    public static string Summary(Shipment shipment, bool verbose)
    {
        bool onWater = shipment.Vessel is not null;
        string text = verbose ? "leg " + shipment.Leg + " " : "";
        if (onWater)
        {
            text += shipment.Vessel!.Trim();
        }
        else if (shipment.Plate != null)
        {
            text += shipment.Plate.Trim();
        }

        return text;
    }

    public static string Longest(IReadOnlyList<Shipment> shipments)
    {
        Shipment? best = null;
        int length = 0;
        foreach (var shipment in shipments)
        {
            int current = SealLength(shipment);
            if (current > length)
            {
                best = shipment;
                length = current;
            }
        }

        return length == 0 ? "" : Carrier(best!);
    }
}

public static class Case
{
    public static void DemoManifest()
    {
        var road = Shipment.ByRoad("BN A 17").WithSeal("S1");
        var sea = Shipment.BySea("Helga");
        Manifest.Carrier(road);
        Manifest.Carrier(sea);
        Manifest.SealLength(sea);
        Manifest.Summary(sea, true);
        Manifest.Summary(road, false);
        Manifest.Longest(new[] { road, sea });
        Manifest.Longest(new[] { sea });
    }
}
