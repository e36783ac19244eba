// case: neg-thermostat-writes
// category: absolute writes
// rationale: values are set to what the request says, whatever they were
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegThermostatWrites;

public sealed record Target(string Room, double Celsius, bool Heating);

public sealed class RoomState
{
    public double Celsius { get; set; }

    public bool Heating { get; set; }

    public string Label { get; private set; } = "";

    public RoomState Relabel(string label)
    {
        Label = label;
        return this;
    }

    public override string ToString() => $"{Celsius}/{Heating}/{Label}";
}

public interface IThermostats
{
    [Idempotent]
    Task SetAsync(Target target);
    [Idempotent]
    Task SetAllAsync(double celsius);
    [Idempotent]
    Task ImportAsync(IReadOnlyDictionary<string, double> rooms);
    [Idempotent]
    Task CoolAsync(string room, double limit);
}

public sealed class Thermostats : IThermostats
{
    private readonly ConcurrentDictionary<string, RoomState> _rooms = new();
    private ImmutableDictionary<string, double> _imported = ImmutableDictionary<string, double>.Empty;
    private double[] _plan = new double[24];
    private volatile bool _away;

    public string State => $"{string.Join(",", _rooms)} {string.Join(",", _imported)} {_plan[7]} {_away}";

    public Task SetAsync(Target target)
    {
        RoomState room = _rooms.GetOrAdd(target.Room, static _ => new RoomState()).Relabel(target.Room.ToUpperInvariant());
        (room.Celsius, room.Heating) = (target.Celsius, target.Heating);
        _away = !target.Heating;
        return Task.CompletedTask;
    }

    public Task SetAllAsync(double celsius)
    {
        double[] plan = new double[24];
        for (int hour = 0; hour < plan.Length; hour++)
        {
            plan[hour] = celsius + (hour < 6 ? -2 : 0);
        }

        Interlocked.Exchange(ref _plan, plan);
        foreach ((_, RoomState room) in _rooms)
        {
            room.Celsius = celsius;
        }

        return Task.CompletedTask;
    }

    public Task ImportAsync(IReadOnlyDictionary<string, double> rooms)
    {
        _imported = _imported.SetItems(rooms);
        return Task.CompletedTask;
    }

    public Task CoolAsync(string room, double limit)
    {
        if (_rooms.TryGetValue(room, out RoomState? state) && state.Celsius > limit)
        {
            state.Celsius = limit;
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Thermostats Rooms = new();
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Rooms.SetAsync(new Target("hall", 21, true)), () => Rooms.State);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Rooms.SetAllAsync(19), () => Rooms.State);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Rooms.ImportAsync(new Dictionary<string, double> { ["attic"] = 12 }), () => Rooms.State);
    public static IAsyncEnumerable<string> Demo4() => Twice(() => Rooms.CoolAsync("hall", 10), () => Rooms.State);
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
