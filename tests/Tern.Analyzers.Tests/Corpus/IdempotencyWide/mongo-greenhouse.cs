// case: mongo-greenhouse
// category: clients
// rationale: documents without an id and operators that move a field
// rule: TERN2008, TERN2009, TERN2010

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.MongoGreenhouse;

public sealed class Plant
{
    public string Bed { get; set; } = "";

    public int Watered { get; set; }

    public List<string> Notes { get; set; } = [];
}

public interface IGreenhouse
{
    [Idempotent]
    Task SowAsync(string bed);
    [Idempotent]
    Task WaterAsync(string bed, int litres);
    [Idempotent]
    Task NoteAsync(string bed, string note);
    [Idempotent]
    Task TagAsync(string bed, string tag, int litres);
}

public sealed class Greenhouse(IMongoCollection<Plant> plants) : IGreenhouse
{
    public async Task SowAsync(string bed)
    {
        Plant plant = new() { Bed = bed };
        await plants.InsertOneAsync(plant); // want: TERN2009
    }

    public Task WaterAsync(string bed, int litres)
        => plants.UpdateOneAsync(p => p.Bed == bed, Update.Inc("Watered", litres)); // want: TERN2010

    public Task NoteAsync(string bed, string note)
        => plants.UpdateOneAsync(p => p.Bed == bed, Update.Push("Notes", note)); // want: TERN2010

    public async Task TagAsync(string bed, string tag, int litres)
    {
        await plants.UpdateOneAsync(p => p.Bed == bed, Update.AddToSet("Notes", tag));
        await plants.UpdateOneAsync(p => p.Bed == bed, Update.Set("Watered", litres), isUpsert: true);
        await plants.ReplaceOneAsync(p => p.Bed == bed, new Plant { Bed = bed, Watered = litres }, isUpsert: true);
    }
}

public sealed record Update(string Operator, string Field, object Value)
{
    public static Update Inc(string field, int value) => new("$inc", field, value);

    public static Update Push(string field, string value) => new("$push", field, value);

    public static Update AddToSet(string field, string value) => new("$addToSet", field, value);

    public static Update Set(string field, object value) => new("$set", field, value);
}

public interface IMongoCollection<T>
{
    Task InsertOneAsync(T document);
    Task UpdateOneAsync(Func<T, bool> filter, Update update, bool isUpsert = false);
    Task ReplaceOneAsync(Func<T, bool> filter, T document, bool isUpsert = false);
}

public sealed class FakeCollection<T>(Func<string, int> server) : IMongoCollection<T>
{
    public Task InsertOneAsync(T document) => Task.FromResult(server("$insert"));

    public Task UpdateOneAsync(Func<T, bool> filter, Update update, bool isUpsert = false) => Task.FromResult(server(update.Operator));

    public Task ReplaceOneAsync(Func<T, bool> filter, T document, bool isUpsert = false) => Task.FromResult(server("$replace"));
}

public static class Case
{
    private static int _moved;
    private static readonly Greenhouse House = new(new FakeCollection<Plant>(verb => verb is "$insert" or "$inc" or "$push" ? ++_moved : 1));
    public static IAsyncEnumerable<string> Demo1() => Twice(() => House.SowAsync("b"), () => _moved);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => House.WaterAsync("b", 5), () => _moved);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => House.NoteAsync("b", "dry"), () => _moved);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => House.TagAsync("b", "hot", 5), () => _moved);
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
