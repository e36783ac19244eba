// case: dispose-serial-port
// category: use-after-dispose
// rationale: Dispose drops the buffers, a later call on the same object still uses them
// csc: none

namespace NullSafety.SerialLink;

public sealed class FrameBuffer
{
    private readonly List<byte> _bytes = new();

    public int Count => _bytes.Count;

    public void Push(byte b) => _bytes.Add(b);
}

public sealed class SerialLink : IDisposable
{
    private FrameBuffer _outgoing = new();
    private FrameBuffer? _incoming;

    public SerialLink(bool duplex)
    {
        _incoming = duplex ? new FrameBuffer() : null;
        Duplex = duplex;
    }

    public bool Duplex { get; }

    public void Send(byte b)
    {
        _outgoing.Push(b); // want: null-deref
    }

    public bool TrySend(byte b)
    {
        if (_outgoing == null)
        {
            return false;
        }

        _outgoing.Push(b);
        return true;
    }

    public int Pending()
    {
        if (!Duplex)
        {
            return 0;
        }

        return _incoming!.Count; // want: null-deref
    }

    public void Dispose()
    {
        _outgoing = null!;
        _incoming = null;
    }
}

public sealed class Meter
{
    private readonly SerialLink _link;

    public Meter(SerialLink link) => _link = link;

    public void Ping() => _link.Send(0x10);

    public void PingIfOpen() => _link.TrySend(0x10);
}

public static class Case
{
    private static Meter Attach()
    {
        using var link = new SerialLink(duplex: false);
        return new Meter(link);
    }

    public static void DemoMeterOutlivesLink() => Attach().Ping();

    public static void DemoPendingAfterClose()
    {
        var link = new SerialLink(duplex: true);
        link.TrySend(1);
        link.Dispose();
        link.Pending();
    }

    public static void DemoSafe()
    {
        Attach().PingIfOpen();
        using var link = new SerialLink(duplex: true);
        new Meter(link).Ping();
        link.Pending();
        new SerialLink(duplex: false).Pending();
    }
}
