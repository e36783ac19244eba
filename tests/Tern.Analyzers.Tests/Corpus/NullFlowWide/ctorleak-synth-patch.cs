// case: ctorleak-synth-patch
// category: constructor
// rationale: voices of a synthesiser are asked for parts that their constructors assign later
// csc: none

using System.Collections.Generic;

namespace NullSafety.Wide.CtorleakSynthPatch;

internal abstract class Module
{
    protected Module(string name)
    {
        Name = name;
        Cost = Estimate();
    }

    public string Name { get; }
    public int Cost { get; }

    protected abstract int Estimate();
}

internal sealed class Oscillator : Module
{
    private readonly float[] _table;

    public Oscillator(int size)
        : base("osc")
    {
        _table = new float[size];
    }

    protected override int Estimate() => _table.Length; // want: null-deref
}

internal sealed class Filter(int poles) : Module("filter")
{
    private readonly string _kind = "low";

    protected override int Estimate() => _kind.Length * poles;
}

internal sealed class Rack
{
    private readonly List<Patch> _patches = new();

    public int Wires { get; private set; }

    public void Add(Patch patch)
    {
        _patches.Add(patch);
        Wires += patch.CountWires();
    }
}

internal sealed class Patch
{
    private readonly List<string> _wires;
    private readonly string _title;

    public Patch(Rack rack, string title)
    {
        _title = title;
        rack.Add(this);
        _wires = new List<string>();
    }

    public int CountWires() => _title.Length + _wires.Count; // want: null-deref
}

internal sealed class Voice(Module source, string? label = null)
{
    public int Trim() => label is null ? 0 : label.Trim().Length;

    public int Price() => 2 * source.Cost; // want: null-deref
}

public static class Demos
{
    private static Module? Find(string kind) => kind == "filter" ? new Filter(2) : null;

    public static void DemoOscillator() => new Oscillator(8);
    public static void DemoFilter() => new Voice(new Filter(2)).Price();
    public static void DemoPatch() => new Patch(new Rack(), "pad");
    public static void DemoVoice() => new Voice(Find("noise")!).Price();
    public static void DemoLabel() => new Voice(new Filter(1)).Trim();
}
