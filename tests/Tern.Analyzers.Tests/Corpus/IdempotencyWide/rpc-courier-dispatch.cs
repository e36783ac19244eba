// case: rpc-courier-dispatch
// category: calls
// rationale: a remote method without the attribute is called directly and for each of many
// rule: TERN2005

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RpcCourierDispatch;

[RpcService("logistics.Courier")]
public interface ICourier
{
    Task<int> DispatchAsync(string parcel, CancellationToken cancellationToken = default);

    [Idempotent]
    Task<string> TrackAsync(string parcel, CancellationToken cancellationToken = default);
}

public interface IShipping
{
    [Idempotent]
    Task<int> ShipAsync(string parcel);

    [Idempotent]
    Task<int[]> ShipAllAsync(IReadOnlyList<string> parcels);

    [Idempotent]
    Task<string?> ShipAndTrackAsync(string parcel, bool express);

    [Idempotent]
    Task<string[]> TrackAllAsync(IReadOnlyList<string> parcels);
}

public sealed class Shipping(ICourier courier) : IShipping
{
    public async Task<int> ShipAsync(string parcel)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(5));
        return await courier.DispatchAsync(parcel, deadline.Token).ConfigureAwait(false); // want: TERN2005
    }

    public Task<int[]> ShipAllAsync(IReadOnlyList<string> parcels)
        => Task.WhenAll(parcels.Select(p => courier.DispatchAsync(p))); // want: TERN2005

    public async Task<string?> ShipAndTrackAsync(string parcel, bool express)
    {
        if (express)
        {
            Task<int> started = courier.DispatchAsync(parcel); // want: TERN2005
            await started;
        }

        return await courier.TrackAsync(parcel);
    }

    public Task<string[]> TrackAllAsync(IReadOnlyList<string> parcels) => Task.WhenAll(parcels.Select(p => courier.TrackAsync(p)));
}

public sealed class FakeCourier : ICourier
{
    public int Sent { get; private set; }

    public Task<int> DispatchAsync(string parcel, CancellationToken cancellationToken = default) => Task.FromResult(++Sent);

    public Task<string> TrackAsync(string parcel, CancellationToken cancellationToken = default) => Task.FromResult("under way");
}

public static class Case
{
    private static readonly FakeCourier Courier = new();

    public static IAsyncEnumerable<string> Demo1() => Twice(() => new Shipping(Courier).ShipAsync("p"), () => Courier.Sent);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => new Shipping(Courier).ShipAllAsync(["p", "q"]), () => Courier.Sent);

    public static IAsyncEnumerable<string> Demo3() => Twice(() => new Shipping(Courier).ShipAndTrackAsync("p", true), () => Courier.Sent);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => new Shipping(Courier).TrackAllAsync(["p"]), () => Courier.Sent);

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
