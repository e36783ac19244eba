// case: field-airlock-control
// category: late-init
// rationale: valves of an airlock are read before arming, after purging and after the recorder was closed
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.FieldAirlockControl;

internal sealed class Valve
{
    public int Pressure = 3;
    public void Vent() => Pressure = 0;
}

internal sealed class Recorder : IDisposable
{
    private List<string> _lines = new();
    public void Note(string text) => _lines.Add(text); // want: null-deref
    public int Count => _lines == null ? 0 : _lines.Count;
    public void Dispose() => _lines = null!;
}

internal sealed class Airlock
{
    private Valve _outer = null!;
    private Valve? _inner;

    public void Arm()
    {
        _outer = new Valve();
        _inner = new Valve();
    }

    public int Read() => _outer.Pressure; // want: null-deref

    private void Purge()
    {
        _inner?.Vent();
        _inner = null;
    }

    private int Measure() => _inner == null ? 0 : _inner.Pressure;

    public int Cycle()
    {
        if (_inner != null)
        {
            Purge();
            return _inner.Pressure; // want: null-deref
        }
        return 0;
    }

    public int Inspect()
    {
        if (_inner != null)
        {
            int before = Measure();
            return before - _inner.Pressure;
        }
        return 0;
    }
}

public static class Demos
{
    private static Airlock Armed()
    {
        var lockA = new Airlock();
        lockA.Arm();
        return lockA;
    }

    public static void DemoUnarmed() => new Airlock().Read();
    public static void DemoArmed() => Armed().Read();
    public static void DemoCycle() => Armed().Cycle();
    public static void DemoInspect() => Armed().Inspect();
    public static void DemoClosedRecorder()
    {
        Recorder log;
        using (log = new Recorder())
        {
            log.Note("open");
        }
        Console.Out.Write(log.Count == 0 ? "" : " ");
        log.Note("late");
    }
}
