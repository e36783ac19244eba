// case: ride-fares
// category: remote calls
// rationale: closing a ride charges and pays out through services that do the work anew on each call
// rule: TERN2005

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RideFares;

[RpcService]
public interface IFareService
{
    Task<string> ChargeAsync(string riderId, decimal amount);
    Task ChargeOnceAsync(string idempotencyKey, string riderId, decimal amount);
    [Idempotent] Task<decimal> QuoteAsync(string zone, int meters);
}

[RpcService]
public interface IPayouts
{
    Task PayDriverAsync(string driverId, decimal amount);
    [Idempotent] Task SetRateAsync(string driverId, decimal share);
}

public sealed record Ride(string Id, string Rider, string Driver, string Zone, int Meters);

public static class PayoutExtensions
{
    private const decimal Share = 0.8m;

    public static Task SettleAsync(this IPayouts payouts, Ride ride, decimal fare)
        => fare <= 0 ? Task.CompletedTask : payouts.PayDriverAsync(ride.Driver, decimal.Round(fare * Share, 2)); // want: TERN2005
}

public sealed class RideDesk(IFareService fares, IPayouts payouts)
{
    [Idempotent]
    public async Task<string?> CloseAsync(Ride ride)
    {
        decimal fare = await fares.QuoteAsync(ride.Zone, ride.Meters).ConfigureAwait(false);
        if (fare == 0)
            return null;

        return await fares.ChargeAsync(ride.Rider, fare).ConfigureAwait(false); // want: TERN2005
    }

    [Idempotent]
    public async Task PayOutAsync(Ride ride)
    {
        decimal fare = await fares.QuoteAsync(ride.Zone, ride.Meters);
        await payouts.SettleAsync(ride, fare);
    }

    [Idempotent]
    public async Task CloseKeyedAsync(Ride ride)
    {
        decimal fare = await fares.QuoteAsync(ride.Zone, ride.Meters);
        await fares.ChargeOnceAsync(idempotencyKey: $"ride/{ride.Id}", ride.Rider, fare);
        await payouts.SetRateAsync(ride.Driver, 0.8m);
    }
}

public sealed class RemoteFares(Action<string> wire) : IFareService, IPayouts
{
    public Task<string> ChargeAsync(string riderId, decimal amount) => Send($"charge {riderId} {amount}");
    public Task ChargeOnceAsync(string idempotencyKey, string riderId, decimal amount) => Send("once " + idempotencyKey);
    public Task<decimal> QuoteAsync(string zone, int meters) => Task.FromResult(2.5m + (meters * 0.001m));
    public Task PayDriverAsync(string driverId, decimal amount) => Send($"pay {driverId} {amount}");
    public Task SetRateAsync(string driverId, decimal share) => Task.CompletedTask;

    private Task<string> Send(string line)
    {
        wire(line);
        return Task.FromResult(line);
    }
}

public static class Case
{
    private static readonly Ride Ride = new("r1", "ann", "bob", "north", 4200);
    public static IAsyncEnumerable<string> Demo1() => Run(d => d.CloseAsync(Ride));
    public static IAsyncEnumerable<string> Demo2() => Run(d => d.PayOutAsync(Ride));
    public static IAsyncEnumerable<string> Safe1() => Run(d => d.CloseKeyedAsync(Ride));
    private static IAsyncEnumerable<string> Run(Func<RideDesk, Task> act)
    {
        List<string> sent = [];
        RemoteFares remote = new(l => { if (!l.StartsWith("once ") || !sent.Contains(l)) { sent.Add(l); } });
        RideDesk desk = new(remote, remote);
        return Twice(() => act(desk), () => string.Join(',', sent));
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string end = await Task.Run(act).ContinueWith(t => t.Exception?.InnerException?.GetType().Name ?? "done");
            yield return $"{end}: {state()}";
        }
    }
}
