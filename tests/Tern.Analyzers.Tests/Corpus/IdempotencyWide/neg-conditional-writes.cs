// case: neg-conditional-writes
// category: conditional
// rationale: writes that happen only to the version that the caller has seen
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegConditionalWrites;

public sealed record Document(string Id, string Text, int Version);

public sealed record Save(string Id, string Text, int ExpectedVersion);

public interface IDocuments
{
    [Idempotent] Task SaveAsync(Save save);
    [Idempotent] Task<bool> PutAsync(string id, string text, string etag);
    [Idempotent] Task<bool> SwapAsync(string id, string expected, string text);
    [Idempotent] Task LeadAsync(int node, int term);
}

public sealed class Documents(Connection connection, Blobs blobs) : IDocuments
{
    private readonly ConcurrentDictionary<string, string> _texts = new() { ["d"] = "old" };
    private int _leader = -1;

    public string State => $"{string.Join(",", _texts)} {_leader}";

    public async Task SaveAsync(Save save)
    {
        await connection.ExecuteAsync("UPDATE documents SET text = @Text, version = version + 1 WHERE id = @Id AND version = @ExpectedVersion", save);
    }

    public Task<bool> PutAsync(string id, string text, string etag) => blobs.PutAsync(id, text, ifMatch: etag);

    public Task<bool> SwapAsync(string id, string expected, string text)
    {
        bool swapped = _texts.TryUpdate(id, text, expected) || (_texts.TryGetValue(id, out string? now) && now == text);
        return Task.FromResult(swapped);
    }

    public Task LeadAsync(int node, int term)
    {
        Interlocked.CompareExchange(ref _leader, node, -1);
        return Task.CompletedTask;
    }
}

public sealed class Blobs
{
    public required Func<string, string, string, bool> Service { get; init; }

    public Task<bool> PutAsync(string id, string text, string ifMatch) => Task.FromResult(Service(id, text, ifMatch));
}

public sealed class Connection
{
    public Func<string, object?, int> Engine { get; init; } = (_, _) => 0;
}

public static class SqlMapper
{
    public static Task<int> ExecuteAsync(this Connection connection, string sql, object? param = null) => Task.FromResult(connection.Engine(sql, param));

    public static Task<T> ExecuteScalarAsync<T>(this Connection connection, string sql, object? param = null) => Task.FromResult((T)(object)connection.Engine(sql, param));
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int version = 4;
        Connection connection = new() { Engine = (_, p) => p is Save s && s.ExpectedVersion == version ? ++version : 0 };
        Documents documents = new(connection, new Blobs { Service = (_, _, _) => true });
        return Twice(async () => { await documents.SaveAsync(new Save("d", "x", 4)); return $"{version}"; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        string stored = "v1";
        string current = "v1";
        Documents documents = new(new Connection(), new Blobs { Service = (_, text, etag) => etag == current && (current = stored = text).Length > 0 });
        return Twice(async () => { await documents.PutAsync("d", "x", "v1"); return stored; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Documents documents = new(new Connection(), new Blobs { Service = (_, _, _) => true });
        return Twice(async () => { bool swapped = await documents.SwapAsync("d", "old", "new"); return $"{swapped} {documents.State}"; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Documents documents = new(new Connection(), new Blobs { Service = (_, _, _) => true });
        return Twice(async () => { await documents.LeadAsync(2, 7); return documents.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
