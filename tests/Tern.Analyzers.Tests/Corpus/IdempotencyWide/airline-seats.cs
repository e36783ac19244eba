// case: airline-seats
// category: shared state
// rationale: seat counters of a flight move with each run, absolute values do not
// rule: TERN2007

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.AirlineSeats;

public interface ISeatDesk
{
    [Idempotent]
    Task SellAsync(string flight);

    [Idempotent]
    Task HoldAsync(string flight);

    [Idempotent]
    Task ExtendBoardingAsync(string flight, int minutes);

    [Idempotent]
    Task AssignGateAsync(string flight, string gate);

    [Idempotent]
    Task LimitAsync(string flight, int seats);
}

public sealed class Flight
{
    public int Free = 100;

    public int Sold { get; set; }

    public string? Gate { get; set; }

    public DateTime BoardingEnds { get; set; } = new(2026, 5, 1, 12, 0, 0);

    public override string ToString() => $"{Free}/{Sold}/{Gate}/{BoardingEnds:HH:mm}";
}

public sealed class SeatDesk(IReadOnlyDictionary<string, Flight> flights) : ISeatDesk
{
    public Task SellAsync(string flight)
    {
        Flight found = flights[flight];
        found.Sold++; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task HoldAsync(string flight)
    {
        Interlocked.Decrement(ref flights[flight].Free); // want: TERN2007
        return Task.CompletedTask;
    }

    public Task ExtendBoardingAsync(string flight, int minutes)
    {
        Flight found = flights[flight];
        found.BoardingEnds = found.BoardingEnds.AddMinutes(minutes); // want: TERN2007
        return Task.CompletedTask;
    }

    public Task AssignGateAsync(string flight, string gate)
    {
        flights[flight].Gate = gate;
        return Task.CompletedTask;
    }

    public Task LimitAsync(string flight, int seats)
    {
        Interlocked.Exchange(ref flights[flight].Free, seats);
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Dictionary<string, Flight> Flights = new() { ["LH1"] = new Flight() };

    public static IAsyncEnumerable<string> Demo1() => Twice(() => new SeatDesk(Flights).SellAsync("LH1"), () => Flights["LH1"]);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => new SeatDesk(Flights).HoldAsync("LH1"), () => Flights["LH1"]);

    public static IAsyncEnumerable<string> Demo3() => Twice(() => new SeatDesk(Flights).ExtendBoardingAsync("LH1", 5), () => Flights["LH1"]);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => new SeatDesk(Flights).AssignGateAsync("LH1", "B4"), () => Flights["LH1"]);

    public static IAsyncEnumerable<string> Safe2() => Twice(() => new SeatDesk(Flights).LimitAsync("LH1", 7), () => Flights["LH1"]);

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
