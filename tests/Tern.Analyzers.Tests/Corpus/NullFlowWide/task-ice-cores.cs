// case: task-ice-cores
// category: null-task
// rationale: methods that return a null Task or ValueTask result, an optional hook and a completion set to null
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.TaskIceCores;

public interface IProbe
{
    Task WarmUpAsync();

    Task<string> SampleAsync(int depth);
}

public sealed class DrillProbe : IProbe
{
    public Task WarmUpAsync() => Task.CompletedTask;
    public Task<string> SampleAsync(int depth) => Task.FromResult("ice" + depth);
}

public sealed class StubProbe : IProbe
{
    public Task WarmUpAsync() => null!;
    public Task<string> SampleAsync(int depth) => depth > 0 ? Task.FromResult("stub") : default!;
}

public sealed class Station(IProbe probe)
{
    private Task? _pending;

    public async Task<int> Open()
    {
        await probe.WarmUpAsync(); // want: null-deref
        return 1;
    }

    public async Task<int> Surface()
    {
        string sample = await probe.SampleAsync(0); // want: null-deref
        return sample.Length;
    }

    public async Task<int> Deep()
    {
        string sample = await probe.SampleAsync(40);
        return sample.Length;
    }

    public void Begin() => _pending = Task.Delay(1);

    public async Task Drain()
    {
        if (_pending is { } pending)
            await pending;

        await (_pending ?? Task.CompletedTask);
    }

    public static async Task<int> Layers(bool measured)
    {
        var source = new TaskCompletionSource<List<int>>();
        source.SetResult(measured ? [3, 4] : null!);
        var layers = await source.Task;
        return layers.Count; // want: null-deref
    }
}

public static class Demos
{
    public static Task Demo1() => new Station(new StubProbe()).Open();
    public static Task Demo2() => new Station(new StubProbe()).Surface();
    public static async Task Demo3()
    {
        var station = new Station(new DrillProbe());
        station.Begin();
        await station.Drain();
        Console.Write(await station.Open() + await station.Surface() + await station.Deep());
        Console.Write(await new Station(new StubProbe()).Deep());
        await new Station(new StubProbe()).Drain();
    }

    public static Task Demo4() => Station.Layers(measured: false);
    public static Task Demo5() => Station.Layers(measured: true);
}
