// case: cycles-of-a-signal-box
// category: shared state
// rationale: states that step on with each run
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

namespace Idempotency.Wide.CyclesOfASignalBox;

public enum Aspect
{
    Stop,
    Caution,
    Clear,
}

public sealed class Signal
{
    public Aspect Aspect { get; private set; }

    public bool Lit { get; set; }

    public void Step() => Aspect = Aspect switch { Aspect.Stop => Aspect.Caution, Aspect.Caution => Aspect.Clear, _ => Aspect.Stop }; // want: TERN2007

    public void Show(Aspect aspect) => Aspect = aspect;
}

public interface ISignalBox
{
    [Idempotent]
    Task StepAsync(string signal);
    [Idempotent]
    Task FlipAsync(string signal);
    [Idempotent]
    Task RotateAsync(int by);
    [Idempotent]
    Task ClearAsync(string signal);
    [Idempotent]
    Task DarkenAsync(string signal);
}

public sealed class SignalBox : ISignalBox
{
    private readonly FrozenSignals _signals = new();
    private int _turntable;

    public string State => $"{_signals["s"].Aspect} {_signals["s"].Lit} {_turntable}";

    public Task StepAsync(string signal)
    {
        _signals[signal].Step();
        return Task.CompletedTask;
    }

    public Task FlipAsync(string signal)
    {
        Signal found = _signals[signal];
        found.Lit = !found.Lit; // want: TERN2007
        return Task.CompletedTask;
    }

    public async Task RotateAsync(int by)
    {
        await Task.Yield();
        _turntable = (_turntable + by) % 360; // want: TERN2007
    }

    public Task ClearAsync(string signal)
    {
        Signal found = _signals[signal];
        if (found.Aspect != Aspect.Clear)
        {
            found.Show(Aspect.Clear);
        }

        return Task.CompletedTask;
    }

    public Task DarkenAsync(string signal)
    {
        Signal found = _signals[signal];
        found.Lit &= false;
        return Task.CompletedTask;
    }
}

public sealed class FrozenSignals
{
    private readonly Dictionary<string, Signal> _signals = new() { ["s"] = new Signal() };

    public Signal this[string name] => _signals[name];
}

public static class Case
{
    private static readonly SignalBox Box = new();
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Box.StepAsync("s"), () => Box.State);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Box.FlipAsync("s"), () => Box.State);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Box.RotateAsync(30), () => Box.State);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Box.ClearAsync("s"), () => Box.State);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Box.DarkenAsync("s"), () => Box.State);
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
