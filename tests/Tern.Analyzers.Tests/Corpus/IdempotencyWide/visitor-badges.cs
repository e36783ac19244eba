// case: visitor-badges
// category: identity and time
// rationale: a retry replaces the badge number and the time of entry that were given out before
// rule: TERN2006

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.VisitorBadges;

public sealed record Visitor(string Passport, string Name);
public sealed record Badge(string Passport, string Number, DateTimeOffset? EnteredAt = null);

public interface IBadgeRegister
{
    void Put(Badge badge);
    Badge? Find(string passport);
    Badge Ensure(string passport, Func<string, Badge> create);
}

public sealed class BadgeRegister : IBadgeRegister
{
    private readonly ConcurrentDictionary<string, Badge> _badges = new(StringComparer.OrdinalIgnoreCase);
    public void Put(Badge badge) => _badges[badge.Passport] = badge;
    public Badge? Find(string passport) => _badges.GetValueOrDefault(passport);
    public Badge Ensure(string passport, Func<string, Badge> create) => _badges.GetOrAdd(passport, create);
}

public sealed class FrontDesk(IBadgeRegister register, TimeProvider clock)
{
    private readonly Dictionary<string, int> _lockers = [];
    public IReadOnlyDictionary<string, int> Lockers => _lockers;
    public DateTimeOffset? LastEntry { get; private set; }

    [Idempotent]
    public Task EnterAsync(Visitor visitor)
    {
        Badge badge = register.Find(visitor.Passport) ?? throw new InvalidOperationException("no badge");
        if (badge.Number.Length > 0)
        {
            LastEntry = clock.GetUtcNow(); // want: TERN2006
        }

        return Task.CompletedTask;
    }

    [Idempotent]
    public Task AssignLockerAsync(Visitor visitor)
    {
        int locker = Random.Shared.Next(1, int.MaxValue);
        _lockers[visitor.Passport] = locker; // want: TERN2006
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task<Badge> RegisterAsync(Visitor visitor)
        => Task.FromResult(register.Ensure(visitor.Passport, static p => new Badge(p, Guid.NewGuid().ToString("N")[..8])));

    [Idempotent]
    public Task EnterAtAsync(Visitor visitor, DateTimeOffset at)
    {
        Badge badge = register.Find(visitor.Passport) ?? new Badge(visitor.Passport, visitor.Passport[..2]);
        register.Put(badge with { EnteredAt = at });
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Visitor Guest = new("NL4711", "Noor");
    public static IAsyncEnumerable<string> Demo1() => Run((d, _) => d.EnterAsync(Guest));
    public static IAsyncEnumerable<string> Demo2() => Run((d, _) => d.AssignLockerAsync(Guest));
    public static IAsyncEnumerable<string> Safe1() => Run((d, r) => { r.Put(new Badge("NL0001", "x")); return d.RegisterAsync(new Visitor("NL9", "Ola")); });
    public static IAsyncEnumerable<string> Safe2() => Run((d, _) => d.EnterAtAsync(Guest, DateTimeOffset.UnixEpoch));
    private static IAsyncEnumerable<string> Run(Func<FrontDesk, BadgeRegister, Task> act)
    {
        BadgeRegister register = new();
        register.Put(new Badge(Guest.Passport, "17"));
        FrontDesk desk = new(register, TimeProvider.System);
        return Twice(() => act(desk, register), () => $"{register.Find(Guest.Passport)} {register.Find("NL9")} {desk.LastEntry:O} {desk.Lockers.GetValueOrDefault(Guest.Passport)}");
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
