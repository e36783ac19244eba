// case: queue-print-spooler
// category: channels-queues
// rationale: the poison pill that ends the worker loop is a null job; another reader of the same queue does not know it, a third ignores TryPeek
// csc: none

namespace NullSafety.QueuePrintSpooler;

public sealed class PrintJob(string document, int pages)
{
    public string Document { get; } = document;

    public int Pages { get; } = pages;
}

public sealed class Spooler
{
    private readonly Queue<PrintJob> _jobs = new();
    private readonly Queue<PrintJob> _express = new();

    public void Submit(string document, int pages) => _jobs.Enqueue(new PrintJob(document, pages));

    public void SubmitExpress(string document) => _express.Enqueue(new PrintJob(document, 1));

    public void Stop() => _jobs.Enqueue(null!);

    public int RunUntilStopped()
    {
        int pages = 0;
        while (_jobs.TryDequeue(out var job))
        {
            if (job == null)
            {
                break;
            }

            pages += job.Pages;
        }

        return pages;
    }

    public int CancelAll()
    {
        int cancelled = 0;
        while (_jobs.Count > 0)
        {
            PrintJob job = _jobs.Dequeue();
            cancelled += job.Pages; // want: null-deref
        }

        return cancelled;
    }

    public string NextExpress()
    {
        _express.TryPeek(out var head);
        return "next: " + head!.Document; // want: null-deref
    }

    public string NextExpressOrIdle() => _express.TryPeek(out var head) ? "next: " + head.Document : "idle";

    public int DrainExpress()
    {
        int pages = 0;
        while (_express.Count > 0)
        {
            pages += _express.Dequeue().Pages;
        }

        return pages;
    }
}

public static class Case
{
    private static Spooler Filled()
    {
        var spooler = new Spooler();
        spooler.Submit("invoice", 3);
        spooler.Stop();
        return spooler;
    }

    public static void Demo1() => Filled().CancelAll();

    public static void Demo2() => Filled().NextExpress();

    public static void Demo3()
    {
        var spooler = Filled();
        spooler.SubmitExpress("label");
        Console.WriteLine(spooler.RunUntilStopped() + spooler.NextExpressOrIdle() + spooler.DrainExpress() + spooler.NextExpressOrIdle());
    }
}
