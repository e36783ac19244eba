// case: property-elevator
// category: stale-state
// rationale: a property that takes the next stop from a queue is tested and then read again; the twin tests a plain field property or keeps the value
// csc: none

namespace NullSafety.Elevator;

public sealed record Stop(int Floor, string Caller);

public sealed class Cabin
{
    private readonly Queue<Stop> _calls = new();
    private Stop? _target;

    // the oldest call; served as soon as it has been handed out
    public Stop? NextCall => _calls.Count > 0 ? _calls.Dequeue() : null;

    public Stop? Target => _target;

    public int Floor { get; private set; }

    public void Call(int floor, string caller) => _calls.Enqueue(new Stop(floor, caller));

    public void Aim() => _target = NextCall;

    public void MoveTo(int floor)
    {
        Floor = floor;
        if (_target?.Floor == floor)
        {
            _target = null;
        }
    }
}

public sealed class Controller
{
    public List<string> Journal { get; } = new();

    public void Step(Cabin cabin)
    {
        if (cabin.NextCall != null)
        {
            cabin.MoveTo(cabin.NextCall.Floor); // want: null-deref
        }
    }

    public void StepOnce(Cabin cabin)
    {
        var stop = cabin.NextCall;
        if (stop != null)
        {
            cabin.MoveTo(stop.Floor);
        }
    }

    public void Arrive(Cabin cabin)
    {
        if (cabin.Target != null)
        {
            cabin.MoveTo(cabin.Target.Floor);
            Journal.Add("served " + cabin.Target.Caller.ToUpperInvariant()); // want: null-deref
        }
    }

    public void Announce(Cabin cabin)
    {
        if (cabin.Target != null)
        {
            Journal.Add("floor " + cabin.Target.Floor);
            Journal.Add("for " + cabin.Target.Caller.ToUpperInvariant());
        }
    }
}

public static class Case
{
    private static Cabin OneCall(bool aim)
    {
        var cabin = new Cabin();
        cabin.Call(7, "lobby");
        if (aim)
        {
            cabin.Aim();
        }

        return cabin;
    }

    public static void DemoStep() => new Controller().Step(OneCall(false));

    public static void DemoStepOnce() => new Controller().StepOnce(OneCall(false));

    public static void DemoArrive() => new Controller().Arrive(OneCall(true));

    public static void DemoAnnounce() => new Controller().Announce(OneCall(true));
}
