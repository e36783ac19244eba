// case: neg-planter-ctor-chains
// category: negative-initialisation
// rationale: constructors that assign through helpers, chained constructors, virtual hooks over initialised fields and static order that is right
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegPlanterCtorChains;

public abstract class Planter
{
    private static readonly Dictionary<string, int> s_made = [];
    public static readonly int Zero = CountOf("none");
    protected readonly List<string> Layers = [];
    private string _soil;
    private string _label;

    protected Planter(string soil) // csc-false
    {
        Fill(soil);
        Describe();
        s_made[soil] = CountOf(soil) + 1;
    }

    private void Fill(string soil) => _soil = soil;
    protected virtual void Describe() => _label = _soil.ToUpper() + Layers.Count;
    private static int CountOf(string soil) => s_made.GetValueOrDefault(soil);
    public int Width() => _soil.Length + _label.Length;
}

public sealed class Trough : Planter
{
    private readonly string _drain = "gravel";
    private string[] _plants;

    public Trough()
        : this(2)
    {
    }

    public Trough(int plants)
        : base("loam")
    {
        _plants = new string[plants];
        Array.Fill(_plants, "thyme");
    }

    protected override void Describe()
    {
        Layers.Add(_drain.Trim());
        base.Describe();
    }

    public int Plants() => _plants.Sum(p => p.Length);
}

public sealed class Bed
{
    private Trough _trough;
    private Action _onRain;

    public Bed(Trough? trough = null) // csc-false
    {
        Use(trough ?? new Trough());
        if (_onRain == null)
            _onRain = () => Use(new Trough(0));
    }

    private Bed Use(Trough trough)
    {
        _trough = trough;
        return this;
    }

    public int Rain()
    {
        _onRain();
        return _trough.Plants() + _trough.Width();
    }
}

public static class Demos
{
    public static void Demo1() => Console.Write(new Trough().Plants() + new Trough(0).Plants() + new Trough(1).Width() + Planter.Zero);
    public static void Demo2() => Console.Write(new Bed().Rain() + new Bed(new Trough(3)).Rain());
}
