// case: stale-elevator
// category: stale-state
// rationale: the current call is tested, then cleared two calls deeper or by a subscriber, then used
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.StaleElevator;

public sealed class FloorCall
{
    public int Floor = 3;
}

public sealed class Elevator
{
    private FloorCall? _current = new();
    private int _stops;

    public event Action<Elevator>? Arrived;

    public void Cancel() => _current = null;

    private void OpenDoors()
    {
        _stops++;
        Complete();
    }

    private void Complete()
    {
        if (_stops > 0)
            _current = null;
    }

    private void Chime() => _stops++;

    public int Stop()
    {
        if (_current is null)
            return -1;

        OpenDoors();
        return _current.Floor; // want: null-deref
    }

    public int Announce()
    {
        if (_current == null)
            return -1;

        Arrived?.Invoke(this);
        return _current.Floor; // want: null-deref
    }

    public int Pass()
    {
        if (_current == null)
            return -1;

        Chime();
        return _current.Floor;
    }

    public int StopKeeping()
    {
        var call = _current;
        if (call == null)
            return -1;

        OpenDoors();
        return call.Floor;
    }
}

public static class Case
{
    public static void Demo1() => new Elevator().Stop();
    public static void Demo2()
    {
        var e = new Elevator();
        e.Arrived += x => x.Cancel();
        e.Announce();
    }
    public static void Demo3() => Console.Out.Write(new Elevator().Pass() + new Elevator().StopKeeping() > 99 ? "x" : "");
}
