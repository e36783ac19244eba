// case: print-spooler
// category: stale-state
// rationale: a checked job is cleared by a callback, and by an awaited pause, before it is read again
// csc: none

namespace NullSafety.PrintSpooler;

public sealed class PrintJob
{
    public PrintJob(string owner, int pages)
    {
        Owner = owner;
        Pages = pages;
    }

    public string Owner { get; }
    public int Pages { get; }
    public int Printed { get; set; }
}

public sealed class Spooler
{
    private PrintJob? _current;

    public Action<int>? PageDone { get; set; }

    public int Finished { get; private set; }

    public void Start(PrintJob job) => _current = job;

    public void Cancel() => _current = null;

    public void PrintPage()
    {
        if (_current == null)
        {
            return;
        }

        PageDone?.Invoke(_current.Printed + 1);
        _current.Printed++; // want: null-deref
    }

    public void PrintPageOfJob()
    {
        if (_current is not { } job)
        {
            return;
        }

        PageDone?.Invoke(job.Printed + 1);
        job.Printed++;
    }

    public async Task<string> FinishAsync()
    {
        if (_current is null)
        {
            return "idle";
        }

        await CoolDownAsync();
        return _current.Owner + " done"; // want: null-deref
    }

    public async Task<string> FinishRecheckedAsync()
    {
        await CoolDownAsync();
        return _current != null ? _current.Owner + " done" : "idle";
    }

    private async Task CoolDownAsync()
    {
        await Task.Yield();
        Finished++;
        Cancel();
    }
}

public static class Case
{
    private static Spooler Loaded()
    {
        var spooler = new Spooler();
        spooler.Start(new PrintJob("mara", 3));
        spooler.PageDone = _ => spooler.Cancel();
        return spooler;
    }

    public static void DemoCancelledByCallback() => Loaded().PrintPage();

    public static void DemoLocalCopy() => Loaded().PrintPageOfJob();

    public static Task DemoFinish() => Loaded().FinishAsync();

    public static Task DemoFinishRechecked() => Loaded().FinishRecheckedAsync();
}
