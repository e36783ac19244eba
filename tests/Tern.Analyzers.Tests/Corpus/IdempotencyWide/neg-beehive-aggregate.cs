// case: neg-beehive-aggregate
// category: event sourcing
// rationale: aggregates raise events only when their state differs, and streams take them at the version the caller read
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegBeehiveAggregate;

public abstract record HiveEvent;

public sealed record QueenMarked(string Colour) : HiveEvent;

public sealed record FrameInserted(int Position) : HiveEvent;

public abstract class AggregateRoot
{
    private readonly List<HiveEvent> _pending = [];
    protected abstract void When(HiveEvent e);

    public void Load(IEnumerable<HiveEvent> history)
    {
        foreach (HiveEvent e in history)
            When(e);
    }

    protected void Raise(HiveEvent e)
    {
        When(e);
        _pending.Add(e);
    }
    public IReadOnlyList<HiveEvent> Pending => _pending;
}

public sealed class Hive : AggregateRoot
{
    private readonly HashSet<int> _frames = [];
    private string? _colour;

    public void MarkQueen(string colour)
    {
        if (_colour != colour)
            Raise(new QueenMarked(colour));
    }

    public void InsertFrame(int position)
    {
        if (!_frames.Contains(position))
            Raise(new FrameInserted(position));
    }

    protected override void When(HiveEvent e)
    {
        switch (e)
        {
            case QueenMarked marked: _colour = marked.Colour; break;
            case FrameInserted inserted: _frames.Add(inserted.Position); break;
        }
    }
}

public sealed class Apiary
{
    private readonly ConcurrentDictionary<string, HiveEvent[]> _streams = new();
    public int Count(string hive) => _streams.TryGetValue(hive, out HiveEvent[]? events) ? events.Length : 0;
    [Idempotent]
    public void MarkQueen(string id, string colour) => Execute(id, hive => hive.MarkQueen(colour));
    [Idempotent]
    public void InsertFrames(string id, int from, int count) => Execute(id, hive => Enumerable.Range(from, count).ToList().ForEach(hive.InsertFrame));

    private void Execute(string id, Action<Hive> command)
    {
        HiveEvent[] history = _streams.GetOrAdd(id, static _ => []);
        Hive hive = new();
        hive.Load(history);
        command(hive);
        if (hive.Pending is { Count: > 0 } pending && !_streams.TryUpdate(id, [.. history, .. pending], history)) // needless: TERN2008
            throw new InvalidOperationException("concurrent change");
    }
}

public static class Case
{
    private static readonly Apiary Apiary = new();
    public static IAsyncEnumerable<string> SafeQueen() => Twice(() => Apiary.MarkQueen("h1", "blue"));
    public static IAsyncEnumerable<string> SafeFrames() => Twice(() => Apiary.InsertFrames("h1", 0, 10));
    private static async IAsyncEnumerable<string> Twice(Action act)
    {
        await Task.Run(act);
        yield return $"{Apiary.Count("h1")}";
        await Task.Run(act);
        yield return $"{Apiary.Count("h1")}";
    }
}
