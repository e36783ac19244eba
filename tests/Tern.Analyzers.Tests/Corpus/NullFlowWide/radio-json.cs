// case: radio-json
// category: deserialised
// rationale: settable members that the document leaves out, or sets to null, stay null in spite of their declaration
// csc: none

using System.Text.Json;

namespace NullSafety.RadioJson;

public sealed class Station
{
    public string CallSign { get; set; } = "";
    public Studio Studio { get; set; } = null!;
    public List<string> Genres { get; set; } = new();
    public Licence? Licence { get; set; }
}

public sealed class Studio
{
    public string City { get; set; } = "";
}

public sealed class Licence
{
    public required string Holder { get; init; }
}

public static class Directory
{
    public static Station Parse(string json)
    {
        return JsonSerializer.Deserialize<Station>(json) ?? throw new JsonException("empty");
    }

    public static string City(string json)
    {
        var station = Parse(json);
        return station.Studio.City.Trim(); // want: null-deref
    }

    public static string CityOrUnknown(string json)
    {
        var station = Parse(json);
        if (station.Studio is not { City: { } city })
        {
            return "unknown";
        }

        return city.Trim();
    }

    public static int GenreCount(string json)
    {
        var genres = Parse(json).Genres;
        return genres.Count; // want: null-deref
    }

    public static int GenreCountNormalised(string json)
    {
        var station = Parse(json);
        station.Genres ??= new List<string>();
        return station.Genres.Count;
    }

    public static string Holder(string json)
    {
        var station = Parse(json);
        return station.Licence == null ? "none" : string.Concat(station.Licence.Holder, "!");
    }
}

public static class Case
{
    public static void Demo1() => Directory.City("{\"CallSign\":\"KX\"}");

    public static void Demo2() => Directory.GenreCount("{\"Genres\":null}");

    public static void Demo3()
    {
        Directory.City("{\"Studio\":{\"City\":\"Graz\"}}");
        Directory.CityOrUnknown("{}");
        Directory.GenreCount("{\"Genres\":[\"jazz\"]}");
        Directory.GenreCountNormalised("{\"Genres\":null}");
        Directory.Holder("{\"Licence\":{\"Holder\":\"Ana\"}}");
    }
}
