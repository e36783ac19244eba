// case: append-flight-log
// category: append
// rationale: events of a flight pile up in lists, bags, stacks and linked lists
// rule: TERN2008

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.AppendFlightLog;

public sealed record Squawk(string Code, string Text);

public interface IFlightLog
{
    [Idempotent]
    ValueTask ReportAsync(string flight, Squawk squawk);
    [Idempotent]
    ValueTask RaiseAsync(Squawk squawk);
    [Idempotent]
    ValueTask UndoableAsync(Squawk squawk);
    [Idempotent]
    ValueTask PrioritiseAsync(Squawk squawk);
    [Idempotent]
    ValueTask ClassifyAsync(string flight, string label);
}

public sealed class FlightLog : IFlightLog
{
    private readonly ConcurrentDictionary<string, List<Squawk>> _byFlight = new();
    private readonly ConcurrentBag<Squawk> _open = [];
    private readonly Stack<Squawk> _undo = new();
    private readonly LinkedList<Squawk> _urgent = new();
    private readonly Dictionary<string, HashSet<string>> _labels = [];

    public string State => $"{_byFlight.Values.Sum(l => l.Count)} {_open.Count} {_undo.Count} {_urgent.Count} {_labels.Values.Sum(l => l.Count)}";

    public ValueTask ReportAsync(string flight, Squawk squawk)
    {
        _byFlight.GetOrAdd(flight, static _ => []).Add(squawk); // want: TERN2008
        return ValueTask.CompletedTask;
    }

    public ValueTask RaiseAsync(Squawk squawk)
    {
        _open.Add(squawk); // want: TERN2008
        return default;
    }

    public ValueTask UndoableAsync(Squawk squawk)
    {
        lock (_undo)
        {
            _undo.Push(squawk); // want: TERN2008
        }

        return default;
    }

    public ValueTask PrioritiseAsync(Squawk squawk)
    {
        _urgent.AddFirst(squawk); // want: TERN2008
        return default;
    }

    public ValueTask ClassifyAsync(string flight, string label)
    {
        if (!_labels.TryGetValue(flight, out HashSet<string>? labels))
        {
            _labels[flight] = labels = [];
        }

        labels.Add(label);
        return default;
    }
}

public static class Case
{
    private static readonly FlightLog Log = new();
    private static readonly Squawk Squawk = new("7700", "engine");
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Log.ReportAsync("LH1", Squawk).AsTask(), () => Log.State);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Log.RaiseAsync(Squawk).AsTask(), () => Log.State);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Log.UndoableAsync(Squawk).AsTask(), () => Log.State);
    public static IAsyncEnumerable<string> Demo4() => Twice(() => Log.PrioritiseAsync(Squawk).AsTask(), () => Log.State);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Log.ClassifyAsync("LH1", "red").AsTask(), () => Log.State);
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
