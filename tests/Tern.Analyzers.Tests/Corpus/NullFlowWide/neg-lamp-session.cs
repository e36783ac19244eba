// case: neg-lamp-session
// category: negative-state
// rationale: a session clears its fields on dispose, and every later use is guarded, throws on its own or reopens
// csc: silent

namespace NullSafety.Blind.NegLampSession;

public sealed class Line
{
    public int Sent { get; private set; }

    public void Send(byte b) => Sent += b;
}

public sealed class LampSession : IDisposable
{
    private Line? _line;
    private string? _error;

    public bool IsOpen => _line != null;

    public void Open() => _line ??= new Line();

    public void Dim(byte level)
    {
        ObjectDisposedException.ThrowIf(_line is null, this);
        _line.Send(level);
    }

    public void Blink()
    {
        EnsureOpen();
        _line!.Send(255);
    }

    public int Sent() => IsOpen ? _line!.Sent : 0;

    public bool TryDim(byte level)
    {
        var line = _line;
        if (line == null)
        {
            _error = "closed";
            return false;
        }

        Log("dim");
        line.Send(level);
        return true;
    }

    public int ErrorWidth() => _error is { } e ? e.Length : 0;

    public void Dispose()
    {
        Interlocked.Exchange(ref _line, null)?.Send(0);
        _error = null;
    }

    private void EnsureOpen()
    {
        if (_line == null)
        {
            Open();
        }
    }

    private void Log(string what) => _error = what.Length > 100 ? what : null;
}

public static class Case
{
    public static void Demo1()
    {
        var s = new LampSession();
        s.TryDim(4);
        Console.WriteLine(s.ErrorWidth());
        s.Open();
        s.Dim(3);
        s.Dispose();
        s.TryDim(9);
        Console.WriteLine(s.Sent() + s.ErrorWidth());
    }

    public static void Demo2()
    {
        var s = new LampSession();
        s.Dispose();
        s.Blink();
        s.Dispose();
        try
        {
            s.Dim(1);
        }
        catch (ObjectDisposedException e)
        {
            Console.WriteLine(e.ObjectName.Length);
        }
    }
}
