// case: small-payloads-again
// category: several small cases of one topic
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;

namespace Probe.H.Payloads;

public sealed class WebhookEvent
{
    public string EventType { get; set; } = null!;
    public int Attempt { get; set; }
}
public static class WebhookEndpoint
{
    private static readonly JsonSerializerOptions Relaxed = new() { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };
    private static WebhookEvent Parse(string body) => JsonSerializer.Deserialize<WebhookEvent>(body, Relaxed)!;
    private static bool IsPing(WebhookEvent e)
    {
        return e.EventType.StartsWith("ping"); // want: null-deref
    }
    public static void DemoWebhook() => IsPing(Parse("""{ "eventType": "ping", "attempt": 1, }"""));
}

public sealed class HookDelivery
{
    public string DeliveryId { get; set; } = null!;
    public int Attempt { get; set; }
}
public static class DeliveryEndpoint
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };
    private static HookDelivery Parse(string body) => JsonSerializer.Deserialize<HookDelivery>(body, Web)!;
    private static bool IsTest(HookDelivery d)
    {
        return d.DeliveryId.StartsWith("test"); // needless
    }
    public static void DemoDelivery() => IsTest(Parse("""{ "deliveryId": "test-1", "attempt": 1, }"""));
}

public sealed class Session
{
    public string User { get; set; } = "";
    [JsonIgnore] public Dictionary<string, string> Scratch { get; set; } = null!;
    public static Session Open(string user) => new() { User = user, Scratch = new() { ["step"] = "0" } };
}
public sealed class SessionStore
{
    private readonly Dictionary<string, string> _rows = new();
    public void Save(Session s) => _rows[s.User] = JsonSerializer.Serialize(s);
    public Session Resume(string user) => _rows.TryGetValue(user, out var row) ? JsonSerializer.Deserialize<Session>(row)! : Session.Open(user);
    private static void Advance(Session s)
    {
        s.Scratch["step"] = "1"; // want: null-deref
    }
    public static void DemoResume()
    {
        var store = new SessionStore();
        store.Save(store.Resume("kim"));
        Advance(store.Resume("lee"));
        Advance(store.Resume("kim"));
    }
}

public static class FeedReader
{
    private const string Atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><updated>2024</updated></feed>""";
    private static string Title(XElement feed)
    {
        var title = feed.Element("title")!;
        return title.Value; // want: null-deref
    }
    public static void DemoTitle() => Title(XElement.Parse(Atom));

    private static string Updated(XElement feed)
    {
        var stamp = feed.Elements().FirstOrDefault(e => e.Name.LocalName == "updated") ?? new XElement("updated");
        return stamp.Value.Trim();
    }
    public static void DemoUpdated() => Updated(XElement.Parse(Atom));
}

public sealed record Sku(string Family, int Size);
public sealed class SkuConverter : JsonConverter<Sku>
{
    public override Sku Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var parts = (reader.GetString() ?? "").Split('-');
        return parts.Length == 2 && int.TryParse(parts[1], out var size) ? new Sku(parts[0], size) : null!;
    }
    public override void Write(Utf8JsonWriter writer, Sku value, JsonSerializerOptions options) => writer.WriteStringValue($"{value.Family}-{value.Size}");
}
public sealed record StockLine([property: JsonConverter(typeof(SkuConverter))] Sku Item, int Count);
public static class StockImport
{
    public static void DemoStock()
    {
        var lines = JsonSerializer.Deserialize<List<StockLine>>("""[{"Item":"shirt-4","Count":2},{"Item":"gift","Count":1}]""")!;
        var bySize = lines.Where(l => l.Count > 0).ToDictionary(
            l => l.Item.Size); // missed: null-deref
    }
}

public sealed class Listing
{
    public string Name { get; set; } = "";
    [JsonExtensionData] public Dictionary<string, JsonElement> Extra { get; set; } = null!;
}
public static class ListingAudit
{
    private static IEnumerable<string> Unknown(string json)
    {
        var listing = JsonSerializer.Deserialize<Listing>(json)!;
        foreach (var key in listing.Extra.Keys) // want: null-deref
            yield return $"{listing.Name}.{key}";
    }
    public static void DemoUnknown()
    {
        var all = new[] { """{"Name":"a","beta":true}""", """{"Name":"b"}""" }.SelectMany(Unknown).ToList();
    }
}

public sealed class Tolerance
{
    public string Unit = null!;
    public double Plus, Minus;
}
public static class Drawings
{
    private static readonly JsonSerializerOptions Fields = new() { IncludeFields = true };
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static int Chars(Tolerance t) => t.Unit.Length;
    public static void DemoTolerance()
    {
        var read = JsonSerializer.Deserialize<Tolerance>("""{"Unit":"mm","Plus":0.1}""", Fields)!;
        Chars(read);
        JsonSerializer.Serialize(read, Indented);
    }
}

public sealed record Reading(string Sensor, double Value);
public static class Telemetry
{
    private static readonly JsonSerializerOptions Strict = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };
    private static Reading Decode(string json)
    {
        try { return JsonSerializer.Deserialize<Reading>(json, Strict) ?? new Reading("none", 0); }
        catch (JsonException) { return new Reading("bad", 0); }
    }
    public static void DemoTelemetry()
    {
        string[] frames = ["""{"Sensor":"t1","Value":2}""", """{"Sensor":null,"Value":2}""", """{"Value":2}""", "null", "{"];
        var longest = frames.Select(Decode).MaxBy(r => r.Sensor.Length); // needless
    }
}
