// case: neg-queue-lift-calls
// category: negative-queues
// rationale: queue results are used only after a successful take, a count test or a null test; removed entries are filtered
// csc: silent

using System.Collections.Concurrent;

namespace NullSafety.Blind.B22.NegQueueLiftCalls;

public sealed record Call(int Floor, bool Up);

public sealed class Lift
{
    private readonly ConcurrentQueue<Call> _calls = new();
    private readonly LinkedList<Call> _stops = new();
    private readonly List<Call?> _history = new();

    public void Press(int floor, bool up) => _calls.Enqueue(new Call(floor, up));

    public int? NextFloor()
    {
        bool taken = _calls.TryDequeue(out var call);
        if (!taken)
        {
            return null;
        }

        _history.Add(call);
        return call!.Floor;
    }

    public int PeekFloor(int idle)
    {
        return _calls.TryPeek(out var call) ? call.Floor : idle;
    }

    public int Schedule()
    {
        while (_calls.TryDequeue(out var call))
        {
            _stops.AddLast(call);
        }

        return _stops.Count > 0 ? _stops.First!.Value.Floor : 0;
    }

    public int StopsBelow(int floor)
    {
        int below = 0;
        for (var node = _stops.First; node != null; node = node.Next)
        {
            if (node.Value.Floor < floor)
            {
                below++;
            }
        }

        return below;
    }

    public void Forget(int index) => _history[index] = null;

    public int HighestVisited()
    {
        return _history.OfType<Call>().Select(c => c.Floor).DefaultIfEmpty(0).Max();
    }

    public int CompactAndSum()
    {
        _history.RemoveAll(c => c is null);
        return _history.Sum(c => c!.Floor);
    }
}

public static class Case
{
    public static void DemoNext()
    {
        var lift = new Lift();
        lift.Press(3, true);
        lift.NextFloor();
        lift.NextFloor();
        lift.Forget(0);
        lift.HighestVisited();
        lift.CompactAndSum();
    }

    public static void DemoSchedule()
    {
        var lift = new Lift();
        lift.PeekFloor(1);
        lift.Schedule();
        lift.Press(2, false);
        lift.Schedule();
        lift.StopsBelow(5);
    }
}
