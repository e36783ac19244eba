// case: lazy-aquarium-species
// category: lazy-factory
// rationale: species sheets come from Lazy and registered factories that may produce nothing
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.AquariumSpecies;

public sealed class CareSheet
{
    public CareSheet(string species, int celsius)
    {
        Species = species;
        Celsius = celsius;
    }

    public string Species { get; }
    public int Celsius { get; }
}

public static class Handbook
{
    private static readonly Dictionary<string, int> Temperatures = new() { ["guppy"] = 25, ["koi"] = 18 };

    public static CareSheet? Open(string species)
    {
        return Temperatures.TryGetValue(species, out int t) ? new CareSheet(species, t) : null;
    }
}

public sealed class Tank
{
    private readonly Lazy<CareSheet> _sheet;
    private Func<int>? _thermometer;

    public Tank(string species)
    {
        _sheet = new Lazy<CareSheet>(() => Handbook.Open(species)!);
    }

    public void Install(Func<int> thermometer) => _thermometer = thermometer;

    public int Deviation(int measured)
    {
        var sheet = _sheet.Value;
        return measured - sheet.Celsius; // want: null-deref
    }

    public int Measure()
    {
        return _thermometer!(); // want: null-deref
    }

    public int MeasureOr(int fallback) => _thermometer?.Invoke() ?? fallback;
}

public sealed class Breeding
{
    private readonly Dictionary<string, Func<CareSheet?>> _programmes = new()
    {
        ["koi"] = () => Handbook.Open("koi"),
        ["axolotl"] = () => Handbook.Open("axolotl"),
        ["none"] = static () => null,
    };

    public string Start(string name)
    {
        CareSheet sheet = _programmes[name]()!;
        return "breeding " + sheet.Species; // want: null-deref
    }

    public string StartOrSkip(string name)
    {
        return _programmes[name]() is { Species: var species } ? "breeding " + species : "skipped";
    }
}

public static class Aquarium
{
    public static int Demo1() => new Tank("axolotl").Deviation(17);

    public static int Demo2() => new Tank("koi").Measure();

    public static string Demo3() => new Breeding().Start("axolotl");

    public static int Demo4()
    {
        var tank = new Tank("guppy");
        tank.Install(() => 26);
        return tank.Deviation(tank.Measure()) + new Tank("eel").MeasureOr(20);
    }

    public static string Demo5() => new Breeding().Start("koi") + new Breeding().StartOrSkip("none");
}
