// case: rpc-telemetry-ingest
// category: rpc
// rationale: optional members of a telemetry message read without a presence test, in the handler and in a projection
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.RpcTelemetryIngest;

[AttributeUsage(AttributeTargets.Property)]
public sealed class RpcFieldAttribute(int id) : Attribute
{
    public int Id { get; } = id;

    public bool Optional { get; set; }
}

public sealed class Position
{
    [RpcField(1)]
    public string Grid { get; set; } = "";
}

public sealed class Probe
{
    [RpcField(1)]
    public string Serial { get; set; } = "";

    [RpcField(2, Optional = true)]
    public string? Firmware { get; set; }

    [RpcField(3, Optional = true)]
    public Position? Position { get; set; }

    [RpcField(4)]
    public Position Home { get; set; } = null!;

    public bool HasPosition => Position != null;
}

public static class Ingest
{
    public static Probe Decode(params string[] wire)
    {
        var p = new Probe();
        for (int i = 0; i + 1 < wire.Length; i += 2)
        {
            _ = wire[i] switch
            {
                "1" => p.Serial = wire[i + 1],
                "2" => p.Firmware = wire[i + 1],
                "4" => (p.Home = new Position { Grid = wire[i + 1] }).Grid,
                _ => "",
            };
        }

        return p;
    }

    public static bool Outdated(Probe p) => p.Firmware!.StartsWith("1."); // want: null-deref

    public static bool OutdatedKnown(Probe p) => p.Firmware is { } fw && fw.StartsWith("1.");

    public static string Grids(IEnumerable<Probe> probes) =>
        string.Join(',', probes.Select(p => p.Position!.Grid)); // want: null-deref

    public static string KnownGrids(IEnumerable<Probe> probes) =>
        string.Join(',', probes.Where(p => p.HasPosition).Select(p => p.Position!.Grid));

    public static bool Away(Probe p) => p.Home.Grid != p.Serial; // want: null-deref
}

public static class Case
{
    public static void Demo1() => Ingest.Outdated(Ingest.Decode("1", "s", "4", "g"));
    public static void Demo2() => Ingest.Grids([Ingest.Decode("1", "s")]);
    public static void Demo3() => Ingest.Away(Ingest.Decode("1", "s", "2", "1.0"));

    public static void Demo4()
    {
        Ingest.OutdatedKnown(Ingest.Decode());
        Ingest.KnownGrids([Ingest.Decode(), new Probe { Position = new Position() }]);
        Ingest.Away(Ingest.Decode("4", "g"));
    }
}
