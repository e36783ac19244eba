// case: neg-derived-ids
// category: ids
// rationale: ids and keys that come from the request, by hashing and by joining
// rule: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegDerivedIds;

public sealed record Upload(string Owner, string Name, byte[] Content);

public interface IUploads
{
    [Idempotent] Task<Guid> StoreAsync(Upload upload);
    [Idempotent] Task AnnounceAsync(Upload upload);
    [Idempotent] Task<string> ShardAsync(Upload upload);
    [Idempotent] Task<int> SampleAsync(string owner);
}

public sealed class Uploads(Bus bus, string folder) : IUploads
{
    private static readonly Guid s_namespace = Guid.Parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    private readonly Dictionary<Guid, Upload> _uploads = [];

    public int Count => _uploads.Count;

    public Task<Guid> StoreAsync(Upload upload)
    {
        Guid id = NameBased(s_namespace, $"{upload.Owner}/{upload.Name}");
        _uploads[id] = upload;
        return Task.FromResult(id);
    }

    public Task AnnounceAsync(Upload upload)
    {
        string key = Convert.ToBase64String(SHA256.HashData(upload.Content));
        return bus.PublishAsync("uploads", upload.Name, messageId: key);
    }

    public async Task<string> ShardAsync(Upload upload)
    {
        Guid id = new(MD5.HashData(Encoding.UTF8.GetBytes(upload.Owner)));
        string path = Path.Combine(folder, $"{id:N}.bin");
        await File.WriteAllBytesAsync(path, upload.Content);
        return Path.GetFileName(path);
    }

    public Task<int> SampleAsync(string owner)
    {
        Random random = new(owner.Length * 397);
        int sample = random.Next(100) + random.Next(100);
        _uploads[NameBased(s_namespace, owner)] = new Upload(owner, $"sample-{sample}", []);
        return Task.FromResult(sample);
    }

    private static Guid NameBased(Guid space, string name)
    {
        byte[] hash = SHA1.HashData([.. space.ToByteArray(), .. Encoding.UTF8.GetBytes(name)]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16));
    }
}

public sealed class Bus
{
    public Action<string> Broker { get; init; } = _ => { };

    public Task PublishAsync(string topic, string body, string messageId)
    {
        Broker(messageId);
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Uploads uploads = new(new Bus(), Path.GetTempPath());
        return Twice(async () => { Guid id = await uploads.StoreAsync(new Upload("o", "n", [1])); return $"{id} {uploads.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        HashSet<string> keys = [];
        Uploads uploads = new(new Bus { Broker = k => keys.Add(k) }, Path.GetTempPath());
        return Twice(async () => { await uploads.AnnounceAsync(new Upload("o", "n", [1])); return $"{keys.Count}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Uploads uploads = new(new Bus(), Directory.CreateTempSubdirectory("up").FullName);
        return Twice(async () => { string name = await uploads.ShardAsync(new Upload("o", "n", [1])); return name; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Uploads uploads = new(new Bus(), Path.GetTempPath());
        return Twice(async () => { int sample = await uploads.SampleAsync("o"); return $"{sample} {uploads.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
