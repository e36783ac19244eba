// case: simulation-double-buffer
// category: generic-default
// rationale: a generic double buffer starts with default! slots; harmless for numbers, fatal for a class state that is read before the first publish
// csc: none

namespace NullSafety.Blind22a.SimulationDoubleBuffer;

public sealed class DoubleBuffer<T>
{
    private T _front = default!;
    private T _back = default!;

    public T Front => _front;

    public T Previous => _back;

    public bool HasFront { get; private set; }

    public void Publish(T next)
    {
        _back = _front;
        _front = next;
        HasFront = true;
    }
}

public sealed class Field(int size)
{
    private readonly double[] _cells = new double[size];

    public double this[int i]
    {
        get => _cells[i];
        set => _cells[i] = value;
    }

    public double Total => _cells.Sum();
}

public sealed class HeatModel
{
    public DoubleBuffer<Field> Fields { get; } = new();

    public DoubleBuffer<double> Clock { get; } = new();

    public void Step(Func<int, double> source)
    {
        var next = new Field(4);
        for (int i = 0; i < 4; i++)
        {
            next[i] = source(i);
        }

        Fields.Publish(next);
        Clock.Publish(Clock.Front + 0.25);
    }

    public double Energy()
    {
        return Fields.Front.Total; // want: null-deref
    }

    public double EnergyOrZero() => Fields.HasFront ? Fields.Front.Total : 0;

    public double Drift()
    {
        double now = Fields.Front?.Total ?? 0;
        double before = Fields.Previous.Total; // want: null-deref
        return now - before;
    }

    public double DriftOrZero() => Fields.Previous is { } old ? Fields.Front.Total - old.Total : 0;

    public double Elapsed() => Clock.Front.CompareTo(Clock.Previous);
}

public static class Case
{
    public static void DemoEnergyBeforeFirstStep() => new HeatModel().Energy();

    public static void DemoEnergyGuarded()
    {
        var m = new HeatModel();
        m.EnergyOrZero();
        m.Step(i => i);
        m.DriftOrZero();
        m.EnergyOrZero();
    }

    public static void DemoDriftAfterOneStep()
    {
        var m = new HeatModel();
        m.Step(i => i * 2.0);
        m.Drift();
    }

    public static void DemoClock() => new HeatModel().Elapsed();
}
