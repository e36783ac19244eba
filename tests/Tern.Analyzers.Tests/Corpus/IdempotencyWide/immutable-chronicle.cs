// case: immutable-chronicle
// category: append
// rationale: new versions of immutable and textual state are longer than the old
// rule: TERN2007, TERN2008

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.ImmutableChronicle;

public sealed record Chapter(string Title)
{
    public ImmutableList<string> Verses { get; init; } = [];
}

public interface IChronicle
{
    [Idempotent]
    Task AddVerseAsync(string verse);

    [Idempotent]
    Task ReadAloudAsync(string line);

    [Idempotent]
    Task CountAsync(string word);

    [Idempotent]
    Task NoteAsync(string note);

    [Idempotent]
    Task RetitleAsync(string title);
}

public sealed class Chronicle : IChronicle
{
    private readonly StringBuilder _spoken = new();
    private ImmutableDictionary<string, int> _words = ImmutableDictionary<string, int>.Empty;
    private Chapter _chapter = new("one");
    private string _notes = "";

    public string State => $"{_chapter.Title} {_chapter.Verses.Count} {_spoken.Length} {string.Join(",", _words)} {_notes}";

    public Task AddVerseAsync(string verse)
    {
        _chapter = _chapter with { Verses = _chapter.Verses.Add(verse) }; // want: TERN2008
        return Task.CompletedTask;
    }

    public Task ReadAloudAsync(string line)
    {
        _spoken.AppendLine(line); // want: TERN2008
        return Task.CompletedTask;
    }

    public Task CountAsync(string word)
    {
        ImmutableInterlocked.AddOrUpdate(ref _words, word, 1, static (_, n) => n + 1); // want: TERN2007
        return Task.CompletedTask;
    }

    public Task NoteAsync(string note)
    {
        _notes += note + ";"; // want: TERN2008
        return Task.CompletedTask;
    }

    public Task RetitleAsync(string title)
    {
        _chapter = _chapter with { Title = title.Trim() };
        _words = _words.SetItem(title, title.Length);
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Chronicle Book = new();

    public static IAsyncEnumerable<string> Demo1() => Twice(() => Book.AddVerseAsync("v"), () => Book.State);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => Book.ReadAloudAsync("l"), () => Book.State);

    public static IAsyncEnumerable<string> Demo3() => Twice(() => Book.CountAsync("w"), () => Book.State);

    public static IAsyncEnumerable<string> Demo4() => Twice(() => Book.NoteAsync("n"), () => Book.State);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => Book.RetitleAsync(" two "), () => Book.State);

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
