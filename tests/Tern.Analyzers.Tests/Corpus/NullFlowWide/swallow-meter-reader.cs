// case: swallow-meter-reader
// category: swallowed-exception
// rationale: a failed reading is swallowed by a catch or by a run-quietly helper and the unassigned result is used
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.SwallowMeterReader;

public sealed class Reading
{
    public string Unit { get; init; } = "kWh";

    public static Reading Parse(string text) => new() { Unit = text.Length == 0 ? throw new FormatException("empty") : text };
}

public static class Quiet
{
    public static void Run(Action action)
    {
        try
        {
            action();
        }
        catch (FormatException)
        {
        }
    }
}

public sealed class Meter
{
    private int _errors;

    public int Errors => _errors;

    public int UnitWidth(string text)
    {
        Reading reading = null!;
        try
        {
            reading = Reading.Parse(text);
        }
        catch (FormatException)
        {
            _errors++;
        }

        return reading.Unit.Length; // want: null-deref
    }

    public string UnitQuiet(string text)
    {
        Reading reading = null!;
        Quiet.Run(() => reading = Reading.Parse(text));
        return reading.Unit.Trim(); // want: null-deref
    }

    public int UnitOrDefault(string text)
    {
        Reading reading = null!;
        try
        {
            reading = Reading.Parse(text);
        }
        catch (FormatException)
        {
            reading = new Reading();
        }

        return reading.Unit.Length;
    }

}

public static class Case
{
    public static void Demo1() => new Meter().UnitWidth("");
    public static void Demo2() => new Meter().UnitQuiet("");
    public static void Demo3() => new Meter().UnitOrDefault("");
}
