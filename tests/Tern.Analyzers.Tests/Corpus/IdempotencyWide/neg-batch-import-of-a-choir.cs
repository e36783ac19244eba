// case: neg-batch-import-of-a-choir
// category: upserts
// rationale: an import that finds or adds by natural key, through helpers and an interface
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

namespace Idempotency.Wide.NegBatchImportOfAChoir;

public sealed class Singer
{
    public string Email { get; init; } = "";

    public string Voice { get; set; } = "";

    public ISet<string> Songs { get; } = new SortedSet<string>();
}

public sealed record SingerRow(string Email, string Voice, string Song);

public interface IChoirImport
{
    [Idempotent]
    Task ImportAsync(IReadOnlyList<SingerRow> rows, CancellationToken cancellationToken = default);
    [Idempotent]
    Task ImportLinesAsync(string csv);
    [Idempotent]
    Task MergeAsync(string email, string duplicate);
}

public interface ISingers
{
    Singer GetOrAdd(string email);
    bool Remove(string email);
    Singer? Find(string email);
}

public sealed class ChoirImport(ISingers singers) : IChoirImport
{
    public async Task ImportAsync(IReadOnlyList<SingerRow> rows, CancellationToken cancellationToken = default)
    {
        int line = 0;
        List<string> errors = [];
        foreach (SingerRow[] chunk in rows.Chunk(100))
        {
            foreach (SingerRow row in chunk)
            {
                line++;
                if (string.IsNullOrWhiteSpace(row.Email))
                {
                    errors.Add($"line {line}: no address");
                    continue;
                }

                Apply(row);
            }

            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (errors.Count > 0)
        {
            throw new FormatException(string.Join(Environment.NewLine, errors));
        }
    }

    public Task ImportLinesAsync(string csv)
    {
        IEnumerable<SingerRow> rows = csv.Split('\n').Select(l => l.Split(',')).Select(p => new SingerRow(p[0], p[1], p[2]));
        return ImportAsync([.. rows]);
    }

    public Task MergeAsync(string email, string duplicate)
    {
        if (singers.Find(duplicate) is { } second)
        {
            singers.GetOrAdd(email).Songs.UnionWith(second.Songs);
            singers.Remove(duplicate);
        }

        return Task.CompletedTask;
    }

    private void Apply(SingerRow row)
    {
        Singer singer = singers.GetOrAdd(row.Email.ToLowerInvariant());
        singer.Voice = row.Voice;
        singer.Songs.Add(row.Song);
    }
}

public sealed class Singers : ISingers
{
    private readonly ConcurrentDictionary<string, Singer> _singers = new();

    public string State => string.Join(";", _singers.Values.Select(s => $"{s.Email} {s.Voice} {string.Join("+", s.Songs)}"));

    public Singer GetOrAdd(string email) => _singers.GetOrAdd(email, e => new Singer { Email = e });

    public bool Remove(string email) => _singers.TryRemove(email, out _);

    public Singer? Find(string email) => _singers.GetValueOrDefault(email);
}

public static class Case
{
    private static readonly Singers Singers = new();
    private static readonly ChoirImport Import = new(Singers);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Import.ImportAsync([new SingerRow("A@x", "alto", "s1"), new SingerRow("b@x", "bass", "s2")]), () => Singers.State);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Import.ImportLinesAsync("c@x,alto,s3\nc@x,alto,s4"), () => Singers.State);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Import.MergeAsync("a@x", "b@x"), () => Singers.State);
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
