// case: json-weather-feed
// category: deserialisation
// rationale: constructor parameters and settable members that the document left out, and null entries of an array
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.JsonWeatherFeed;

public sealed record Wind(double Speed, string Direction);

public sealed class Observation
{
    public string Station { get; set; } = "";

    public Wind Wind { get; set; } = null!;

    public List<string> Remarks { get; set; } = new();
}

public sealed record Feed(string Source, IReadOnlyList<Observation> Items);

public static class FeedReader
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Feed Parse(string json) => JsonSerializer.Deserialize<Feed>(json, Web) ?? throw new JsonException("empty");

    public static double MaxSpeed(Feed feed)
    {
        double max = 0;
        var items = feed.Items ?? Array.Empty<Observation>();
        foreach (var o in items.Where(o => o != null))
        {
            max = Math.Max(max, o.Wind.Speed); // want: null-deref
        }

        return max;
    }

    public static int RemarkCount(string json)
    {
        var o = JsonSerializer.Deserialize<Observation>(json, Web)!;
        return o.Remarks.Count; // want: null-deref
    }

    public static string SourceOf(string json)
    {
        var feed = Parse(json);
        return feed.Source.ToUpperInvariant(); // want: null-deref
    }

    public static string SourceOrUnknown(string json) => Parse(json).Source?.ToUpperInvariant() ?? "UNKNOWN";

    public static int Directions(Feed feed) => (feed.Items ?? []).Count(o => o?.Wind is { Direction: not null });
}

public static class Case
{
    public static void Demo1() => FeedReader.MaxSpeed(FeedReader.Parse("""{"source":"dwd","items":[{"station":"A"}]}"""));

    public static void Demo2() => FeedReader.RemarkCount("""{"station":"A","remarks":null}""");

    public static void Demo3() => FeedReader.SourceOf("""{"items":[]}""");

    public static void Demo4()
    {
        FeedReader.SourceOrUnknown("{}");
        FeedReader.Directions(FeedReader.Parse("""{"items":[null,{"wind":{}}]}"""));
        FeedReader.MaxSpeed(FeedReader.Parse("""{"items":[null]}"""));
    }
}
