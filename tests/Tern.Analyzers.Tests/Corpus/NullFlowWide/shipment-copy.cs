// case: shipment-copy
// category: record-with
// rationale: copies with a member blanked out are used as if they were complete
// csc: none

namespace NullSafety.ShipmentCopy;

public sealed record Address(string Street, string City);

public sealed record Shipment(string Id, Address To)
{
    public string Carrier { get; init; } = "post";
    public Address From { get; init; } = new("Dock 1", "Linz");

    public Shipment Anonymous() => this with { Id = Guid.Empty.ToString(), To = null! };

    public Shipment Unassigned() => this with { Carrier = null! };

    public Shipment Back() => this with { To = From, From = To };
}

public sealed class LabelPrinter
{
    public string Print(Shipment s)
    {
        return s.To.Street + ", " + s.To.City; // want: null-deref
    }

    public string PrintReturn(Shipment s) => s.From.Street + ", " + s.From.City;
}

public static class Dispatch
{
    public static int CarrierWidth(Shipment s)
    {
        var open = s.Unassigned();
        return open.Id.Length + open.Carrier.Length; // want: null-deref
    }

    public static int AssignedWidth(Shipment s)
    {
        var open = s.Unassigned();
        var done = open with { Carrier = "rail" };
        return done.Id.Length + done.Carrier.Length;
    }

    public static string Share(Shipment s)
    {
        var printer = new LabelPrinter();
        var shared = s.Anonymous();
        return printer.PrintReturn(shared) + " > " + printer.Print(shared);
    }

    public static string ShareCity(Shipment s)
    {
        var shared = s.Anonymous() with { To = new Address("-", s.To.City) };
        return shared.To.City.ToUpperInvariant();
    }

    public static string Return(Shipment s) => new LabelPrinter().Print(s.Back());
}

public static class Case
{
    private static readonly Shipment Sample = new("S-1", new Address("Main 4", "Graz"));

    public static void DemoShare() => Dispatch.Share(Sample);
    public static void DemoShareCity() => Dispatch.ShareCity(Sample);
    public static void DemoReturn() => Dispatch.Return(Sample);
    public static void DemoCarrier() => Dispatch.CarrierWidth(Sample);
    public static void DemoAssigned() => Dispatch.AssignedWidth(Sample);
}
