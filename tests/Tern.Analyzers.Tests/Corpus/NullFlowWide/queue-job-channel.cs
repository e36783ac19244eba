// case: queue-job-channel
// category: queue-receive
// rationale: receive methods of a channel, a concurrent queue and a priority queue whose result is not honoured
// csc: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace NullSafety.Wide.QueueJobChannel;

public sealed record Job(string Name, int Size);

public sealed class JobBoard
{
    private readonly Channel<Job> _channel = Channel.CreateUnbounded<Job>();
    private readonly ConcurrentQueue<Job> _retry = new();
    private readonly PriorityQueue<Job, int> _urgent = new();

    public void Post(Job j) => _channel.Writer.TryWrite(j);

    public Job Next()
    {
        _channel.Reader.TryRead(out var job);
        return job!;
    }

    public Job NextRetry() => _retry.TryDequeue(out var job) ? job : Peek();

    private Job Peek()
    {
        _ = _urgent.TryPeek(out var job, out _);
        return job!;
    }

    public int Drain()
    {
        int n = 0;
        while (_channel.Reader.TryRead(out var job))
        {
            n += job.Name.Length;
        }

        return n;
    }
}

public static class Case
{
    private static int Run(JobBoard board)
    {
        var job = board.Next();
        return job.Size; // want: null-deref
    }

    private static int Retry(JobBoard board)
    {
        return board.NextRetry().Name.Length; // want: null-deref
    }

    private static int Posted()
    {
        var board = new JobBoard();
        board.Post(new Job("a", 1));
        return board.Drain();
    }

    public static int Demo1() => Run(new JobBoard());

    public static int Demo2() => Retry(new JobBoard());

    public static int Demo3() => Posted();
}
