// case: neg-async-satellite-downlink
// category: negative-async
// rationale: objects come only from async factories or are initialised once before every use
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.WideSafe9.SatelliteDownlink;

public sealed record Pass(string Satellite, int StartMinute, int Length);

public interface IOrbitSource
{
    Task<IReadOnlyList<Pass>> LoadAsync();
}

public sealed class MemorySource(params Pass[] passes) : IOrbitSource
{
    public int Calls { get; private set; }

    public async Task<IReadOnlyList<Pass>> LoadAsync()
    {
        Calls++;
        await Task.Yield();
        return passes;
    }
}

public sealed class Schedule
{
    private IReadOnlyList<Pass> _passes;
    private ILookup<string, Pass> _bySatellite;

    private Schedule() // csc-false
    {
    }

    public static async Task<Schedule> CreateAsync(IOrbitSource source)
    {
        var schedule = new Schedule();
        await schedule.InitializeAsync(source);
        return schedule;
    }

    private async Task InitializeAsync(IOrbitSource source)
    {
        var passes = await source.LoadAsync();
        _passes = passes.OrderBy(p => p.StartMinute).ToList();
        _bySatellite = _passes.ToLookup(p => p.Satellite);
    }

    public int Total => _passes.Sum(p => p.Length);

    public int CountOf(string satellite) => _bySatellite[satellite].Count();
}

public sealed class GroundStation(IOrbitSource source)
{
    private Task? _loading;
    private IReadOnlyList<Pass>? _passes;
    private string? _longest;

    private Task ReadyAsync() => _loading ??= LoadAsync();

    private async Task LoadAsync()
    {
        _passes = await source.LoadAsync();
        _longest = _passes.Count == 0 ? "none" : _passes.OrderByDescending(p => p.Length).First().Satellite;
    }

    public async Task<Pass?> NextAsync(int minute)
    {
        await ReadyAsync();
        return _passes.Where(p => p.StartMinute >= minute).MinBy(p => p.StartMinute); // csc-false
    }

    public async Task<string> HeadlineAsync()
    {
        await ReadyAsync();
        return _longest.ToUpperInvariant() + _passes.Count; // csc-false
    }
}

public static class DownlinkDemo
{
    public static async Task<int> Demo1()
    {
        var schedule = await Schedule.CreateAsync(new MemorySource(new Pass("Noaa", 5, 9), new Pass("Iss", 1, 4)));
        var empty = await Schedule.CreateAsync(new MemorySource());
        return schedule.Total + schedule.CountOf("Iss") + schedule.CountOf("Goes") + empty.Total + empty.CountOf("Iss");
    }

    public static async Task<string> Demo2()
    {
        var source = new MemorySource(new Pass("Noaa", 5, 9), new Pass("Iss", 1, 4));
        var station = new GroundStation(source);
        var all = await Task.WhenAll(station.NextAsync(0), station.NextAsync(2), station.NextAsync(9));
        string head = await station.HeadlineAsync();
        string none = await new GroundStation(new MemorySource()).HeadlineAsync();
        return string.Join(",", all.Select(p => p?.Satellite ?? "-")) + head + none + source.Calls;
    }
}
