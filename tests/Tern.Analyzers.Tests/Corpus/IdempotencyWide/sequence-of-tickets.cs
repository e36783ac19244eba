// case: sequence-of-tickets
// category: shared state
// rationale: numbers that are drawn, counted and averaged
// rule: TERN2007

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.SequenceOfTickets;

public static class Clock
{
    private static long s_ticks;

    public static long Tick() => Interlocked.Increment(ref s_ticks); // want: TERN2007
}

public interface ITickets
{
    [Idempotent] ValueTask<int> DrawAsync(string counter);
    [Idempotent] ValueTask<long> StampAsync();
    [Idempotent] ValueTask RateAsync(int stars);
    [Idempotent] ValueTask WaitedAsync(double minutes);
    [Idempotent] ValueTask<int> PeekAsync(string counter);
}

public sealed class Tickets : ITickets
{
    private readonly int[] _stars = new int[6];
    private readonly Lock _gate = new();
    private int _last;
    private double _average;

    public string State => $"{_last} {string.Join("", _stars)} {_average}";

    public ValueTask<int> DrawAsync(string counter) => new(++_last); // want: TERN2007

    public ValueTask<long> StampAsync() => new(Clock.Tick());

    public ValueTask RateAsync(int stars)
    {
        ref int cell = ref _stars[stars];
        cell++; // want: TERN2007
        return default;
    }

    public ValueTask WaitedAsync(double minutes)
    {
        lock (_gate)
        {
            double before = Volatile.Read(ref _average);
            _average = before + ((minutes - before) / 8); // want: TERN2007
        }

        return default;
    }

    public ValueTask<int> PeekAsync(string counter)
    {
        int next = _last;
        next++;
        return new ValueTask<int>(next);
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Tickets tickets = new();
        return Twice(async () => { int number = await tickets.DrawAsync("a"); return $"{number}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Tickets tickets = new();
        return Twice(async () => { long stamp = await tickets.StampAsync(); return $"{stamp}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Tickets tickets = new();
        return Twice(async () => { await tickets.RateAsync(5); return tickets.State; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Tickets tickets = new();
        return Twice(async () => { await tickets.WaitedAsync(4); return tickets.State; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Tickets tickets = new();
        return Twice(async () => { int number = await tickets.PeekAsync("a"); return $"{number} {tickets.State}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
