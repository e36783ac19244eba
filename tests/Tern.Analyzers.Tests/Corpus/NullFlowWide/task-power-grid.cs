// case: task-power-grid
// category: null-task
// rationale: tasks that are null themselves or that complete with null
// csc: none

using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.Wide.TaskPowerGrid;

internal sealed class Reading
{
    public string Unit = "MW";
    public int Value = 1;
}

internal sealed class Substation(bool online)
{
    private Task<Reading>? _inFlight;

    public Task<Reading> Poll() => online ? Task.FromResult(new Reading()) : null!;

    public async Task<Reading> PollLater()
    {
        await Task.Yield();
        return online ? new Reading() : null!;
    }

    public ValueTask<Reading> Cached() => online ? new ValueTask<Reading>(new Reading()) : default;

    public Task<Reading> Shared() => _inFlight ??= PollLater();
}

internal static class Grid
{
    public static async Task<int> Now(Substation s)
    {
        var reading = await s.Poll(); // want: null-deref
        return reading.Value;
    }

    public static async Task<int> All(params Substation[] stations)
    {
        var readings = await Task.WhenAll(stations.Select(s => s.PollLater()));
        int sum = 0;
        foreach (var r in readings)
        {
            sum += r.Value; // want: null-deref
        }

        return sum;
    }

    public static async Task<int> AllOnline(params Substation[] stations)
    {
        var readings = await Task.WhenAll(stations.Select(s => s.Shared()));
        return readings.Where(r => r != null).Sum(r => r.Value);
    }

    public static async Task<int> Unit(Substation s)
    {
        var reading = await s.Cached().ConfigureAwait(false);
        return reading.Unit.Length; // want: null-deref
    }

    public static async Task<int> UnitOrZero(Substation s) => await s.Cached() is { Unit: var unit } ? unit.Length : 0;
}

public static class Demos
{
    public static Task DemoOffline() => Grid.Now(new Substation(false));
    public static Task DemoOnline() => Grid.Now(new Substation(true));
    public static Task DemoAll() => Grid.All(new Substation(true), new Substation(false));
    public static Task DemoAllOnline() => Grid.AllOnline(new Substation(true), new Substation(false));
    public static Task DemoCached() => Grid.Unit(new Substation(false));
    public static Task DemoCachedSafe() => Grid.UnitOrZero(new Substation(false));
}
