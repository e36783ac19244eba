// case: neg-orchestra-parts
// category: locals
// rationale: counters, lists and objects grow, but they belong to the call; what is shared is replaced by the whole result
// rule: none

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegOrchestraParts;

public sealed record Player(string Name, string Instrument, int Chair);

public sealed class Part
{
    public required string Instrument { get; init; }
    public int Copies { get; set; }
    public List<string> Desks { get; } = [];
}

public interface ILibrary
{
    [Idempotent] Task<int> CountDesksAsync(IReadOnlyList<Player> players);
    [Idempotent] Task LayOutAsync(string work, IReadOnlyList<Player> players);
    [Idempotent] Task<double> RehearsalLoadAsync(IReadOnlyList<Player> players);
    [Idempotent] Task SeatAsync(string work, IReadOnlyList<Player> players);
}

public sealed class Library : ILibrary
{
    private ImmutableDictionary<string, ImmutableArray<string>> _layouts = ImmutableDictionary<string, ImmutableArray<string>>.Empty;
    private volatile string[] _seats = [];
    public string Layouts => string.Join(';', _layouts.Select(l => $"{l.Key}={string.Join(',', l.Value)}")) + string.Join('|', _seats);

    public Task<int> CountDesksAsync(IReadOnlyList<Player> players)
    {
        int desks = 0;
        foreach (IGrouping<string, Player> group in players.GroupBy(p => p.Instrument)) { desks += (group.Count() + 1) / 2; }
        return Task.FromResult(desks);
    }

    public Task LayOutAsync(string work, IReadOnlyList<Player> players)
    {
        Dictionary<string, Part> parts = [];
        foreach (Player player in players)
        {
            if (!parts.TryGetValue(player.Instrument, out Part? part))
            {
                parts.Add(player.Instrument, part = new Part { Instrument = player.Instrument });
            }
            Deal(part, player);
        }
        ImmutableArray<string> lines = [.. parts.Values.OrderBy(p => p.Instrument, StringComparer.Ordinal).Select(p => $"{p.Instrument} x{p.Copies}")];
        ImmutableInterlocked.AddOrUpdate(ref _layouts, work, lines, (_, _) => lines);
        return Task.CompletedTask;
    }

    public async Task<double> RehearsalLoadAsync(IReadOnlyList<Player> players)
    {
        Channel<int> minutes = Channel.CreateUnbounded<int>();
        foreach (Player player in players) { await minutes.Writer.WriteAsync(player.Chair is 1 ? 180 : 150); }
        minutes.Writer.Complete();
        long total = 0;
        await foreach (int part in minutes.Reader.ReadAllAsync())
        {
            Interlocked.Add(ref total, part);
        }
        return total / 60d;
    }

    public Task SeatAsync(string work, IReadOnlyList<Player> players)
    {
        var seats = new Stack<string>();
        foreach (Player player in players.OrderByDescending(p => p.Chair))
        {
            seats.Push($"{work}:{player.Name}");
        }
        Interlocked.Exchange(ref _seats, seats.ToArray());
        return Task.CompletedTask;
    }

    private static void Deal(Part part, Player player)
    {
        part.Copies++;
        part.Desks.Add($"{player.Instrument} {player.Chair}");
    }
}

public static class Case
{
    private static readonly Library Library = new();
    private static readonly Player[] Players = [new("Ida", "viola", 1), new("Per", "viola", 2), new("Una", "oboe", 1)];
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Library.CountDesksAsync(Players), () => Library.Layouts);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Library.LayOutAsync("Nielsen 4", Players), () => Library.Layouts);
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Library.RehearsalLoadAsync(Players), () => Library.Layouts);
    public static IAsyncEnumerable<string> Safe4() => Twice(() => Library.SeatAsync("Nielsen 4", Players), () => Library.Layouts);
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
