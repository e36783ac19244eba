// case: stale-print-job
// category: stale-test
// rationale: a callback and another task clear the current job between the test and the use
// csc: none

namespace NullSafety.PrintJobs;

public sealed class PrintJob
{
    public PrintJob(string document, int pages)
    {
        Document = document;
        Pages = pages;
    }

    public string Document { get; }

    public int Pages { get; }

    public bool Closed { get; private set; }

    public void Close() => Closed = true;
}

public sealed class Printer
{
    private PrintJob? _current;

    public Action<string>? Finished { get; set; }

    public int Printed { get; private set; }

    public void Start(PrintJob job) => _current = job;

    public void Cancel() => _current = null;

    public void Complete()
    {
        if (_current != null)
        {
            Finished?.Invoke(_current.Document);
            _current.Close(); // want: null-deref
        }
    }

    public void CompleteCaptured()
    {
        var job = _current;
        if (job != null)
        {
            Finished?.Invoke(job.Document);
            job.Close();
        }
    }

    public async Task FeedAsync(Func<Task> warmUp)
    {
        if (_current is null)
        {
            return;
        }

        await warmUp();
        Printed += _current.Pages; // want: null-deref
    }

    public async Task FeedRecheckedAsync(Func<Task> warmUp)
    {
        await warmUp();
        if (_current is not null)
        {
            Printed += _current.Pages;
        }
    }
}

public static class Case
{
    private static Printer Busy()
    {
        var printer = new Printer();
        printer.Start(new PrintJob("invoice", 3));
        printer.Finished = _ => printer.Cancel();
        return printer;
    }

    private static Func<Task> CancelLater(Printer printer) => async () => { await Task.Yield(); printer.Cancel(); };

    public static void DemoComplete() => Busy().Complete();

    public static void DemoCompleteCaptured() => Busy().CompleteCaptured();

    public static void DemoFeed() { var p = Busy(); p.FeedAsync(CancelLater(p)).GetAwaiter().GetResult(); }

    public static void DemoFeedRechecked() { var p = Busy(); p.FeedRecheckedAsync(CancelLater(p)).GetAwaiter().GetResult(); }
}
