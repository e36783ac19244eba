// case: scheduler-null-task
// category: null-task
// rationale: a default interface member gives a null Task, and a job that is not running has no Task to wait for
// csc: none

namespace NullSafety.SchedulerNullTask;

public interface IJob
{
    string Name { get; }
    Task RunAsync(CancellationToken ct);
    Task OnSkippedAsync(string reason) => null!;
    Task OnDoneAsync() => Task.CompletedTask;
}

public sealed class CleanupJob : IJob
{
    public string Name => "cleanup";

    public async Task RunAsync(CancellationToken ct) => await Task.Delay(1, ct);
}

public sealed class ReindexJob : IJob
{
    public int Skips { get; private set; }
    public string Name => "reindex";

    public Task RunAsync(CancellationToken ct) => Task.CompletedTask;

    public Task OnSkippedAsync(string reason)
    {
        Skips++;
        return Task.CompletedTask;
    }
}

public sealed class Scheduler
{
    private readonly Dictionary<string, Task> _running = new();

    public bool Paused { get; set; }

    public async Task TriggerAsync(IJob job)
    {
        if (Paused)
        {
            await job.OnSkippedAsync("paused"); // want: null-deref
            return;
        }

        var run = job.RunAsync(CancellationToken.None);
        _running[job.Name] = run;
        await run;
        await job.OnDoneAsync();
    }

    public async Task TriggerQuietAsync(IJob job)
    {
        if (Paused)
            await (job.OnSkippedAsync("paused") ?? Task.CompletedTask);
        else
            await job.RunAsync(CancellationToken.None);
    }

    public async Task DrainAsync(string name)
    {
        var pending = _running.GetValueOrDefault(name)!;
        await pending; // want: null-deref
        _running.Remove(name);
    }

    public async Task DrainIfRunningAsync(string name)
    {
        if (_running.Remove(name, out var pending)) await pending;
    }
}

public static class Case
{
    private static readonly Scheduler Busy = new();

    public static Task DemoRun() => new Scheduler().TriggerAsync(new CleanupJob());
    public static Task DemoSkip() => new Scheduler { Paused = true }.TriggerAsync(new CleanupJob());
    public static Task DemoSkipHandled() => new Scheduler { Paused = true }.TriggerQuietAsync(new CleanupJob());
    public static Task DemoDrain() => new Scheduler().DrainAsync("reindex");
    public static Task DemoDrainSafe() => new Scheduler().DrainIfRunningAsync("reindex");

    public static async Task DemoDrainStarted()
    {
        await Busy.TriggerQuietAsync(new ReindexJob());
        await Busy.DrainIfRunningAsync("cleanup");
    }
}
