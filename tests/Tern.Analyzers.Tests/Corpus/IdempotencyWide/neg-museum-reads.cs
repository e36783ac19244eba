// case: neg-museum-reads
// category: reads
// rationale: answers are put together from local collections, counted, sorted and paged
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

namespace Idempotency.Wide.NegMuseumReads;

public sealed record Exhibit(string Id, string Room, int Year);

public sealed record Page(IReadOnlyList<Exhibit> Items, int Total, string? Next);

public interface IMuseum
{
    [Idempotent]
    Task<Page> PageAsync(string room, int skip);
    [Idempotent]
    Task<IReadOnlyDictionary<int, int>> PerCenturyAsync();
    [Idempotent]
    Task<string> ReportAsync();
}

public sealed class Museum(IReadOnlyList<Exhibit> exhibits) : IMuseum
{
    public Task<Page> PageAsync(string room, int skip)
    {
        List<Exhibit> items = [];
        int total = 0;
        foreach (Exhibit exhibit in exhibits)
        {
            if (exhibit.Room != room)
            {
                continue;
            }

            total++;
            if (total > skip && items.Count < 2)
            {
                items.Add(exhibit);
            }
        }

        items.Sort((a, b) => a.Year - b.Year);
        return Task.FromResult(new Page(items, total, total > skip + 2 ? $"{skip + 2}" : null));
    }

    public Task<IReadOnlyDictionary<int, int>> PerCenturyAsync()
    {
        Dictionary<int, int> counts = [];
        foreach (Exhibit exhibit in exhibits)
        {
            counts.TryGetValue(exhibit.Year / 100, out int count);
            counts[exhibit.Year / 100] = count + 1;
        }

        return Task.FromResult<IReadOnlyDictionary<int, int>>(counts);
    }

    public async Task<string> ReportAsync()
    {
        await using StringWriter writer = new();
        Queue<Exhibit> left = new(exhibits);
        Stack<string> rooms = new();
        while (left.TryDequeue(out Exhibit? exhibit))
        {
            rooms.Push(exhibit.Room);
            await writer.WriteLineAsync(exhibit.Id);
        }

        Append(writer, rooms);
        return writer.ToString();
    }

    private static void Append(TextWriter writer, Stack<string> rooms)
    {
        while (rooms.Count > 0)
        {
            writer.Write(rooms.Pop());
        }
    }
}

public static class Case
{
    private static readonly Museum Museum = new([new Exhibit("a", "r", 1810), new Exhibit("b", "r", 1805), new Exhibit("c", "s", 1900)]);
    public static IAsyncEnumerable<string> Demo1()
    {
        Page? page = null;
        return Twice(async () => page = await Museum.PageAsync("r", 0), () => string.Join(",", page!.Items));
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        IReadOnlyDictionary<int, int>? counts = null;
        return Twice(async () => counts = await Museum.PerCenturyAsync(), () => string.Join(",", counts!));
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        string? report = null;
        return Twice(async () => report = await Museum.ReportAsync(), () => report!.ReplaceLineEndings("|"));
    }

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
