// case: queue-print-spooler
// category: channels-queues
// rationale: the result of a dequeue is ignored, and a null stop marker in a channel reaches a consumer that does not know it
// csc: none

using System.Threading.Channels;

namespace NullSafety.Blind.B22.PrintSpooler;

public sealed record PrintJob(string Owner, int Pages);

public sealed class Tray
{
    public int Sheets { get; private set; } = 500;

    public void Feed(int pages) => Sheets -= pages;
}

public sealed class Spooler
{
    private readonly PriorityQueue<PrintJob, int> _waiting = new();
    private readonly Tray _tray = new();

    public void Submit(PrintJob job, bool urgent = false) => _waiting.Enqueue(job, urgent ? 0 : 1);

    public string PrintNext()
    {
        _waiting.TryDequeue(out var job, out _);
        _tray.Feed(job!.Pages); // want: null-deref
        return job.Owner;
    }

    public int PrintAll()
    {
        int printed = 0;
        while (_waiting.TryDequeue(out var job, out _))
        {
            _tray.Feed(job.Pages);
            printed++;
        }

        return printed;
    }
}

public sealed class RemoteFeed
{
    private readonly Channel<PrintJob> _channel = Channel.CreateUnbounded<PrintJob>();

    public void Push(PrintJob job) => _channel.Writer.TryWrite(job);

    public void Stop() => _channel.Writer.TryWrite(null!);

    public async Task<int> CountPagesAsync()
    {
        int pages = 0;
        await foreach (var job in _channel.Reader.ReadAllAsync())
        {
            pages += job.Pages; // want: null-deref
        }

        return pages;
    }

    public async Task<int> CountPagesUntilStopAsync()
    {
        int pages = 0;
        await foreach (var job in _channel.Reader.ReadAllAsync())
        {
            if (job is null)
            {
                break;
            }

            pages += job.Pages;
        }

        return pages;
    }
}

public static class Case
{
    private static RemoteFeed Feed()
    {
        var feed = new RemoteFeed();
        feed.Push(new PrintJob("ada", 3));
        feed.Stop();
        return feed;
    }

    public static void DemoNext() => new Spooler().PrintNext();

    public static void DemoAll() => new Spooler().PrintAll();

    public static Task DemoCount() => Feed().CountPagesAsync();

    public static Task DemoCountUntilStop() => Feed().CountPagesUntilStopAsync();
}
