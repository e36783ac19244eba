// case: neg-job-queue
// category: negative-stale-state
// rationale: the tested field is touched by calls that keep it, replaced by non-null, or read from a copy
// csc: silent

namespace NullSafety.NegJobQueue;

public sealed class Job(string name)
{
    public string Name { get; } = name;
    public Job? Next { get; set; }
}

public sealed class JobQueue
{
    private Job? _head;
    private Job? _tail;
    private int _done;

    public event Action<Job>? Finished;

    public void Enqueue(Job job)
    {
        if (_tail == null)
        {
            _head = _tail = job;
            return;
        }

        _tail.Next = job;
        _tail = job;
    }

    private void Count() => _done++;

    private void Rotate(Job spare) => _head = _head?.Next ?? spare;

    private void Clear() => _head = _tail = null;

    public string Retry()
    {
        if (_head is null)
            return "";
        Count();
        return _head.Name;
    }

    public string Swap()
    {
        if (_head == null)
            return "";
        Rotate(new Job("idle"));
        return _head.Name;
    }

    public async Task<int> DrainAsync()
    {
        var job = _head;
        Clear();
        while (job != null)
        {
            await Task.Yield();
            Finished?.Invoke(job);
            Count();
            job = job.Next;
        }

        return _done;
    }

    public string Last()
    {
        if (_tail == null)
            Enqueue(new Job("only"));
        return _tail!.Name;
    }
}

public static class Case
{
    private static JobQueue Two()
    {
        var q = new JobQueue();
        q.Enqueue(new Job("a"));
        q.Enqueue(new Job("b"));
        return q;
    }

    public static void DemoRetry() => Console.WriteLine(Two().Retry() + new JobQueue().Retry());

    public static void DemoSwap() => Console.WriteLine(Two().Swap() + new JobQueue().Swap());

    public static async Task DemoDrain()
    {
        var q = Two();
        q.Finished += j => Console.WriteLine(j.Name);
        Console.WriteLine(await q.DrainAsync() + await new JobQueue().DrainAsync());
        Console.WriteLine(q.Last());
    }
}
