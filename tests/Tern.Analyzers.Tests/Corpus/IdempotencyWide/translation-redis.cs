// case: translation-redis
// category: redis
// rationale: the characters are booked and the job is pushed again at each attempt
// rule: TERN2008, TERN2010

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.TranslationRedis;

public sealed record TranslationJob(string JobId, string Tenant, string Source, string Target, string Text);
public enum When { Always, NotExists }

public interface IDatabase
{
    Task<long> StringIncrementAsync(string key, long value);
    Task<bool> StringSetAsync(string key, string value, TimeSpan? expiry = null, When when = When.Always);
    Task<long> ListRightPushAsync(string key, string value);
    Task<bool> SetAddAsync(string key, string value);
}

public sealed class TranslationDesk(IDatabase redis)
{
    [Idempotent]
    public async Task BookAsync(TranslationJob job)
    {
        string allowance = $"allowance:{job.Tenant}";
        await redis.StringIncrementAsync(allowance, -job.Text.Length); // want: TERN2010
    }

    [Idempotent]
    public async Task BookOnceAsync(TranslationJob job)
    {
        if (!await redis.StringSetAsync($"booked:{job.JobId}", "1", TimeSpan.FromDays(7), When.NotExists))
        {
            return;
        }

        await redis.StringIncrementAsync($"allowance:{job.Tenant}", -job.Text.Length);
    }

    [Idempotent]
    public Task QueueAsync(TranslationJob job)
        => job.Source == job.Target
            ? Task.CompletedTask
            : redis.ListRightPushAsync($"queue:{job.Target}", job.JobId); // want: TERN2008

    [Idempotent]
    public async Task MarkPendingAsync(TranslationJob job)
    {
        await redis.SetAddAsync($"pending:{job.Target}", job.JobId);
        await redis.StringSetAsync($"text:{job.JobId}", job.Text);
    }
}

public delegate object Server(string command, string key, string value);

public sealed class RedisDatabase(Server server) : IDatabase
{
    public Task<long> StringIncrementAsync(string key, long value) => Task.FromResult((long)server("INCRBY", key, value.ToString()));

    public Task<bool> StringSetAsync(string key, string value, TimeSpan? expiry = null, When when = When.Always)
        => Task.FromResult((bool)server(when == When.NotExists ? "SETNX" : "SET", key, value));

    public Task<long> ListRightPushAsync(string key, string value) => Task.FromResult((long)server("RPUSH", key, value));
    public Task<bool> SetAddAsync(string key, string value) => Task.FromResult((bool)server("SADD", key, value));
}

public static class Case
{
    private static readonly Dictionary<string, string> Keys = [];
    private static readonly TranslationDesk Desk = new(new RedisDatabase(Serve));
    private static readonly TranslationJob Job = new("j1", "acme", "da", "fr", "hej");
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Desk.BookAsync(Job), () => Keys["allowance:acme"]);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Desk.QueueAsync(Job), () => Keys["queue:fr"]);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Desk.BookOnceAsync(Job with { Tenant = "b" }), () => Keys["allowance:b"]);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Desk.MarkPendingAsync(Job), () => Keys["pending:fr"]);
    private static object Serve(string command, string key, string value)
    {
        string old = Keys.GetValueOrDefault(key, "");
        switch (command)
        {
            case "INCRBY": Keys[key] = (long.Parse("0" + old.TrimStart('-')) - long.Parse(value)).ToString(); return 0L;
            case "SETNX": return Keys.TryAdd(key, value);
            case "RPUSH": Keys[key] = old + value; return 1L;
            case "SADD" when old.Contains(value): return false;
            default: Keys[key] = value; return true;
        }
    }
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
