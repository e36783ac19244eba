// case: event-mountain-rescue
// category: event
// rationale: an event raised with nobody listening, a handler list emptied by -= and a callback property left unset
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.EventMountainRescue;

public sealed class AlarmArgs(string valley) : EventArgs
{
    public string Valley { get; } = valley;
}

public sealed class Beacon
{
    public event EventHandler<AlarmArgs> Raised = null!;

    public event Action Cleared = delegate { };

    public Func<string, int> Triage { get; set; } = null!;

    public void Alarm(string valley)
    {
        var args = new AlarmArgs(valley);
        Raised(this, args); // want: null-deref
    }

    public void Clear() => Cleared();

    public void AlarmQuietly(string valley)
    {
        var handler = Raised;
        if (handler != null)
        {
            handler(this, new AlarmArgs(valley));
        }
    }

    public int Rank(string valley)
    {
        return valley.Length == 0 ? 0 : Triage(valley); // want: null-deref
    }

    public int RankOr(string valley) => Triage?.Invoke(valley) ?? -1;
}

public sealed class Base
{
    private Action<string> _radio;

    public Base() => _radio = Log;

    private static void Log(string text) => Console.Write(text.Length);

    public void Mute() => _radio -= Log;

    public void Say(string text)
    {
        _radio(text); // want: null-deref
    }
}

public static class Demos
{
    public static void Demo1() => new Beacon().Alarm("north");
    public static void Demo2()
    {
        var beacon = new Beacon { Triage = v => v.Length };
        beacon.Raised += (_, e) => Console.Write(e.Valley);
        beacon.Alarm("south");
        beacon.Clear();
        Console.Write(beacon.Rank("east") + beacon.RankOr("west"));
        new Beacon().AlarmQuietly("x");
        new Beacon().RankOr("y");
    }

    public static void Demo3() => new Beacon().Rank("north");
    public static void Demo4()
    {
        var home = new Base();
        home.Say("on");
        home.Mute();
        home.Say("off");
    }
}
