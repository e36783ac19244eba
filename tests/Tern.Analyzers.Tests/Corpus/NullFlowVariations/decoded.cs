// Members that a constructor gives something else where the payload has nothing.
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
