// case: queue-print-spooler-3
// category: queue, channel
// rationale: the result of TryDequeue and TryRead is ignored after a wait that can end for another reason
// csc: none

using System.Threading.Channels;

namespace NullSafety.QueuePrintSpooler;

public sealed record PrintJob(string Document, int Pages, string Owner);

public sealed class Spooler
{
    private readonly Queue<PrintJob> _normal = new();
    private readonly PriorityQueue<PrintJob, int> _urgent = new();

    public void Submit(PrintJob job, bool urgent)
    {
        if (urgent)
            _urgent.Enqueue(job, job.Pages);
        else
            _normal.Enqueue(job);
    }

    private PrintJob Take()
    {
        if (!_urgent.TryDequeue(out var job, out _))
            _normal.TryDequeue(out job);
        return job!;
    }

    public int PrintNext()
    {
        PrintJob job = Take();
        return (job.Pages + 1) / 2; // want: null-deref
    }

    public int PrintAll()
    {
        int sheets = 0;
        while (_normal.TryDequeue(out var job))
            sheets += (job.Pages + 1) / 2;
        return sheets;
    }
}

public sealed class StatusFeed
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    public void Post(string line) => _lines.Writer.TryWrite(line);
    public void Close() => _lines.Writer.TryComplete();

    public async Task<string> HeadlineAsync()
    {
        await _lines.Reader.WaitToReadAsync();
        _lines.Reader.TryRead(out string? line);
        return line!.TrimEnd('.'); // want: null-deref
    }

    public async Task<string> HeadlineOrIdleAsync()
    {
        bool more = await _lines.Reader.WaitToReadAsync();
        return more && _lines.Reader.TryRead(out string? line) ? line.TrimEnd('.') : "idle";
    }
}

public static class Case
{
    public static void DemoDrained()
    {
        var spooler = new Spooler();
        spooler.Submit(new PrintJob("menu.pdf", 3, "ines"), urgent: true);
        spooler.PrintNext();
        spooler.PrintNext();
    }

    public static void DemoAll()
    {
        var spooler = new Spooler();
        spooler.Submit(new PrintJob("atlas.pdf", 120, "tom"), urgent: false);
        spooler.PrintAll();
    }

    public static async Task DemoClosedFeed()
    {
        var feed = new StatusFeed();
        feed.Close();
        await feed.HeadlineOrIdleAsync();
        await feed.HeadlineAsync();
    }

    public static async Task DemoOpenFeed()
    {
        var feed = new StatusFeed();
        feed.Post("Toner low.");
        await feed.HeadlineAsync();
    }
}
