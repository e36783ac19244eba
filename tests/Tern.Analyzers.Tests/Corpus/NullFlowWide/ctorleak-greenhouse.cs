// case: ctorleak-greenhouse
// category: partial-construction
// rationale: a replaying bus calls back inside the constructor; a template constructor calls an override before the derived fields exist
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.CtorleakGreenhouse;

public sealed class SampleBus
{
    private readonly List<double> _history = new() { 21.5 };

    public void Subscribe(Action<double> handler)
    {
        foreach (double v in _history)
        {
            handler(v);
        }
    }
}

public sealed class VentController
{
    private readonly List<string> _log;
    private readonly string _zone = "z1";

    public VentController(SampleBus bus)
    {
        bus.Subscribe(OnSample);
        _log = new List<string>();
    }

    public int Entries => _log.Count;

    private void OnSample(double value)
    {
        string line = _zone.ToUpperInvariant() + value;
        _log.Add(line); // want: null-deref
    }
}

public sealed class LampController
{
    private readonly List<string> _log = new();

    public LampController(SampleBus bus) => bus.Subscribe(v => _log.Add("lamp " + v));

    public int Entries => _log.Count;
}

public abstract class Bed
{
    protected Bed() => Label = Compose();

    public string Label { get; }

    protected abstract string Compose();
}

public sealed class HerbBed : Bed
{
    private readonly string _herb;

    public HerbBed(string herb) => _herb = herb;

    protected override string Compose() => "herb " + _herb.Trim(); // want: null-deref
}

public sealed class RoseBed : Bed
{
    private readonly string _prefix = "rose";

    protected override string Compose() => _prefix.Trim();
}

public static class Case
{
    public static void Demo1() => Console.Out.Write(new VentController(new SampleBus()).Entries > 9 ? "x" : "");

    public static void Demo2() => new HerbBed("thyme");

    public static void Demo3() => Console.Out.Write(new LampController(new SampleBus()).Entries + new RoseBed().Label.Length > 99 ? "x" : "");
}
