// case: service-job-scheduler
// category: service-scheduling
// rationale: a scheduler with a binary heap, linked run history and cancellation sources that are replaced
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.JobScheduler;

public enum JobState { Waiting, Running, Done, Failed }

public sealed class Job(string name, TimeSpan due, Func<int, bool> body)
{
    public string Name { get; } = name;
    public TimeSpan Due { get; internal set; } = due;
    public Func<int, bool> Body { get; } = body;
    public JobState State { get; private set; }
    public RunRecord? LastRun { get; private set; }
    public Exception? Error { get; private set; }

    internal void Begin()
    {
        State = JobState.Running;
        Error = null;
    }

    internal void Finish(RunRecord run)
    {
        LastRun = run;
        State = JobState.Done;
    }

    internal void Fail(RunRecord run, Exception error)
    {
        LastRun = run;
        Error = error;
        State = JobState.Failed;
    }

    public string Describe() => State switch
    {
        JobState.Failed => $"{Name} failed at {LastRun.At}: {Error.Message}", // csc-false
        JobState.Done => $"{Name} ran at {LastRun!.At}",
        _ => Name,
    };
}

public sealed class RunRecord(string job, TimeSpan at)
{
    public string Job { get; } = job;
    public TimeSpan At { get; } = at;
    public RunRecord? Previous { get; internal set; }
}

/// <summary>Min-heap by due time.</summary>
public sealed class JobHeap
{
    private Job?[] _items = new Job?[4];
    private int _count;
    public int Count => _count;

    public void Push(Job job)
    {
        if (_count == _items.Length)
            Array.Resize(ref _items, _count * 2);
        var i = _count++;
        while (i > 0)
        {
            var parent = (i - 1) / 2;
            if (_items[parent]!.Due <= job.Due) break;
            _items[i] = _items[parent];
            i = parent;
        }

        _items[i] = job;
    }

    public Job Peek() => _count > 0 ? _items[0]! : throw new InvalidOperationException("The heap is empty.");

    public Job Pop()
    {
        var top = Peek();
        var last = _items[--_count]!;
        _items[_count] = null;
        if (_count > 0)
            Sink(last);
        return top;
    }

    private void Sink(Job job)
    {
        var i = 0;
        while (true)
        {
            var child = 2 * i + 1;
            if (child >= _count) break;
            if (child + 1 < _count && _items[child + 1]!.Due < _items[child]!.Due)
                child++;
            if (job.Due <= _items[child]!.Due) break;
            _items[i] = _items[child];
            i = child;
        }

        _items[i] = job;
    }
}

/// <summary>A newest-first chain of runs.</summary>
public sealed class RunHistory
{
    private readonly int _capacity;
    private RunRecord? _newest;
    private RunRecord? _oldest;
    private int _count;

    public RunHistory(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _capacity = capacity;
    }

    public void Add(RunRecord run)
    {
        run.Previous = _newest;
        _newest = run;
        _oldest ??= run;
        if (++_count > _capacity)
            DropOldest();
    }

    public string Span()
    {
        if (_count == 0)
            return "none";
        return $"{_oldest.At} - {_newest.At}"; // csc-false
    }

    public TimeSpan Gap()
    {
        var newest = _newest;
        return newest?.Previous is null ? TimeSpan.Zero : newest.At - newest.Previous.At;
    }

    public RunRecord LastOf(string job)
    {
        var run = _newest;
        while (run != null && run.Job != job)
            run = run.Previous;
        return run!;
    }

    private void DropOldest()
    {
        var node = _newest!;
        while (node.Previous != _oldest)
            node = node.Previous!;
        node.Previous = null;
        _oldest = node;
        _count--;
    }
}

public sealed class Scheduler : IDisposable
{
    private readonly JobHeap _heap = new();
    private readonly RunHistory _history = new(3);
    private readonly Dictionary<string, Job> _byName = new();
    private CancellationTokenSource? _stop = new();
    private Job? _active;

    public void Add(string name, int dueSeconds, Func<int, bool> body)
    {
        var job = new Job(name, TimeSpan.FromSeconds(dueSeconds), body);
        _byName.Add(name, job);
        _heap.Push(job);
    }

    public int RunUntil(int seconds)
    {
        if (_active != null)
            throw new InvalidOperationException("The scheduler is already running.");
        var limit = TimeSpan.FromSeconds(seconds);
        var runs = 0;
        while (_heap.Count > 0 && _heap.Peek().Due <= limit && !_stop!.IsCancellationRequested) // missed: null-deref
        {
            _active = _heap.Pop();
            try
            {
                RunActive(++runs);
            }
            finally
            {
                _active = null;
            }
        }

        return runs;
    }

    public void Restart()
    {
        var old = Interlocked.Exchange(ref _stop, new CancellationTokenSource());
        if (old != null)
        {
            old.Cancel();
            old.Dispose();
        }
    }

    public string Describe(string name) => _byName.TryGetValue(name, out var job) ? job.Describe() : "unknown";

    public TimeSpan SinceLastRun(string name, int nowSeconds) =>
        TimeSpan.FromSeconds(nowSeconds) - _history.LastOf(name).At; // want: null-deref

    public string Summary() => _history.Span() + " gap " + _history.Gap();

    public void Dispose()
    {
        _stop?.Cancel();
        _stop?.Dispose();
        _stop = null;
    }

    private void RunActive(int run)
    {
        _active!.Begin();
        var record = new RunRecord(_active.Name, _active.Due);
        _history.Add(record);
        try
        {
            if (_active.Body(run))
            {
                _active.Due += TimeSpan.FromSeconds(10);
                _heap.Push(_active);
            }

            _active.Finish(record);
        }
        catch (InvalidOperationException e)
        {
            _active.Fail(record, e);
        }
    }
}

public static class Case
{
    private static Scheduler Build()
    {
        var s = new Scheduler();
        s.Add("mail", 5, _ => true);
        s.Add("purge", 3, _ => false);
        s.Add("export", 4, _ => throw new InvalidOperationException("disk"));
        s.Add("index", 9, _ => true);
        s.Add("late", 900, _ => true);
        return s;
    }

    public static void DemoRun()
    {
        using var s = Build();
        s.RunUntil(40);
        s.Restart();
        s.RunUntil(60);
        Console.WriteLine(s.Describe("export") + s.Describe("mail") + s.Describe("none") + s.Summary() + s.SinceLastRun("mail", 60));
    }

    public static void DemoNeverRan()
    {
        using var s = Build();
        Console.WriteLine(s.Summary());
        s.RunUntil(10);
        s.SinceLastRun("late", 60);
    }

    public static void DemoRunInsideDispose()
    {
        var s = Build();
        s.Add("closing", 1, _ =>
        {
            s.Dispose();
            return false;
        });
        s.RunUntil(10);
    }
}
