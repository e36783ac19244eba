// case: lighthouse-mongo
// category: documents
// rationale: a sighting is inserted under an id made here, and a beacon is replaced with a time that is new
// rule: TERN2006, TERN2009

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.LighthouseMongo;

public interface IMongoCollection<TDocument>
{
    Task InsertOneAsync(TDocument document);

    Task ReplaceOneAsync(Func<TDocument, bool> filter, TDocument replacement, ReplaceOptions? options = null);
}

public sealed record ReplaceOptions(bool IsUpsert);

public sealed record Sighting(string Id, string Lighthouse, string Vessel);

public sealed record Beacon(string Id, string Character, DateTimeOffset? LitAt = null);

public abstract class Repository<T>(IMongoCollection<T> collection)
{
    protected IMongoCollection<T> Collection { get; } = collection;

    protected Task UpsertAsync(Func<T, bool> same, T document)
        => Collection.ReplaceOneAsync(same, document, new ReplaceOptions(IsUpsert: true));
}

public sealed class SightingRepository(IMongoCollection<Sighting> sightings) : Repository<Sighting>(sightings)
{
    [Idempotent]
    public async Task ReportAsync(string lighthouse, string vessel)
    {
        Sighting sighting = new(Guid.NewGuid().ToString("N"), lighthouse, vessel.ToUpperInvariant());
        await Collection.InsertOneAsync(sighting); // want: TERN2006
    }

    [Idempotent]
    public Task LogAsync(string watch, string lighthouse, string vessel)
    {
        string id = $"{watch}:{lighthouse}:{vessel}";
        return UpsertAsync(s => s.Id == id, new Sighting(id, lighthouse, vessel));
    }
}

public sealed class BeaconRepository(IMongoCollection<Beacon> beacons, TimeProvider clock) : Repository<Beacon>(beacons)
{
    [Idempotent]
    public Task LightAsync(string id, string character)
    {
        Beacon lit = new(id, character) { LitAt = clock.GetUtcNow() };
        return Collection.ReplaceOneAsync(b => b.Id == id, lit, new ReplaceOptions(true)); // want: TERN2006
    }

    [Idempotent]
    public Task RelightAsync(string id, string character, DateTimeOffset at)
        => UpsertAsync(b => b.Id == id, new Beacon(id, character, at));
}

public static class Case
{
    private static readonly Memory<Sighting> Sightings = new();
    private static readonly Memory<Beacon> Beacons = new();
    private static readonly SightingRepository Watch = new(Sightings);
    private static readonly BeaconRepository Lamps = new(Beacons, TimeProvider.System);
    public static IAsyncEnumerable<string> DemoReport() => Twice(() => Watch.ReportAsync("Skerry", "Aurora"), () => Sightings.Rows.Count);
    public static IAsyncEnumerable<string> DemoLight() => Twice(() => Lamps.LightAsync("b1", "Fl(2) 10s"), () => $"{Beacons.Rows[0].LitAt:O}");
    public static IAsyncEnumerable<string> SafeLog() => Twice(() => Watch.LogAsync("w1", "Skerry", "Aurora"), () => Sightings.Rows.Count);
    public static IAsyncEnumerable<string> SafeRelight() => Twice(() => Lamps.RelightAsync("b2", "Oc 6s", DateTimeOffset.UnixEpoch), () => string.Join(';', Beacons.Rows));

    private sealed class Memory<T> : IMongoCollection<T>
    {
        public List<T> Rows { get; } = [];
        public Task InsertOneAsync(T document) { Rows.Add(document); return Task.CompletedTask; }
        public Task ReplaceOneAsync(Func<T, bool> filter, T replacement, ReplaceOptions? options = null)
        {
            Rows.RemoveAll(r => filter(r));
            Rows.Add(replacement);
            return Task.CompletedTask;
        }
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
