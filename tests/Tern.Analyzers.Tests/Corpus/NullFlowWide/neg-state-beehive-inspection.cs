// case: neg-state-beehive-inspection
// category: negative-state
// rationale: the colony state says which of queen, brood and swarm records are set
// csc: false-positive
using System;
using System.Collections.Generic;

namespace NullSafety.WideSafe9.BeehiveInspection;

public enum ColonyState { Empty, Queenright, Swarmed }

public sealed record Queen(string Mark, int Year);

public sealed record SwarmRecord(DateOnly Day, string Tree);

public sealed class Hive
{
    private readonly string _label;
    private ColonyState _state = ColonyState.Empty;
    private Queen? _queen;
    private SwarmRecord? _swarm;

    public Hive(string label) => _label = label;

    public ColonyState State => _state;

    public void Install(Queen queen)
    {
        ArgumentNullException.ThrowIfNull(queen);
        _queen = queen;
        _swarm = null;
        _state = ColonyState.Queenright;
    }

    public bool Swarm(DateOnly day, string tree)
    {
        if (_state != ColonyState.Queenright)
            return false;
        _swarm = new SwarmRecord(day, tree + " (queen " + _queen.Mark + ")"); // csc-false
        _queen = null;
        _state = ColonyState.Swarmed;
        return true;
    }

    public void Abandon()
    {
        _queen = null;
        _swarm = null;
        _state = ColonyState.Empty;
    }

    public string Describe() => _state switch
    {
        ColonyState.Queenright => $"{_label}: queen {_queen.Mark} of {_queen.Year}", // csc-false
        ColonyState.Swarmed => $"{_label}: left for {_swarm.Tree}", // csc-false
        _ => $"{_label}: empty",
    };

    public int QueenAge(int year)
    {
        if (State == ColonyState.Queenright)
        {
            return year - _queen.Year; // csc-false
        }
        return -1;
    }

    public int DaysSinceSwarm(DateOnly today)
    {
        return _state is ColonyState.Swarmed ? today.DayNumber - _swarm.Day.DayNumber : 0; // csc-false
    }
}

public static class HiveDemo
{
    public static List<string> Demo1()
    {
        var log = new List<string>();
        var hive = new Hive("A1");
        log.Add(hive.Describe());
        hive.Install(new Queen("blue", 2023));
        log.Add(hive.Describe());
        log.Add(hive.QueenAge(2025).ToString());
        hive.Swarm(new DateOnly(2025, 5, 20), "plum");
        log.Add(hive.Describe());
        log.Add(hive.DaysSinceSwarm(new DateOnly(2025, 5, 29)).ToString());
        hive.Abandon();
        log.Add(hive.Describe());
        return log;
    }

    public static int Demo2()
    {
        var hive = new Hive("B7");
        bool a = hive.Swarm(new DateOnly(2025, 6, 1), "oak");
        int age = hive.QueenAge(2025) + hive.DaysSinceSwarm(new DateOnly(2025, 6, 2));
        hive.Install(new Queen("red", 2024));
        bool b = hive.Swarm(new DateOnly(2025, 6, 1), "oak");
        bool c = hive.Swarm(new DateOnly(2025, 6, 2), "elm");
        hive.Install(new Queen("green", 2025));
        return age + hive.QueenAge(2026) + (a ? 1 : 0) + (b ? 1 : 0) + (c ? 1 : 0);
    }
}
