// case: neg-print-spool
// category: negative-loops
// rationale: loop-carried nulls, swallowed exceptions and a cleared field, each repaired before the dereference
// csc: silent

namespace NullSafety.NegPrintSpool;

public sealed class Job(string title, int pages)
{
    public string Title { get; } = title;

    public int Pages { get; } = pages;

    public Job? Next { get; set; }
}

public sealed class Spool
{
    private Job? _head;
    private Job? _tail;
    private Job? _printing;

    public void Enqueue(Job job)
    {
        if (_head == null)
        {
            _head = job;
        }
        else
        {
            _tail!.Next = job;
        }

        _tail = job;
    }

    public int Pages()
    {
        int pages = 0;
        for (Job? job = _head; job != null; job = job.Next)
        {
            pages += job.Pages;
        }

        return pages;
    }

    public string Longest()
    {
        Job longest = null!;
        for (Job? job = _head; job != null; job = job.Next)
        {
            if (longest is null || job.Pages > longest.Pages)
            {
                longest = job;
            }
        }

        return longest?.Title ?? "nothing";
    }

    public string Print(int paper)
    {
        _printing = null;
        string note = null!;
        try
        {
            _printing = Take(paper);
            note = "printed " + _printing.Title;
        }
        catch (InvalidOperationException e)
        {
            note = e.Message;
        }

        return _printing is null ? note.ToUpperInvariant() : _printing.Title.Trim();
    }

    private Job Take(int paper)
    {
        var job = _head ?? throw new InvalidOperationException("empty");
        if (job.Pages > paper)
        {
            throw new InvalidOperationException("paper");
        }

        _head = job.Next;
        return job;
    }
}

public static class Demos
{
    private static Spool Filled() { var s = new Spool(); s.Enqueue(new Job("a", 2)); s.Enqueue(new Job("b", 9)); return s; }

    public static void DemoEmpty() { var s = new Spool(); s.Pages(); s.Longest(); s.Print(5); }

    public static void DemoFilled() { var s = Filled(); s.Pages(); s.Longest(); s.Print(5); s.Print(5); s.Print(20); s.Print(5); s.Enqueue(new Job("c", 1)); s.Print(5); }
}
