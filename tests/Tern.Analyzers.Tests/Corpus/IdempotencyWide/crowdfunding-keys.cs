// case: crowdfunding-keys
// category: guards
// rationale: the guard works for callers that give a key; those that leave it out pledge twice
// rule: TERN2018

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.CrowdfundingKeys;

public sealed record Pledge(string Campaign, string Backer, decimal Amount);

public sealed class RequestOptions
{
    public string? IdempotencyKey { get; init; }
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}

public interface ICampaigns
{
    [Idempotent]
    Task PledgeAsync(Pledge pledge, string? idempotencyKey = null);
    [Idempotent]
    Task RefundAsync(Pledge pledge, RequestOptions? options = null);
    [Idempotent]
    Task PledgeOnceAsync(Pledge pledge, string idempotencyKey);
}

public sealed class Campaigns : ICampaigns
{
    private readonly Lock _sync = new();
    private readonly HashSet<string> _processed = [];
    private readonly Dictionary<string, decimal> _raised = [];

    public decimal Raised(string campaign) => _raised.GetValueOrDefault(campaign);

    public Task PledgeAsync(Pledge pledge, string? idempotencyKey = null)
    {
        lock (_sync)
        {
            if (idempotencyKey is not null && !_processed.Add(idempotencyKey)) // want: TERN2018
            {
                return Task.CompletedTask;
            }

            _raised[pledge.Campaign] = Raised(pledge.Campaign) + pledge.Amount;
        }

        return Task.CompletedTask;
    }

    public Task RefundAsync(Pledge pledge, RequestOptions? options = null)
    {
        lock (_sync)
        {
            if (options?.IdempotencyKey is { Length: > 0 } key && !_processed.Add("refund:" + key)) // want: TERN2018
            {
                return Task.CompletedTask;
            }

            _raised[pledge.Campaign] = Raised(pledge.Campaign) - pledge.Amount;
        }

        return Task.CompletedTask;
    }

    public Task PledgeOnceAsync(Pledge pledge, string idempotencyKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(idempotencyKey);
        lock (_sync)
        {
            if (_processed.Add(idempotencyKey))
            {
                _raised[pledge.Campaign] = Raised(pledge.Campaign) + pledge.Amount;
            }
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Campaigns Campaigns = new();
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Campaigns.PledgeAsync(new Pledge("film", "eve", 20)), () => Campaigns.Raised("film"));
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Campaigns.RefundAsync(new Pledge("game", "eve", 5)), () => Campaigns.Raised("game"));
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Campaigns.PledgeOnceAsync(new Pledge("book", "eve", 8), "k1"), () => Campaigns.Raised("book"));
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
