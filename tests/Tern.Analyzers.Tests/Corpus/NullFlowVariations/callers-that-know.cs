// What an object begins with decides whether its methods fail: callers know.
using System;
using System.Collections.Generic;

namespace Variations.CallersThatKnow;

public sealed record Oar(int Length);

public sealed class Boat
{
    private readonly Oar[] _oars = [new(3), new(4)];
    private readonly List<string> _crew = ["Ida", "Max"];
    private bool _afloat = true;

    public void Land() => _afloat = false;

    public int Longest()
    {
        Oar longest = null!;
        for (int i = 0; i < _oars.Length; i++)
        {
            longest = i == 0 || _oars[i].Length > longest.Length ? _oars[i] : longest;
        }

        return longest.Length;
    }

    public int Cox()
    {
        string cox = null!;
        foreach (string name in _crew)
        {
            cox = name;
        }

        return cox.Length;
    }

    public int Speed()
    {
        Oar? first = null;
        if (_afloat)
        {
            first = _oars[0];
        }

        return first!.Length;
    }
}

public sealed class Raft
{
    private readonly List<string> _crew = [];
    private bool _afloat = true;

    public void Land() => _afloat = false;

    public int Cox()
    {
        string cox = null!;
        foreach (string name in _crew)
        {
            cox = name;
        }

        return cox.Length; // want: null-deref
    }

    public int Speed()
    {
        Oar? pole = null;
        if (_afloat)
        {
            pole = new Oar(2);
        }

        return pole!.Length; // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() => new Boat().Longest();

    public static void Demo2() => new Boat().Cox();

    public static void Demo3() => new Boat().Speed();

    public static void Demo4() => new Raft().Cox();

    public static void Demo5()
    {
        var raft = new Raft();
        raft.Land();
        raft.Speed();
    }
}
