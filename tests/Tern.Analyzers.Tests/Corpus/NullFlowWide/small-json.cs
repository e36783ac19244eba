// case: small-json
// category: several small cases of one topic
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using System.Xml.Serialization;

namespace Probe.Json;

public sealed class Track
{
    [JsonPropertyName("track_title")]
    public string Title { get; set; } = null!;

    public int Length { get; set; }
}

public sealed class Gadget
{
    public string Model { get; set; } = null!;
}

public sealed class Account
{
    public string Login { get; set; } = "";

    [JsonIgnore]
    public string Secret { get; set; } = null!;
}

public sealed class Shelf
{
    private List<string> _books = new();

    public List<string> Books
    {
        get => _books;
        set => _books = value ?? new();
    }
}

public sealed class Ticket
{
    [JsonConstructor]
    public Ticket(string? subject, string? owner)
    {
        Subject = subject ?? "(none)";
        Owner = string.IsNullOrWhiteSpace(owner) ? "nobody" : owner;
    }

    public string Subject { get; }

    public string Owner { get; }
}

public sealed class Envelope
{
    public int Version { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Extra { get; set; } = null!;
}

public sealed class Recipe
{
    [XmlAttribute("name")]
    public string Name { get; set; } = null!;

    [XmlElement("author")]
    public string Author { get; set; } = null!;

    [XmlElement("step")]
    public List<string> Steps { get; set; } = null!;

    public static Recipe Load(string xml)
    {
        using var reader = new StringReader(xml);
        return (Recipe)new XmlSerializer(typeof(Recipe)).Deserialize(reader)!;
    }
}

public sealed class TrimConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var text = reader.GetString()!.Trim();
        return text.Length == 0 ? null : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

public sealed class Comment
{
    [JsonConverter(typeof(TrimConverter))]
    public string Text { get; set; } = "empty";
}

public static class Demos
{
    public static void DemoTrackTitle()
    {
        const string payload = """{ "Title": "Blue", "Length": 210 }""";
        var track = JsonSerializer.Deserialize<Track>(payload)!;
        _ = track.Length + track.Title.Length; // want: null-deref
    }

    public static void DemoGadgetModel()
    {
        var web = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };
        var g = JsonSerializer.Deserialize<Gadget>("""{ "model": "x1" }""", web)!;
        _ = g.Model.StartsWith('x');
    }

    public static void DemoAccountClone()
    {
        var original = new Account { Login = "ann", Secret = "s3" };
        var copy = JsonSerializer.Deserialize<Account>(JsonSerializer.Serialize(original))!;
        _ = original.Secret.Length;
        _ = copy.Secret.Length; // want: null-deref
    }

    public static void DemoShelves()
    {
        foreach (var payload in new[] { "{}", """{"Books":["a"]}""", """{"Books":null}""" })
        {
            var shelf = JsonSerializer.Deserialize<Shelf>(payload)!;
            shelf.Books.Add("b");
        }
    }

    public static void DemoTickets()
    {
        var tickets = JsonSerializer.Deserialize<List<Ticket>>("""[{},{"subject":null,"owner":" "}]""");
        foreach (var t in tickets ?? [])
        {
            if (t is not null)
            {
                _ = t.Subject.Length + t.Owner.Length;
            }
        }
    }

    public static void DemoEnvelope()
    {
        var e = JsonSerializer.Deserialize<Envelope>("""{"Version":2}""")!;
        _ = e.Version > 1 && e.Extra.ContainsKey("trace"); // want: null-deref
    }

    public static void DemoNodePath()
    {
        var doc = JsonNode.Parse("""{"user":{"name":"ann","mail":null}}""")!;
        var user = doc["user"]!;
        _ = user["name"]!.GetValue<string>();
        _ = user["mail"]!.GetValue<string>(); // want: null-deref
    }

    public static void DemoRecipeAuthor()
    {
        var r = Recipe.Load("""<Recipe name="soup"><step>boil</step></Recipe>""");
        _ = r.Name.Length + r.Steps.Count;
        _ = r.Author.Length; // missed: null-deref
    }

    public static void DemoBlankComment()
    {
        _ = JsonSerializer.Deserialize<Comment>("{}")!.Text.Length;
        _ = JsonSerializer.Deserialize<Comment>("""{"Text":"  "}""")!.Text.Length; // missed: null-deref
    }

    public static void DemoXmlAttributes()
    {
        var root = XElement.Parse("""<menu><item price="3"/><item/></menu>""");
        int digits = 0;
        foreach (var item in root.Elements("item"))
        {
            digits += ((string?)item.Attribute("price") ?? "0").Length + ((string)item).Length;
        }
    }
}
