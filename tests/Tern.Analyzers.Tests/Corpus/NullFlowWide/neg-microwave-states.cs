// case: neg-microwave-states
// category: negative-state
// rationale: members set together with a state, read only in that state
// csc: false-positive

using System;

namespace NullSafety.Wide.NegMicrowaveStates;

internal enum Mode { Idle, Heating, Paused }

internal sealed class Program(string name, int seconds)
{
    public string Name { get; } = name;
    public int Seconds { get; set; } = seconds;
}

internal sealed class Microwave
{
    private Mode _mode = Mode.Idle;
    private Program? _program;
    private string? _pauseReason;
    private bool Running => _mode == Mode.Heating && _program != null;

    public void Start(string name, int seconds)
    {
        if (_mode != Mode.Idle) throw new InvalidOperationException("busy");
        _program = new Program(name, seconds);
        _mode = Mode.Heating;
    }

    public void Pause(string reason)
    {
        if (_mode == Mode.Heating)
        {
            _pauseReason = reason;
            _mode = Mode.Paused;
        }
    }

    public void Tick()
    {
        if (!Running)
        {
            return;
        }
        if (--_program.Seconds <= 0) // csc-false
        {
            _mode = Mode.Idle;
            _program = null;
        }
    }

    public string Display() => _mode switch
    {
        Mode.Heating => _program!.Name.ToUpperInvariant(),
        Mode.Paused => _program.Name + _pauseReason.Trim(), // csc-false
        _ => "00:00",
    };
}

public static class Demos
{
    public static void DemoIdle()
    {
        var m = new Microwave();
        m.Tick();
        m.Pause("door");
        m.Display();
    }

    public static void DemoHeat()
    {
        var m = new Microwave();
        m.Start("soup", 2);
        m.Tick();
        m.Pause("door");
        m.Tick();
        m.Display();
    }

    public static void DemoDone()
    {
        var m = new Microwave();
        m.Start("tea", 1);
        m.Tick();
        m.Tick();
        m.Display();
    }
}
