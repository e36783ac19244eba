// case: dairy-yield
// category: memory
// rationale: milk totals are summed up again when the parlour sends a milking twice
// rule: TERN2007

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.DairyYield;

public sealed record Milking(string Cow, DateOnly Day, bool Morning, int Decilitres);

public sealed record Tank(int Decilitres, int Milkings)
{
    public Tank Pour(int decilitres) => new(Decilitres + decilitres, Milkings + 1);
}

public interface IParlour
{
    [Idempotent] Task CountCowAsync(Milking milking);
    [Idempotent] Task CountBreedAsync(string breed, Milking milking);
    [Idempotent] Task FillTankAsync(Milking milking);
    [Idempotent] Task BookAsync(Milking milking);
}

public sealed class Parlour : IParlour
{
    private readonly ConcurrentDictionary<string, int> _perCow = new();
    private readonly Dictionary<string, int> _perBreed = [];
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Cow, DateOnly Day, bool Morning), int> _book = [];
    private volatile Tank _tank = new(0, 0);
    public Tank Tank => _tank;
    public int Booked => _book.Values.Sum();
    public int Of(string cow) => _perCow[cow];
    public int OfBreed(string breed) => _perBreed[breed];

    public Task CountCowAsync(Milking milking)
    {
        _perCow.AddOrUpdate(milking.Cow, milking.Decilitres, (_, sum) => sum + milking.Decilitres); // want: TERN2007
        return Task.CompletedTask;
    }

    public Task CountBreedAsync(string breed, Milking milking)
    {
        lock (_gate)
        {
            ref int sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_perBreed, breed, out bool _);
            sum += milking.Decilitres; // want: TERN2007
        }
        return Task.CompletedTask;
    }

    public Task FillTankAsync(Milking milking)
    {
        if (milking is { Decilitres: > 0 })
        {
            _tank = _tank.Pour(milking.Decilitres); // want: TERN2007
        }
        return Task.CompletedTask;
    }

    public Task BookAsync(Milking milking)
    {
        (string cow, DateOnly day, bool morning, int decilitres) = milking;
        lock (_gate)
        {
            _book[(cow, day, morning)] = decilitres;
            int sum = 0;
            foreach (int part in _book.Where(e => e.Key.Cow == cow && e.Key.Day == day).Select(e => e.Value)) { sum += part; }
            _perCow[$"{cow}/{day:O}"] = sum;
        }
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Parlour Parlour = new();
    private static readonly Milking Bella = new("Bella", new DateOnly(2024, 6, 1), true, 143);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Parlour.CountCowAsync(Bella), () => Parlour.Of("Bella"));
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Parlour.CountBreedAsync("jersey", Bella), () => Parlour.OfBreed("jersey"));
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Parlour.FillTankAsync(Bella), () => Parlour.Tank);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Parlour.BookAsync(Bella), () => $"{Parlour.Booked} {Parlour.Of("Bella/2024-06-01")}");
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
