// case: neg-absolute-device-state
// category: absolute writes
// rationale: fields, elements and flags are set to what the request says
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegAbsoluteDeviceState;

public sealed record Reported(string DeviceId, int Level, bool On, string Firmware);

public sealed class DeviceState
{
    public int Level { get; set; }
    public bool On { get; set; }

    public string Firmware { get; private set; } = "";

    public void Flash(string firmware) => Firmware = firmware;
}

public interface IDevices
{
    [Idempotent]
    ValueTask ReportAsync(Reported reported);
    [Idempotent]
    ValueTask SetAllAsync(IReadOnlyDictionary<string, int> levels);
    [Idempotent]
    ValueTask<int> SwapAsync(string deviceId, int level);
}

public sealed class Devices : IDevices
{
    private readonly ConcurrentDictionary<string, DeviceState> _devices = new();
    private readonly int[] _levels = new int[4];
    private ImmutableDictionary<string, int> _snapshot = ImmutableDictionary<string, int>.Empty;
    private volatile bool _dirty;
    private int _latest;

    public string State => string.Join(",", _devices.Select(d => $"{d.Key}={d.Value.Level}{d.Value.On}{d.Value.Firmware}")) + string.Join("", _levels) + string.Join("", _snapshot) + _dirty + _latest;

    public ValueTask ReportAsync(Reported reported)
    {
        DeviceState state = _devices.GetOrAdd(reported.DeviceId, static _ => new DeviceState());
        (state.Level, state.On) = (reported.Level, reported.On);
        state.Flash(reported.Firmware.Trim() + "-" + (reported.Level + 1));
        _levels[reported.Level % _levels.Length] = reported.Level + reported.Firmware.Length;
        _dirty = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask SetAllAsync(IReadOnlyDictionary<string, int> levels)
    {
        _snapshot = levels.ToImmutableDictionary(l => l.Key, l => l.Value * 2);
        foreach ((string id, int level) in levels)
        {
            _snapshot = _snapshot.SetItem(id, level);
        }

        Array.Fill(_levels, 7);
        Array.Clear(_levels, 0, 2);
        return default;
    }

    public ValueTask<int> SwapAsync(string deviceId, int level)
    {
        Volatile.Write(ref _latest, level);
        Interlocked.Exchange(ref _latest, level);
        _devices.AddOrUpdate(deviceId, _ => new DeviceState { Level = level }, (_, _) => new DeviceState { Level = level });
        return new ValueTask<int>(level);
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Devices devices = new();
        return Twice(async () => { await devices.ReportAsync(new Reported("d", 3, true, " v1 ")); return devices.State; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Devices devices = new();
        return Twice(async () => { await devices.SetAllAsync(new Dictionary<string, int> { ["d"] = 4 }); return devices.State; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Devices devices = new();
        return Twice(async () => { int level = await devices.SwapAsync("d", 9); return level + devices.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
