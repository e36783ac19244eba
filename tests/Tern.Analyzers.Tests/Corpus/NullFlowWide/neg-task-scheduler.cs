// case: neg-task-scheduler
// category: negative-state
// rationale: a state machine whose fields are null in some states only; transitions keep state and field in step
// csc: silent

namespace NullSafety.Blind.NegTaskScheduler;

public enum Phase { Idle, Running, Faulted }

public sealed class WorkItem(string name, Func<Task<int>> body)
{
    public string Name { get; } = name;
    public Task<int> Start() => body();
}

public sealed class Worker
{
    private Phase _phase = Phase.Idle;
    private WorkItem _item = null!;
    private Exception _fault = null!;

    public event Action<string> Finished = delegate { };

    public Phase Phase => _phase;

    public string Describe() => _phase switch
    {
        Phase.Running => "running " + _item.Name,
        Phase.Faulted => _item.Name + " failed: " + _fault.Message, // needless
        _ => "idle",
    };

    public async Task<int> Run(WorkItem item)
    {
        _item = item;
        _phase = Phase.Running;
        try
        {
            int result = await _item.Start();
            string name = _item.Name;
            Reset();
            Finished(name);
            return result;
        }
        catch (InvalidOperationException e)
        {
            _fault = e;
            _phase = Phase.Faulted;
            return -1;
        }
    }

    public void Reset()
    {
        _phase = Phase.Idle;
        _item = null!;
        _fault = null!;
    }
}

public sealed class Scheduler(int workers)
{
    private readonly Worker[] _workers = Enumerable.Range(0, workers).Select(_ => new Worker()).ToArray();

    public async Task<int> RunAll(IEnumerable<WorkItem> items)
    {
        int total = 0;
        foreach (var item in items)
        {
            var free = Array.Find(_workers, w => w.Phase == Phase.Idle);
            if (free is null)
            {
                Array.ForEach(_workers, w => w.Reset());
                free = _workers[0];
            }

            total += await free.Run(item);
        }

        return total;
    }

    public int Status() => _workers.Sum(w => w.Describe().Length);
}

public static class Case
{
    private static WorkItem Fine(string name) => new(name, () => Task.FromResult(name.Length));

    private static WorkItem Broken(string name) => new(name, () => Task.FromException<int>(new InvalidOperationException("boom")));

    public static async Task DemoMixed()
    {
        var scheduler = new Scheduler(2);
        await scheduler.RunAll([Fine("a"), Broken("b"), Fine("cc"), Broken("d")]);
        scheduler.Status();
        await scheduler.RunAll([Fine("e")]);
        scheduler.Status();
    }
}
