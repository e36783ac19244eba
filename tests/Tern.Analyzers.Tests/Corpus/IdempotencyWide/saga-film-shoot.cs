// case: saga-film-shoot
// category: sagas
// rationale: steps behind one interface and a table of compensations
// rule: TERN2005, TERN2007, TERN2013

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.SagaFilmShoot;

[RpcService("film.Crew")]
public interface ICrew
{
    Task HireAsync(string role);
}

public sealed record Shoot(string Id, string Scene);

public interface IShootSaga
{
    [Idempotent]
    Task RunAsync(Shoot shoot);
    [Idempotent]
    Task CompensateAsync(Shoot shoot);
}

public interface IStep
{
    Task DoAsync(Shoot shoot);
}

public sealed class ShootSaga(IEnumerable<IStep> steps) : IShootSaga
{
    private readonly Dictionary<string, string> _cancelled = [];

    public async Task RunAsync(Shoot shoot)
    {
        foreach (IStep step in steps)
        {
            await step.DoAsync(shoot);
        }
    }

    public Task CompensateAsync(Shoot shoot)
    {
        _cancelled.Add(shoot.Id, shoot.Scene); // want: TERN2013
        return Task.CompletedTask;
    }
}

public sealed class HireStep(ICrew crew) : IStep
{
    public Task DoAsync(Shoot shoot) => crew.HireAsync(shoot.Scene); // want: TERN2005
}

public sealed class BudgetStep : IStep
{
    public decimal Left { get; private set; } = 1000;

    public Task DoAsync(Shoot shoot)
    {
        Left -= shoot.Scene.Length; // want: TERN2007
        return Task.CompletedTask;
    }
}

public sealed class PermitStep : IStep
{
    private readonly ConcurrentDictionary<string, bool> _permits = new();

    public int Permits => _permits.Count;

    public Task DoAsync(Shoot shoot)
    {
        _permits[shoot.Id] = true;
        return Task.CompletedTask;
    }
}

public sealed class FakeCrew : ICrew
{
    public int Hired { get; private set; }

    public Task HireAsync(string role) => Task.FromResult(++Hired);
}

public static class Case
{
    private static readonly FakeCrew Crew = new();
    private static readonly BudgetStep Budget = new();
    private static readonly PermitStep Permit = new();
    private static readonly Shoot Shoot = new("s", "storm");
    private static readonly ShootSaga Saga = new([new HireStep(Crew), Budget]);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Saga.RunAsync(Shoot), () => Crew.Hired);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Saga.RunAsync(Shoot), () => Budget.Left);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Saga.CompensateAsync(Shoot), () => 0);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => new ShootSaga([Permit]).RunAsync(Shoot), () => Permit.Permits);
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
