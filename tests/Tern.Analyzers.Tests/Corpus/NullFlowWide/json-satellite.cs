// case: json-satellite
// category: deserialised member
// rationale: the pass list comes from a peer that may leave members out or send an explicit null over a default
// csc: none

using System.Text.Json;

namespace NullSafety.Satellite;

public sealed class Antenna
{
    public string Site { get; set; } = "Kiruna";

    public double MinElevation { get; set; }
}

public sealed class Pass
{
    public int Orbit { get; set; }

    public Antenna Antenna { get; set; } = null!;

    public List<string> Bands { get; set; } = ["S"];
}

public sealed class PassList
{
    public required string Satellite { get; init; }

    public List<Pass> Passes { get; init; } = [];
}

public static class Planner
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    private static PassList Load(string json)
    {
        return JsonSerializer.Deserialize<PassList>(json, s_web) ?? throw new InvalidDataException("empty pass list");
    }

    private static double LowestElevation(PassList list)
    {
        double lowest = 90;
        foreach (var pass in list.Passes)
        {
            lowest = Math.Min(lowest, pass.Antenna.MinElevation); // want: null-deref
        }

        return lowest;
    }

    private static double LowestKnownElevation(PassList list)
    {
        return list.Passes.Where(p => p.Antenna is not null).Select(p => p.Antenna.MinElevation).DefaultIfEmpty(90).Min();
    }

    private static int BandCount(PassList list)
    {
        int count = 0;
        for (int i = 0; i < list.Passes.Count; i++)
        {
            var pass = list.Passes[i];
            count += pass.Bands.Count; // want: null-deref
        }

        return count;
    }

    private static int NameWidth(PassList list) => list.Satellite.Length;

    private static int KnownBandCount(PassList list) => list.Passes.Sum(p => p.Bands?.Count ?? 0);

    public static void DemoNoAntenna() => LowestElevation(Load("""{"satellite":"AQUA","passes":[{"orbit":7}]}"""));

    public static void DemoNoAntennaSkipped() => LowestKnownElevation(Load("""{"satellite":"AQUA","passes":[{"orbit":7}]}"""));

    public static void DemoNullBands() => BandCount(Load("""{"satellite":"AQUA","passes":[{"orbit":7,"bands":null}]}"""));

    public static void DemoNullBandsSafe() => KnownBandCount(Load("""{"satellite":"AQUA","passes":[{"orbit":7,"bands":null}]}"""));

    public static void DemoRequiredName() => NameWidth(Load("""{"satellite":"AQUA"}"""));
}
