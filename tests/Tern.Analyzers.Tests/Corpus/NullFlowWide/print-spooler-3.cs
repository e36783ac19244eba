// case: print-spooler
// category: queues
// rationale: the result of TryDequeue and of TryRead is ignored when the queue or the channel is empty
// csc: none

using System.Threading.Channels;

namespace NullSafety.Blind.PrintSpooler;

public enum Urgency { High, Normal, Low }

public sealed record PrintJob(string Owner, int Pages);

public sealed record StatusEvent(string Printer, string Text);

public sealed class Spooler
{
    private readonly PriorityQueue<PrintJob, Urgency> _jobs = new();
    private readonly Channel<StatusEvent> _events = Channel.CreateUnbounded<StatusEvent>();
    private int _printed;

    public int Printed => _printed;

    public void Submit(PrintJob job, Urgency urgency)
    {
        _jobs.Enqueue(job, urgency);
        _events.Writer.TryWrite(new StatusEvent("lobby", "queued for " + job.Owner));
    }

    private PrintJob Take()
    {
        _jobs.TryDequeue(out var job, out _);
        return job!;
    }

    /// <summary>Prints the most urgent job.</summary>
    public void PrintNext()
    {
        var job = Take();
        _printed += job.Pages; // want: null-deref
    }

    public void PrintAll()
    {
        while (_jobs.TryDequeue(out var job, out var urgency))
        {
            _printed += urgency == Urgency.Low ? job.Pages / 2 : job.Pages;
        }
    }

    public void PrintUrgent()
    {
        if (_jobs.Count > 0)
        {
            _printed += _jobs.Dequeue().Pages;
        }
    }

    public string LatestStatus()
    {
        StatusEvent latest = null!;
        while (_events.Reader.TryRead(out var next))
        {
            latest = next;
        }

        return latest.Text; // want: null-deref
    }

    public async Task<string> WaitForStatus()
    {
        var first = await _events.Reader.ReadAsync();
        return first.Printer + ": " + first.Text;
    }
}

public static class Case
{
    public static void DemoEmptyQueue()
    {
        var spooler = new Spooler();
        spooler.Submit(new PrintJob("ana", 3), Urgency.Normal);
        spooler.PrintNext();
        spooler.PrintNext();
    }

    public static void DemoNoEvents() => new Spooler().LatestStatus();

    public static async Task DemoSafe()
    {
        var spooler = new Spooler();
        spooler.PrintUrgent();
        spooler.Submit(new PrintJob("bo", 2), Urgency.Low);
        spooler.Submit(new PrintJob("cy", 9), Urgency.High);
        spooler.PrintUrgent();
        spooler.PrintAll();
        await spooler.WaitForStatus();
    }
}
