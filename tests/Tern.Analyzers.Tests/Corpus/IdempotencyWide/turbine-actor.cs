// case: turbine-actor
// category: actors
// rationale: a command that is relative to the state of the actor moves the blades again at the retry
// rule: TERN2007

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.TurbineActor;

public readonly record struct BladeState(double Pitch, double Yaw, int Starts);

public interface ITurbine
{
    [Idempotent]
    ValueTask<double> NudgeAsync(double degrees);
    [Idempotent]
    ValueTask<double> FeatherAsync(double degrees);
    [Idempotent]
    ValueTask StartAsync();
    [Idempotent]
    ValueTask EnsureStartedAsync();
}

public abstract class Actor
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    protected async ValueTask<T> TurnAsync<T>(Func<T> work)
    {
        await _turn.WaitAsync();
        try
        {
            return work();
        }
        finally
        {
            _turn.Release();
        }
    }
}

public sealed class Turbine : Actor, ITurbine
{
    private const double Feathered = 90;
    private BladeState _state;
    private int _starts;
    private bool _running;

    public BladeState Snapshot => _state with { Starts = _starts };

    public ValueTask<double> NudgeAsync(double degrees) => TurnAsync(() =>
    {
        _state = _state with { Pitch = Math.Min(_state.Pitch + degrees, Feathered) }; // want: TERN2007
        return _state.Pitch;
    });

    public ValueTask<double> FeatherAsync(double degrees) => TurnAsync(() =>
    {
        _state = _state with { Yaw = Math.Clamp(degrees, 0, Feathered) };
        return _state.Yaw;
    });

    public ValueTask StartAsync()
    {
        _running = true;
        Interlocked.Increment(ref _starts); // want: TERN2007
        return ValueTask.CompletedTask;
    }

    public async ValueTask EnsureStartedAsync() => await TurnAsync(() =>
    {
        if (_running)
        {
            return false;
        }

        _running = true;
        _starts++;
        return true;
    });
}

public static class Case
{
    private static readonly Turbine North = new();
    private static readonly Turbine South = new();
    public static IAsyncEnumerable<string> Demo1() => Twice(() => North.NudgeAsync(2.5).AsTask(), () => North.Snapshot.Pitch);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => North.StartAsync().AsTask(), () => North.Snapshot.Starts);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => South.FeatherAsync(12).AsTask(), () => South.Snapshot.Yaw);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => South.EnsureStartedAsync().AsTask(), () => South.Snapshot.Starts);
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
