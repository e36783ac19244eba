// case: json-shipment
// category: deserialised
// rationale: an absent member stays null, and an explicit JSON null replaces the initialiser
// csc: none

using System.Text.Json;
using System.Text.Json.Serialization;

namespace NullSafety.JsonShipments;

public sealed class Address
{
    [JsonPropertyName("city")]
    public string City { get; set; } = "";
}

public sealed class Parcel
{
    [JsonPropertyName("barcode")]
    public string Barcode { get; set; } = "";
}

public sealed class Shipment
{
    [JsonPropertyName("id")]
    public int Id { get; set; }

    [JsonPropertyName("to")]
    public Address To { get; set; } = null!;

    [JsonPropertyName("parcels")]
    public List<Parcel> Parcels { get; set; } = new();
}

public static class ShipmentReader
{
    public static Shipment Read(string body)
    {
        return JsonSerializer.Deserialize<Shipment>(body) ?? throw new InvalidDataException("empty body");
    }
}

public sealed class Dispatcher
{
    public string Route(string body)
    {
        var shipment = ShipmentReader.Read(body);
        return shipment.Id + "/" + shipment.To.City; // want: null-deref
    }

    public string RouteOrDepot(string body)
    {
        var shipment = ShipmentReader.Read(body);
        return shipment.Id + "/" + (shipment.To?.City ?? "depot");
    }

    public int Count(string body)
    {
        var shipment = ShipmentReader.Read(body);
        return shipment.Parcels.Count; // want: null-deref
    }

    public int CountOrZero(string body)
    {
        var shipment = ShipmentReader.Read(body);
        shipment.Parcels ??= new List<Parcel>();
        return shipment.Parcels.Count;
    }
}

public static class Case
{
    private const string NoAddress = "{\"id\":7}";
    private const string NullParcels = "{\"id\":8,\"to\":{\"city\":\"Graz\"},\"parcels\":null}";

    public static void DemoRoute() => new Dispatcher().Route(NoAddress);

    public static void DemoRouteOrDepot() => new Dispatcher().RouteOrDepot(NoAddress);

    public static void DemoCount() => new Dispatcher().Count(NullParcels);

    public static void DemoCountOrZero() => new Dispatcher().CountOrZero(NullParcels);
}
