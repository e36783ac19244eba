// case: append-print-queues
// category: append
// rationale: jobs are put on queues of the process, and handlers on its events
// rule: TERN2008

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.AppendPrintQueues;

public sealed record PrintJob(string Id, int Pages);

public interface IPrintRoom
{
    [Idempotent]
    Task SubmitAsync(PrintJob job);

    [Idempotent]
    Task SubmitUrgentAsync(PrintJob job);

    [Idempotent]
    Task SubmitLaterAsync(PrintJob job);

    [Idempotent]
    Task WatchAsync(string printer);

    [Idempotent]
    Task PauseAsync(string printer);
}

public sealed class PrintRoom : IPrintRoom
{
    private readonly Channel<PrintJob> _jobs = Channel.CreateBounded<PrintJob>(64);
    private readonly PriorityQueue<PrintJob, int> _urgent = new();
    private readonly BlockingCollection<PrintJob> _later = [];
    private readonly HashSet<string> _paused = [];
    private readonly HashSet<string> _heard = [];

    public event Action<string>? Jammed;

    public string State => $"{_jobs.Reader.Count} {_urgent.Count} {_later.Count} {Jammed?.GetInvocationList().Length} {_paused.Count}";

    public Task SubmitAsync(PrintJob job)
    {
        bool taken = _jobs.Writer.TryWrite(job); // want: TERN2008
        return taken ? Task.CompletedTask : Task.FromException(new InvalidOperationException("The queue is full."));
    }

    public Task SubmitUrgentAsync(PrintJob job)
    {
        lock (_urgent)
        {
            _urgent.Enqueue(job, -job.Pages); // want: TERN2008
        }

        return Task.CompletedTask;
    }

    public Task SubmitLaterAsync(PrintJob job) => Task.Run(() => _later.Add(job)); // want: TERN2008

    public Task WatchAsync(string printer)
    {
        Jammed += name => _heard.Add(name + printer); // want: TERN2008
        return Task.CompletedTask;
    }

    public Task PauseAsync(string printer)
    {
        _paused.Add(printer);
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly PrintRoom Room = new();
    private static readonly PrintJob Job = new("j", 3);

    public static IAsyncEnumerable<string> Demo1() => Twice(() => Room.SubmitAsync(Job), () => Room.State);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => Room.SubmitUrgentAsync(Job), () => Room.State);

    public static IAsyncEnumerable<string> Demo3() => Twice(() => Room.SubmitLaterAsync(Job), () => Room.State);

    public static IAsyncEnumerable<string> Demo4() => Twice(() => Room.WatchAsync("p"), () => Room.State);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => Room.PauseAsync("p"), () => Room.State);

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
