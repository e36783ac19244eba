// case: rpc-fleet-positions
// category: rpc-message
// rationale: vehicle reports: an optional field, a member no one wrote to the wire, and a nested message decoded from an old peer
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.RpcFleetPositions;

[AttributeUsage(AttributeTargets.Property)]
public sealed class RpcFieldAttribute(int id) : Attribute
{
    public int Id { get; } = id;
    public bool Optional { get; set; }
}

public sealed class Driver
{
    [RpcField(1)]
    public string Badge { get; set; } = null!;
}

public sealed class PositionReport
{
    [RpcField(1)]
    public string Vehicle { get; set; } = "";

    [RpcField(2, Optional = true)]
    public Driver? Driver { get; set; }

    [RpcField(3)]
    public List<double> Speeds { get; set; } = null!;

    public static PositionReport Decode(string wire)
    {
        var m = new PositionReport();
        foreach (var field in wire.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (field[0])
            {
                case '1': m.Vehicle = field[1..]; break;
                case '2': m.Driver = new Driver(); break;
                case '3': (m.Speeds ??= []).Add(double.Parse(field[1..])); break;
                case '4': (m.Driver ??= new Driver()).Badge = field[1..]; break;
            }
        }

        return m;
    }
}

public sealed class FleetService
{
    public double Average(string wire)
    {
        var m = PositionReport.Decode(wire);
        return m.Speeds.Count == 0 ? 0 : m.Speeds.Average(); // want: null-deref
    }

    public int DriverBadge(PositionReport m) => m.Driver!.Badge.Length; // want: null-deref

    public int BadgeSafe(PositionReport m) => m.Driver is { Badge: { } badge } ? badge.Length : 0;

    public string Sign(PositionReport m) => m.Driver is null ? "" : m.Driver.Badge.PadLeft(3); // want: null-deref

    public double AverageSafe(PositionReport m) => m.Speeds is { Count: > 0 } s ? s.Average() : 0;
}

public static class Case
{
    public static void Demo1() => new FleetService().Average("1bus");
    public static void Demo2() => new FleetService().DriverBadge(PositionReport.Decode("1bus"));
    public static void Demo3() => new FleetService().Sign(PositionReport.Decode("1bus;2"));
    public static void Demo4() { var s = new FleetService(); var m = PositionReport.Decode("1bus"); _ = s.BadgeSafe(m) + s.AverageSafe(m) + s.Sign(m).Length + s.DriverBadge(PositionReport.Decode("4x")); }
}
