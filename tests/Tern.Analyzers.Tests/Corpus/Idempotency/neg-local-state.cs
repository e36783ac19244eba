// case: neg-local-state
// category: local state
// rationale: collections, counters and objects of the attempt
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

namespace Idempotency.Dev.NegLocalState;

public sealed class Basket
{
    private readonly List<string> _lines = [];

    public int Total { get; private set; }

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string sku, int price)
    {
        _lines.Add(sku);
        Total += price;
    }
}

public sealed class Sum
{
    private int _value;

    public int Add(int n) => Interlocked.Add(ref _value, n);
}

public interface IQuote
{
    [Idempotent]
    Task<string> QuoteAsync(Dictionary<string, int> items);
}

public sealed class Quote : IQuote
{
    public Task<string> QuoteAsync(Dictionary<string, int> items)
    {
        Basket basket = new();
        Sum sum = new();
        Dictionary<string, int> counts = [];
        Queue<string> queue = new();
        foreach ((string sku, int price) in items)
        {
            basket.Add(sku, price);
            sum.Add(price);
            counts[sku] = counts.GetValueOrDefault(sku) + 1;
            queue.Enqueue(sku);
        }

        while (queue.TryDequeue(out string? next))
        {
            Fill(basket, next);
        }

        int n = 0;
        items.Keys.ToList().ForEach(_ => n++);
        return Task.FromResult($"{basket.Total} {basket.Lines.Count} {counts.Count} {n}");
    }

    private static void Fill(Basket basket, string sku) => basket.Add(sku, 1);
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Quote quote = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            string text = await quote.QuoteAsync(new() { ["a"] = 1 });
            yield return text;
        }
    }
}
