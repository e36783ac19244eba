// case: neg-orchestra-rpc
// category: rpc
// rationale: remote calls that are idempotent themselves, carry a key of the caller, or only happen when the remote has nothing yet
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegOrchestraRpc;

[RpcService]
public interface IBusCompany
{
    Task<string> BookCoachAsync(string tour, int seats, string idempotencyKey);
    [Idempotent]
    Task<string?> FindBookingAsync(string tour);
    [Idempotent]
    Task SetSeatsAsync(string tour, int seats);
}

public sealed record Musician(string Name, string Section);

public sealed record Tour(string Code, DateOnly Start, IReadOnlyList<Musician> Players)
{
    public int Seats => Players.Count + Players.Count(p => p.Section is "cello" or "bass");
}

public abstract record Outcome
{
    public sealed record Booked(string Reference) : Outcome;
    public sealed record Rejected(string Why) : Outcome;
}

public sealed class TourPlanner(IBusCompany buses, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Outcome> _outcomes = new();
    public IReadOnlyDictionary<string, Outcome> Outcomes => _outcomes;
    [Idempotent]
    public async Task<Outcome> BookAsync(Tour tour)
    {
        if (_outcomes.TryGetValue(tour.Code, out Outcome? known))
            return known;

        Outcome outcome = Validate(tour) is { } why
            ? new Outcome.Rejected(why)
            : new Outcome.Booked(await buses.BookCoachAsync(tour.Code, tour.Seats, idempotencyKey: $"coach/{tour.Code}"));
        return _outcomes.GetOrAdd(tour.Code, outcome);
    }
    [Idempotent]
    public async Task ResizeAsync(Tour tour)
    {
        if (await buses.FindBookingAsync(tour.Code) is not null)
        {
            await buses.SetSeatsAsync(tour.Code, tour.Seats);
        }
    }

    private string? Validate(Tour tour) => tour switch
    {
        { Players: [] } => "nobody plays",
        { Start: var start } when start < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) => "in the past",
        _ => null,
    };
}

public static class Case
{
    private static readonly Company Buses = new();
    private static readonly TourPlanner Planner = new(Buses, TimeProvider.System);
    private static readonly Tour Tour = new("JP", new DateOnly(2090, 4, 1), [new("Aki", "cello"), new("Lia", "oboe")]);
    public static IAsyncEnumerable<string> SafeBook() => Twice(() => Planner.BookAsync(Tour), State);
    public static IAsyncEnumerable<string> SafeResize() => Twice(() => Planner.ResizeAsync(Tour with { Players = [.. Tour.Players, new("Jo", "harp")] }), State);
    private static string State() => string.Join(';', Buses) + string.Join(';', Planner.Outcomes);

    private sealed class Company : Dictionary<string, int>, IBusCompany
    {
        private readonly Dictionary<string, string> _answers = [];
        public Task<string> BookCoachAsync(string tour, int seats, string idempotencyKey)
        {
            if (_answers.TryAdd(idempotencyKey, $"REF-{tour}")) { this[tour] = seats; }
            return Task.FromResult(_answers[idempotencyKey]);
        }
        public Task<string?> FindBookingAsync(string tour) => Task.FromResult(ContainsKey(tour) ? tour : null);
        public Task SetSeatsAsync(string tour, int seats) => Task.FromResult(this[tour] = seats);
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
