// case: neg-glider-winch-states
// category: negative-state
// rationale: a state enum decides which members are set; all transitions set or clear them together
// csc: false-positive

using System;

namespace NullSafety.Wide.NegGliderWinchStates;

public enum Phase
{
    Parked,
    Hooked,
    Airborne,
}

public sealed class Cable(int metres)
{
    public int Metres { get; } = metres;
    public string? Chute { get; set; }
}

public sealed class Glider
{
    private Phase _phase = Phase.Parked;
    private Cable? _cable;
    private string? _pilot;

    public bool Hook(Cable cable, string pilot)
    {
        if (_phase != Phase.Parked)
        {
            return false;
        }

        _cable = cable;
        _pilot = pilot;
        _phase = Phase.Hooked;
        return true;
    }

    public void Climb()
    {
        if (_phase == Phase.Hooked)
        {
            _phase = Phase.Airborne;
            _cable = null;
        }
    }

    public void Land()
    {
        _phase = Phase.Parked;
        (_cable, _pilot) = (null, null);
    }

    public string Status() => _phase switch
    {
        Phase.Hooked => _pilot.Trim() + " on " + _cable.Metres, // csc-false
        Phase.Airborne => _pilot.ToUpperInvariant(), // csc-false
        _ => "free",
    };

    public int Pull(int speed)
    {
        if (_phase is not Phase.Hooked)
        {
            throw new InvalidOperationException("not hooked");
        }

        int pull = speed * _cable.Metres; // csc-false
        return _cable.Chute is null ? pull : pull - _cable.Chute.Length;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var g = new Glider();
        g.Status();
        g.Hook(new Cable(900) { Chute = "red" }, " mia");
        g.Status();
        g.Pull(3);
        g.Climb();
        g.Status();
        g.Land();
        g.Status();
    }
}
