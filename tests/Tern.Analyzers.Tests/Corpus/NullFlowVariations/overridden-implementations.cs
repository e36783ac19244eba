// case: overridden-implementations
// category: interface-override
// rationale: a base class implements a contract by members that classes below it override: through the contract, an object runs what it overrides
// csc: none

namespace NullSafety.OverriddenImplementations;

public sealed record Range(int From, int To);

public interface ISensor
{
    Range Limits();
    int Count(List<int> samples);
}

public abstract class Sensor : ISensor
{
    public virtual Range Limits() => new(0, 9);
    public abstract int Count(List<int> samples);
}

public sealed class Gauge : Sensor
{
    public override int Count(List<int> samples) => samples is null ? 0 : samples.Count;
}

public sealed class Probe : Sensor
{
    public override Range Limits() => null!;
    public override int Count(List<int> samples) => samples.Count; // want: null-deref
}

public class Clock : ISensor
{
    public virtual Range Limits() => null!;
    public int Count(List<int> samples) => 0;
}

public sealed class Timer : Clock
{
    public override Range Limits() => new(1, 60);
}

public sealed class Panel(IReadOnlyList<ISensor> sensors)
{
    public int Widest()
    {
        int widest = 0;
        foreach (ISensor sensor in sensors)
        {
            widest = Math.Max(widest, sensor.Limits().To); // want: null-deref
        }

        return widest;
    }

    public int WidestKnown() => sensors.Max(s => s.Limits()?.To ?? 0);

    public int Counted(List<int> samples) => sensors.Sum(s => s.Count(samples));
}

public static class Single
{
    public static int To(ISensor sensor) => sensor.Limits().To;
}

public static class Case
{
    private static Panel Both() => new([new Gauge(), new Probe()]);

    public static void DemoWidest() => Both().Widest();
    public static void DemoKnown() => Both().WidestKnown();
    public static void DemoCounted() => Both().Counted(null!);
    public static void DemoCountedSome() => Both().Counted([1]);
    public static void DemoGauge() => Single.To(new Gauge());
    public static void DemoTimer() => Single.To(new Timer());
}
