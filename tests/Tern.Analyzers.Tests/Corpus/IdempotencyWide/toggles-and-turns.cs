// case: toggles-and-turns
// category: shared state
// rationale: values that are turned, swapped and taken
// rule: TERN2007

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.TogglesAndTurns;

public interface ILamps
{
    [Idempotent] Task ToggleAsync();
    [Idempotent] Task FlipAsync(int bit);
    [Idempotent] Task RotateAsync();
    [Idempotent] Task<string?> NextJobAsync();
    [Idempotent] Task SwapAsync(int left, int right);
    [Idempotent] Task SwitchAsync(bool on, int bit);
}

public sealed class Lamps : ILamps
{
    private readonly PriorityQueue<string, int> _jobs = new([("clean", 1), ("check", 2), ("count", 3)]);
    private readonly string[] _order = ["a", "b", "c"];
    private bool _on;
    private uint _bits;
    private int _direction = 1;

    public string State => $"{_on} {_bits} {_direction} {_jobs.Count} {string.Join("", _order)}";

    public Task ToggleAsync()
    {
        _on = !_on; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task FlipAsync(int bit)
    {
        _bits ^= 1u << bit; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task RotateAsync()
    {
        _direction = _direction switch { 1 => 2, 2 => 3, _ => 1 }; // want: TERN2007
        return Task.CompletedTask;
    }

    public Task<string?> NextJobAsync() => Task.FromResult(_jobs.TryDequeue(out string? job, out _) ? job : null); // want: TERN2007

    public Task SwapAsync(int left, int right)
    {
        (_order[left], _order[right]) = (_order[right], _order[left]); // want: TERN2007
        return Task.CompletedTask;
    }

    public Task SwitchAsync(bool on, int bit)
    {
        _on = on && !OperatingSystem.IsBrowser();
        _bits |= 1u << bit;
        _bits &= ~(2u << bit);
        _direction = on ? 1 : 2;
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Lamps lamps = new();
        return Twice(async () => { await lamps.ToggleAsync(); return lamps.State; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Lamps lamps = new();
        return Twice(async () => { await lamps.FlipAsync(3); return lamps.State; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Lamps lamps = new();
        return Twice(async () => { await lamps.RotateAsync(); return lamps.State; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Lamps lamps = new();
        return Twice(async () => { string? job = await lamps.NextJobAsync(); return $"{job}"; });
    }

    public static IAsyncEnumerable<string> Demo5()
    {
        Lamps lamps = new();
        return Twice(async () => { await lamps.SwapAsync(0, 1); return lamps.State; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Lamps lamps = new();
        return Twice(async () => { await lamps.SwitchAsync(true, 3); return lamps.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
