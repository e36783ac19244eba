// case: closure-upload-batch
// category: closures
// rationale: a callback reads a captured batch that the body has dropped by the time it runs; another fills a local too late
// csc: none

namespace NullSafety.ClosureUploadBatch;

public sealed class Batch(string label)
{
    public string Label { get; } = label;

    public List<string> Files { get; } = new();
}

public sealed class Scheduler
{
    private readonly List<Action> _later = new();

    public void Now(Action work) => work();

    public void Later(Action work) => _later.Add(work);

    public void Run()
    {
        _later.ForEach(work => work());
        _later.Clear();
    }
}

public sealed class Uploader(Scheduler scheduler)
{
    private int _sent;

    public int Sent => _sent;

    public void Upload(IEnumerable<string> files)
    {
        Batch batch = new("upload");
        scheduler.Later(() =>
        {
            _sent += batch.Files.Count; // want: null-deref
        });

        batch.Files.AddRange(files);
        if (batch.Files.Count > 2)
        {
            batch = null!;
        }

        scheduler.Run();
    }

    public void UploadKept(IEnumerable<string> files)
    {
        Batch? batch = new("kept");
        Batch sending = batch;
        scheduler.Later(() => _sent += sending.Files.Count);
        batch.Files.AddRange(files);
        batch = null;
        scheduler.Run();
    }

    public string Receipt(bool deferred)
    {
        string receipt = null!;
        Action write = () => receipt = "sent " + _sent;
        if (deferred)
            scheduler.Later(write);
        else
            scheduler.Now(write);

        return receipt.PadRight(12); // want: null-deref
    }

    public string ReceiptNow()
    {
        string receipt = null!;
        scheduler.Now(() => receipt = "sent " + _sent);
        return receipt.PadRight(12);
    }
}

public static class Case
{
    public static void DemoSmall() => new Uploader(new Scheduler()).Upload(new[] { "a.png" });

    public static void DemoLarge() => new Uploader(new Scheduler()).Upload(new[] { "a.png", "b.png", "c.png" });

    public static void DemoKept() => new Uploader(new Scheduler()).UploadKept(new[] { "a.png", "b.png", "c.png" });

    public static void DemoReceiptDeferred() => new Uploader(new Scheduler()).Receipt(deferred: true);

    public static void DemoReceipt()
    {
        var uploader = new Uploader(new Scheduler());
        uploader.Receipt(deferred: false);
        uploader.ReceiptNow();
    }
}
