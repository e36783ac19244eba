// case: json-weather-station
// category: deserialised member
// rationale: the station file is read with a serializer; members that the text leaves out stay null
// csc: none

using System.Text.Json;

namespace NullSafety.JsonWeatherStation;

public sealed class Gauge
{
    public string Kind { get; set; } = null!;
    public double Offset { get; set; }
}

public sealed class Mast
{
    public double Height { get; set; }
    public List<Gauge> Gauges { get; set; } = new();
}

public sealed class StationFile
{
    public required string Id { get; init; }
    public Mast Mast { get; set; } = null!;
    public string Operator { get; set; } = "unattended";
}

public static class StationReader
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public static StationFile Read(string json) =>
        JsonSerializer.Deserialize<StationFile>(json, Options) ?? throw new InvalidDataException("empty station file");
}

public static class Report
{
    public static double TopOfMast(StationFile file) => 2.0 + file.Mast.Height; // want: null-deref

    public static double TopOfMastOrGround(StationFile file) => 2.0 + (file.Mast?.Height ?? 0);

    public static string Kinds(StationFile file)
    {
        var kinds = new List<string>();
        foreach (Gauge g in file.Mast?.Gauges ?? new List<Gauge>())
        {
            kinds.Add(g.Kind.ToLowerInvariant()); // want: null-deref
        }

        return string.Join(",", kinds);
    }

    public static string KnownKinds(StationFile file)
    {
        IEnumerable<Gauge> gauges = file.Mast?.Gauges ?? Enumerable.Empty<Gauge>();
        return string.Join(",", gauges.Where(g => g.Kind != null).Select(g => g.Kind.ToLowerInvariant()));
    }

    public static int Badge(StationFile file) => file.Id.Length + file.Operator.Length;
}

public static class Case
{
    private const string NoMast = """{ "id": "KS-4" }""";
    private const string NoKind = """{ "id": "KS-5", "mast": { "height": 10, "gauges": [ { "offset": 0.2 } ] } }""";

    public static void DemoNoMast() => Report.TopOfMast(StationReader.Read(NoMast));

    public static void DemoNoMastSafe() => Report.TopOfMastOrGround(StationReader.Read(NoMast));

    public static void DemoNoKind() => Report.Kinds(StationReader.Read(NoKind));

    public static void DemoNoKindSafe() => Report.KnownKinds(StationReader.Read(NoKind));

    public static void DemoBadge() => Report.Badge(StationReader.Read(NoMast));
}
