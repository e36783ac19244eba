using Tern.Protocols.Http2;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Takes one message that has arrived, and what it weighs.</summary>
internal delegate void GrpcDelivery<TTarget>(TTarget target, ReadOnlySpan<byte> message, int weight);

/// <summary>Takes the messages of one direction of a streaming call out of its data, and lets the window open as they are taken.</summary>
/// <remarks>
/// What belongs to a message that is complete stays counted until the application has taken that message. Parts of one that is not complete are let go of at once, so that it may be
/// larger than the window, but only while nothing else waits: a consumer that does not read bounds what is held for it.
/// </remarks>
internal sealed class GrpcReceiver(Http2Connection connection, Http2Stream stream, int maxBytes)
{
    private readonly Lock _gate = new();
    private GrpcMessageReader _messages;
    private Queue<bool>? _packed;
    private int _unread;
    private int _withheld;

    /// <summary>How packed messages are unpacked, or <see langword="null"/>; set before the first message.</summary>
    public IRpcCompressor? Compressor { get; set; }

    /// <summary>Whose <see cref="CallContext.ReceivedCompression"/> follows what is taken.</summary>
    public CallContext? Context { get; set; }

    /// <summary>Whether a message has begun to arrive and is not complete.</summary>
    public bool IsInside => _messages.IsInside;

    /// <summary>Hands over all messages that are complete.</summary>
    /// <param name="data">What arrived.</param>
    /// <param name="deliver">Takes one message and what it weighs.</param>
    /// <param name="target">What <paramref name="deliver"/> works on.</param>
    /// <returns>Bytes that nobody will report as consumed.</returns>
    /// <exception cref="WireFormatException">The bytes are no messages, or one is too large.</exception>
    public int Receive<TTarget>(ReadOnlySpan<byte> data, GrpcDelivery<TTarget> deliver, TTarget target)
    {
        int taken = 0;
        int before = data.Length;
        while (_messages.TryRead(ref data, maxBytes, out GrpcMessage message))
        {
            int weight = before - data.Length + Interlocked.Exchange(ref _withheld, 0);
            before = data.Length;
            Interlocked.Add(ref _unread, weight);
            if (Compressor is not null)
            {
                NotePacked(message.IsCompressed);
            }

            if (!message.IsCompressed)
            {
                deliver(target, message.Body, weight);
                continue;
            }

            MessageBuffer unpacked = GrpcUnpacking.Unpack(
                Compressor ?? throw new WireFormatException(WireFormatError.InvalidData, "a message is packed, and the headers do not say how"), message.Body, maxBytes);
            try
            {
                deliver(target, unpacked.WrittenSpan, weight);
            }
            finally
            {
                unpacked.Release();
            }
        }

        if (before > 0)
        {
            Interlocked.Add(ref _withheld, before);
            if (Volatile.Read(ref _unread) == 0)
            {
                taken = Interlocked.Exchange(ref _withheld, 0);
            }
        }

        return taken;
    }

    /// <summary>The application has taken messages.</summary>
    public void Consumed(int weight)
    {
        if (Compressor is not null)
        {
            NoteTaken();
        }

        if (Interlocked.Add(ref _unread, -weight) == 0)
        {
            weight += Interlocked.Exchange(ref _withheld, 0);
        }

        connection.Consumed(stream, weight);
    }

    /// <summary>Gives back what was gathered of a message that will not be complete. By the reading loop, or when that is done with the stream.</summary>
    public void Release() => _messages.Release();

    private void NotePacked(bool isPacked)
    {
        lock (_gate)
        {
            (_packed ??= new Queue<bool>()).Enqueue(isPacked);
        }
    }

    private void NoteTaken()
    {
        lock (_gate)
        {
            if (_packed is not null && _packed.TryDequeue(out bool isPacked))
            {
                Context?.ReceivedCompression = isPacked ? Compressor!.Name : null;
            }
        }
    }
}
