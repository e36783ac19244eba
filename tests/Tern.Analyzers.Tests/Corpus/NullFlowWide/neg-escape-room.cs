// case: neg-escape-room
// category: negative-invariant
// rationale: members set and cleared together, a HasTeam property, a nullable struct that moves with a reference
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.NegEscapeRoom;

public sealed record Team(string Name)
{
    public List<string> Hints { get; } = [];
}

public sealed class Room
{
    private Team? _team;
    private DateTime? _start;
    private CancellationTokenSource? _clock;

    public bool HasTeam => _team != null;

    public bool Running => _start.HasValue;

    public void Enter(Team team, DateTime now)
    {
        if (Running) throw new InvalidOperationException("occupied");

        _team = team;
        _start = now;
        _clock = new CancellationTokenSource();
    }

    public void Leave()
    {
        if (!Running)
        {
            return;
        }

        _clock.Cancel(); // csc-false
        _clock.Dispose();
        (_team, _start, _clock) = (null, null, null);
    }

    public int Elapsed(DateTime now)
    {
        if (_team == null)
        {
            return 0;
        }

        return (int)(now - _start.Value).TotalMinutes + _team.Name.Length; // csc-false
    }

    public int Hint(string text)
    {
        if (!HasTeam)
        {
            return -1;
        }

        _team.Hints.Add(text); // csc-false
        return _team.Hints.Count;
    }

    public string Banner() => Running ? _team.Name.ToUpperInvariant() : "free"; // csc-false
}

public static class Case
{
    public static void Demo1()
    {
        var r = new Room();
        _ = r.Elapsed(DateTime.UnixEpoch) + r.Hint("x") + r.Banner();
        r.Leave();
        r.Enter(new Team("owls"), DateTime.UnixEpoch);
        _ = r.Elapsed(DateTime.UnixEpoch) + r.Hint("x") + r.Banner();
        r.Leave();
        r.Enter(new Team("elks"), DateTime.UnixEpoch);
        r.Leave();
        _ = r.Hint("y") + r.Banner();
    }
}
