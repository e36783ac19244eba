using System.Buffers;

namespace Tern.Transport.Memory;

/// <summary>One direction of a connection in memory: a bounded ring of bytes that behaves as a TCP stream does.</summary>
internal sealed class MemoryLink
{
    /// <summary>Bytes that may be on their way; a sender waits beyond it.</summary>
    public const int Capacity = 64 * 1_024;

    private readonly Lock _gate = new();
    private readonly MemorySignal _receiver = new();
    private readonly MemorySignal _sender = new();
    private Memory<byte> _receiveInto;
    private ReadOnlyMemory<byte> _sendFrom;
    private Exception? _receiverError;
    private Exception? _senderError;
    private byte[]? _ring;
    private int _first;
    private int _count;
    private bool _ended;

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        lock (_gate)
        {
            if (_receiverError is not null)
            {
                return ValueTask.FromException<int>(_receiverError);
            }

            if (_count > 0)
            {
                var received = TakeFromRing(buffer.Span);
                if (_sender.IsWaiting)
                {
                    _sender.Signal(PutIntoRing(_sendFrom.Span));
                    _sendFrom = default;
                }

                return new ValueTask<int>(received);
            }

            if (_ended)
            {
                return new ValueTask<int>(0);
            }

            _receiveInto = buffer;
            return _receiver.Wait();
        }
    }

    public ValueTask<int> SendAsync(ReadOnlyMemory<byte> buffer)
    {
        lock (_gate)
        {
            if (_senderError is not null)
            {
                return ValueTask.FromException<int>(_senderError);
            }

            if (_ended)
            {
                return ValueTask.FromException<int>(new InvalidOperationException("The sending side was ended."));
            }

            if (_receiver.IsWaiting)
            {
                // The ring is empty then, so the bytes need not pass through it.
                var direct = Math.Min(buffer.Length, _receiveInto.Length);
                buffer.Span[..direct].CopyTo(_receiveInto.Span);
                _receiveInto = default;
                _receiver.Signal(direct);
                return new ValueTask<int>(direct);
            }

            if (_count < Capacity)
            {
                return new ValueTask<int>(PutIntoRing(buffer.Span));
            }

            _sendFrom = buffer;
            return _sender.Wait();
        }
    }

    /// <summary>The receiver gets what is on its way, then the end.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            if (_receiver.IsWaiting)
            {
                _receiveInto = default;
                _receiver.Signal(0);
            }
        }
    }

    /// <summary>Fails the sender's operations, now and later; the receiver is not concerned.</summary>
    public void FailSender(Exception error)
    {
        lock (_gate)
        {
            _senderError ??= error;
            if (_sender.IsWaiting)
            {
                _sendFrom = default;
                _sender.Signal(0, _senderError);
            }
        }
    }

    /// <summary>Drops what is on its way and fails the receiver's operations, now and later.</summary>
    public void FailReceiver(Exception error)
    {
        lock (_gate)
        {
            _receiverError ??= error;
            ReturnRing();
            if (_receiver.IsWaiting)
            {
                _receiveInto = default;
                _receiver.Signal(0, _receiverError);
            }
        }
    }

    private int PutIntoRing(ReadOnlySpan<byte> bytes)
    {
        _ring ??= ArrayPool<byte>.Shared.Rent(Capacity);
        var accepted = Math.Min(bytes.Length, Capacity - _count);
        var at = (_first + _count) % Capacity;
        var head = Math.Min(accepted, Capacity - at);
        bytes[..head].CopyTo(_ring.AsSpan(at));
        bytes[head..accepted].CopyTo(_ring);
        _count += accepted;
        return accepted;
    }

    private int TakeFromRing(Span<byte> target)
    {
        var taken = Math.Min(target.Length, _count);
        var head = Math.Min(taken, Capacity - _first);
        _ring.AsSpan(_first, head).CopyTo(target);
        _ring.AsSpan(0, taken - head).CopyTo(target[head..]);
        _first = (_first + taken) % Capacity;
        _count -= taken;
        return taken;
    }

    private void ReturnRing()
    {
        _first = _count = 0;
        if (_ring is { } ring)
        {
            _ring = null;
            ArrayPool<byte>.Shared.Return(ring);
        }
    }
}
