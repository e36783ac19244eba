// case: neg-hashed-ids-parcels
// category: keys
// rationale: identities are computed from the request
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegHashedIdsParcels;

public sealed record Parcel(string Sender, string Receiver, int Grams);

public sealed record Label(Guid Id, string Text);

public interface ILabels
{
    [Idempotent]
    Task<Guid> PrintAsync(string requestId, Parcel parcel);
    [Idempotent]
    Task AnnounceAsync(string requestId, Parcel parcel);
    [Idempotent]
    Task<string> FileAsync(Parcel parcel);
}

public sealed class Labels(LabelContext context, Func<Envelope, Task> broker) : ILabels
{
    private readonly Dictionary<string, Parcel> _byDigest = [];

    public int Digests => _byDigest.Count;

    public async Task<Guid> PrintAsync(string requestId, Parcel parcel)
    {
        Guid id = Derive("label", requestId);
        if (await context.Labels.FindAsync(id) is null)
        {
            context.Labels.Add(new Label(id, parcel.Receiver));
            await context.SaveChangesAsync();
        }

        return id;
    }

    public Task AnnounceAsync(string requestId, Parcel parcel)
    {
        Envelope envelope = new(Derive("announce", requestId).ToString("N"), parcel.ToString());
        return broker(envelope);
    }

    public Task<string> FileAsync(Parcel parcel)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(parcel.Sender));
        hash.AppendData(Encoding.UTF8.GetBytes(parcel.Receiver));
        string digest = Convert.ToHexString(hash.GetHashAndReset());
        _byDigest[digest] = parcel;
        return Task.FromResult(digest);
    }

    private static Guid Derive(string purpose, string requestId)
        => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}/{requestId}")).AsSpan(0, 16));
}

public sealed record Envelope(string MessageId, string Body);

public sealed class LabelContext
{
    public DbSet<Label> Labels { get; } = [];

    public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Task.FromResult(0);
}

public sealed class DbSet<T> : List<T>
    where T : class
{
    public ValueTask<T?> FindAsync(params object[] keys) => new(Find(e => Equals(e.GetType().GetProperty("Id")!.GetValue(e), keys[0])));
}

public static class Case
{
    private static readonly LabelContext Db = new();
    private static readonly HashSet<string> Seen = [];
    private static readonly Labels Labels = new(Db, e => Task.FromResult(Seen.Add(e.MessageId)));
    private static readonly Parcel Parcel = new("a", "b", 3);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Labels.PrintAsync("r", Parcel), () => Db.Labels.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Labels.AnnounceAsync("r", Parcel), () => Seen.Count);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Labels.FileAsync(Parcel), () => Labels.Digests);
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
