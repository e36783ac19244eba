// case: task-lighthouse
// category: task
// rationale: stub drivers return no task at all, an async method hands out null, a cache keeps a null task
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.TaskLighthouse;

public interface ILamp
{
    Task TurnAsync(int degrees);
}

public sealed class DummyLamp : ILamp
{
    public Task TurnAsync(int degrees) => null!;
}

public sealed class OilLamp : ILamp
{
    public Task TurnAsync(int degrees) => degrees == 0 ? Task.CompletedTask : Task.Delay(0);
}

public sealed class Log(string keeper)
{
    public string Keeper { get; } = keeper;
}

public sealed class Tower(ILamp lamp)
{
    private readonly Dictionary<int, Task<Log>> _reading = [];

    public async Task SweepAsync()
    {
        for (int i = 0; i < 2; i++)
        {
            await lamp.TurnAsync(i); // want: null-deref
        }
    }

    private static async Task<Log> LoadAsync(int night)
    {
        await Task.Yield();
        return night > 0 ? new Log("Ole") : null!;
    }

    public Task<Log> LogOf(int night) => _reading.TryGetValue(night, out var t) ? t : _reading[night] = LoadAsync(night);

    public void Forget(int night) => _reading[night] = null!;

    public async Task<int> KeeperWidth(int night)
    {
        var logs = await Task.WhenAll(LogOf(night), LogOf(night + 1));
        return logs[1].Keeper.Length + logs[0].Keeper.Length; // want: null-deref
    }

    public async Task<int> Reread(int night)
    {
        Forget(night);
        var log = await LogOf(night); // want: null-deref
        return log?.Keeper.Length ?? 0;
    }

    public async Task<int> KeeperOrZero(int night) => await LoadAsync(night) is { } log ? log.Keeper.Length : 0;
}

public static class Case
{
    public static Task Demo1() => new Tower(new DummyLamp()).SweepAsync();

    public static Task Demo2() => new Tower(new OilLamp()).KeeperWidth(0);

    public static Task Demo3() => new Tower(new OilLamp()).Reread(1);

    public static async Task Demo4() { var t = new Tower(new OilLamp()); await t.SweepAsync(); await t.KeeperOrZero(0); await t.KeeperWidth(1); }
}
