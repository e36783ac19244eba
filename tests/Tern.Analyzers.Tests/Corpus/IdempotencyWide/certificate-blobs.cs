// case: certificate-blobs
// category: files
// rationale: a retry finds the certificate created or the folder gone and fails
// rule: TERN2013

using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.CertificateBlobs;

public sealed class RequestFailedException(int status) : Exception($"status {status}")
{
    public int Status { get; } = status;
}

public interface IBlobService
{
    void Put(string name, string content, bool overwrite);
}

public sealed class BlobClient(IBlobService service, string name)
{
    public Task UploadAsync(string content, bool overwrite = false)
    {
        service.Put(name, content, overwrite);
        return Task.CompletedTask;
    }
}

public sealed record SigningRequest(string Serial, string Subject, DateOnly NotAfter);

public sealed partial class CertificateAuthority(IBlobService blobs, string root)
{
    [Idempotent]
    public async Task IssueAsync(SigningRequest request)
    {
        BlobClient client = new(blobs, $"certs/{request.Serial}.pem");
        await client.UploadAsync(Pem(request)); // want: TERN2013
    }

    [Idempotent]
    public Task ReissueAsync(SigningRequest request)
        => new BlobClient(blobs, $"certs/{request.Serial}.pem").UploadAsync(Pem(request), overwrite: true);
}

public sealed partial class CertificateAuthority
{
    private string FolderOf(string serial) => Path.Combine(root, serial);

    [Idempotent]
    public void Prepare(string serial) => Directory.CreateDirectory(FolderOf(serial));

    [Idempotent]
    public void Purge(string serial) => Directory.Delete(FolderOf(serial), recursive: true); // want: TERN2013

    [Idempotent]
    public void Discard(string serial)
    {
        if (Directory.Exists(FolderOf(serial)))
        {
            Directory.Delete(FolderOf(serial), recursive: true);
        }
    }

    private static string Pem(SigningRequest r) => $"-----BEGIN-----\n{r.Subject} {r.NotAfter:O}\n-----END-----";
}

public static class Case
{
    private static readonly string Root = Directory.CreateTempSubdirectory("ca").FullName;
    private static readonly Blobs Store = new();
    private static readonly CertificateAuthority Authority = new(Store, Root);
    private static readonly SigningRequest Request = new("01", "CN=gate", new DateOnly(2030, 1, 1));
    public static IAsyncEnumerable<string> DemoIssue() => Twice(() => Authority.IssueAsync(Request), () => Store.Count);
    public static IAsyncEnumerable<string> DemoPurge()
    {
        Authority.Prepare("02");
        return Twice(() => { Authority.Purge("02"); return Task.CompletedTask; }, () => Directory.Exists(Path.Combine(Root, "02")));
    }
    public static IAsyncEnumerable<string> SafeReissue() => Twice(() => Authority.ReissueAsync(Request with { Serial = "03" }), () => Store["certs/03.pem"]);
    public static IAsyncEnumerable<string> SafePrepare() => Twice(() => { Authority.Prepare("04"); return Task.CompletedTask; }, () => Directory.Exists(Path.Combine(Root, "04")));
    public static IAsyncEnumerable<string> SafeDiscard() => Twice(() => { Authority.Discard("04"); return Task.CompletedTask; }, () => Directory.Exists(Path.Combine(Root, "04")));

    private sealed class Blobs : Dictionary<string, string>, IBlobService
    {
        public void Put(string name, string content, bool overwrite) => this[name] = overwrite || !ContainsKey(name) ? content : throw new RequestFailedException(409);
    }
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}
