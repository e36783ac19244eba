// case: stale-fire-station
// category: stale-test
// rationale: a crew tested, then stood down by a call, by whoever runs during the await, or by the second read of a property that pops
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.StaleFireStation;

public sealed class Crew(string leader)
{
    public string Leader { get; } = leader;
}

public sealed class Station
{
    private readonly Queue<string> _alarms = new();
    private Crew? _onDuty = new("Kim");
    private int _calls;

    public void Alarm(string where) => _alarms.Enqueue(where);

    private string? NextAlarm => _alarms.Count > 0 ? _alarms.Dequeue() : null;

    private void Log(string text)
    {
        if (++_calls > 1)
        {
            StandDown();
        }
    }

    public void StandDown() => _onDuty = null;

    public int Dispatch()
    {
        if (_onDuty == null)
        {
            return 0;
        }

        Log("rolling");
        return _onDuty.Leader.Length; // want: null-deref
    }

    public async Task<int> ReturnAsync(Task ride)
    {
        if (_onDuty is not null)
        {
            await ride;
            return _onDuty.Leader.Length; // want: null-deref
        }

        return 0;
    }

    public async Task<int> ReturnSafeAsync(Task ride)
    {
        var crew = _onDuty;
        await ride;
        return crew is null ? 0 : crew.Leader.Length;
    }

    public int Route() => NextAlarm != null ? NextAlarm.Length : 0; // want: null-deref

    public int RouteSafe() => NextAlarm is { } where ? where.Length : 0;
}

public static class Case
{
    public static void Demo1() { var s = new Station(); s.Dispatch(); s.Dispatch(); }

    public static async Task Demo2()
    {
        var s = new Station();
        var ride = new TaskCompletionSource();
        var back = s.ReturnAsync(ride.Task);
        s.StandDown();
        ride.SetResult();
        await back;
    }

    public static void Demo3() { var s = new Station(); s.Alarm("mill"); s.Route(); }
    public static async Task Demo4() { var s = new Station(); s.Alarm("mill"); s.RouteSafe(); await s.ReturnSafeAsync(Task.CompletedTask); }
}
