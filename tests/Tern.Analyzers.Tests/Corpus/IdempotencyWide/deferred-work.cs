// case: deferred-work
// category: calls
// rationale: the change hides in a delegate, a method group, a query or a background task
// rule: TERN2007, TERN2008

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.DeferredWork;

public sealed record Job(string Name, Func<CancellationToken, Task> Work);

public interface IScheduler
{
    [Idempotent] ValueTask ScheduleAsync(string name);
    [Idempotent] Task AdmitAsync(IReadOnlyList<string> names);
    [Idempotent] Task TallyAsync(IReadOnlyList<int> sizes);
    [Idempotent] Task ProgressAsync(int steps);
    [Idempotent] Task<int> MeasureAsync(IReadOnlyList<int> sizes);
}

public sealed class Scheduler(Channel<Job> jobs) : IScheduler
{
    private readonly List<string> _admitted = [];
    private long _total;
    private int _progress;

    public string State => $"{jobs.Reader.Count} {_admitted.Count} {_total} {_progress}";

    public async ValueTask ScheduleAsync(string name)
    {
        await jobs.Writer.WriteAsync(new Job(name, _ => Task.CompletedTask)); // want: TERN2008
    }

    public Task AdmitAsync(IReadOnlyList<string> names)
    {
        names.Where(n => n.Length > 0).ToList().ForEach(_admitted.Add); // want: TERN2008
        return Task.CompletedTask;
    }

    public Task TallyAsync(IReadOnlyList<int> sizes)
    {
        return Task.WhenAll(sizes.Select(async size =>
        {
            await Task.Yield();
            Interlocked.Add(ref _total, size); // want: TERN2007
        }));
    }

    public async Task ProgressAsync(int steps)
    {
        await Each(steps, step => _progress += step); // want: TERN2007

        static async Task Each(int steps, Action<int> act)
        {
            for (int step = 1; step <= steps; step++)
            {
                act(step);
                await Task.Yield();
            }
        }
    }

    public async Task<int> MeasureAsync(IReadOnlyList<int> sizes)
    {
        int total = 0;
        List<int> seen = [];
        Action<int> take = size => total += size;
        take += seen.Add;
        await Task.Run(() => sizes.ToList().ForEach(take));
        return total + seen.Count;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Scheduler scheduler = new(Channel.CreateUnbounded<Job>());
        return Twice(async () => { await scheduler.ScheduleAsync("a"); return scheduler.State; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Scheduler scheduler = new(Channel.CreateUnbounded<Job>());
        return Twice(async () => { await scheduler.AdmitAsync(["a"]); return scheduler.State; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Scheduler scheduler = new(Channel.CreateUnbounded<Job>());
        return Twice(async () => { await scheduler.TallyAsync([1, 2]); return scheduler.State; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Scheduler scheduler = new(Channel.CreateUnbounded<Job>());
        return Twice(async () => { await scheduler.ProgressAsync(3); return scheduler.State; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Scheduler scheduler = new(Channel.CreateUnbounded<Job>());
        return Twice(async () => { int total = await scheduler.MeasureAsync([1, 2]); return $"{total} {scheduler.State}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
