// case: print-spooler-2
// category: queue, channel
// rationale: the Try result of a queue and of a priority queue is ignored because "there is always a job here"
// csc: none

namespace NullSafety.PrintSpooler;

public sealed record PrintJob(string Owner, int Pages, bool Color);

public sealed class Spooler
{
    private readonly Queue<PrintJob> _normal = new();
    private readonly PriorityQueue<PrintJob, int> _urgent = new();
    private int _printedPages;

    public int PrintedPages => _printedPages;

    public void Submit(PrintJob job, int? priority = null)
    {
        if (priority is int p)
        {
            _urgent.Enqueue(job, p);
        }
        else
        {
            _normal.Enqueue(job);
        }
    }

    public void PrintNext()
    {
        if (!_urgent.TryDequeue(out var job, out _))
        {
            _normal.TryDequeue(out job);
        }

        _printedPages += job!.Pages; // missed: null-deref
    }

    public bool PrintNextIfAny()
    {
        if (!_urgent.TryDequeue(out var job, out _) && !_normal.TryDequeue(out job))
        {
            return false;
        }

        _printedPages += job.Pages;
        return true;
    }

    public string NextOwner()
    {
        _normal.TryPeek(out PrintJob? head);
        return Label(head!);
    }

    public string NextOwnerOrIdle()
    {
        return _normal.Count == 0 ? "idle" : _normal.Peek().Owner;
    }

    private static string Label(PrintJob job)
    {
        var kind = job.Color ? "color" : "mono"; // want: null-deref
        return $"{job.Owner} ({kind})";
    }
}

public static class Case
{
    public static void Demo1()
    {
        var spooler = new Spooler();
        spooler.Submit(new PrintJob("ann", 3, false));
        spooler.PrintNext();
        spooler.PrintNext();
    }

    public static void Demo2()
    {
        var spooler = new Spooler();
        spooler.Submit(new PrintJob("ben", 9, true), priority: 1);
        spooler.NextOwner();
    }

    public static void Demo3()
    {
        var spooler = new Spooler();
        spooler.NextOwnerOrIdle();
        spooler.Submit(new PrintJob("cat", 2, true));
        spooler.NextOwner();
        spooler.NextOwnerOrIdle();
        spooler.Submit(new PrintJob("dan", 1, false), priority: 5);
        while (spooler.PrintNextIfAny())
        {
        }
    }
}
