// case: dispose-modem-session
// category: use after Dispose
// rationale: a session closes its port and drops it on Dispose, but a statistic and a late keep-alive still go through it
// csc: none

#nullable enable
namespace NullSafety.ModemSession;

public sealed class Port
{
    private readonly List<string> _sent = new();

    public int Lines => _sent.Count;

    public bool IsOpen { get; private set; } = true;

    public void Write(string line) => _sent.Add(line);

    public void Close() => IsOpen = false;
}

public sealed class Session : IDisposable
{
    private Port _port = new();
    private int _lines;
    private bool _disposed;

    public void Dial(string number)
    {
        _port.Write("ATD" + number);
        _lines++;
    }

    public void KeepAlive()
    {
        _port.Write("AT"); // want: null-deref
        _lines++;
    }

    public void KeepAliveIfOpen()
    {
        if (_disposed)
        {
            return;
        }

        _port.Write("AT");
    }

    public int LinesSent => _port.Lines; // want: null-deref

    public int LinesCounted => _lines;

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _port.Close();
        _port = null!;
    }
}

public sealed class Dialer
{
    public int CallAndReport(string number)
    {
        var session = new Session();
        using (session)
        {
            session.Dial(number);
        }

        return session.LinesSent;
    }

    public int CallAndCount(string number)
    {
        int before;
        var session = new Session();
        using (session)
        {
            session.Dial(number);
            before = session.LinesSent;
        }

        return before + session.LinesCounted;
    }
}

public static class Case
{
    private static void Late(Action<Session> tick) { var s = new Session(); s.Dispose(); tick(s); s.Dispose(); }
    public static void DemoReport() => new Dialer().CallAndReport("112");
    public static void DemoLateTick() => Late(s => s.KeepAlive());
    public static void DemoSafe() { new Dialer().CallAndCount("112"); Late(s => s.KeepAliveIfOpen()); }
}
