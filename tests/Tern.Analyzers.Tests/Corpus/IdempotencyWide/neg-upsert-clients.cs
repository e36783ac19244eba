// case: neg-upsert-clients
// category: upserts
// rationale: clients of a cache, a document store, a bucket, a web service and EF Core, used so that they set
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegUpsertClients;

public sealed class Feature
{
    public string Id { get; set; } = "";
    public bool Enabled { get; set; }
    public int Rollout { get; set; }
}

public interface IFeatures
{
    [Idempotent] Task SwitchAsync(Feature feature);
    [Idempotent] Task MirrorAsync(Feature feature);
    [Idempotent] Task PushAsync(Feature feature);
    [Idempotent] Task SaveAsync(Feature feature);
}

public sealed class Features(RemoteStore store, HttpClient http, FeatureContext db) : IFeatures
{
    public async Task SwitchAsync(Feature feature)
    {
        await store.HashSetAsync("feature:" + feature.Id, "enabled", feature.Enabled ? "1" : "0");
        await store.SetAddAsync("features", feature.Id);
        await store.KeyExpireAsync("features", TimeSpan.FromHours(1));
    }

    public async Task MirrorAsync(Feature feature)
    {
        await store.ReplaceOneAsync(feature.Id, feature, isUpsert: true);
        await store.PutObjectAsync($"features/{feature.Id}.json", $"{feature.Rollout}");
        await store.DeleteObjectAsync($"drafts/{feature.Id}.json");
    }

    public async Task PushAsync(Feature feature)
    {
        using HttpResponseMessage put = await http.PutAsync($"features/{feature.Id}", new StringContent($"{feature.Rollout}"));
        put.EnsureSuccessStatusCode();
        using HttpResponseMessage deleted = await http.DeleteAsync($"drafts/{feature.Id}");
        string text = await http.GetStringAsync($"features/{feature.Id}");
        ArgumentNullException.ThrowIfNull(text);
    }

    public async Task SaveAsync(Feature feature)
    {
        Feature? row = await db.Features.FindAsync(feature.Id);
        if (row is null)
        {
            db.Features.Add(feature);
        }
        else
        {
            row.Enabled = feature.Enabled;
            row.Rollout = Math.Min(feature.Rollout + 1, 100);
        }

        await db.SaveChangesAsync();
    }
}

public sealed class RemoteStore(Action<string, string> write)
{
    public Task HashSetAsync(string key, string field, string value) => Task.Run(() => write(key + field, value));
    public Task SetAddAsync(string key, string member) => Task.Run(() => write(key + member, "1"));
    public Task KeyExpireAsync(string key, TimeSpan expiry) => Task.Run(() => write(key + "expiry", expiry.ToString()));
    public Task ReplaceOneAsync(string id, Feature document, bool isUpsert) => Task.Run(() => write(id, $"{document.Rollout} {isUpsert}"));
    public Task PutObjectAsync(string key, string body) => Task.Run(() => write(key, body));
    public Task DeleteObjectAsync(string key) => Task.Run(() => write(key, ""));
}

public sealed class WebService(Action<string, string> write) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        write(request.Method + request.RequestUri!.AbsolutePath, "x");
        return Task.FromResult(new HttpResponseMessage { Content = new StringContent("1") });
    }
}

public sealed class FeatureContext : DbContext
{
    public DbSet<Feature> Features { get; } = [];
}

public class DbContext
{
    public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
}

public sealed class DbSet<T> : List<T>
    where T : class
{
    public ValueTask<T?> FindAsync(params object[] keys) => new(Find(e => Equals(e.GetType().GetProperty("Id")!.GetValue(e), keys[0])));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        ConcurrentDictionary<string, string> state = new();
        Features features = new(new RemoteStore((k, v) => state[k] = v), new HttpClient(), new FeatureContext());
        return Twice(async () => { await features.SwitchAsync(new Feature { Id = "f" }); return $"{state.Count} {string.Join(",", state.Values.Order())}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        ConcurrentDictionary<string, string> state = new();
        Features features = new(new RemoteStore((k, v) => state[k] = v), new HttpClient(), new FeatureContext());
        return Twice(async () => { await features.MirrorAsync(new Feature { Id = "f" }); return $"{state.Count} {string.Join(",", state.Values.Order())}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        ConcurrentDictionary<string, string> state = new();
        HttpClient http = new(new WebService((k, v) => state[k] = v)) { BaseAddress = new Uri("http://f/") };
        Features features = new(new RemoteStore((_, _) => { }), http, new FeatureContext());
        return Twice(async () => { await features.PushAsync(new Feature { Id = "f" }); return $"{state.Count} {string.Join(",", state.Values.Order())}"; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        FeatureContext db = new() { Features = { new Feature { Id = "f" } } };
        Features features = new(new RemoteStore((_, _) => { }), new HttpClient(), db);
        return Twice(async () => { await features.SaveAsync(new Feature { Id = "f", Rollout = 5 }); return $"{db.Features.Count} {db.Features[0].Rollout}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
