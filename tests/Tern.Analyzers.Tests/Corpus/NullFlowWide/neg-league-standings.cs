// case: neg-league-standings
// category: negative-linq
// rationale: counts tested before First and foreach, filters before projections
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.NegLeagueStandings;

internal sealed record Team(string Name, string? Coach, int Points);

internal sealed class League
{
    private readonly List<Team> _teams = new();
    private Team? _leader;

    public void Add(Team team)
    {
        _teams.Add(team);
        if (_leader == null || team.Points > _leader.Points)
        {
            _leader = team;
        }
    }

    public int LeaderName()
    {
        if (_teams.Count == 0)
        {
            return 0;
        }

        return _leader.Name.Length; // csc-false
    }

    public int Champion()
    {
        var unbeaten = _teams.Where(t => t.Points > 50).ToList();
        if (unbeaten.Count > 0)
        {
            var best = unbeaten.FirstOrDefault();
            return best.Name.Length; // csc-false
        }

        return _teams.Any(t => t.Name == "x") ? _teams.FirstOrDefault(t => t.Name == "x")!.Points : -1;
    }

    public int Coaches() => _teams.Where(t => t.Coach != null).Select(t => t.Coach.Length).Sum(); // csc-false

    public IEnumerable<int> Initials() =>
        from t in _teams
        where t.Coach is not null
        orderby t.Points
        select t.Coach.IndexOf('a'); // csc-false

    public int Longest()
    {
        Team? longest = null;
        foreach (var t in _teams)
        {
            if (longest is null || t.Name.Length > longest.Name.Length)
            {
                longest = t;
            }
        }

        return _teams.Count > 0 ? longest.Name.Length : 0; // csc-false
    }
}

public static class Demos
{
    private static League Filled()
    {
        var league = new League();
        league.Add(new Team("x", null, 60));
        league.Add(new Team("yy", "ada", 20));
        return league;
    }

    public static void DemoEmpty() => Console.Out.Write(new League().LeaderName() + new League().Longest() > 0 ? " " : "");
    public static void DemoLeader() => Filled().LeaderName();
    public static void DemoChampion() => Filled().Champion();
    public static void DemoNoChampion() => new League().Champion();
    public static void DemoCoaches() => Filled().Coaches();
    public static void DemoInitials() => Filled().Initials().Count();
    public static void DemoLongest() => Filled().Longest();
}
