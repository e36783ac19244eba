// case: elements-beach-roster
// category: null-element
// rationale: nulls put into lists and hash sets of guards: padding, a select of a failed lookup, a removed slot
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.ElementsBeachRoster;

public sealed record Guard(string Name, int Level);

public sealed class Roster
{
    private readonly List<Guard> _week = [];
    private readonly Dictionary<string, Guard> _staff = new() { ["ana"] = new("Ana", 2), ["ben"] = new("Ben", 1) };

    public void Pad(int days)
    {
        while (_week.Count < days)
        {
            _week.Add(null!);
        }
    }

    public void Assign(int day, Guard guard) => _week[day] = guard;

    public int Levels()
    {
        int sum = 0;
        for (int i = 0; i < _week.Count; i++)
        {
            sum += _week[i].Level; // want: null-deref
        }

        return sum;
    }

    public List<Guard> Resolve(params string[] names) => names.Select(n => _staff.GetValueOrDefault(n)!).ToList();

    public string Longest(params string[] names)
    {
        var found = Resolve(names);
        found.Sort((a, b) => string.CompareOrdinal(a?.Name, b?.Name));
        return found[0].Name.Trim(); // want: null-deref
    }

    public int Count(params string[] names)
    {
        var found = Resolve(names);
        found.RemoveAll(g => g is null);
        return found.Sum(g => g.Level);
    }

    public Dictionary<int, List<Guard>> ByLevel(params string[] names)
    {
        var groups = new Dictionary<int, List<Guard>>();
        foreach (var g in Resolve(names).OfType<Guard>())
        {
            if (!groups.TryGetValue(g.Level, out var list))
            {
                groups.Add(g.Level, list = []);
            }

            list.Add(g);
        }

        return groups;
    }
}

public static class Case
{
    public static void Demo1() { var r = new Roster(); r.Pad(2); r.Assign(0, new Guard("Cy", 3)); r.Levels(); }

    public static void Demo2() => new Roster().Longest("ana", "zed");

    public static void Demo3() { var r = new Roster(); _ = r.Count("ana", "zed") + r.ByLevel("ben", "zed")[1].Count + r.Levels(); r.Longest("ana"); }
}
