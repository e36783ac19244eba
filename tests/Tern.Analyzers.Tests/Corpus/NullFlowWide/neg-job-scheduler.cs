// case: neg-job-scheduler
// category: negative-state
// rationale: the state field and the fields it stands for are written together, and the queue is read behind its test
// csc: silent

namespace NullSafety.NegJobScheduler;

public enum JobState { Waiting, Running, Done, Failed }

public sealed class Lease(string worker)
{
    public string Worker { get; } = worker;
    public int Renewals { get; private set; }
    public void Renew() => Renewals++;
}

public sealed class Job(string name)
{
    private Lease _lease = null!;
    private Exception? _error;

    public string Name { get; } = name;
    public JobState State { get; private set; }

    public void Start(string worker)
    {
        _lease = new Lease(worker);
        State = JobState.Running;
    }

    public void Finish(Exception? error = null)
    {
        _error = error;
        State = error is null ? JobState.Done : JobState.Failed;
        _lease = null!;
    }

    public void Heartbeat()
    {
        if (State == JobState.Running)
        {
            _lease.Renew();
        }
    }

    public string Describe() => State switch
    {
        JobState.Waiting => Name,
        JobState.Running => Name + "@" + _lease.Worker,
        JobState.Failed => Name + "!" + _error!.Message,
        _ => Name + ".",
    };
}

public sealed class Scheduler
{
    private readonly PriorityQueue<Job, int> _queue = new();
    private Job? _active;

    public void Add(Job job, int priority) => _queue.Enqueue(job, priority);

    public bool RunNext(Action<Job> body)
    {
        if (!_queue.TryDequeue(out _active, out _)) return false;
        _active.Start("w1");
        try
        {
            body(_active);
            _active.Finish();
        }
        catch (InvalidOperationException e)
        {
            _active.Finish(e);
        }

        return true;
    }

    public string Status() => _active?.Describe() ?? "idle";
}

public static class Case
{
    public static void DemoIdle() => new Scheduler().Status();

    public static void DemoRun()
    {
        var scheduler = new Scheduler();
        scheduler.Add(new Job("index"), 1);
        scheduler.Add(new Job("mail"), 2);
        while (scheduler.RunNext(j => { j.Heartbeat(); j.Describe(); if (j.Name == "mail") throw new InvalidOperationException("smtp"); }))
        {
            scheduler.Status();
        }

        new Job("x").Heartbeat();
    }
}
