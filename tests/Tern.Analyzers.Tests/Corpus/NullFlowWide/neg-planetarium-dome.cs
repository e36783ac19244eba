// case: neg-planetarium-dome
// category: negative-arrays
// rationale: arrays filled by loops, Array.Fill, Resize plus filling, and jagged rows made on demand
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide9.PlanetariumDome;

public sealed class Star
{
    public Star(string name, double magnitude)
    {
        Name = name;
        Magnitude = magnitude;
    }

    public string Name { get; }
    public double Magnitude { get; }
}

public sealed class Sector
{
    private Star[] _stars = Array.Empty<Star>();

    public int Count => _stars.Length;

    public void Add(Star star)
    {
        Array.Resize(ref _stars, _stars.Length + 1);
        _stars[^1] = star;
    }

    public string Brightest()
    {
        if (_stars.Length == 0)
            return "dark";

        var best = _stars[0];
        foreach (var star in _stars)
        {
            if (star.Magnitude < best.Magnitude)
                best = star;
        }

        return best.Name;
    }
}

public sealed class Dome
{
    private readonly Sector?[] _lazy;
    private readonly Sector[] _rings;
    private readonly string[][] _labels;

    public Dome(int sectors)
    {
        _lazy = new Sector?[sectors];
        _rings = new Sector[sectors];
        for (int i = 0; i < _rings.Length; i++)
        {
            _rings[i] = new Sector();
        }

        _labels = new string[sectors][];
        Array.Fill(_labels, new[] { "N", "S" });
    }

    public Sector this[int index] => _lazy[index] ??= new Sector();

    public int Stars()
    {
        int count = _rings.Sum(r => r.Count);
        foreach (var sector in _lazy)
        {
            if (sector == null) continue;
            count += sector.Count;
        }

        return count;
    }

    public int LabelWidth(int sector) => _labels[sector].Sum(l => l.Length);

    public string Ring(int index) => _rings[index].Brightest();
}

public static class Lecture
{
    public static string Demo1()
    {
        var dome = new Dome(4);
        dome[2].Add(new Star("Vega", 0.03));
        dome[2].Add(new Star("Sirius", -1.46));
        return dome[2].Brightest() + dome.Stars();
    }
    public static string Demo2() => new Dome(2).Ring(1) + new Dome(2).LabelWidth(0);
}
