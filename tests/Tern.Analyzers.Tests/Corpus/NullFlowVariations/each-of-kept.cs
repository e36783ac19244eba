// Functions that a library runs on each element of what an object keeps.
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Variations.EachOfKept;

public sealed class Buoy
{
    private string? _name = "b";

    public void Sink() => _name = null;

    public int Measure() => _name!.Length; // want: null-deref

    public int Weigh() => _name!.Length; // want: null-deref

    public int Count() => _name is null ? 0 : _name.Length;
}

public sealed class Fleet
{
    private readonly List<Buoy> _buoys = new();
    private readonly Buoy[] _spare = new Buoy[1];

    public int Total { get; private set; }

    public void Add(Buoy buoy)
    {
        _buoys.Add(buoy);
        _spare[0] = buoy;
    }

    public void Measure() => _buoys.ForEach(b => Total += b.Measure());

    public void Weigh() => Parallel.ForEach(_buoys, b => b.Weigh());

    public void Count() => Array.ForEach(_spare, b => Total += b.Count());
}

public static class Case
{
    private static Fleet With(Buoy buoy)
    {
        var fleet = new Fleet();
        fleet.Add(buoy);
        return fleet;
    }

    public static void Demo1()
    {
        var buoy = new Buoy();
        var fleet = With(buoy);
        fleet.Measure();
        buoy.Sink();
        fleet.Measure();
    }

    public static void Demo2()
    {
        var buoy = new Buoy();
        var fleet = With(buoy);
        buoy.Sink();
        fleet.Count();
        fleet.Weigh();
    }
}
