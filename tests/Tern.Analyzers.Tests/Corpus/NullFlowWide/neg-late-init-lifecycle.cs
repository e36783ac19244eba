// case: neg-late-init-lifecycle
// category: negative-initialisation
// rationale: null! fields set by Start, guarded by a state check that throws or starts on demand
// csc: silent

namespace NullSafety.Blind.Set21.NegLateInitLifecycle;

public sealed class Connection
{
    public List<string> Sent { get; } = new();

    public void Send(string frame) => Sent.Add(frame);
}

public sealed class Publisher
{
    private Connection _connection = null!;
    private Queue<string> _backlog = null!;
    private bool _started;

    public void Start()
    {
        if (_started)
        {
            return;
        }

        _connection = new Connection();
        _backlog = new Queue<string>();
        _started = true;
    }

    public int Publish(string frame)
    {
        EnsureStarted();
        _backlog.Enqueue(frame);
        Flush();
        return _connection.Sent.Count;
    }

    public int PublishLazily(string frame)
    {
        if (!_started)
        {
            Start();
        }

        _backlog.Enqueue(frame);
        return _backlog.Count;
    }

    public int Stop()
    {
        if (!_started)
        {
            return 0;
        }

        _started = false;
        int left = _backlog.Count;
        _connection = null!;
        _backlog = null!;
        return left;
    }

    private void EnsureStarted()
    {
        if (!_started)
        {
            throw new InvalidOperationException("call Start first");
        }
    }

    private void Flush()
    {
        while (_backlog.TryDequeue(out var frame))
        {
            _connection.Send(frame);
        }
    }
}

public static class Program
{
    public static void DemoStarted()
    {
        var publisher = new Publisher();
        publisher.Start();
        publisher.Publish("a");
        publisher.Stop();
        publisher.PublishLazily("b");
    }

    public static void DemoStopUnstarted() => new Publisher().Stop();
}
