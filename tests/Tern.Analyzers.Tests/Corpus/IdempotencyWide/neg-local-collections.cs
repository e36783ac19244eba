// case: neg-local-collections
// category: locals
// rationale: collections that are born and die with the call
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegLocalCollections;

public sealed record Line(string Sku, int Quantity);

public interface IPicking
{
    [Idempotent] Task<string> PlanAsync(IReadOnlyList<Line> lines);
    [Idempotent] Task<int> PipelineAsync(IReadOnlyList<Line> lines);
    [Idempotent] Task<int> ParallelAsync(IReadOnlyList<Line> lines);
}

public sealed class Basket
{
    private readonly List<Line> _lines = [];
    private int _units;

    public int Units => _units;

    public Basket Put(Line line)
    {
        _lines.Add(line);
        _units += line.Quantity;
        return this;
    }
}

public sealed class Picking : IPicking
{
    public Task<string> PlanAsync(IReadOnlyList<Line> lines)
    {
        Basket basket = new();
        Dictionary<string, List<Line>> bySku = [];
        StringBuilder text = new();
        Stack<string> path = new();
        foreach (Line line in lines)
        {
            basket.Put(line);
            if (!bySku.TryGetValue(line.Sku, out List<Line>? same))
            {
                bySku.Add(line.Sku, same = []);
            }

            same.Add(line);
            path.Push(line.Sku);
        }

        Describe(text, path);
        return Task.FromResult($"{text} {basket.Units} {bySku.Count}");
    }

    public async Task<int> PipelineAsync(IReadOnlyList<Line> lines)
    {
        Channel<Line> channel = Channel.CreateBounded<Line>(4);
        Task writer = Task.Run(async () =>
        {
            foreach (Line line in lines)
            {
                await channel.Writer.WriteAsync(line);
            }

            channel.Writer.Complete();
        });
        int units = 0;
        await foreach (Line line in channel.Reader.ReadAllAsync())
        {
            units += line.Quantity;
        }

        await writer;
        return units;
    }

    public async Task<int> ParallelAsync(IReadOnlyList<Line> lines)
    {
        int units = 0;
        ConcurrentQueue<string> skus = new();
        await Parallel.ForEachAsync(lines, (line, _) =>
        {
            Interlocked.Add(ref units, line.Quantity);
            skus.Enqueue(line.Sku);
            return ValueTask.CompletedTask;
        });
        return units + skus.Count;
    }

    private static void Describe(StringBuilder text, Stack<string> path)
    {
        while (path.TryPop(out string? sku))
        {
            text.Append(sku).Append('>');
        }
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Picking picking = new();
        return Twice(async () => { string plan = await picking.PlanAsync([new Line("a", 2), new Line("b", 1)]); return plan; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Picking picking = new();
        return Twice(async () => { int units = await picking.PipelineAsync([new Line("a", 2), new Line("b", 1)]); return $"{units}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Picking picking = new();
        return Twice(async () => { int units = await picking.ParallelAsync([new Line("a", 2), new Line("b", 1)]); return $"{units}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}
