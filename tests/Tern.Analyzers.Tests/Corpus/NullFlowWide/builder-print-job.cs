// case: builder-print-job
// category: object-initializer
// rationale: a builder or an initialiser leaves out one of the members that the consumer takes for granted
// csc: none

namespace NullSafety.BuilderPrintJob;

public sealed class Tray
{
    public string Paper { get; set; } = "A4";
}

public sealed class PrintJob
{
    public string Document { get; set; } = null!;

    public Tray Tray { get; set; } = null!;

    public string Owner { get; set; } = null!;

    public int Copies { get; set; } = 1;
}

public sealed class PrintJobBuilder
{
    private string _document = null!;
    private Tray _tray = null!;

    public PrintJobBuilder Document(string path)
    {
        _document = path;
        return this;
    }

    public PrintJobBuilder On(string paper)
    {
        _tray = new Tray { Paper = paper };
        return this;
    }

    public PrintJob Build() => new() { Document = _document, Tray = _tray, Owner = "system" };

    public PrintJob BuildComplete() => new()
    {
        Document = _document ?? "untitled",
        Tray = _tray ?? new Tray(),
        Owner = "system",
    };
}

public sealed class Spooler
{
    private int _sheets;

    public string Route(PrintJob job)
    {
        _sheets += job.Copies;
        return job.Document + "@" + job.Tray.Paper.ToLowerInvariant(); // want: null-deref
    }

    public static string Banner(PrintJob job)
    {
        var initial = job.Owner[0]; // want: null-deref
        return "== " + initial + " ==";
    }
}

public static class Case
{
    public static void DemoNoTray()
    {
        var job = new PrintJobBuilder().Document("a.pdf").Build();
        new Spooler().Route(job);
    }

    public static void DemoTray()
    {
        var job = new PrintJobBuilder().Document("a.pdf").On("A3").Build();
        new Spooler().Route(job);
    }

    public static void DemoComplete()
    {
        var job = new PrintJobBuilder().Document("a.pdf").BuildComplete();
        new Spooler().Route(job);
    }

    public static void DemoBanner() => Spooler.Banner(new PrintJob { Document = "b.pdf", Tray = new Tray() });

    public static void DemoBannerOwned() => Spooler.Banner(new PrintJob { Document = "b.pdf", Owner = "kim" });

    public static void DemoBannerBuilt() => Spooler.Banner(new PrintJobBuilder().Document("c.pdf").Build());
}
