// case: closure-volcano-alerts
// category: closure
// rationale: alert callbacks share captured variables that other callbacks clear
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.ClosureVolcanoAlerts;

internal sealed class Alert(string level)
{
    public string Level { get; } = level;
    public string? Note;
}

internal sealed class Sensor
{
    private readonly List<Action> _handlers = new();
    private Action? _silence;
    public event Action? Tremor;

    public void On(Action handler) => _handlers.Add(handler);

    public void Fire()
    {
        foreach (var handler in _handlers) handler();
    }

    public void Shake()
    {
        Tremor?.Invoke();
        _silence = Tremor;
    }

    public void Silence() => _silence!(); // want: null-deref
}

internal static class Watch
{
    public static int Chain()
    {
        var sensor = new Sensor();
        Alert? current = new("orange");
        int seen = 0;
        sensor.On(() => seen += current.Level.Length); // missed: null-deref
        sensor.On(() => current = null);
        sensor.Fire();
        sensor.Fire();
        return seen;
    }

    public static int ChainSafe()
    {
        var sensor = new Sensor();
        Alert? current = new("orange");
        int seen = 0;
        sensor.On(() => seen += current?.Level.Length ?? 0);
        sensor.On(() => current = null);
        sensor.Fire();
        sensor.Fire();
        return seen;
    }

    public static int Local(string[] levels)
    {
        Alert worst = null!;
        void Raise(string level) => worst = level == "red" ? new Alert(level) : worst;
        foreach (var level in levels)
        {
            Raise(level);
        }

        return worst.Level.Length; // want: null-deref
    }
}

public static class Demos
{
    public static void DemoChain() => Watch.Chain();
    public static void DemoChainSafe() => Watch.ChainSafe();
    public static void DemoLocal() => Watch.Local(["green", "red"]);
    public static void DemoLocalCalm() => Watch.Local(["green"]);
    public static void DemoSilence()
    {
        var sensor = new Sensor();
        sensor.Shake();
        sensor.Silence();
    }
}
