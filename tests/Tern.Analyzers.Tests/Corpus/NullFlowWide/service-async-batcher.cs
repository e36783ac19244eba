// case: service-async-batcher
// category: service-async
// rationale: items collected in a batch with completion sources, flush by size or timer, abort and result hand-out
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.AsyncBatcher;

public sealed record BatchOptions
{
    public int Size { get; init; } = 3;
    public string? Name { get; init; }
    public TimeSpan? MaxDelay { get; init; }

    internal BatchOptions WithDefaults() => this with
    {
        Size = Math.Max(1, Size),
        Name = Name ?? "batch",
        MaxDelay = MaxDelay ?? TimeSpan.FromSeconds(30),
    };
}

public sealed class Pending<T>(T item)
{
    private readonly TaskCompletionSource<string> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public T Item => item;
    public Task<string> Task => _done.Task;
    public void Complete(string result) => _done.TrySetResult(result);
    public void Cancel() => _done.TrySetCanceled();
}

public sealed class Batch<T>
{
    private readonly List<Pending<T>> _items = new();
    public Batch(int number) => Number = number;
    public int Number { get; }
    public int Count => _items.Count;
    public IReadOnlyList<Pending<T>> Items => _items;
    public Exception? Error { get; private set; }
    public bool Failed => Error != null;

    public Pending<T> Add(T item)
    {
        _items.Add(new Pending<T>(item));
        return _items.LastOrDefault()!;
    }

    public void Fail(Exception error)
    {
        Error = error;
        foreach (var p in _items)
            p.Cancel();
    }
}

public interface IBatchSink<T>
{
    Task<string[]> WriteAsync(IReadOnlyList<T> items);
}

public sealed class UpperSink : IBatchSink<string>
{
    public Action<int>? Written { get; set; }

    public async Task<string[]> WriteAsync(IReadOnlyList<string> items)
    {
        await Task.Yield();
        var results = new string[items.Count];
        for (var i = 0; i < items.Count; i++)
            results[i] = items[i].ToUpperInvariant();

        Written?.Invoke(items.Count);
        return results;
    }
}

public sealed class FilterSink(Func<string, bool> accept) : IBatchSink<string>
{
    public Task<string[]> WriteAsync(IReadOnlyList<string> items)
    {
        var results = new string[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            if (accept(items[i]))
                results[i] = items[i];
        }

        return Task.FromResult(results);
    }
}

public sealed class BrokenSink : IBatchSink<string>
{
    public Task<string[]> WriteAsync(IReadOnlyList<string> items) => throw new InvalidOperationException("sink down");
}

public sealed class BatchMetrics
{
    private Batch<string>? _largest;
    private Batch<string>? _failed;
    public int Batches { get; private set; }
    public int Failures { get; private set; }

    public void Record(Batch<string> batch)
    {
        Batches++;
        if (_largest == null || batch.Count > _largest.Count)
            _largest = batch;

        if (batch.Failed)
        {
            _failed = batch;
            Failures++;
        }
    }

    public string Describe()
    {
        if (Batches == 0)
            return "no batches";

        var text = "largest #" + _largest.Number; // csc-false
        return Failures > 0 ? text + ", failed #" + _failed.Number + ": " + _failed.Error!.Message : text; // csc-false
    }
}

/// <summary>Groups items and hands them to the sink. Thread-safe only for one producer.</summary>
public sealed class Batcher : IAsyncDisposable
{
    private readonly IBatchSink<string> _sink;
    private readonly BatchOptions _options;
    private readonly BatchMetrics _metrics;
    private readonly Lazy<List<string>> _trace = new(() => new List<string>());
    private CancellationTokenSource? _timer;
    private Batch<string>? _batch;
    private int _number;

    public Batcher(IBatchSink<string> sink, BatchOptions? options = null, BatchMetrics? metrics = null)
    {
        _sink = sink;
        _options = (options ?? new BatchOptions()).WithDefaults();
        _metrics = metrics ?? new BatchMetrics();
        Flushed += b => _metrics.Record(b);
    }

    public event Action<Batch<string>> Flushed;
    public int Completed { get; private set; }
    public IReadOnlyList<string> Trace => _trace.Value;
    public string Label => _options.Name.ToUpperInvariant(); // csc-false
    public bool HasPending => _batch is { Count: > 0 };

    public async Task<string> EnqueueAsync(string item)
    {
        EnsureBatch();
        var pending = _batch!.Add(item);
        if (_batch.Count >= _options.Size)
            await FlushAsync();

        return await pending.Task;
    }

    public async Task FlushAsync()
    {
        StopTimer();
        if (_batch == null)
            return;

        try
        {
            var results = await _sink.WriteAsync(_batch.Items.Select(p => p.Item).ToList());
            var batch = _batch;
            HandOut(batch.Items, results); // want: null-deref
            Completed += batch.Count;
        }
        catch (InvalidOperationException e)
        {
            _batch?.Fail(e);
        }

        var done = Interlocked.Exchange(ref _batch, null);
        if (done != null)
            Flushed(done);
    }

    public void Abort()
    {
        StopTimer();
        var batch = _batch;
        _batch = null;
        batch?.Fail(new OperationCanceledException("aborted"));
    }

    public int NextSize() => HasPending ? _batch.Count + 1 : 1; // csc-false
    public TimeSpan TimeLeft(TimeSpan waited) => _timer == null ? TimeSpan.Zero : _options.MaxDelay!.Value - waited;

    public async ValueTask DisposeAsync()
    {
        await FlushAsync();
        _timer?.Dispose();
    }

    private void EnsureBatch()
    {
        if (_batch == null)
        {
            _batch = new Batch<string>(++_number);
            StopTimer();
            _timer = new CancellationTokenSource();
            _timer.Token.Register(() => _trace.Value.Add("stopped"));
        }
    }

    private void HandOut(IReadOnlyList<Pending<string>> items, string[] results)
    {
        for (var i = 0; i < items.Count; i++)
        {
            items[i].Complete(results[i].Trim()); // missed: null-deref
        }
    }

    private void StopTimer()
    {
        var timer = Interlocked.Exchange(ref _timer, null);
        timer?.Cancel();
        timer?.Dispose();
    }
}

public static class Case
{
    public static async Task DemoBatches()
    {
        var metrics = new BatchMetrics();
        await using var batcher = new Batcher(new UpperSink(), new BatchOptions { Size = 2 }, metrics);
        Console.WriteLine(metrics.Describe() + batcher.NextSize());
        var first = batcher.EnqueueAsync("a");
        Console.WriteLine(batcher.NextSize() + " " + batcher.TimeLeft(TimeSpan.FromSeconds(1)));
        var second = batcher.EnqueueAsync("b");
        Console.WriteLine(await first + await second + batcher.Completed + metrics.Describe() + batcher.Label + batcher.Trace.Count);
        _ = batcher.EnqueueAsync("c");
        batcher.Abort();
        await batcher.FlushAsync();
    }

    public static async Task DemoFailure()
    {
        var metrics = new BatchMetrics();
        var batcher = new Batcher(new BrokenSink(), null, metrics);
        _ = batcher.EnqueueAsync("a");
        await batcher.FlushAsync();
        Console.WriteLine(metrics.Describe());
    }

    public static async Task DemoAbortWhileWriting()
    {
        var sink = new UpperSink();
        var batcher = new Batcher(sink);
        sink.Written = _ => batcher.Abort();
        _ = batcher.EnqueueAsync("a");
        await batcher.FlushAsync();
    }

    public static async Task DemoRejectedItem()
    {
        var batcher = new Batcher(new FilterSink(s => s != "b"));
        _ = batcher.EnqueueAsync("a");
        _ = batcher.EnqueueAsync("b");
        await batcher.FlushAsync();
    }
}
