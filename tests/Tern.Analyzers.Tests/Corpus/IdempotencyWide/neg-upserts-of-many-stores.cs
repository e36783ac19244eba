// case: neg-upserts-of-many-stores
// category: upserts
// rationale: stores are told what to hold, by key
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegUpsertsOfManyStores;

public sealed record Profile(string Id, string Name, string[] Tags);

public interface IProfiles
{
    [Idempotent]
    Task SaveDocumentAsync(Profile profile);
    [Idempotent]
    Task SaveObjectAsync(Profile profile);
    [Idempotent]
    Task IndexAsync(Profile profile);
    [Idempotent]
    Task PutAsync(Profile profile, CancellationToken cancellationToken = default);
}

public sealed class Profiles(Container container, AmazonS3 s3, RedisDb redis, System.Net.Http.HttpClient http) : IProfiles
{
    public Task SaveDocumentAsync(Profile profile) => container.UpsertItemAsync(profile, profile.Id);

    public async Task SaveObjectAsync(Profile profile)
    {
        using MemoryStream content = new(System.Text.Encoding.UTF8.GetBytes(profile.Name));
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "profiles", Key = profile.Id, InputStream = content });
    }

    public async Task IndexAsync(Profile profile)
    {
        await redis.HashSetAsync("profile:" + profile.Id, "name", profile.Name);
        foreach (string tag in profile.Tags)
        {
            await redis.SetAddAsync("tag:" + tag, profile.Id);
        }

        await redis.SortedSetAddAsync("by-length", profile.Id, profile.Name.Length);
        await redis.KeyExpireAsync("profile:" + profile.Id, TimeSpan.FromHours(1));
    }

    public async Task PutAsync(Profile profile, CancellationToken cancellationToken = default)
    {
        using System.Net.Http.StringContent content = new(profile.Name);
        using System.Net.Http.HttpResponseMessage response = await http.PutAsync($"https://profiles.test/{profile.Id}", content, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}

public sealed class PutObjectRequest
{
    public string BucketName { get; set; } = "";

    public string Key { get; set; } = "";

    public Stream? InputStream { get; set; }
}

public sealed class AmazonS3(Action<string, object?> wire)
{
    public Task PutObjectAsync(PutObjectRequest request) => Task.Run(() => wire($"{request.BucketName}/{request.Key}", request.InputStream?.Length));
}

public sealed class Container(Action<string, object?> wire)
{
    public Task UpsertItemAsync<T>(T item, string partitionKey) => Task.Run(() => wire(partitionKey, item));
}

public sealed class RedisDb(Action<string, object?> wire)
{
    public Task HashSetAsync(string key, string field, string value) => Task.Run(() => wire(key + field, value));

    public Task SetAddAsync(string key, string member) => Task.Run(() => wire(key + member, 1));

    public Task SortedSetAddAsync(string key, string member, double score) => Task.Run(() => wire(key + member, score));

    public Task KeyExpireAsync(string key, TimeSpan after) => Task.Run(() => wire("ttl" + key, after));
}

public sealed class Server(Action<string, object?> wire) : System.Net.Http.HttpMessageHandler
{
    protected override async Task<System.Net.Http.HttpResponseMessage> SendAsync(System.Net.Http.HttpRequestMessage request, CancellationToken cancellationToken)
    {
        wire($"{request.RequestUri}", await request.Content!.ReadAsStringAsync(cancellationToken));
        return new System.Net.Http.HttpResponseMessage();
    }
}

public static class Case
{
    private static readonly Dictionary<string, object?> Held = [];
    private static readonly Action<string, object?> Wire = (key, value) => Held[key] = value;
    private static readonly Profiles Profiles = new(new Container(Wire), new AmazonS3(Wire), new RedisDb(Wire), new System.Net.Http.HttpClient(new Server(Wire)));
    private static readonly Profile Ann = new("1", "Ann", ["a", "b"]);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Profiles.SaveDocumentAsync(Ann), () => string.Join(",", Held));
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Profiles.SaveObjectAsync(Ann), () => string.Join(",", Held));
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Profiles.IndexAsync(Ann), () => string.Join(",", Held));
    public static IAsyncEnumerable<string> Demo4() => Twice(() => Profiles.PutAsync(Ann), () => string.Join(",", Held));
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
