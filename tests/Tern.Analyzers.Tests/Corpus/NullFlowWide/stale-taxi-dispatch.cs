// case: stale-taxi-dispatch
// category: stale-test
// rationale: a tested field is cleared by a callee, by another task during an await and by a caller's callback
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.StaleTaxiDispatch;

public sealed class Ride
{
    public string Street = "High St";
    public int Fare = 12;
}

public sealed class Cab
{
    private Ride? _ride;
    private Ride? _next;

    public void Assign(Ride ride, Ride? next = null) => (_ride, _next) = (ride, next);

    private void Finish(int fare)
    {
        if (fare > 10) (_ride, _next) = (_next, null);
    }

    public int DropOff()
    {
        if (_ride == null) return 0;
        int fare = _ride.Fare;
        Finish(fare);
        return fare + _ride.Street.Length; // want: null-deref
    }

    public int DropOffKept()
    {
        var ride = _ride;
        Finish(20);
        return ride is null ? 0 : ride.Street.Length;
    }

    public async Task<int> Wait(Task traffic)
    {
        if (_ride is null) return -1;
        await traffic;
        return _ride.Fare; // want: null-deref
    }

    public int Announce(Action<string> radio)
    {
        if (_ride != null)
        {
            radio(_ride.Street);
            return _ride.Fare; // want: null-deref
        }

        return 0;
    }

    public void Cancel() => _ride = null;
}

public static class Demos
{
    private static Cab Busy(Ride? next = null)
    {
        var cab = new Cab();
        cab.Assign(new Ride(), next);
        return cab;
    }

    public static void Demo1() => Busy().DropOff();
    public static void Demo2() => Busy(new Ride()).DropOffKept();

    public static async Task Demo3()
    {
        var (cab, jam) = (Busy(), new TaskCompletionSource());
        var waiting = cab.Wait(jam.Task);
        cab.Cancel();
        jam.SetResult();
        await waiting;
    }

    public static void Demo4() => Array.ForEach([Busy()], cab => cab.Announce(_ => cab.Cancel()));
}
