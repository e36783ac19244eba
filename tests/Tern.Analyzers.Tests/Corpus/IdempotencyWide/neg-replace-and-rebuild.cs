// case: neg-replace-and-rebuild
// category: absolute writes
// rationale: the old entry goes before the new one comes
// rule: none

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegReplaceAndRebuild;

public sealed record Item(string Id, string Title, int Rank);

public interface IShelf
{
    [Idempotent] Task ReplaceAsync(Item item);
    [Idempotent] Task RebuildAsync(IReadOnlyList<Item> items);
    [Idempotent] Task SwapListAsync(IReadOnlyList<Item> items);
    [Idempotent] Task RewriteAsync(string path, IReadOnlyList<Item> items);
}

public sealed class Shelf : IShelf
{
    private readonly List<Item> _items = [new("x", "old", 9)];
    private readonly Dictionary<string, int> _ranks = [];
    private readonly Lock _gate = new();
    private List<Item> _published = [];

    public string State => $"{string.Join(",", _items)} {string.Join(",", _ranks)} {string.Join(",", _published)}";

    public Task ReplaceAsync(Item item)
    {
        lock (_gate)
        {
            _items.RemoveAll(i => i.Id == item.Id);
            _items.Add(item);
        }

        return Task.CompletedTask;
    }

    public Task RebuildAsync(IReadOnlyList<Item> items)
    {
        _ranks.Clear();
        _items.Clear();
        foreach (Item item in items)
        {
            _items.Add(item);
            _ranks[item.Id] = item.Rank + 1;
        }

        return Task.CompletedTask;
    }

    public Task SwapListAsync(IReadOnlyList<Item> items)
    {
        List<Item> next = new(items.Count);
        foreach (Item item in items.OrderBy(i => i.Rank))
        {
            next.Add(item with { Rank = next.Count });
        }

        Interlocked.Exchange(ref _published, next);
        return Task.CompletedTask;
    }

    public async Task RewriteAsync(string path, IReadOnlyList<Item> items)
    {
        await using FileStream stream = new(path, FileMode.Create, FileAccess.Write);
        await using StreamWriter writer = new(stream);
        foreach (Item item in items)
        {
            await writer.WriteLineAsync($"{item.Id};{item.Title}");
        }

        await writer.FlushAsync();
        stream.SetLength(stream.Position);
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Shelf shelf = new();
        return Twice(async () => { await shelf.ReplaceAsync(new Item("x", "new", 1)); return shelf.State; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Shelf shelf = new();
        return Twice(async () => { await shelf.RebuildAsync([new Item("x", "new", 1)]); return shelf.State; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Shelf shelf = new();
        return Twice(async () => { await shelf.SwapListAsync([new Item("x", "new", 1), new Item("y", "new", 0)]); return shelf.State; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        string path = Path.GetTempFileName();
        return Twice(async () => { await new Shelf().RewriteAsync(path, [new Item("x", "new", 1)]); return await File.ReadAllTextAsync(path); });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
