// case: queue-print-spooler
// category: channels-queues
// rationale: an empty queue or channel leaves the out variable null and the result of the try call is not what decides the use
// csc: partial

using System;
using System.Collections.Generic;

namespace NullSafety.QueuePrintSpooler;

public sealed record PrintJob(string Owner, int Pages);

public sealed class Spooler
{
    private readonly Queue<PrintJob> _waiting = new();
    private readonly System.Threading.Channels.Channel<PrintJob> _urgent =
        System.Threading.Channels.Channel.CreateUnbounded<PrintJob>();

    public int Printed { get; private set; }

    public void Submit(PrintJob job, bool urgent)
    {
        if (urgent)
        {
            _urgent.Writer.TryWrite(job);
        }
        else
        {
            _waiting.Enqueue(job);
        }
    }

    // Urgent work first, then the ordinary queue.
    private PrintJob Next()
    {
        if (_urgent.Reader.TryRead(out var job))
        {
            return job;
        }

        _waiting.TryDequeue(out job);
        return job!;
    }

    public void PrintOne()
    {
        var job = Next();
        Printed += job.Pages; // want: null-deref
    }

    public void PrintAll()
    {
        while (Next() is { } job)
        {
            Printed += job.Pages;
        }
    }

    public string Banner()
    {
        bool any = _urgent.Reader.TryPeek(out var head);
        string prefix = any ? "urgent" : "idle";
        return prefix + ": " + head!.Owner; // want: null-deref
    }

    public string SafeBanner()
    {
        bool any = _urgent.Reader.TryPeek(out var head);
        return any ? "urgent: " + head!.Owner : "idle";
    }
}

public static class Case
{
    public static void DemoDrained()
    {
        var s = new Spooler();
        s.Submit(new PrintJob("ada", 3), urgent: true);
        s.PrintOne();
        s.PrintOne();
    }

    public static void DemoPrintAll()
    {
        var s = new Spooler();
        s.Submit(new PrintJob("ada", 3), urgent: true);
        s.Submit(new PrintJob("bob", 4), urgent: false);
        s.PrintAll();
    }

    public static void DemoBannerIdle() => new Spooler().Banner();

    public static void DemoBannerSafe()
    {
        var s = new Spooler();
        s.SafeBanner();
        s.Submit(new PrintJob("cy", 1), urgent: true);
        s.SafeBanner();
    }
}
