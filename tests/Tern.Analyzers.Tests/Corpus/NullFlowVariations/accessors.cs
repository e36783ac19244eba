// Events that say themselves what becomes of their handlers.
using System;
using System.Collections.Generic;

namespace Variations.Accessors;

public sealed class Thermostat
{
    private readonly List<Action<int>> _late = new();
    private Action<int>? _handlers;
    private List<int>? _queue = new();

    public event Action<int> Told
    {
        add
        {
            _handlers += value;
            value(20);
        }
        remove => _handlers -= value;
    }

    public event Action<int> Kept
    {
        add => _late.Add(value);
        remove => _late.Remove(value);
    }

    public event Action Closing
    {
        add => _queue = null;
        remove => _queue = new();
    }

    public int Waiting() => _queue!.Count; // want: null-deref

    public int StillWaiting() => _queue!.Count;
}

public sealed class Eager
{
    private readonly List<int> _seen;

    public Eager(Thermostat source)
    {
        source.Told += Note;
        _seen = new();
    }

    private void Note(int degrees) => _seen.Add(degrees); // want: null-deref
}

public sealed class Patient
{
    private readonly List<int> _seen;

    public Patient(Thermostat source)
    {
        source.Kept += Note;
        _seen = new();
        source.Told += Note;
    }

    private void Note(int degrees) => _seen.Add(degrees);
}

public static class Case
{
    public static void Demo1() => new Eager(new Thermostat());

    public static void Demo2() => new Patient(new Thermostat());

    public static void Demo3()
    {
        var source = new Thermostat();
        source.Closing += () => { };
        source.Waiting();
    }

    public static void Demo4()
    {
        var source = new Thermostat();
        source.Closing += () => { };
        source.Closing -= () => { };
        source.StillWaiting();
    }
}
