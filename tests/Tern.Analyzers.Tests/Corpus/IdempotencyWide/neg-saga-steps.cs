// case: neg-saga-steps
// category: guards
// rationale: each step is taken once, for the saga remembers which are done
// rule: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegSagaSteps;

[RpcService("travel.Flights")]
public interface IFlights
{
    Task ReserveAsync(string tripId, string flight);
    [Idempotent] Task<bool> HoldAsync(string tripId, string flight);
}

public sealed class Trip
{
    public string Id { get; set; } = "";
    public bool FlightReserved { get; set; }
    public HashSet<string> Steps { get; } = [];
    public int Cents { get; set; }
}

public interface ITrips
{
    [Idempotent] Task ReserveAsync(string tripId, string flight);
    [Idempotent] Task PayAsync(string tripId, int cents);
    [Idempotent] Task HoldAsync(string tripId, string flight);
}

public sealed class Trips(IFlights flights) : ITrips
{
    private readonly Dictionary<string, Trip> _trips = new() { ["t"] = new Trip { Id = "t" } };

    public string State => string.Join(",", _trips.Values.Select(t => $"{t.FlightReserved} {t.Cents} {t.Steps.Count}"));

    public async Task ReserveAsync(string tripId, string flight)
    {
        Trip trip = _trips[tripId];
        if (!trip.FlightReserved)
        {
            await flights.ReserveAsync(tripId, flight);
            trip.FlightReserved = true;
        }
    }

    public Task PayAsync(string tripId, int cents)
    {
        Trip trip = _trips[tripId];
        if (!trip.Steps.Add("pay"))
        {
            return Task.CompletedTask;
        }

        trip.Cents += cents;
        return Task.CompletedTask;
    }

    public async Task HoldAsync(string tripId, string flight)
    {
        bool held = await flights.HoldAsync(tripId, flight);
        _trips[tripId].FlightReserved = held;
    }
}

public class Remote : System.Reflection.DispatchProxy
{
    public Func<string, object?> Handle { get; set; } = _ => null;

    public static IFlights To(Func<string, object?> handle)
    {
        IFlights proxy = Create<IFlights, Remote>();
        ((Remote)(object)proxy).Handle = handle;
        return proxy;
    }

    protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? args) => Handle(method!.Name);
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int reserved = 0;
        Trips trips = new(Remote.To(_ => Task.FromResult(++reserved)));
        return Twice(async () => { await trips.ReserveAsync("t", "f"); return $"{reserved} {trips.State}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Trips trips = new(Remote.To(_ => Task.CompletedTask));
        return Twice(async () => { await trips.PayAsync("t", 5); return trips.State; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Trips trips = new(Remote.To(_ => Task.FromResult(true)));
        return Twice(async () => { await trips.HoldAsync("t", "f"); return trips.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
