// case: rpc-fan-out
// category: calls
// rationale: calls in lambdas, local functions and loops that run at once
// rule: TERN2005

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RpcFanOut;

[RpcService("fleet.Trucks")]
public interface ITrucks
{
    Task HonkAsync(string truck);
    Task<int> RefuelAsync(string truck, int litres);
    [Idempotent] Task StopAsync(string truck);
}

public interface IFleet
{
    [Idempotent] Task HonkAllAsync(IReadOnlyList<string> trucks);
    [Idempotent] Task RefuelAllAsync(IReadOnlyList<string> trucks, int litres);
    [Idempotent] Task WakeAsync(string truck);
    [Idempotent] Task StopAllAsync(IReadOnlyList<string> trucks);
}

public sealed class Fleet(ITrucks remote) : IFleet
{
    public async Task HonkAllAsync(IReadOnlyList<string> trucks)
    {
        await Task.WhenAll(trucks.Select(t => remote.HonkAsync(t))); // want: TERN2005
    }

    public async Task RefuelAllAsync(IReadOnlyList<string> trucks, int litres)
    {
        await Parallel.ForEachAsync(trucks, async (truck, _) =>
        {
            await remote.RefuelAsync(truck, litres); // want: TERN2005
        });
    }

    public async Task WakeAsync(string truck)
    {
        await Task.Run(() => Twice());

        async Task Twice()
        {
            await remote.StopAsync(truck);
            await remote.HonkAsync(truck); // want: TERN2005
        }
    }

    public async Task StopAllAsync(IReadOnlyList<string> trucks)
    {
        List<Task> stops = [];
        foreach (string truck in trucks.Distinct())
        {
            stops.Add(remote.StopAsync(truck));
        }

        await Task.WhenAll(stops);
    }
}

public class Remote : System.Reflection.DispatchProxy
{
    public Func<string, object?[], object?> Handle { get; set; } = (_, _) => null;

    public static ITrucks To(Func<string, object?[], object?> handle)
    {
        ITrucks proxy = Create<ITrucks, Remote>();
        ((Remote)(object)proxy).Handle = handle;
        return proxy;
    }

    protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? args) => Handle(method!.Name, args!);
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int honks = 0;
        ITrucks trucks = Remote.To((_, _) => Task.FromResult(++honks));
        return Twice(async () => { await new Fleet(trucks).HonkAllAsync(["a", "b"]); return $"{honks}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int litres = 0;
        ITrucks trucks = Remote.To((_, a) => Task.FromResult(Interlocked.Add(ref litres, (int)a[1]!)));
        return Twice(async () => { await new Fleet(trucks).RefuelAllAsync(["a", "b"], 10); return $"{litres}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        int honks = 0;
        ITrucks trucks = Remote.To((m, _) => m == "HonkAsync" ? Task.FromResult(++honks) : Task.CompletedTask);
        return Twice(async () => { await new Fleet(trucks).WakeAsync("a"); return $"{honks}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        ConcurrentDictionary<string, bool> stopped = new();
        ITrucks trucks = Remote.To((_, a) => Task.FromResult(stopped[(string)a[0]!] = true));
        return Twice(async () => { await new Fleet(trucks).StopAllAsync(["a", "b", "a"]); return $"{stopped.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
