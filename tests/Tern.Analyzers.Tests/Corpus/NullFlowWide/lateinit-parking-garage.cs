// case: lateinit-parking-garage
// category: field-late-init
// rationale: gate and tariff are wired by methods that some start-up paths skip
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.ParkingGarage;

public sealed class Gate
{
    public bool Open { get; private set; }

    public void Raise() => Open = true;
}

public sealed class Tariff
{
    public Tariff(decimal perHour) => PerHour = perHour;
    public decimal PerHour { get; }
}

public sealed class Level
{
    private Gate _gate = null!;
    private Tariff _tariff = null!;
    private List<string> _plates = null!;
    private readonly string _name;

    public Level(string name) => _name = name;

    public bool Initialised { get; private set; }

    public void Initialise(Gate gate, DayOfWeek day)
    {
        _gate = gate;
        _plates = new List<string>();
        if (day is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            _tariff = new Tariff(2.5m);

        Initialised = true;
    }

    public void Enter(string plate)
    {
        _plates.Add(plate); // want: null-deref
        _gate.Raise();
    }

    public decimal Leave(string plate, int hours)
    {
        Console.Out.Write(plate.Length == 0 ? "?" : "");
        return hours * _tariff.PerHour; // want: null-deref
    }

    public void EmergencyOpen()
    {
        Console.Error.Flush();
        _gate.Raise(); // want: null-deref
    }

    public bool TryEmergencyOpen()
    {
        if (!Initialised)
            return false;

        _gate.Raise();
        return _gate.Open;
    }

    public string Sign => _name.ToUpperInvariant();
}

public static class Garage
{
    private static Level Ready(DayOfWeek day)
    {
        var level = new Level("P1");
        level.Initialise(new Gate(), day);
        return level;
    }

    public static void Demo1() => new Level("P0").Enter("AB 12");
    public static decimal Demo2()
    {
        var level = Ready(DayOfWeek.Sunday);
        level.Enter("CD 34");
        return level.Leave("CD 34", 3);
    }
    public static void Demo3() => new Level("P2").EmergencyOpen();
    public static bool Demo4() => new Level("P2").TryEmergencyOpen() | Ready(DayOfWeek.Monday).TryEmergencyOpen();
    public static decimal Demo5()
    {
        var level = Ready(DayOfWeek.Tuesday);
        level.Enter(level.Sign);
        level.EmergencyOpen();
        return level.Leave("P1", 1);
    }
}
