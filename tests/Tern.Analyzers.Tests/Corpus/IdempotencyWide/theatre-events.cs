// case: theatre-events
// category: event sourcing
// rationale: each attempt appends one more event to the stream, and the projection counts it again
// rule: TERN2007, TERN2008

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.TheatreEvents;

public abstract record ProductionEvent(string ProductionId);
public sealed record RehearsalPlanned(string ProductionId, string Room, int Hours) : ProductionEvent(ProductionId);
public sealed record RoleCast(string ProductionId, string CommandId, string Role, string Actor) : ProductionEvent(ProductionId);

public sealed class EventStore
{
    private readonly ConcurrentDictionary<string, List<ProductionEvent>> _streams = [];

    public IReadOnlyList<ProductionEvent> Read(string id) => _streams.TryGetValue(id, out List<ProductionEvent>? events) ? events : [];
    public void Append(ProductionEvent happened) => _streams.GetOrAdd(happened.ProductionId, static _ => []).Add(happened); // want: TERN2008
}

public sealed class RehearsalHours
{
    private readonly Dictionary<string, int> _byRoom = [];

    public int this[string room] => _byRoom.GetValueOrDefault(room);

    [Idempotent]
    public void Apply(ProductionEvent happened)
    {
        switch (happened)
        {
            case RehearsalPlanned { Hours: > 0 } planned:
                _byRoom[planned.Room] = _byRoom.GetValueOrDefault(planned.Room) + planned.Hours; // want: TERN2007
                break;
            case RoleCast:
                break;
        }
    }

    [Idempotent]
    public void Rebuild(IEnumerable<ProductionEvent> history)
    {
        Dictionary<string, int> fresh = [];
        foreach (RehearsalPlanned planned in history.OfType<RehearsalPlanned>())
        {
            fresh[planned.Room] = fresh.GetValueOrDefault(planned.Room) + planned.Hours;
        }

        foreach ((string room, int hours) in fresh)
        {
            _byRoom[room] = hours;
        }
    }
}

public sealed class Productions(EventStore store)
{
    [Idempotent]
    public Task PlanRehearsalAsync(string productionId, string room, int hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hours);
        store.Append(new RehearsalPlanned(productionId, room, hours));
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task CastAsync(string productionId, string commandId, string role, string actor)
    {
        if (store.Read(productionId).OfType<RoleCast>().Any(e => e.CommandId == commandId))
        {
            return Task.CompletedTask;
        }

        store.Append(new RoleCast(productionId, commandId, role, actor));
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly EventStore Store = new();
    private static readonly Productions Productions = new(Store);
    private static readonly RehearsalHours Hours = new();
    public static IAsyncEnumerable<string> Demo1() => Twice(() => { Hours.Apply(new RehearsalPlanned("hamlet", "A", 3)); return Task.CompletedTask; }, () => Hours["A"]);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Productions.PlanRehearsalAsync("hamlet", "B", 2), () => Store.Read("hamlet").Count);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Productions.CastAsync("faust", "c1", "Faust", "Ann"), () => Store.Read("faust").Count);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => { Hours.Rebuild([new RehearsalPlanned("x", "C", 4), new RehearsalPlanned("x", "C", 1)]); return Task.CompletedTask; }, () => Hours["C"]);
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
