// case: queue-print-spool-2
// category: queue, channel
// rationale: a channel carries a null poison pill that one consumer forgets, and an idle printer peeks into an empty priority queue
// csc: none

#nullable enable
using System.Threading.Channels;

namespace NullSafety.PrintSpool;

public sealed record PrintJob(string Owner, int Pages, bool Color);

public sealed class Spooler
{
    private readonly Channel<PrintJob> _jobs = Channel.CreateUnbounded<PrintJob>();

    public ChannelReader<PrintJob> Jobs => _jobs.Reader;

    public void Submit(PrintJob job) => _jobs.Writer.TryWrite(job);

    public void Shutdown()
    {
        // tells the worker to stop after what is already queued
        _jobs.Writer.TryWrite(null!);
        _jobs.Writer.Complete();
    }
}

public sealed class Worker
{
    public int Printed { get; private set; }

    public async Task DrainAsync(ChannelReader<PrintJob> jobs)
    {
        await foreach (var job in jobs.ReadAllAsync())
        {
            Printed += job.Pages; // missed: null-deref
        }
    }

    public async Task DrainUntilPillAsync(ChannelReader<PrintJob> jobs)
    {
        await foreach (var job in jobs.ReadAllAsync())
        {
            if (job is null)
            {
                break;
            }

            Printed += job.Pages;
        }
    }
}

public sealed class PriorityTray
{
    private readonly PriorityQueue<PrintJob, int> _tray = new();

    public void Add(PrintJob job) => _tray.Enqueue(job, job.Pages);

    public string NextOwner()
    {
        _tray.TryPeek(out var next, out _);
        return next!.Owner.ToUpperInvariant(); // want: null-deref
    }

    public string NextOwnerOrIdle() => _tray.TryPeek(out var next, out _) ? next.Owner.ToUpperInvariant() : "IDLE";
}

public static class Case
{
    private static Spooler Filled()
    {
        var spooler = new Spooler();
        spooler.Submit(new PrintJob("ines", 4, false));
        spooler.Submit(new PrintJob("olaf", 12, true));
        spooler.Shutdown();
        return spooler;
    }

    public static void DemoPill() => new Worker().DrainAsync(Filled().Jobs).GetAwaiter().GetResult();

    public static void DemoPillSeen() => new Worker().DrainUntilPillAsync(Filled().Jobs).GetAwaiter().GetResult();

    public static void DemoEmptyTray() => new PriorityTray().NextOwner();

    public static void DemoIdleTray()
    {
        var tray = new PriorityTray();
        tray.NextOwnerOrIdle();
        tray.Add(new PrintJob("ines", 1, false));
        tray.NextOwner();
    }
}
