// case: key-made-inside
// category: keys
// rationale: the guard asks for a key that no other attempt can have
// rule: TERN2014

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.KeyMadeInside;

public sealed record Tip(string TipId, string Waiter, int Cents);

public interface ITips
{
    [Idempotent] Task GiveAsync(string waiter, int cents);
    [Idempotent] Task PostAsync(Tip tip);
    [Idempotent] Task EnqueueAsync(Tip tip);
    [Idempotent] Task GiveOnceAsync(Tip tip);
    [Idempotent] Task PostOnceAsync(Tip tip);
}

public sealed class Tips(TipsClient client) : ITips
{
    private readonly HashSet<string> _seen = [];

    public int Cents { get; private set; }

    public Task GiveAsync(string waiter, int cents)
    {
        string key = $"{waiter}:{Guid.NewGuid()}";
        if (_seen.Add(key)) Cents += cents; // want: TERN2014
        return Task.CompletedTask;
    }

    public async Task PostAsync(Tip tip)
    {
        string idempotencyKey = Guid.NewGuid().ToString("N");
        await client.CreateAsync(tip.Waiter, tip.Cents, idempotencyKey); // want: TERN2014
    }

    public async Task EnqueueAsync(Tip tip)
    {
        await client.CreateAsync(tip.Waiter, tip.Cents, idempotencyKey: $"{tip.TipId}-{Environment.TickCount64}-{Random.Shared.Next()}"); // want: TERN2014
    }

    public Task GiveOnceAsync(Tip tip)
    {
        string key = $"{tip.Waiter}:{tip.TipId}";
        if (_seen.Add(key)) Cents += tip.Cents;
        return Task.CompletedTask;
    }

    public async Task PostOnceAsync(Tip tip)
    {
        string idempotencyKey = "tip/" + tip.TipId;
        string correlation = Guid.NewGuid().ToString("N");
        Console.Error.Write(correlation.Length == 0 ? correlation : "");
        await client.CreateAsync(tip.Waiter, tip.Cents, idempotencyKey);
    }
}

public sealed class TipsClient
{
    public required Func<string, bool> Service { get; init; }
    public Task<bool> CreateAsync(string waiter, int cents, string idempotencyKey) => Task.FromResult(Service(idempotencyKey));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Tips tips = new(new TipsClient { Service = _ => true });
        return Twice(async () => { await tips.GiveAsync("w", 3); return $"{tips.Cents}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        HashSet<string> keys = [];
        Tips tips = new(new TipsClient { Service = k => keys.Add(k) });
        return Twice(async () => { await tips.PostAsync(new Tip("t", "w", 3)); return $"{keys.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        HashSet<string> keys = [];
        Tips tips = new(new TipsClient { Service = k => keys.Add(k) });
        return Twice(async () => { await tips.EnqueueAsync(new Tip("t", "w", 3)); return $"{keys.Count}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Tips tips = new(new TipsClient { Service = _ => true });
        return Twice(async () => { await tips.GiveOnceAsync(new Tip("t", "w", 3)); return $"{tips.Cents}"; });
    }

    public static IAsyncEnumerable<string> Safe2()
    {
        HashSet<string> keys = [];
        Tips tips = new(new TipsClient { Service = k => keys.Add(k) });
        return Twice(async () => { await tips.PostOnceAsync(new Tip("t", "w", 3)); return $"{keys.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
