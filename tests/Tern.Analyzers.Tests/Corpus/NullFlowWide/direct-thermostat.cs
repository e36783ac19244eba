// case: direct-thermostat
// category: nullable-direct
// rationale: a nullable reading used without a test, directly and on one branch of a merge; a sampled property read twice
// csc: partial

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.DirectThermostat;

public sealed class Sample(double celsius, string source)
{
    public double Celsius { get; } = celsius;

    public string Source { get; } = source;
}

public interface ISensor
{
    Sample? Latest { get; }
}

public sealed class FlakySensor : ISensor
{
    private int _reads;

    public Sample? Latest => ++_reads % 2 == 1 ? new Sample(20, "flaky") : null;
}

public sealed class SteadySensor : ISensor
{
    public Sample? Latest { get; } = new Sample(19, "steady");
}

public static class Thermostat
{
    private static Sample? Read(ISensor sensor, bool enabled) => enabled ? sensor.Latest : null;

    public static double Now(ISensor sensor)
    {
        var sample = Read(sensor, false);
        return sample.Celsius; // want: null-deref
    }

    public static string Source(ISensor sensor, bool fallback)
    {
        Sample? sample = null;
        if (fallback)
        {
            sample = new Sample(18, "default");
        }

        return sample.Source; // want: null-deref
    }

    public static double Twice(FlakySensor sensor)
    {
        if (sensor.Latest != null)
        {
            return sensor.Latest.Celsius; // want: null-deref
        }

        return 0;
    }

    public static double Once(ISensor sensor) => sensor.Latest is { } s ? s.Celsius + s.Source.Length : 0;

    public static double TwiceSteady(SteadySensor sensor) => sensor.Latest != null ? sensor.Latest.Celsius : 0;
}

public static class Case
{
    public static void Demo1() => Thermostat.Now(new SteadySensor());

    public static void Demo2() => Thermostat.Source(new SteadySensor(), false);

    public static void Demo3() => Thermostat.Twice(new FlakySensor());

    public static void Demo4()
    {
        Thermostat.Once(new FlakySensor());
        Thermostat.TwiceSteady(new SteadySensor());
        Thermostat.Source(new SteadySensor(), true);
    }
}
