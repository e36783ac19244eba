// case: read-and-write-back-stalls
// category: shared state
// rationale: what was read is written back as more or less than it was
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

namespace Idempotency.Wide.ReadAndWriteBackStalls;

public sealed record Stall(string Id, int Apples, string? Keeper);

public interface IMarket
{
    [Idempotent]
    Task DeliverAsync(string stall, int apples);
    [Idempotent]
    Task VisitAsync(string stall);
    [Idempotent]
    Task RipenAsync(string file);
    [Idempotent]
    Task KeepAsync(string stall, string keeper);
    [Idempotent]
    Task WeighAsync(string file, int grams);
}

public interface IStalls
{
    Task<Stall?> FindAsync(string id);
    Task SaveAsync(Stall stall);
}

public sealed class Market(IStalls stalls, KeyValueStore store) : IMarket
{
    public async Task DeliverAsync(string stall, int apples)
    {
        Stall found = await stalls.FindAsync(stall) ?? new Stall(stall, 0, null);
        Stall filled = found with { Apples = found.Apples + apples };
        await stalls.SaveAsync(filled); // want: TERN2007
    }

    public async Task VisitAsync(string stall)
    {
        string? text = await store.StringGetAsync("visits:" + stall);
        int visits = text is null ? 0 : int.Parse(text);
        await store.StringSetAsync("visits:" + stall, $"{visits + 1}"); // want: TERN2007
    }

    public async Task RipenAsync(string file)
    {
        string days = File.Exists(file) ? await File.ReadAllTextAsync(file) : "0";
        await File.WriteAllTextAsync(file, (int.Parse(days) + 1).ToString()); // want: TERN2007
    }

    public async Task KeepAsync(string stall, string keeper)
    {
        Stall found = await stalls.FindAsync(stall) ?? new Stall(stall, 0, null);
        await stalls.SaveAsync(found with { Keeper = keeper });
        await store.StringSetAsync("keeper:" + stall, keeper);
    }

    public Task WeighAsync(string file, int grams) => File.WriteAllTextAsync(file, grams.ToString());
}

public sealed class KeyValueStore(ConcurrentDictionary<string, string> memory)
{
    public Task<string?> StringGetAsync(string key) => Task.FromResult(memory.GetValueOrDefault(key));

    public Task StringSetAsync(string key, string value)
    {
        memory[key] = value;
        return Task.CompletedTask;
    }
}

public sealed class Stalls : IStalls
{
    private readonly Dictionary<string, Stall> _stalls = [];

    public Task<Stall?> FindAsync(string id) => Task.FromResult(_stalls.GetValueOrDefault(id));

    public Task SaveAsync(Stall stall)
    {
        _stalls[stall.Id] = stall;
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Stalls Stalls = new();
    private static readonly ConcurrentDictionary<string, string> Memory = new();
    private static readonly Market Market = new(Stalls, new KeyValueStore(Memory));
    private static readonly string Path1 = Path.Combine(Directory.CreateTempSubdirectory("idem5").FullName, "days");
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Market.DeliverAsync("s", 5), () => Stalls.FindAsync("s").Result);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Market.VisitAsync("s"), () => string.Join(",", Memory));
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Market.RipenAsync(Path1), () => File.ReadAllText(Path1));
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Market.KeepAsync("s", "ann"), () => Stalls.FindAsync("s").Result);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Market.WeighAsync(Path1, 7), () => File.ReadAllText(Path1));
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
