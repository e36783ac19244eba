// case: glacier-stakes
// category: identity, time, randomness
// rationale: what is stored for a stake is new in each attempt
// rule: TERN2006

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.GlacierStakes;

public sealed record Stake(string Code, double DepthMetres)
{
    public Guid Tag { get; init; }
    public DateTimeOffset? SurveyedAt { get; init; }
}

public sealed record Survey(string Code, double DepthMetres, DateTimeOffset TakenAt);

public interface IStakeField
{
    [Idempotent] Task DrillAsync(string code, double depth);
    [Idempotent] Task SurveyAsync(string code, double depth);
    [Idempotent] Task AssignPlotAsync(string code);
    [Idempotent] Task RecordAsync(Survey survey, CancellationToken cancellationToken);
}

public interface IStakeStore
{
    Stake? Get(string code);
    void Put(Stake stake);
}

public sealed class StakeStore : IStakeStore
{
    private ImmutableSortedDictionary<string, Stake> _stakes = ImmutableSortedDictionary<string, Stake>.Empty;
    public Stake? Get(string code) => _stakes.GetValueOrDefault(code);
    public void Put(Stake stake) => ImmutableInterlocked.Update(ref _stakes, (all, one) => all.SetItem(one.Code, one), stake);
}

public sealed class StakeField(IStakeStore store, TimeProvider time) : IStakeField
{
    private readonly Dictionary<string, long> _plots = new(StringComparer.OrdinalIgnoreCase);
    public long PlotOf(string code) => _plots[code];

    public Task DrillAsync(string code, double depth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        var stake = new Stake(code, depth) { Tag = Guid.NewGuid() };
        store.Put(stake); // want: TERN2006
        return Task.CompletedTask;
    }

    public Task SurveyAsync(string code, double depth)
    {
        Stake known = store.Get(code) ?? new Stake(code, depth);
        store.Put(known with { DepthMetres = depth, SurveyedAt = time.GetUtcNow() }); // want: TERN2006
        return Task.CompletedTask;
    }

    public Task AssignPlotAsync(string code)
    {
        long plot = Random.Shared.NextInt64(1, long.MaxValue);
        lock (_plots)
        {
            _plots[code] = plot; // want: TERN2006
        }
        return Task.CompletedTask;
    }

    public async Task RecordAsync(Survey survey, CancellationToken cancellationToken)
    {
        DateTimeOffset deadline = time.GetUtcNow().AddSeconds(5);
        while (store.Get("lock") is not null && time.GetUtcNow() < deadline)
        {
            await Task.Delay(Random.Shared.Next(5, 20), cancellationToken);
        }
        store.Put(new Stake(survey.Code, survey.DepthMetres) { SurveyedAt = survey.TakenAt });
    }
}

public static class Case
{
    private static readonly StakeStore Store = new();
    private static readonly StakeField Field = new(Store, TimeProvider.System);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Field.DrillAsync("g1", 4), () => Store.Get("g1")!.Tag);
    public static IAsyncEnumerable<string> Demo2() => Twice(async () => { await Field.SurveyAsync("g2", 4); await Task.Delay(2); }, () => Store.Get("g2")!.SurveyedAt!.Value.Ticks);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Field.AssignPlotAsync("g3"), () => Field.PlotOf("g3"));
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Field.RecordAsync(new Survey("g4", 3.5, DateTimeOffset.UnixEpoch), default), () => Store.Get("g4"));
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
