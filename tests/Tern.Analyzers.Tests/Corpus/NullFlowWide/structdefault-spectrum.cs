// case: structdefault-spectrum
// category: structs
// rationale: default structs out of LINQ, of an unset field and of a failed dictionary lookup carry null strings
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.StructdefaultSpectrum;

public readonly record struct Peak(double Mz, string Label);

public readonly struct Window
{
    public Window(double low, double high, string unit) => (Low, High, Unit) = (low, high, unit);

    public double Low { get; }

    public double High { get; }

    public string Unit { get; }
}

public sealed class Spectrum
{
    private readonly List<Peak> _peaks = new();
    private readonly Dictionary<string, Window> _windows = new();
    private Window _active;

    public void Add(double mz, string label) => _peaks.Add(new Peak(mz, label));

    public void Focus(double low, double high) => _active = new Window(low, high, "m/z");

    public string Heaviest(double above)
    {
        var peak = _peaks.FirstOrDefault(p => p.Mz > above);
        return peak.Label.Trim(); // want: null-deref
    }

    public string HeaviestOrDash(double above)
    {
        var peak = _peaks.FirstOrDefault(p => p.Mz > above);
        return peak.Label is null ? "-" : peak.Label.Trim();
    }

    public double HeaviestMz(double above) => _peaks.FirstOrDefault(p => p.Mz > above).Mz;

    public string ActiveUnit() => _active.Unit.ToLowerInvariant(); // want: null-deref

    public double ActiveWidth() => _active.High - _active.Low;

    public int UnitWidth(string name)
    {
        _windows.TryGetValue(name, out var w);
        return w.Unit.Length; // want: null-deref
    }

    public int UnitWidthChecked(string name) => _windows.TryGetValue(name, out var w) ? w.Unit.Length : 0;
}

public static class Case
{
    public static void Demo1() => new Spectrum().Heaviest(100);

    public static void Demo2() => new Spectrum().ActiveUnit();

    public static void Demo3() => new Spectrum().UnitWidth("x");

    public static void Demo4()
    {
        var s = new Spectrum();
        s.HeaviestOrDash(1);
        s.HeaviestMz(1);
        s.ActiveWidth();
        s.UnitWidthChecked("x");
        s.Add(3, "a");
        s.Heaviest(1);
    }
}
