// case: rpc-race-results
// category: rpc
// rationale: a handler that answers null from an async body, and two fallback shapes that yield null
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcRaceResults;

public sealed class Standing
{
    public string Winner { get; init; } = "w";

    public byte[] Encode() => new byte[Winner.Length];
}

public interface IResults
{
    ValueTask<Standing> TopAsync(int race);
}

public sealed class ResultsService(Dictionary<int, Standing> table) : IResults
{
    public async ValueTask<Standing> TopAsync(int race)
    {
        await Task.Yield();
        return table.TryGetValue(race, out var s) ? s : null!;
    }
}

public sealed class EmptyResults : IResults
{
    public ValueTask<Standing> TopAsync(int race) => new(new Standing());
}

public sealed class Policy<T>(Func<Exception?, T> fallback)
{
    public async Task<T> RunAsync(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (TimeoutException e)
        {
            return fallback(e);
        }
    }
}

public static class Case
{
    private static async Task<byte[]> Serve(IResults handler, int race)
    {
        Standing reply = await handler.TopAsync(race);
        return reply.Encode(); // want: null-deref
    }

    private static Task<Standing> Down() => Task.FromException<Standing>(new TimeoutException());

    private static Standing Cached(Exception? e) => e is null ? new Standing() : null!;

    private static async Task<int> Show()
    {
        var standing = await new Policy<Standing>(Cached).RunAsync(Down);
        return standing.Winner.Length; // want: null-deref
    }

    private static async Task<int> ShowDefault()
    {
        var policy = new Policy<string>(_ => default!);
        string winner = await policy.RunAsync(async () => (await Down()).Winner);
        return winner.Length; // want: null-deref
    }

    private static async Task<int> ShowEmpty()
    {
        var standing = await new Policy<Standing>(_ => new Standing { Winner = "none" }).RunAsync(Down);
        return standing.Winner.Length;
    }

    public static Task Demo1() => Serve(new ResultsService([]), 3);
    public static Task Demo2() => Serve(new EmptyResults(), 3);
    public static Task Demo3() => Show();
    public static Task Demo4() => ShowDefault();
    public static Task Demo5() => ShowEmpty();
}
