// case: redis-arcade
// category: clients
// rationale: lists grow and counters move in a key-value store
// rule: TERN2008, TERN2010

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RedisArcade;

public interface IArcade
{
    [Idempotent]
    Task RecordAsync(string player, long points);
    [Idempotent]
    Task PlayedAsync(string game);
    [Idempotent]
    Task RemainingAsync(string player);
    [Idempotent]
    Task SetBestAsync(string player, long points);
}

public sealed class Arcade(IDatabase redis) : IArcade
{
    public async Task RecordAsync(string player, long points)
    {
        await redis.ListRightPushAsync($"scores:{player}", points.ToString()); // want: TERN2008
        await redis.KeyExpireAsync($"scores:{player}", TimeSpan.FromDays(30));
    }

    public Task PlayedAsync(string game) => redis.HashIncrementAsync("played", game); // want: TERN2010

    public async Task RemainingAsync(string player)
    {
        long left = await redis.StringDecrementAsync($"coins:{player}"); // want: TERN2010
        if (left <= 0)
        {
            await redis.KeyDeleteAsync($"session:{player}");
        }
    }

    public async Task SetBestAsync(string player, long points)
    {
        await redis.SortedSetAddAsync("best", player, points);
        await redis.SetAddAsync("players", player);
        await redis.StringSetAsync($"last:{player}", points.ToString());
    }
}

public interface IDatabase
{
    Task<long> ListRightPushAsync(string key, string value);
    Task<long> HashIncrementAsync(string key, string field, long value = 1);
    Task<long> StringDecrementAsync(string key, long value = 1);
    Task<bool> KeyExpireAsync(string key, TimeSpan after);
    Task<bool> KeyDeleteAsync(string key);
    Task<bool> SortedSetAddAsync(string key, string member, double score);
    Task<bool> SetAddAsync(string key, string member);
    Task<bool> StringSetAsync(string key, string value);
}

public sealed class FakeRedis(Func<string, string, long> server) : IDatabase
{
    public Task<long> ListRightPushAsync(string key, string value) => Task.FromResult(server("RPUSH", key));

    public Task<long> HashIncrementAsync(string key, string field, long value = 1) => Task.FromResult(server("HINCRBY", key));

    public Task<long> StringDecrementAsync(string key, long value = 1) => Task.FromResult(server("DECR", key));

    public Task<bool> KeyExpireAsync(string key, TimeSpan after) => Task.FromResult(server("EXPIRE", key) > 0);

    public Task<bool> KeyDeleteAsync(string key) => Task.FromResult(server("DEL", key) > 0);

    public Task<bool> SortedSetAddAsync(string key, string member, double score) => Task.FromResult(server("ZADD", key) > 0);

    public Task<bool> SetAddAsync(string key, string member) => Task.FromResult(server("SADD", key) > 0);

    public Task<bool> StringSetAsync(string key, string value) => Task.FromResult(server("SET", key) > 0);
}

public static class Case
{
    private static long _moved;
    private static readonly Arcade Arcade = new(new FakeRedis((verb, _) => verb is "RPUSH" or "HINCRBY" ? ++_moved : verb is "DECR" ? --_moved : 1));
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Arcade.RecordAsync("p", 9), () => _moved);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Arcade.PlayedAsync("pong"), () => _moved);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Arcade.RemainingAsync("p"), () => _moved);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Arcade.SetBestAsync("p", 9), () => _moved);
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
