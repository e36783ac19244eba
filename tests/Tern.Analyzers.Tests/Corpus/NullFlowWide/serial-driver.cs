// case: serial-driver
// category: dispose
// rationale: a driver drops its buffer and its handler on Dispose; polling after that runs into the null
// csc: none

namespace NullSafety.Blind.SerialDriver;

public interface ITransport
{
    int Read(Span<byte> into);
}

public sealed class LoopbackTransport(byte seed) : ITransport
{
    public int Read(Span<byte> into)
    {
        into.Fill(seed);
        return into.Length;
    }
}

public abstract class Device : IDisposable
{
    protected ITransport Transport { get; private set; }
    protected Device(ITransport transport) => Transport = transport;
    protected bool IsClosed => Transport is null;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Transport = null!;
    }
}

public sealed class Barometer(ITransport transport) : Device(transport)
{
    private byte[] _frame = new byte[4];

    public int Poll()
    {
        int got = Transport.Read(stackalloc byte[2]); // want: null-deref
        return got;
    }

    public int PollOrLast()
    {
        if (IsClosed) return -1;
        return Transport.Read(_frame);
    }

    /// <summary>The raw bytes of the last frame, for the service menu.</summary>
    public int Checksum()
    {
        int sum = 0;
        for (int i = 0; i < _frame.Length; i++) // want: null-deref
            sum ^= _frame[i];
        return sum;
    }

    protected override void Dispose(bool disposing)
    {
        _frame = null!;
        base.Dispose(disposing);
    }
}

public static class Case
{
    public static void DemoPollAfterDispose()
    {
        var barometer = new Barometer(new LoopbackTransport(3));
        using (barometer)
        {
            barometer.Poll();
        }

        barometer.Poll();
    }

    public static void DemoChecksumAfterDispose()
    {
        var barometer = new Barometer(new LoopbackTransport(5));
        barometer.Dispose();
        barometer.Checksum();
    }

    public static void DemoSafe()
    {
        using var open = new Barometer(new LoopbackTransport(1));
        _ = open.Poll() + open.PollOrLast() + open.Checksum();
        var closed = new Barometer(new LoopbackTransport(1));
        closed.Dispose();
        closed.PollOrLast();
    }
}
