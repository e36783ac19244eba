// case: chess-ladder
// category: guards and keys
// rationale: the guard of a game result is asked too late, or by a key of the attempt
// rule: TERN2017, TERN2014

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.ChessLadder;

public enum Outcome { White, Draw, Black }

public sealed record Game(string Id, string White, string Black, Outcome Outcome)
{
    public int Points => Outcome switch { Outcome.White => 16, Outcome.Draw => 2, _ => -14 };
}

public interface ILadder
{
    [Idempotent] Task<int> RateAsync(Game game);
    [Idempotent] Task ForfeitAsync(Game game);
    [Idempotent] Task BonusAsync(Game game);
    [Idempotent] Task<int> RateOnceAsync(Game game);
}

public interface IInbox
{
    Task<bool> TryBeginAsync(string messageId);
}

public sealed class MemoryInbox : IInbox
{
    private readonly ConcurrentDictionary<string, bool> _seen = new();
    public Task<bool> TryBeginAsync(string messageId) => Task.FromResult(_seen.TryAdd(messageId, true));
}

public sealed class Ladder(IInbox inbox) : ILadder
{
    private readonly Dictionary<string, int> _elo = [];
    private readonly Dictionary<string, int> _forfeits = [];
    public int this[string player] => _elo.GetValueOrDefault(player, 1500);
    public int Forfeits(string player) => _forfeits.GetValueOrDefault(player);

    public async Task<int> RateAsync(Game game)
    {
        int elo = _elo[game.White] = this[game.White] + game.Points;
        if (!await inbox.TryBeginAsync($"rate:{game.Id}")) { return elo; } // want: TERN2017
        await Task.Yield();
        return elo;
    }

    public async Task ForfeitAsync(Game game)
    {
        string loser = game.Outcome is Outcome.White ? game.Black : game.White;
        _forfeits[loser] = Forfeits(loser) + 1;
        bool first = await inbox.TryBeginAsync("forfeit:" + game.Id); // want: TERN2017
        if (first) { _elo[loser] = 1000; }
    }

    public async Task BonusAsync(Game game)
    {
        var key = (game.Id, Attempt: Guid.NewGuid());
        if (await inbox.TryBeginAsync($"{key.Id}/{key.Attempt:N}")) // want: TERN2014
        {
            _elo[game.White] = this[game.White] + 5;
        }
    }

    public async Task<int> RateOnceAsync(Game game)
    {
        if (await inbox.TryBeginAsync($"once:{game.Id}"))
        {
            _elo[game.White] = this[game.White] + game.Points;
        }
        return this[game.White];
    }
}

public static class Case
{
    private static readonly Ladder Ladder = new(new MemoryInbox());
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Ladder.RateAsync(new("g1", "Anna", "Bo", Outcome.White)), () => Ladder["Anna"]);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Ladder.ForfeitAsync(new("g1", "Anna", "Bo", Outcome.White)), () => Ladder.Forfeits("Bo"));
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Ladder.BonusAsync(new("g3", "Cleo", "Dan", Outcome.White)), () => Ladder["Cleo"]);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Ladder.RateOnceAsync(new("g4", "Eve", "Dan", Outcome.White)), () => Ladder["Eve"]);
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
