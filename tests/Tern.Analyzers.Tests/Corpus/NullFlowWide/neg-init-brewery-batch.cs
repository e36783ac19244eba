// case: neg-init-brewery-batch
// category: negative-init
// rationale: constructors hand the assignment of fields to an initialisation method
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.BreweryBatch;

public sealed class Batch
{
    private List<string> _hops;
    private string _name;
    private readonly double _liters;
    private Dictionary<int, double> _gravity;

    public Batch(string name, double liters) // csc-false
    {
        _liters = liters;
        Setup(name, []);
    }

    public Batch(string name, double liters, IEnumerable<string> hops) // csc-false
    {
        if (liters <= 0)
            throw new ArgumentOutOfRangeException(nameof(liters));
        _liters = liters;
        Setup(name, hops);
    }

    private void Setup(string name, IEnumerable<string> hops)
    {
        _name = name.Trim();
        _hops = hops.ToList();
        _gravity = new Dictionary<int, double> { [0] = 1.05 };
    }

    public void Hop(string hop) => _hops.Add(hop);
    public void Measure(int day, double gravity) => _gravity[day] = gravity;

    public double Alcohol()
    {
        double last = _gravity[_gravity.Keys.Max()];
        return Math.Round((_gravity[0] - last) * 131.25, 2);
    }

    public void Restart() => Setup(_name + "'", _hops);

    public string Label() => $"{_name} {_liters}l {_hops.Count} hops";
}

public class Kettle
{
    private string _mode;
    private int[] _steps;

    public Kettle() => Reset(); // csc-false

    public void Reset()
    {
        _mode = "idle";
        _steps = [];
    }

    public void Program(params int[] steps)
    {
        _steps = steps;
        _mode = steps.Length == 0 ? "idle" : "mash";
    }

    public string Status => _mode.ToUpperInvariant() + _steps.Length;
}

public static class BreweryDemo
{
    public static string Demo1()
    {
        var batch = new Batch(" Pale ", 20);
        batch.Hop("Cascade");
        batch.Measure(14, 1.012);
        string one = batch.Label() + batch.Alcohol();
        batch.Restart();
        return one + batch.Label() + batch.Alcohol();
    }

    public static string Demo2()
    {
        var batch = new Batch("Stout", 10, ["Fuggle", "Target"]);
        try
        {
            return new Batch("Void", 0, []).Label();
        }
        catch (ArgumentOutOfRangeException)
        {
            return batch.Label() + batch.Alcohol();
        }
    }

    public static string Demo3()
    {
        var kettle = new Kettle();
        kettle.Program();
        string s = kettle.Status;
        kettle.Program(52, 63, 72);
        s += kettle.Status;
        kettle.Reset();
        return s + kettle.Status;
    }
}
