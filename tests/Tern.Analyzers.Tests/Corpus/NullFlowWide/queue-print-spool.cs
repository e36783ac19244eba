// case: queue-print-spool
// category: queue-receive
// rationale: the result of TryDequeue / TryRead is dropped and the out value used
// csc: none

using System.Collections.Concurrent;
using System.Threading.Channels;

namespace NullSafety.PrintSpool;

public sealed record PrintJob(string Owner, int Pages);

public sealed class Spooler
{
    private readonly ConcurrentQueue<PrintJob> _urgent = new();
    private readonly Channel<PrintJob> _normal = Channel.CreateUnbounded<PrintJob>();

    public int Printed { get; private set; }

    public void Submit(PrintJob job, bool urgent)
    {
        if (urgent)
        {
            _urgent.Enqueue(job);
        }
        else
        {
            _normal.Writer.TryWrite(job);
        }
    }

    public string PrintUrgent()
    {
        _urgent.TryDequeue(out var job);
        Printed += job!.Pages; // want: null-deref
        return job.Owner;
    }

    public string PrintUrgentIfAny()
    {
        if (!_urgent.TryDequeue(out var job))
        {
            return "";
        }

        Printed += job.Pages;
        return job.Owner;
    }

    private PrintJob NextNormal()
    {
        _normal.Reader.TryRead(out var job);
        return job!;
    }

    public void PrintBatch(int count)
    {
        for (int i = 0; i < count; i++)
        {
            var job = NextNormal();
            Printed += job.Pages; // want: null-deref
        }
    }

    public void PrintAll()
    {
        while (_normal.Reader.TryRead(out var job))
        {
            Printed += job.Pages;
        }
    }
}

public static class Case
{
    public static void DemoNothingUrgent()
    {
        var spool = new Spooler();
        spool.Submit(new PrintJob("ada", 3), urgent: false);
        spool.PrintUrgent();
    }

    public static void DemoBatchTooLong()
    {
        var spool = new Spooler();
        spool.Submit(new PrintJob("bo", 1), urgent: false);
        spool.PrintBatch(2);
    }

    public static void DemoDrained()
    {
        var spool = new Spooler();
        spool.Submit(new PrintJob("cy", 5), urgent: false);
        spool.PrintAll();
        spool.PrintUrgentIfAny();
    }
}
