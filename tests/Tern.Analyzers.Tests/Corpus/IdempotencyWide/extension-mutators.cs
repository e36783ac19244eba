// case: extension-mutators
// category: calls
// rationale: extension methods change what they are given
// rule: TERN2007, TERN2008

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.ExtensionMutators;

public sealed class Aquarium
{
    public Dictionary<string, int> Fish { get; } = [];
    public List<string> Log { get; } = [];
    public Stack<string> Undo { get; } = new(["clean", "feed"]);
    public double Temperature { get; set; } = 20;
    public override string ToString() => $"{string.Join(",", Fish)} {Log.Count} {Undo.Count} {Temperature}";
}

public static class AquariumExtensions
{
    public static Aquarium Warm(this Aquarium aquarium, double degrees)
    {
        aquarium.Temperature += degrees; // want: TERN2007
        return aquarium;
    }

    public static Aquarium Record(this Aquarium aquarium, string text)
    {
        aquarium.Log.Add(text); // want: TERN2008
        return aquarium;
    }

    public static void Increase<TKey>(this IDictionary<TKey, int> counts, TKey key, int by)
        where TKey : notnull
        => counts[key] = (counts.TryGetValue(key, out int before) ? before : 0) + by; // want: TERN2007

    public static Aquarium HeatTo(this Aquarium aquarium, double degrees)
    {
        aquarium.Temperature = Math.Clamp(degrees, 4, 40);
        return aquarium;
    }
}

public interface IAquariums
{
    [Idempotent] ValueTask WarmAsync(double degrees);
    [Idempotent] ValueTask InspectAsync(string text);
    [Idempotent] ValueTask StockAsync(string species, int count);
    [Idempotent] ValueTask<string?> UndoAsync();
    [Idempotent] ValueTask HeatAsync(double degrees);
}

public sealed class Aquariums(Aquarium aquarium) : IAquariums
{
    public async ValueTask WarmAsync(double degrees)
    {
        await Task.Yield();
        aquarium.Warm(degrees);
    }

    public ValueTask InspectAsync(string text)
    {
        _ = aquarium.HeatTo(21).Record(text);
        return default;
    }

    public ValueTask StockAsync(string species, int count)
    {
        aquarium.Fish.Increase(species, count);
        return default;
    }

    public ValueTask<string?> UndoAsync() => new(aquarium.Undo.Count > 0 ? aquarium.Undo.Pop() : null); // want: TERN2007

    public ValueTask HeatAsync(double degrees)
    {
        aquarium.HeatTo(degrees);
        return default;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Aquarium aquarium = new();
        return Twice(async () => { await new Aquariums(aquarium).WarmAsync(1); return $"{aquarium}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Aquarium aquarium = new();
        return Twice(async () => { await new Aquariums(aquarium).InspectAsync("x"); return $"{aquarium}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Aquarium aquarium = new();
        return Twice(async () => { await new Aquariums(aquarium).StockAsync("x", 3); return $"{aquarium}"; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Aquarium aquarium = new();
        return Twice(async () => { await new Aquariums(aquarium).UndoAsync(); return $"{aquarium}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Aquarium aquarium = new();
        return Twice(async () => { await new Aquariums(aquarium).HeatAsync(25); return $"{aquarium}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
