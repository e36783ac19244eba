// case: neg-removals-of-a-forum
// category: deletes
// rationale: what is gone already may be removed again
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegRemovalsOfAForum;

public sealed class Thread1
{
    public int Id { get; set; }

    public bool Deleted { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }
}

public interface IForum
{
    [Idempotent]
    Task RemoveAsync(int id);
    [Idempotent]
    Task HideAsync(int id, DateTimeOffset when);
    [Idempotent]
    Task RemoveRemoteAsync(int id);
    [Idempotent]
    Task RemoveFilesAsync(int id);
    [Idempotent]
    Task UnsubscribeAsync(string user);
}

public sealed class Forum(List<Thread1> threads, HttpClient http, string folder) : IForum
{
    private readonly List<string> _subscribers = ["ann", "bob"];

    public int Subscribers => _subscribers.Count;

    public Task RemoveAsync(int id)
    {
        Thread1? found = threads.Find(t => t.Id == id);
        if (found is null)
        {
            return Task.CompletedTask;
        }

        threads.Remove(found);
        return Task.CompletedTask;
    }

    public Task HideAsync(int id, DateTimeOffset when)
    {
        foreach (Thread1 thread in threads.Where(t => t.Id == id))
        {
            thread.Deleted = true;
            thread.DeletedAt ??= when;
        }

        return Task.CompletedTask;
    }

    public async Task RemoveRemoteAsync(int id)
    {
        using HttpResponseMessage response = await http.DeleteAsync($"https://forum.test/{id}");
        if (response.StatusCode != HttpStatusCode.NotFound)
        {
            response.EnsureSuccessStatusCode();
        }
    }

    public Task RemoveFilesAsync(int id)
    {
        File.Delete(Path.Combine(folder, $"{id}.txt"));
        try
        {
            Directory.Delete(Path.Combine(folder, $"{id}"), recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It was removed before.
        }

        return Task.CompletedTask;
    }

    public Task UnsubscribeAsync(string user)
    {
        _subscribers.RemoveAll(s => s == user);
        return Task.CompletedTask;
    }
}

public sealed class Server : HttpMessageHandler
{
    private readonly HashSet<string> _gone = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => Task.FromResult(new HttpResponseMessage(_gone.Add($"{request.RequestUri}") ? HttpStatusCode.NoContent : HttpStatusCode.NotFound));
}

public static class Case
{
    private static readonly List<Thread1> Threads = [new Thread1 { Id = 1 }, new Thread1 { Id = 2 }];
    private static readonly Forum Forum = new(Threads, new HttpClient(new Server()), Directory.CreateTempSubdirectory("idem5").FullName);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Forum.RemoveAsync(1), () => Threads.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Forum.HideAsync(2, DateTimeOffset.UnixEpoch), () => Threads[^1].DeletedAt);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Forum.RemoveRemoteAsync(2), () => 0);
    public static IAsyncEnumerable<string> Demo4() => Twice(() => Forum.RemoveFilesAsync(2), () => 0);
    public static IAsyncEnumerable<string> Demo5() => Twice(() => Forum.UnsubscribeAsync("ann"), () => Forum.Subscribers);
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
