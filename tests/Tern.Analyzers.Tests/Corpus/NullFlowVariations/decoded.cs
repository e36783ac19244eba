// What a decoder finds in a payload, and what constructors do where it finds nothing.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Variations.Decoded;

public sealed class Parcel
{
    [JsonConstructor]
    public Parcel(string? sender, string? label, string? note)
    {
        Sender = sender ?? "unknown";
        Label = string.IsNullOrEmpty(label) ? "none" : label;
        Note = note!;
    }

    public string Sender { get; }

    public string Label { get; }

    public string Note { get; }
}

public sealed class Stamp
{
    public string Motif { get; set; } = null!;

    public string Printer { get; set; } = null!;

    [JsonIgnore]
    public string Album { get; set; } = null!;
}

public static class Stamps
{
    public static int DemoSent()
    {
        JsonSerializerOptions web = new() { PropertyNameCaseInsensitive = true };
        Stamp found = JsonSerializer.Deserialize<Stamp>("""{ "motif": "tern" }""", web)!;
        Stamp other = JsonSerializer.Deserialize<Stamp>("""{ "Motif": "tern" }""")!;
        return found.Motif.Length + other.Motif.Length;
    }

    public static int DemoSentInOtherCase()
    {
        Stamp stamp = JsonSerializer.Deserialize<Stamp>("""{ "motif": "tern" }""")!;
        return stamp.Motif.Length; // want: null-deref
    }

    public static int DemoSentAsNull()
    {
        Stamp stamp = JsonSerializer.Deserialize<Stamp>("""{ "Motif": "tern", "Printer": null }""")!;
        return stamp.Motif.Length + stamp.Printer.Length; // want: null-deref
    }

    public static int DemoCopied()
    {
        Stamp stamp = new() { Motif = "tern", Printer = "a", Album = "birds" };
        Stamp copy = JsonSerializer.Deserialize<Stamp>(JsonSerializer.Serialize(stamp))!;
        int known = stamp.Album.Length + copy.Motif.Length;
        return known + copy.Album.Length; // want: null-deref
    }
}

public static class Parcels
{
    public static int Labels(string payload)
    {
        Parcel parcel = JsonSerializer.Deserialize<Parcel>(payload)!;
        return parcel.Sender.Length + parcel.Label.Length;
    }

    public static int DemoNote() => Note("{}");

    public static int DemoSender() => Labels("{}");

    private static int Note(string payload)
    {
        Parcel parcel = JsonSerializer.Deserialize<Parcel>(payload)!;
        return parcel.Note.Length; // want: null-deref
    }
}

public sealed class Gauge
{
    public string Unit = null!;

    public string Maker = null!;
}

public static class Gauges
{
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    public static int DemoUnit() => JsonSerializer.Deserialize<Gauge>("""{"Unit":"mm"}""", WithFields)!.Unit.Length;

    public static int DemoMaker() => JsonSerializer.Deserialize<Gauge>("""{"Unit":"mm"}""", WithFields)!.Maker.Length; // want: null-deref

    public static int DemoNoFields() => JsonSerializer.Deserialize<Gauge>("""{"Unit":"mm"}""")!.Unit.Length; // want: null-deref
}
