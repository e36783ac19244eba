// case: structdefault-toll-lanes
// category: default-struct
// rationale: a struct that a dictionary or a query did not find has null members; so has an unfilled slot of a value array
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.StructdefaultTollLanes;

public readonly record struct Tariff(string Code, int Cents);

public struct Lane
{
    public Lane(string gate, Tariff tariff)
    {
        Gate = gate;
        Tariff = tariff;
    }

    public string Gate { get; }

    public Tariff Tariff { get; }
}

public sealed class Plaza
{
    private readonly Dictionary<int, Lane> _lanes = new() { [1] = new Lane("north", new Tariff("A", 150)) };
    private readonly List<Tariff> _tariffs = [new("A", 150), new("B", 420)];

    private Lane Find(int number) => _lanes.GetValueOrDefault(number);

    public int GateWidth(int number)
    {
        var lane = Find(number);
        return lane.Gate.Length; // want: null-deref
    }

    public bool Cheap(int limit)
    {
        var t = _tariffs.FirstOrDefault(x => x.Cents < limit);
        return t.Code.StartsWith('A'); // want: null-deref
    }

    public bool CheapOrNone(int limit)
    {
        var t = _tariffs.FirstOrDefault(x => x.Cents < limit);
        return t != default && t.Code.StartsWith('A');
    }

    public int Known(int number) => _lanes.TryGetValue(number, out var lane) ? lane.Gate.Length : 0;
}

public sealed class Shift
{
    private readonly Lane[] _open = new Lane[2];

    public void Open(int at, string gate) => _open[at] = new Lane(gate, default);

    public int Report() => _open[1].Tariff.Code.Length; // want: null-deref

    public int Cents() => _open[1].Tariff.Cents;
}

public static class Case
{
    public static void Demo1() => new Plaza().GateWidth(7);

    public static void Demo2() => new Plaza().Cheap(10);

    public static void Demo3() { var s = new Shift(); s.Open(1, "east"); s.Report(); }

    public static void Demo4() => _ = new Plaza().CheapOrNone(10).ToString() + new Plaza().Known(7) + new Plaza().GateWidth(1);

    public static void Demo5() => new Shift().Cents();
}
