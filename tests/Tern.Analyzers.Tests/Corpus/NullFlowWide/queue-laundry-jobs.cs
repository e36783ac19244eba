// case: queue-laundry-jobs
// category: queues
// rationale: empty queues, peeks and shut-down sentinels hand out null washing jobs
// csc: none

using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace NullSafety.Wide9.LaundryJobs;

public sealed record Job(string Customer, int Kilos)
{
    public string? Note { get; init; }
}

public sealed class Intake
{
    private readonly ConcurrentQueue<Job> _incoming = new();
    private readonly PriorityQueue<Job, int> _express = new();

    public void Hand(Job job) => _incoming.Enqueue(job);

    public void HandExpress(Job job) => _express.Enqueue(job, -job.Kilos);

    public int LoadNext()
    {
        _incoming.TryDequeue(out var job);
        return job!.Kilos; // want: null-deref
    }

    public int LoadAll()
    {
        int kilos = 0;
        while (_incoming.TryDequeue(out var job))
        {
            kilos += job.Kilos;
        }

        return kilos;
    }

    public string NextExpress()
    {
        Job next = _express.TryPeek(out var job, out _) ? job : null!;
        return next.Customer; // want: null-deref
    }
}

public sealed class Drum
{
    private readonly Channel<Job> _belt = Channel.CreateUnbounded<Job>();

    public void Put(params Job[] jobs)
    {
        foreach (var job in jobs)
        {
            _belt.Writer.TryWrite(job);
        }
    }

    // A null job tells the worker that the shift is over.
    public void Stop() => _belt.Writer.TryWrite(null!);

    public async Task<int> WashAsync(int count)
    {
        int kilos = 0;
        for (int i = 0; i < count; i++)
        {
            var job = await _belt.Reader.ReadAsync();
            kilos += job.Kilos; // want: null-deref
        }

        return kilos;
    }

    public async Task<int> WashUntilStopAsync()
    {
        int kilos = 0;
        while (await _belt.Reader.ReadAsync() is { } job)
        {
            kilos += job.Kilos;
        }

        return kilos;
    }
}

public static class Laundry
{
    public static int Demo1() => new Intake().LoadNext();
    public static string Demo2() => new Intake().NextExpress();
    public static async Task<int> Demo3() { var d = new Drum(); d.Put(new Job("Roth", 5)); d.Stop(); return await d.WashAsync(2); }
    public static int Demo4() { var i = new Intake(); i.Hand(new Job("Ito", 4)); return i.LoadNext() + i.LoadAll(); }
    public static string Demo5() { var i = new Intake(); i.HandExpress(new Job("Diaz", 2)); return i.NextExpress(); }
    public static async Task<int> Demo6() { var d = new Drum(); d.Put(new Job("Roth", 5)); d.Stop(); return await d.WashUntilStopAsync(); }
}
