// case: loyalty-points
// category: shared state
// rationale: points are computed from the points that are there, so that a retry counts twice
// rule: TERN2007

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.LoyaltyPoints;

public enum Tier { Basic, Silver, Gold }

public sealed record Account(string Member, int Points, Tier Tier)
{
    public Account Earn(int points) => this with { Points = Points + points };
    public Account Promote() => Tier == Tier.Gold ? this : this with { Tier = Tier + 1 };
    public Account AtLeast(Tier tier) => Tier >= tier ? this : this with { Tier = tier };
}

public sealed class Accounts
{
    private readonly ConcurrentDictionary<string, Account> _byMember = new();
    private long _issued;
    public long Issued => Interlocked.Read(ref _issued);
    public Account this[string member] => _byMember.GetValueOrDefault(member, new Account(member, 0, Tier.Basic));

    public void Earn(string member, int points)
        => _byMember.AddOrUpdate(member, m => new Account(m, points, Tier.Basic), (_, old) => old.Earn(points)); // want: TERN2007

    public void Promote(string member)
    {
        Account current = this[member];
        _byMember[member] = current.Promote(); // want: TERN2007
    }

    public void Issue(int points) => Interlocked.Add(ref _issued, points); // want: TERN2007

    public void Raise(string member, Tier tier)
        => _byMember.AddOrUpdate(member, m => new Account(m, 0, tier), (_, old) => old.AtLeast(tier));

    public void Set(string member, int points) => _byMember[member] = this[member] with { Points = points };
}

public interface ILoyalty
{
    [Idempotent] Task PurchaseAsync(string member, decimal total);
    [Idempotent] Task BirthdayAsync(string member);
    [Idempotent] Task CampaignAsync(IReadOnlyCollection<string> members, int each);
    [Idempotent] Task RaiseAsync(string member, Tier tier);
    [Idempotent] Task CorrectAsync(string member, int points);
}

public sealed class Loyalty(Accounts accounts) : ILoyalty
{
    public Task PurchaseAsync(string member, decimal total) => Done(() => accounts.Earn(member, (int)decimal.Floor(total)));
    public Task BirthdayAsync(string member) => Done(() => accounts.Promote(member));
    public Task CampaignAsync(IReadOnlyCollection<string> members, int each) => Done(() => accounts.Issue(members.Count * each));
    public Task RaiseAsync(string member, Tier tier) => Done(() => accounts.Raise(member, tier));
    public Task CorrectAsync(string member, int points) => Done(() => accounts.Set(member, points));

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1() => Run(l => l.PurchaseAsync("m", 12.5m));
    public static IAsyncEnumerable<string> Demo2() => Run(l => l.BirthdayAsync("m"));
    public static IAsyncEnumerable<string> Demo3() => Run(l => l.CampaignAsync(["m", "n"], 50));
    public static IAsyncEnumerable<string> Safe1() => Run(l => l.RaiseAsync("m", Tier.Silver));
    public static IAsyncEnumerable<string> Safe2() => Run(l => l.CorrectAsync("m", 70));
    private static IAsyncEnumerable<string> Run(Func<ILoyalty, Task> act)
    {
        Accounts accounts = new();
        Loyalty loyalty = new(accounts);
        return Twice(() => act(loyalty), () => $"{accounts["m"]} {accounts.Issued}");
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
