// case: neg-upload-states
// category: negative-discriminator
// rationale: the state says which member is set, the transitions keep the promise and the readers test it first
// csc: silent

namespace NullSafety.UploadStates;

public enum UploadState
{
    Waiting,
    Done,
    Failed,
}

public sealed class Receipt
{
    public Receipt(string etag) => ETag = etag;

    public string ETag { get; }
}

public sealed class Upload
{
    public UploadState State { get; private set; }
    public Receipt? Receipt { get; private set; }
    public Exception? Failure { get; private set; }
    public bool IsDone => Receipt != null;

    public static Upload Run(Func<string> send)
    {
        var upload = new Upload();
        try
        {
            upload.Receipt = new Receipt(send());
            upload.State = UploadState.Done;
        }
        catch (IOException e)
        {
            upload.Failure = e;
            upload.State = UploadState.Failed;
        }

        return upload;
    }

    public static Upload Pending() => new();
}

public static class UploadView
{
    public static string Text(Upload upload) => upload.State switch
    {
        UploadState.Done => "stored as " + upload.Receipt!.ETag,
        UploadState.Failed => "failed: " + upload.Failure!.Message,
        _ => "waiting",
    };

    public static int TagWidth(Upload upload)
    {
        if (!upload.IsDone)
        {
            return 0;
        }

        return upload.Receipt!.ETag.Length;
    }

    public static string FirstTag(IEnumerable<Upload> uploads)
    {
        var done = uploads.FirstOrDefault(u => u.State == UploadState.Done);
        return done is { Receipt: { } receipt } ? receipt.ETag : "none";
    }
}

public static class Case
{
    private static Upload Good() => Upload.Run(() => "e1");

    private static Upload Broken() => Upload.Run(() => throw new IOException("disk full"));

    public static void DemoText()
    {
        UploadView.Text(Good());
        UploadView.Text(Broken());
        UploadView.Text(Upload.Pending());
    }
    public static void DemoWidth()
    {
        UploadView.TagWidth(Good());
        UploadView.TagWidth(Broken());
    }
    public static void DemoFirst()
    {
        UploadView.FirstTag(new[] { Broken(), Good() });
        UploadView.FirstTag(new[] { Broken() });
    }
}
