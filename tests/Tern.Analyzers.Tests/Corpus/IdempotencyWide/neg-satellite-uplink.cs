// case: neg-satellite-uplink
// category: rpc
// rationale: jitter, deadlines, tracing and attempt counters around a keyed remote call change nothing that is kept
// rule: none

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.NegSatelliteUplink;

public sealed record Manoeuvre(string PlanId, string Satellite, double DeltaV);

[RpcService]
public interface IGroundStation
{
    Task BurnAsync(string idempotencyKey, string satellite, double deltaV, CancellationToken cancellationToken);

    [Idempotent]
    Task PointAsync(string satellite, CancellationToken cancellationToken);
}

public sealed class TransientException(string message) : Exception(message);

public static class Resilience
{
    public static async Task RetryAsync(this Func<CancellationToken, Task> action, int attempts, TimeProvider clock, TimeSpan budget)
    {
        DateTimeOffset deadline = clock.GetUtcNow() + budget;
        for (int attempt = 1; ; attempt++)
        {
            using CancellationTokenSource limit = new(deadline - clock.GetUtcNow());
            try
            {
                await action(limit.Token);
                return;
            }
            catch (TransientException) when (attempt < attempts && clock.GetUtcNow() < deadline)
            {
                double jitter = Random.Shared.NextDouble();
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Pow(2, attempt) + jitter), limit.Token);
            }
        }
    }
}

public sealed class FlightDesk(IGroundStation station, TimeProvider clock)
{
    private static readonly ActivitySource Tracing = new("flight-desk");

    [Idempotent]
    public async Task ExecuteAsync(Manoeuvre plan)
    {
        using Activity? span = Tracing.StartActivity("manoeuvre");
        span?.SetTag("attempt.id", Guid.NewGuid());
        int tries = 0;
        Func<CancellationToken, Task> burn = token =>
        {
            tries++;
            return station.BurnAsync($"{plan.Satellite}/{plan.PlanId}", plan.Satellite, plan.DeltaV, token);
        };
        await station.PointAsync(plan.Satellite, CancellationToken.None);
        await burn.RetryAsync(3, clock, TimeSpan.FromSeconds(5));
        span?.SetTag("tries", tries);
    }
}

public sealed class StationClient(Func<string, bool> link) : IGroundStation
{
    public Task BurnAsync(string idempotencyKey, string satellite, double deltaV, CancellationToken cancellationToken)
        => link(idempotencyKey) ? Task.CompletedTask : Task.FromException(new TransientException("no lock"));

    public Task PointAsync(string satellite, CancellationToken cancellationToken) => Task.CompletedTask;
}

public static class Case
{
    private static readonly HashSet<string> Burns = [];
    private static readonly FlightDesk Desk = new(new StationClient(key => Burns.Add(key) || true), TimeProvider.System);
    private static readonly FlightDesk Shaky = new(new StationClient(key => !Burns.Add(key)), TimeProvider.System);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Desk.ExecuteAsync(new Manoeuvre("m1", "sat-1", 0.4)), () => Burns.Count);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Shaky.ExecuteAsync(new Manoeuvre("m2", "sat-1", 0.1)), () => Burns.Count);
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
