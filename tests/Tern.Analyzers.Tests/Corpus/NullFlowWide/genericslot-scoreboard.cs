// case: genericslot-scoreboard
// category: generics
// rationale: a latch of T starts as default! and a generic best-of returns default! for nothing; value types are harmless
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.GenericslotScoreboard;

public sealed class Latch<T>
{
    private T _value = default!;

    public bool IsSet { get; private set; }

    public T Value => _value;

    public void Set(T value)
    {
        _value = value;
        IsSet = true;
    }
}

public static class Best
{
    public static T Of<T>(IEnumerable<T> items, Func<T, int> score)
    {
        T best = default!;
        int top = int.MinValue;
        foreach (var item in items)
        {
            int s = score(item);
            if (s > top)
            {
                (best, top) = (item, s);
            }
        }

        return best;
    }
}

public sealed record Team(string Name, int Points);

public sealed class Scoreboard
{
    private readonly List<Team> _teams = new();
    private readonly Latch<Team> _leader = new();
    private readonly Latch<TimeSpan> _clock = new();

    public void Enter(Team team) => _teams.Add(team);

    public void Lead(Team team) => _leader.Set(team);

    public int Minutes() => _clock.Value.Minutes.CompareTo(3);

    public int LeaderWidth() => _leader.Value.Name.Length; // want: null-deref

    public string LeaderOrNone() => _leader.IsSet ? _leader.Value.Name.Trim() : "none";

    public string Winner()
    {
        var winner = Best.Of(_teams, t => t.Points);
        return "1. " + winner.Name; // want: null-deref
    }

    public string TopScore() => Best.Of(_teams.Select(t => t.Points), p => p).ToString();
}

public static class Case
{
    public static void Demo1() => new Scoreboard().LeaderWidth();
    public static void Demo2() => new Scoreboard().Winner();
    public static void Demo3()
    {
        var b = new Scoreboard();
        b.Minutes();
        b.LeaderOrNone();
        b.TopScore();
        b.Enter(new Team("Ajax", 3));
        b.Winner();
        b.Lead(new Team("PSV", 1));
        b.LeaderOrNone();
    }
}
