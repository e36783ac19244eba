// case: json-shipment-payload
// category: deserialised
// rationale: explicit null beats a default, list elements may be null, and a required member may not be missing
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.JsonShipmentPayload;

public sealed class Parcel
{
    public string Code { get; set; } = "";

    public double Weight { get; set; }
}

public sealed class Shipment
{
    public List<Parcel> Parcels { get; set; } = [];

    public string Route { get; set; } = "default";

    public required string Id { get; set; }
}

public static class ShipmentReader
{
    public static Shipment Read(string json) =>
        JsonSerializer.Deserialize<Shipment>(json) ?? throw new FormatException("empty document");
}

public static class Case
{
    private static string RouteOf(string json)
    {
        var s = ShipmentReader.Read(json);
        return s.Route.Trim(); // want: null-deref
    }

    private static double Weigh(string json)
    {
        double sum = 0;
        foreach (var p in ShipmentReader.Read(json).Parcels ?? [])
        {
            sum += p.Weight; // want: null-deref
        }

        return sum;
    }

    private static double WeighPresent(string json)
    {
        double sum = 0;
        foreach (var p in (ShipmentReader.Read(json).Parcels ?? []).OfType<Parcel>())
        {
            sum += p.Weight;
        }

        return sum;
    }

    private static string Local()
    {
        var s = new Shipment { Id = "1" };
        return s.Route.Trim() + s.Parcels.Count;
    }

    public static string Demo1() => RouteOf("""{"Id":"7","Route":null}""");

    public static double Demo2() => Weigh("""{"Id":"7","Parcels":[null]}""");

    public static double Demo3() => WeighPresent("""{"Id":"7","Parcels":[null]}""");

    public static string Demo4() => Local();
}
