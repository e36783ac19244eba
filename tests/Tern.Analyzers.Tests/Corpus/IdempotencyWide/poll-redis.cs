// case: poll-redis
// category: cache
// rationale: a tally is read, raised and written back; a voter is pushed to a list at each attempt
// rule: TERN2007, TERN2008

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.PollRedis;

public interface IDatabase
{
    Task<string?> StringGetAsync(string key);

    Task<bool> StringSetAsync(string key, string value);

    Task<long> ListRightPushAsync(string key, string value);

    Task<bool> SetAddAsync(string key, string value);

    Task<bool> HashSetAsync(string key, string field, string value);
}

public sealed record Ballot(string Poll, string Voter, string Choice);

public static class DatabaseExtensions
{
    public static async Task<int> GetIntAsync(this IDatabase redis, string key)
        => int.TryParse(await redis.StringGetAsync(key), CultureInfo.InvariantCulture, out int value) ? value : 0;
}

public sealed class PollingStation(IDatabase redis)
{
    [Idempotent]
    public async Task TallyAsync(Ballot ballot)
    {
        string key = $"poll:{ballot.Poll}:{ballot.Choice}";
        int votes = await redis.GetIntAsync(key);
        int next = votes + 1;
        await redis.StringSetAsync(key, next.ToString(CultureInfo.InvariantCulture)); // want: TERN2010
    }

    [Idempotent]
    public async Task<bool> CheckInAsync(Ballot ballot)
    {
        if (string.IsNullOrWhiteSpace(ballot.Voter))
        {
            return false;
        }

        await redis.ListRightPushAsync($"poll:{ballot.Poll}:voters", ballot.Voter); // want: TERN2008
        return true;
    }

    [Idempotent]
    public async Task CastAsync(Ballot ballot)
    {
        await redis.HashSetAsync($"poll:{ballot.Poll}:ballots", ballot.Voter, ballot.Choice);
        await redis.SetAddAsync($"poll:{ballot.Poll}:turnout", ballot.Voter);
    }
}

public static class Case
{
    private static readonly FakeRedis Redis = new();
    private static readonly PollingStation Station = new(Redis);
    private static readonly Ballot Ballot = new("mayor", "v1", "yes");
    public static IAsyncEnumerable<string> DemoTally() => Twice(() => Station.TallyAsync(Ballot), () => Redis["poll:mayor:yes"]);
    public static IAsyncEnumerable<string> DemoCheckIn() => Twice(() => Station.CheckInAsync(Ballot), () => Redis["poll:mayor:voters"]);
    public static IAsyncEnumerable<string> SafeCast() => Twice(() => Station.CastAsync(Ballot), () => Redis["poll:mayor:ballots/v1"] + Redis["poll:mayor:turnout/v1"]);

    private sealed class FakeRedis : Dictionary<string, string>, IDatabase
    {
        public Task<string?> StringGetAsync(string key) => Task.FromResult(this.GetValueOrDefault(key));
        public Task<bool> StringSetAsync(string key, string value) => Task.FromResult((this[key] = value) is not null);
        public Task<long> ListRightPushAsync(string key, string value) => Task.FromResult((long)(this[key] = this.GetValueOrDefault(key) + "," + value).Length);
        public Task<bool> SetAddAsync(string key, string value) => Task.FromResult(TryAdd($"{key}/{value}", "x"));
        public Task<bool> HashSetAsync(string key, string field, string value) => StringSetAsync($"{key}/{field}", value);
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
