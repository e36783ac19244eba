// case: neg-pooled-dispose
// category: use after Dispose
// rationale: Dispose clears the members, but every user checks the state first or takes a fresh object
// csc: silent

namespace NullSafety.NegPooledDispose;

public sealed class Buffer
{
    private byte[] _bytes;
    private int _used;

    public Buffer(int size) => _bytes = new byte[size];

    public bool IsReleased => _bytes == null;

    public bool TryWrite(byte value)
    {
        if (IsReleased || _used == _bytes.Length)
        {
            return false;
        }

        _bytes[_used++] = value;
        return true;
    }

    public void Release()
    {
        _bytes = null!;
        _used = 0;
    }
}

public sealed class Transfer : IDisposable
{
    private Buffer? _buffer;
    private Action<int>? _progress;

    public Transfer(Action<int>? progress) => _progress = progress;

    private Buffer Current => _buffer ??= new Buffer(8);

    public int Send(IEnumerable<byte> data)
    {
        int sent = 0;
        foreach (var value in data)
        {
            if (!Current.TryWrite(value))
            {
                Recycle();
                Current.TryWrite(value);
            }

            sent++;
            _progress?.Invoke(sent);
        }

        return sent;
    }

    private void Recycle()
    {
        _buffer?.Release();
        _buffer = null;
    }

    public void Dispose()
    {
        Recycle();
        _progress = null;
    }
}

public static class Case
{
    public static void Demo1()
    {
        int last = 0;
        var transfer = new Transfer(n => last = n);
        transfer.Send(new byte[20]);
        transfer.Dispose();
        transfer.Send(new byte[3]);
        transfer.Dispose();
        transfer.Dispose();
    }

    public static void Demo2()
    {
        var buffer = new Buffer(2);
        buffer.TryWrite(1);
        buffer.Release();
        buffer.TryWrite(2);
    }

    public static void Demo3()
    {
        using var transfer = new Transfer(null);
        transfer.Send(new byte[] { 1, 2, 3 });
    }
}
