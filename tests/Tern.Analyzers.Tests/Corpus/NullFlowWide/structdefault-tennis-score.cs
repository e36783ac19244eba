// case: structdefault-tennis-score
// category: default-struct
// rationale: default values of score structs carry null labels
// csc: none

using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.StructdefaultTennisScore;

internal readonly struct Score(string label, int games)
{
    public string Label { get; } = label;
    public int Games { get; } = games;
}

internal readonly record struct Rally(string Server, string Winner);

internal sealed class Scoreboard
{
    private readonly List<Score> _sets = new();
    private readonly Dictionary<string, Rally> _rallies = new();
    private Score _current;

    public void Begin() => _current = new Score("love", 0);

    public int Announce() => _current.Label.Length; // want: null-deref

    public int SetLabel(int games)
    {
        _sets.Add(new Score("first", 6));
        var set = _sets.FirstOrDefault(s => s.Games == games);
        return set.Label.Length; // want: null-deref
    }

    public int SetLabelChecked(int games)
    {
        _sets.Add(new Score("first", 6));
        int at = _sets.FindIndex(s => s.Games == games);
        return at < 0 ? 0 : _sets[at].Label.Length;
    }

    public int Winner(string court)
    {
        _rallies.TryGetValue(court, out var rally);
        var replay = rally with { Server = "anna" };
        return replay.Server.Length + replay.Winner.Length; // want: null-deref
    }

    public int WinnerOrZero(string court) =>
        _rallies.TryGetValue(court, out var rally) ? rally.Winner.Length : 0;
}

public static class Demos
{
    private static Scoreboard Started()
    {
        var board = new Scoreboard();
        board.Begin();
        return board;
    }

    public static void DemoNotBegun() => new Scoreboard().Announce();
    public static void DemoBegun() => Started().Announce();
    public static void DemoNoSuchSet() => Started().SetLabel(9);
    public static void DemoNoSuchSetChecked() => Started().SetLabelChecked(9);
    public static void DemoNoRally() => Started().Winner("centre");
    public static void DemoNoRallyChecked() => Started().WinnerOrZero("centre");
}
