// case: redis-leaderboard
// category: update
// rationale: commands of a Redis client, some that set and some that move
// rule: TERN2008, TERN2010

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RedisLeaderboard;

public interface ILeaderboard
{
    [Idempotent] Task ScoreAsync(string player, double points);
    [Idempotent] Task<long> CountVisitAsync(string page);
    [Idempotent] Task RememberMatchAsync(string player, string match);
    [Idempotent] Task JoinAsync(string player, string team, double rating);
}

public sealed class Leaderboard(IDatabase redis) : ILeaderboard
{
    public async Task ScoreAsync(string player, double points)
    {
        await redis.SortedSetIncrementAsync("board", player, points); // want: TERN2010
    }

    public Task<long> CountVisitAsync(string page) => redis.StringIncrementAsync("visits:" + page); // want: TERN2010

    public async Task RememberMatchAsync(string player, string match)
    {
        string key = "matches:" + player;
        await redis.ListLeftPushAsync(key, match); // want: TERN2008
        await redis.KeyExpireAsync(key, TimeSpan.FromDays(7));
    }

    public async Task JoinAsync(string player, string team, double rating)
    {
        await redis.StringSetAsync("team:" + player, team);
        await redis.SetAddAsync("members:" + team, player);
        await redis.HashSetAsync("player:" + player, "rating", rating.ToString("R"));
        await redis.SortedSetAddAsync("board", player, rating);
        await redis.KeyDeleteAsync("pending:" + player);
    }
}

public interface IDatabase
{
    Task<double> SortedSetIncrementAsync(string key, string member, double value);
    Task<bool> SortedSetAddAsync(string key, string member, double score);
    Task<long> StringIncrementAsync(string key, long value = 1);
    Task<bool> StringSetAsync(string key, string value);
    Task<long> ListLeftPushAsync(string key, string value);
    Task<bool> SetAddAsync(string key, string value);
    Task<bool> HashSetAsync(string key, string field, string value);
    Task<bool> KeyDeleteAsync(string key);
    Task<bool> KeyExpireAsync(string key, TimeSpan expiry);
}

public class Wire : System.Reflection.DispatchProxy
{
    public Func<string, object?[], object?> Server { get; set; } = (_, _) => null;

    public static IDatabase Connect(Func<string, object?[], object?> server)
    {
        IDatabase database = Create<IDatabase, Wire>();
        ((Wire)(object)database).Server = server;
        return database;
    }

    protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? args) => Server(method!.Name, args!);
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        double score = 0;
        IDatabase redis = Wire.Connect((_, a) => Task.FromResult(score += (double)a[2]!));
        return Twice(async () => { await new Leaderboard(redis).ScoreAsync("p", 3); return $"{score}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        long visits = 0;
        IDatabase redis = Wire.Connect((_, a) => Task.FromResult(visits += (long)a[1]!));
        return Twice(async () => { long answer = await new Leaderboard(redis).CountVisitAsync("home"); return $"{answer}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        long length = 0;
        IDatabase redis = Wire.Connect((m, _) => m == "KeyExpireAsync" ? Task.FromResult(true) : Task.FromResult(++length));
        return Twice(async () => { await new Leaderboard(redis).RememberMatchAsync("p", "m"); return $"{length}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        SortedSet<string> state = [];
        IDatabase redis = Wire.Connect((m, a) => Task.FromResult(state.Add(m + string.Join(":", a))));
        return Twice(async () => { await new Leaderboard(redis).JoinAsync("p", "t", 3); return string.Join(",", state); });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
