// Null that a payload has for a member replaces the value with which it begins, and satisfies one that is required.
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Variations.PayloadsWithNull;

public sealed class Depot
{
    public required string Town { get; set; }

    [JsonPropertyName("tram_lines")]
    public List<string> Lines { get; set; } = [];

    public List<string> Sheds { get; set; } = [];
}

public static class Fleet
{
    private const string NoLines = """{"Town":"Linz","tram_lines": null}""";
    private const string NoTown = """{"Town" : null}""";
    private const string Plain = """{"Town":"null and void"}""";

    private static Depot Read(string json) => JsonSerializer.Deserialize<Depot>(json)!;

    private static int Lines(string json) => Read(json).Lines.Count; // want: null-deref

    private static int LinesOrNone(string json) => Read(json).Lines?.Count ?? 0;

    private static int Town(string json) => Read(json).Town.Length; // want: null-deref

    private static int Sheds(string json) => Read(json).Sheds.Count;

    public static void Demo1() => Lines(NoLines);

    public static void Demo2() => LinesOrNone(NoLines);

    public static void Demo3() => Town(NoTown);

    public static void Demo4() => Sheds(Plain);
}
