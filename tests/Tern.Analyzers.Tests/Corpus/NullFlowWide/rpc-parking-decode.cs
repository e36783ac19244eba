// case: rpc-parking-decode
// category: rpc
// rationale: a table-driven decoder fills what it knows; nested message, repeated member and a lookup through the request stay unset
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.RpcParkingDecode;

public sealed class Vehicle
{
    public string Plate { get; set; } = null!;
}

public sealed class EnterRequest
{
    public string Garage { get; set; } = null!;

    public Vehicle Vehicle { get; set; } = null!;

    public List<string> Permits { get; set; } = null!;
}

public sealed class Metadata
{
    private readonly List<KeyValuePair<string, string>> _pairs = new();

    public void Add(string key, string value) => _pairs.Add(new(key, value));

    public bool Has(string key) => _pairs.Any(p => p.Key == key);

    public string? Value(string key) => _pairs.FirstOrDefault(p => p.Key == key).Value;
}

public static class Wire
{
    private static readonly Dictionary<byte, Action<EnterRequest>> Fields = new()
    {
        [1] = r => r.Garage = "G1",
        [2] = r => r.Vehicle = new Vehicle { Plate = "HH-X 1" },
        [3] = r => (r.Permits ??= new List<string>()).Add("resident"),
    };

    public static EnterRequest Decode(ReadOnlySpan<byte> data)
    {
        var r = new EnterRequest();
        foreach (byte tag in data)
        {
            if (Fields.TryGetValue(tag, out var set))
            {
                set(r);
            }
        }

        return r;
    }
}

public sealed class GateService
{
    public string Enter(EnterRequest r) => (r.Garage ?? "any") + r.Vehicle.Plate; // want: null-deref

    public int Permits(EnterRequest r) => r.Permits.Count; // want: null-deref

    public int PermitsOrZero(EnterRequest r) => r.Permits is null ? 0 : r.Permits.Count;

    public string Lane(Metadata m) => m.Value("lane")!.Trim(); // want: null-deref

    public string LaneIfAny(Metadata m) => m.Has("lane") ? m.Value("lane")!.Trim() : "1";
}

public static class Case
{
    public static void Demo1() => new GateService().Enter(Wire.Decode([1, 3]));
    public static void Demo2() => new GateService().Permits(Wire.Decode([1, 2, 9]));
    public static void Demo3() => new GateService().Lane(new Metadata());

    public static void Demo4()
    {
        var s = new GateService();
        s.PermitsOrZero(Wire.Decode([]));
        s.LaneIfAny(new Metadata());
        s.Enter(Wire.Decode([2]));
        s.Permits(Wire.Decode([3]));
    }
}
