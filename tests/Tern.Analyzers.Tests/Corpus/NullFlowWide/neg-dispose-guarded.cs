// case: neg-dispose-guarded
// category: negative
// rationale: Dispose clears a field, every user checks for the closed state or reopens first
// csc: silent

namespace NullSafety.NegDisposeGuarded;

public sealed class Tape
{
    private readonly List<string> _blocks = new();

    public int Length => _blocks.Count;

    public void Write(string block) => _blocks.Add(block);
}

public sealed class Recorder : IDisposable
{
    private Tape _tape = new();
    private bool _closed;

    public void Record(string block)
    {
        ThrowIfClosed();
        _tape.Write(block);
    }

    public bool TryRecord(string block)
    {
        if (_closed)
        {
            return false;
        }

        _tape.Write(block);
        return true;
    }

    public void Reopen()
    {
        if (_closed)
        {
            _tape = new Tape();
            _closed = false;
        }
    }

    public int Length => _tape?.Length ?? 0;

    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            _tape.Write("end");
            _tape = null!;
        }
    }

    private void ThrowIfClosed()
    {
        if (_closed)
        {
            throw new ObjectDisposedException(nameof(Recorder));
        }
    }
}

public static class Case
{
    public static void DemoClosed()
    {
        var recorder = new Recorder();
        recorder.Record("a");
        recorder.Dispose();
        recorder.Dispose();
        recorder.TryRecord("b");
        _ = recorder.Length;
        try
        {
            recorder.Record("c");
        }
        catch (ObjectDisposedException)
        {
        }
    }

    public static void DemoReopened()
    {
        var recorder = new Recorder();
        recorder.Dispose();
        recorder.Reopen();
        recorder.Record("d");
    }
}
