// case: json-manifest-record
// category: deserialised
// rationale: missing constructor arguments of a record, null values in a dictionary, an absent node of a DOM
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.JsonManifestRecord;

public sealed record Author(string Name);

public sealed record Manifest(string Id, Author Author, Dictionary<string, string> Links);

public sealed class StrictManifest
{
    public required string Id { get; init; }

    public string Channel { get; init; } = "stable";
}

public static class Case
{
    private static Manifest Read(string json) => JsonSerializer.Deserialize<Manifest>(json)!;

    private static int AuthorWidth(string json)
    {
        var m = Read(json);
        return m.Author.Name.Length; // want: null-deref
    }

    private static int AuthorOr(string json) => Read(json).Author?.Name?.Length ?? 0;

    private static int LinkWidths(string json)
    {
        int n = 0;
        foreach (var (key, url) in Read(json).Links ?? [])
        {
            n += key.Length + url.Length; // missed: null-deref
        }

        return n;
    }

    private static int Version(string json)
    {
        var node = JsonNode.Parse(json)!;
        return node["version"]!.GetValue<int>(); // want: null-deref
    }

    private static int VersionOr(string json)
    {
        var node = JsonNode.Parse(json) as JsonObject;
        return node?["version"] is JsonValue v ? v.GetValue<int>() : 0;
    }

    private static int Defaults()
    {
        var m = new StrictManifest { Id = "x" };
        return m.Id.Length + m.Channel.Length;
    }

    public static int Demo1() => AuthorWidth("""{"Id":"m"}""");

    public static int Demo2() => AuthorOr("""{"Id":"m"}""") + VersionOr("{}") + Defaults() + LinkWidths("{}");

    public static int Demo3() => LinkWidths("""{"Links":{"home":null}}""");

    public static int Demo4() => Version("{}");
}
