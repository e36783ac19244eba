namespace Tern.Transport.Tests;

/// <summary>A channel whose every receive and send a test decides.</summary>
internal sealed class ScriptedChannel : ByteChannel
{
    private readonly Queue<byte> _incoming = new();
    private TaskCompletionSource<int>? _receive;
    private TaskCompletionSource<int>? _send;
    private Memory<byte> _receiveInto;
    private ReadOnlyMemory<byte> _sendFrom;
    private bool _ended;

    public override bool HasUnreceivedBytes => false;

    /// <summary>Called with the bytes of each receive, before the receive ends.</summary>
    public Action<byte[]>? Delivered { get; set; }

    /// <summary>Called when a receive learns of the end, before it ends.</summary>
    public Action? Ended { get; set; }

    public bool IsReceiving => _receive is not null;

    public bool IsClosed { get; private set; }

    public bool IsShutDown { get; private set; }

    public List<byte> Sent { get; } = [];

    /// <summary>Bytes that sends take at once; a send waits when it is used up.</summary>
    public int SendAllowance { get; set; } = int.MaxValue;

    /// <summary>Most bytes that one send takes.</summary>
    public int LargestSend { get; set; } = int.MaxValue;

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            _incoming.Enqueue(value);
        }

        if (_receive is { } receive && _incoming.Count > 0)
        {
            _receive = null;
            receive.SetResult(Deliver(_receiveInto));
        }
    }

    public void End()
    {
        _ended = true;
        if (_receive is { } receive)
        {
            _receive = null;
            Ended?.Invoke();
            receive.SetResult(0);
        }
    }

    public void FailReceive(Exception error)
    {
        var receive = _receive!;
        _receive = null;
        receive.SetException(error);
    }

    public void AllowSend(int bytes)
    {
        SendAllowance = bytes;
        if (_send is { } send)
        {
            _send = null;
            send.SetResult(Take(_sendFrom));
        }
    }

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        Assert.False(buffer.IsEmpty);
        Assert.Null(_receive);
        if (IsClosed)
        {
            throw new ObjectDisposedException(nameof(ScriptedChannel));
        }

        if (_incoming.Count > 0)
        {
            return new ValueTask<int>(Deliver(buffer));
        }

        if (_ended)
        {
            Ended?.Invoke();
            return new ValueTask<int>(0);
        }

        _receiveInto = buffer;
        _receive = new TaskCompletionSource<int>();
        return new ValueTask<int>(_receive.Task);
    }

    public override ValueTask<int> SendAsync(ReadOnlyMemory<byte> buffer)
    {
        Assert.False(buffer.IsEmpty);
        Assert.Null(_send);
        if (IsClosed)
        {
            throw new ObjectDisposedException(nameof(ScriptedChannel));
        }

        if (SendAllowance > 0)
        {
            return new ValueTask<int>(Take(buffer));
        }

        _sendFrom = buffer;
        _send = new TaskCompletionSource<int>();
        return new ValueTask<int>(_send.Task);
    }

    public override ValueTask ShutdownSendAsync()
    {
        IsShutDown = true;
        return ValueTask.CompletedTask;
    }

    public override void Close(bool hard)
    {
        IsClosed = true;
        var error = new ObjectDisposedException(nameof(ScriptedChannel));
        Interlocked.Exchange(ref _receive, null)?.SetException(error);
        Interlocked.Exchange(ref _send, null)?.SetException(error);
    }

    private int Deliver(Memory<byte> target)
    {
        var bytes = new byte[Math.Min(target.Length, _incoming.Count)];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = _incoming.Dequeue();
        }

        bytes.CopyTo(target);
        Delivered?.Invoke(bytes);
        return bytes.Length;
    }

    private int Take(ReadOnlyMemory<byte> source)
    {
        var taken = Math.Min(Math.Min(source.Length, LargestSend), SendAllowance);
        SendAllowance -= taken;
        Sent.AddRange(source.Span[..taken]);
        return taken;
    }
}
