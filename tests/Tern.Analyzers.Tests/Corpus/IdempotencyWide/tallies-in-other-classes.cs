// case: tallies-in-other-classes
// category: shared state
// rationale: helpers of other classes move what the service keeps
// rule: TERN2007, TERN2008

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.TalliesInOtherClasses;

public sealed class Herd
{
    public int Head;

    public decimal Feed { get; set; } = 100m;

    public ICollection<string> Births { get; } = new List<string>();

    public override string ToString() => $"{Head} {Feed} {Births.Count}";
}

public interface IFarm
{
    [Idempotent]
    Task BornAsync(string animal);

    [Idempotent]
    Task FeedAsync(decimal kilos);

    [Idempotent]
    Task CountedAsync(int head, decimal feed);
}

public sealed class Farm(Herd herd) : IFarm
{
    public Task BornAsync(string animal)
    {
        Tally.Bump(ref herd.Head);
        herd.Remember(animal);
        return Task.CompletedTask;
    }

    public Task FeedAsync(decimal kilos)
    {
        void Take(Herd from) => from.Feed -= kilos; // want: TERN2007

        Take(herd);
        return Task.CompletedTask;
    }

    public Task CountedAsync(int head, decimal feed)
    {
        Tally.Set(ref herd.Head, head);
        herd.Stock(feed);
        return Task.CompletedTask;
    }
}

public static class Tally
{
    public static void Bump(ref int counter) => counter += 1; // want: TERN2007

    public static void Set(ref int counter, int value) => counter = value;
}

public static class HerdExtensions
{
    public static void Remember(this Herd herd, string animal) => herd.Births.Add(animal); // want: TERN2008

    public static void Stock(this Herd herd, decimal feed) => herd.Feed = feed;
}

public static class Case
{
    private static readonly Herd Herd = new();

    public static IAsyncEnumerable<string> Demo1() => Twice(() => new Farm(Herd).BornAsync("calf"), () => Herd.Head);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => new Farm(Herd).BornAsync("calf"), () => Herd.Births.Count);

    public static IAsyncEnumerable<string> Demo3() => Twice(() => new Farm(Herd).FeedAsync(5), () => Herd);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => new Farm(Herd).CountedAsync(12, 80), () => Herd);

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
