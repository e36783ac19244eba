// case: blob-scans
// category: fresh
// rationale: names of objects in a bucket that are new in every attempt
// rule: TERN2006

using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.BlobScans;

public sealed record Scan(string PatientId, string ScanId, byte[] Pixels);

public interface IScans
{
    [Idempotent]
    Task UploadAsync(Scan scan);
    [Idempotent]
    Task ArchiveAsync(Scan scan);
    [Idempotent]
    Task PreviewAsync(Scan scan);
    [Idempotent]
    Task StoreAsync(Scan scan);
}

public sealed class Scans(BucketClient bucket, TimeProvider time) : IScans
{
    public async Task UploadAsync(Scan scan)
    {
        await bucket.PutObjectAsync($"scans/{Guid.NewGuid():N}.dcm", scan.Pixels); // want: TERN2006
    }

    public async Task ArchiveAsync(Scan scan)
    {
        string stamp = time.GetUtcNow().Ticks.ToString("D");
        string key = string.Join('/', "archive", scan.PatientId, stamp);
        await bucket.PutObjectAsync(key, scan.Pixels); // want: TERN2006
    }

    public async Task PreviewAsync(Scan scan)
    {
        string key = "previews/" + Random.Shared.NextInt64();
        await bucket.PutObjectAsync(key, scan.Pixels); // want: TERN2006
    }

    public async Task StoreAsync(Scan scan)
    {
        string digest = Convert.ToHexString(SHA256.HashData(scan.Pixels));
        await bucket.PutObjectAsync($"content/{digest}", scan.Pixels);
        await bucket.PutObjectAsync($"scans/{scan.PatientId}/{scan.ScanId}.dcm", scan.Pixels);
    }
}

public sealed class BucketClient
{
    public required Action<string, byte[]> Store { get; init; }

    public Task PutObjectAsync(string key, byte[] content)
    {
        Store(key, content);
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Dictionary<string, byte[]> objects = [];
        Scans scans = new(new BucketClient { Store = (k, b) => objects[k] = b }, TimeProvider.System);
        return Twice(async () => { await scans.UploadAsync(new Scan("p", "s", [1])); return $"{objects.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Dictionary<string, byte[]> objects = [];
        Scans scans = new(new BucketClient { Store = (k, b) => objects[k] = b }, TimeProvider.System);
        return Twice(async () => { await scans.ArchiveAsync(new Scan("p", "s", [1])); await Task.Delay(2); return $"{objects.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Dictionary<string, byte[]> objects = [];
        Scans scans = new(new BucketClient { Store = (k, b) => objects[k] = b }, TimeProvider.System);
        return Twice(async () => { await scans.PreviewAsync(new Scan("p", "s", [1])); return $"{objects.Count}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Dictionary<string, byte[]> objects = [];
        Scans scans = new(new BucketClient { Store = (k, b) => objects[k] = b }, TimeProvider.System);
        return Twice(async () => { await scans.StoreAsync(new Scan("p", "s", [1])); return $"{objects.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
