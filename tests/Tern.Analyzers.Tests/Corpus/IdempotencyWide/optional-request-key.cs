// case: optional-request-key
// category: keys
// rationale: the guard works only for callers who send a key
// rule: TERN2018

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.OptionalRequestKey;

public sealed record Donation(string? Key, string Donor, int Cents);

public interface IDonations
{
    [Idempotent]
    Task GiveAsync(Donation donation);
    [Idempotent]
    Task PledgeAsync(string donor, int cents, string? requestId = null);
    [Idempotent]
    Task GiveWithKeyAsync(Donation donation);
    [Idempotent]
    Task PledgeForAsync(string donor, int cents, string requestId);
}

public sealed class Donations : IDonations
{
    private readonly HashSet<string> _seen = [];

    public int Cents { get; private set; }

    public Task GiveAsync(Donation donation)
    {
        if (donation.Key is null || _seen.Add(donation.Key)) Cents += donation.Cents; // want: TERN2018
        return Task.CompletedTask;
    }

    public Task PledgeAsync(string donor, int cents, string? requestId = null)
    {
        Cents += requestId is null || _seen.Add(requestId) ? cents : 0; // want: TERN2018
        return Task.CompletedTask;
    }

    public Task GiveWithKeyAsync(Donation donation)
    {
        if (donation.Key is null)
        {
            throw new ArgumentException("A key is needed.", nameof(donation));
        }

        if (_seen.Add(donation.Key))
        {
            Cents += donation.Cents;
        }

        return Task.CompletedTask;
    }

    public Task PledgeForAsync(string donor, int cents, string requestId)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestId);
        if (!_seen.Add(requestId))
        {
            return Task.CompletedTask;
        }

        Cents += cents;
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Donations donations = new();
        return Twice(async () => { await donations.GiveAsync(new Donation(null, "d", 5)); return $"{donations.Cents}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Donations donations = new();
        return Twice(async () => { await donations.PledgeAsync("d", 5); return $"{donations.Cents}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Donations donations = new();
        return Twice(async () => { await donations.GiveWithKeyAsync(new Donation("k", "d", 5)); return $"{donations.Cents}"; });
    }

    public static IAsyncEnumerable<string> Safe2()
    {
        Donations donations = new();
        return Twice(async () => { await donations.PledgeForAsync("d", 5, "k"); return $"{donations.Cents}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
