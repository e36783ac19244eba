// case: neg-rebuilt-leagues
// category: replaced state
// rationale: what is kept is emptied and filled, or swapped for a new one
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

namespace Idempotency.Wide.NegRebuiltLeagues;

public sealed record Match(string Home, string Away, int HomeGoals, int AwayGoals);

public sealed class Row
{
    public int Points { get; set; }

    public int Goals { get; set; }
}

public interface ILeagues
{
    [Idempotent]
    Task RebuildAsync(IReadOnlyList<Match> matches);
    [Idempotent]
    Task ReplaceNamesAsync(IReadOnlyList<string> names);
    [Idempotent]
    Task<int> SumAsync(IReadOnlyList<Match> matches, CancellationToken cancellationToken = default);
    [Idempotent]
    Task RecountAsync(IReadOnlyList<Match> matches);
}

public sealed class Leagues : ILeagues
{
    private readonly List<string> _names = [];
    private volatile IReadOnlyDictionary<string, Row> _table = new Dictionary<string, Row>();
    private int _goals;

    public string State => $"{string.Join(",", _names)} {string.Join(",", _table.Select(r => $"{r.Key}{r.Value.Points}-{r.Value.Goals}"))} {_goals}";

    public Task RebuildAsync(IReadOnlyList<Match> matches)
    {
        Dictionary<string, Row> table = [];
        foreach (Match match in matches)
        {
            Row home = RowOf(table, match.Home);
            Row away = RowOf(table, match.Away);
            home.Points += match.HomeGoals > match.AwayGoals ? 3 : 0;
            away.Points += match.AwayGoals > match.HomeGoals ? 3 : 0;
            home.Goals += match.HomeGoals;
            away.Goals += match.AwayGoals;
        }

        _table = table;
        return Task.CompletedTask;
    }

    public Task ReplaceNamesAsync(IReadOnlyList<string> names)
    {
        lock (_names)
        {
            _names.Clear();
            _names.AddRange(names.Order(StringComparer.Ordinal));
        }

        return Task.CompletedTask;
    }

    public async Task<int> SumAsync(IReadOnlyList<Match> matches, CancellationToken cancellationToken = default)
    {
        ConcurrentBag<int> sums = [];
        int total = 0;
        await Parallel.ForEachAsync(matches, cancellationToken, (match, _) =>
        {
            sums.Add(match.HomeGoals + match.AwayGoals);
            Interlocked.Add(ref total, match.HomeGoals);
            return ValueTask.CompletedTask;
        });
        return sums.Sum() + total;
    }

    public Task RecountAsync(IReadOnlyList<Match> matches)
    {
        _goals = 0;
        foreach (Match match in matches)
        {
            _goals += match.HomeGoals + match.AwayGoals;
        }

        return Task.CompletedTask;
    }

    private static Row RowOf(Dictionary<string, Row> table, string team)
    {
        if (!table.TryGetValue(team, out Row? row))
        {
            table.Add(team, row = new Row());
        }

        return row;
    }
}

public static class Case
{
    private static readonly Leagues Leagues = new();
    private static readonly Match[] Matches = [new("a", "b", 2, 1), new("b", "a", 0, 0)];
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Leagues.RebuildAsync(Matches), () => Leagues.State);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Leagues.ReplaceNamesAsync(["x", "a"]), () => Leagues.State);
    public static IAsyncEnumerable<string> Demo3()
    {
        int sum = 0;
        return Twice(async () => sum = await Leagues.SumAsync(Matches), () => sum);
    }

    public static IAsyncEnumerable<string> Demo4() => Twice(() => Leagues.RecountAsync(Matches), () => Leagues.State);
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
