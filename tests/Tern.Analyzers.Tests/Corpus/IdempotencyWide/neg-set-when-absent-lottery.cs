// case: neg-set-when-absent-lottery
// category: guards
// rationale: a key that is set only when absent, or a unique index, lets one run through
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegSetWhenAbsentLottery;

public sealed record Draw(string DrawId, int Number);

public interface ILottery
{
    [Idempotent]
    Task DrawAsync(Draw draw);
    [Idempotent]
    Task DrawByMembershipAsync(Draw draw);
    [Idempotent]
    Task DrawUniqueAsync(Draw draw);
    [Idempotent]
    Task DrawOverBaseAsync(Draw draw);
}

public abstract class Deduplicated
{
    private readonly HashSet<string> _keys = [];

    protected async Task OnceAsync<T>(string key, T argument, Func<T, Task> effect)
    {
        if (!_keys.Add(key))
        {
            return;
        }

        await effect(argument);
    }
}

public sealed class Lottery(RedisStore redis, DrawContext db) : Deduplicated, ILottery
{
    public int Drawn { get; private set; }

    public async Task DrawAsync(Draw draw)
    {
        bool first = await redis.StringSetAsync($"draw:{draw.DrawId}", "1", TimeSpan.FromDays(7), When.NotExists);
        if (!first)
        {
            return;
        }

        Drawn += draw.Number;
    }

    public async Task DrawByMembershipAsync(Draw draw)
    {
        if (await redis.SetAddAsync("draws", draw.DrawId))
        {
            Drawn += draw.Number;
        }
    }

    public async Task DrawUniqueAsync(Draw draw)
    {
        db.Draws.Add(draw);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            return;
        }

        Drawn += draw.Number;
    }

    public Task DrawOverBaseAsync(Draw draw) => OnceAsync(draw.DrawId, draw, CountAsync);

    private Task CountAsync(Draw draw)
    {
        Drawn += draw.Number;
        return Task.CompletedTask;
    }
}

public enum When
{
    Always,
    NotExists,
}

public sealed class RedisStore(Func<string, bool> add)
{
    public Task<bool> StringSetAsync(string key, string value, TimeSpan? expiry = null, When when = When.Always) => Task.FromResult(add(key));

    public Task<bool> SetAddAsync(string key, string member) => Task.FromResult(add(key + member));
}

public sealed class DbUpdateException : Exception;

public sealed class DrawContext
{
    private readonly HashSet<string> _unique = [];

    public List<Draw> Draws { get; } = [];

    public Task SaveChangesAsync()
    {
        Draw last = Draws[^1];
        Draws.Clear();
        return _unique.Add(last.DrawId) ? Task.CompletedTask : Task.FromException(new DbUpdateException());
    }
}

public static class Case
{
    private static readonly HashSet<string> Keys = [];
    private static readonly Lottery Lottery = new(new RedisStore(Keys.Add), new DrawContext());
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Lottery.DrawAsync(new Draw("a", 7)), () => Lottery.Drawn);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Lottery.DrawByMembershipAsync(new Draw("b", 7)), () => Lottery.Drawn);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Lottery.DrawUniqueAsync(new Draw("c", 7)), () => Lottery.Drawn);
    public static IAsyncEnumerable<string> Demo4() => Twice(() => Lottery.DrawOverBaseAsync(new Draw("d", 7)), () => Lottery.Drawn);
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
