// case: json-waybill
// category: deserialised member
// rationale: settable members a payload leaves out, or sends as null, are trusted because the type declares them non-null
// csc: none

using System.Text.Json;

namespace NullSafety.Blind.Set21.JsonWaybill;

public sealed class Party
{
    public string Name { get; set; } = null!;

    public string Country { get; set; } = "DE";
}

public sealed class Parcel
{
    public string? Note { get; set; }

    public int Grams { get; set; }
}

public sealed class Waybill
{
    public string Number { get; set; } = "";

    public Party Sender { get; set; } = new();

    public Party Receiver { get; set; } = null!;

    public List<Parcel> Parcels { get; set; } = new();
}

public static class WaybillReader
{
    public static Waybill Parse(string json) =>
        JsonSerializer.Deserialize<Waybill>(json) ?? throw new FormatException("empty waybill");

    public static bool Domestic(string json)
    {
        var bill = Parse(json);
        return bill.Receiver.Country == bill.Number; // want: null-deref
    }

    public static bool DomesticChecked(string json)
    {
        var bill = Parse(json);
        if (bill.Receiver is not { Country: { } country })
        {
            return true;
        }

        return country.Length == 2;
    }

    public static int Weight(string json)
    {
        int total = 0;
        var bill = Parse(json);
        foreach (var parcel in bill.Parcels) // want: null-deref
        {
            total += parcel?.Grams ?? 0;
        }

        return total;
    }

    public static int WeightChecked(string json)
    {
        var bill = Parse(json);
        return (bill.Parcels ?? new List<Parcel>()).Sum(p => p is null ? 0 : p.Grams);
    }
}

public static class Program
{
    private const string NoReceiver = """{ "Number": "W1", "Parcels": [ { "Grams": 200 } ] }""";
    private const string NullParcels = """{ "Number": "W2", "Receiver": { "Name": "Ida" }, "Parcels": null }""";

    public static void DemoNoReceiver() => WaybillReader.Domestic(NoReceiver);

    public static void DemoNoReceiverChecked() => WaybillReader.DomesticChecked(NoReceiver);

    public static void DemoNullParcels() => WaybillReader.Weight(NullParcels);

    public static void DemoNullParcelsChecked() => WaybillReader.WeightChecked(NullParcels);
}
