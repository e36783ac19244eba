// case: neg-attempt-counters
// category: locals
// rationale: attempts, pages and progress are counted within the call
// rule: none

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegAttemptCounters;

public sealed record Page(IReadOnlyList<string> Items, int? Next);

public sealed record Outcome(int Attempts, int Items)
{
    public Outcome Again() => this with { Attempts = Attempts + 1 };
}

public interface ICrawler
{
    [Idempotent] Task<Outcome> CrawlAsync(string site);
    [Idempotent] Task<int> CountAsync(string site, IProgress<int> progress);
    [Idempotent] Task<string> LongestAsync(string site);
}

public sealed class Crawler(Func<string, int, Task<Page>> fetch) : ICrawler
{
    public async Task<Outcome> CrawlAsync(string site)
    {
        Outcome outcome = new(0, 0);
        int failures = 0;
        while (failures < 3)
        {
            outcome = outcome.Again();
            try
            {
                Page page = await fetch(site, 0);
                outcome = outcome with { Items = outcome.Items + page.Items.Count };
                break;
            }
            catch (HttpFailureException)
            {
                failures++;
            }
        }

        return outcome;
    }

    public async Task<int> CountAsync(string site, IProgress<int> progress)
    {
        Cursor cursor = new();
        for (int? next = 0; next is { } number;)
        {
            Page page = await fetch(site, number);
            cursor.Advance(page.Items.Count);
            progress.Report(cursor.Position);
            next = page.Next;
        }

        return cursor.Position;
    }

    public async Task<string> LongestAsync(string site)
    {
        Page page = await fetch(site, 0);
        string longest = "";
        Dictionary<int, int> lengths = [];
        Each(page.Items, item =>
        {
            lengths[item.Length] = lengths.GetValueOrDefault(item.Length) + 1;
            longest = item.Length > longest.Length ? item : longest;
        });
        return $"{longest} {lengths.Count}";
    }

    private static void Each(IEnumerable<string> items, Action<string> act)
    {
        foreach (string item in items)
        {
            act(item);
        }
    }

    private sealed class Cursor
    {
        public int Position { get; private set; }

        public void Advance(int by) => Position += by;
    }
}

public sealed class HttpFailureException : Exception;

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int calls = 0;
        Crawler crawler = new((_, _) => ++calls % 2 == 1 ? throw new HttpFailureException() : Task.FromResult(new Page(["a", "bb"], null)));
        return Twice(async () => { Outcome outcome = await crawler.CrawlAsync("s"); return outcome.ToString(); });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Crawler crawler = new((_, n) => Task.FromResult(new Page(["a", "bb"], n < 2 ? n + 1 : null)));
        return Twice(async () => { int count = await crawler.CountAsync("s", new Progress<int>()); return $"{count}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Crawler crawler = new((_, _) => Task.FromResult(new Page(["a", "bb"], null)));
        return Twice(async () => { string text = await crawler.LongestAsync("s"); return text; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
