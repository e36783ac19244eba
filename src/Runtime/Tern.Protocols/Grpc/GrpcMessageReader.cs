using System.Buffers.Binary;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Takes messages out of the data of one direction of a stream: a flag, four bytes of length, the message. Source: gRPC <c>PROTOCOL-HTTP2.md</c>, Length-Prefixed-Message.</summary>
/// <remarks>A message that lies in one piece of data is given as it lies there; only one that arrives in parts is gathered. Mutable: keep it in a field. Not thread-safe.</remarks>
internal struct GrpcMessageReader
{
    public const int PrefixBytes = 5;

    private const byte MaxFlag = 1;

    // The first bytes of a prefix that arrives in parts, in their order from the top.
    private ulong _prefix;
    private int _prefixBytes;
    private int _length;
    private MessageBuffer? _buffer;
    private bool _isCompressed;
    private bool _isGathering;

    /// <summary>Whether a message has begun to arrive and is not complete.</summary>
    public readonly bool IsInside => _isGathering || _prefixBytes > 0;

    /// <summary>Takes the next message from the front of the data.</summary>
    /// <param name="data">What arrived; what was taken is gone from it.</param>
    /// <param name="maxBytes">Most bytes of a message.</param>
    /// <param name="message">The message; it is valid until the next call, or <see cref="Release"/>.</param>
    /// <returns><see langword="false"/> if the data holds no complete message; it was taken then, and is kept.</returns>
    /// <exception cref="WireFormatException">The message is too large, or these are no messages.</exception>
    public bool TryRead(ref ReadOnlySpan<byte> data, int maxBytes, out GrpcMessage message)
    {
        message = default;
        if (!_isGathering)
        {
            if (_prefixBytes == 0 && data.Length >= PrefixBytes)
            {
                Begin(data, maxBytes);
                data = data[PrefixBytes..];
            }
            else if (!TryGatherPrefix(ref data, maxBytes))
            {
                return false;
            }

            if (data.Length >= _length)
            {
                message = new GrpcMessage(_isCompressed, data[.._length]);
                data = data[_length..];
                return true;
            }

            // No more room than has arrived: a length is easily claimed.
            _isGathering = true;
            _buffer ??= new MessageBuffer();
            _buffer.Begin(maxBytes);
        }

        ReadOnlySpan<byte> part = data[..Math.Min(data.Length, _length - _buffer!.Length)];
        _buffer.Append(part);
        data = data[part.Length..];
        if (_buffer.Length < _length)
        {
            return false;
        }

        _isGathering = false;
        message = new GrpcMessage(_isCompressed, _buffer.WrittenSpan);
        return true;
    }

    /// <summary>Reads a complete prefix.</summary>
    /// <param name="prefix">At least <see cref="PrefixBytes"/>.</param>
    /// <param name="maxBytes">Most bytes of a message.</param>
    /// <param name="isCompressed">Whether the message is packed.</param>
    /// <returns>Bytes of the message that follows.</returns>
    /// <exception cref="WireFormatException">The message is too large, or this is none.</exception>
    public static int ReadPrefix(ReadOnlySpan<byte> prefix, int maxBytes, out bool isCompressed)
    {
        uint length = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        if (prefix[0] > MaxFlag)
        {
            throw new WireFormatException(WireFormatError.InvalidData, $"a gRPC message begins with flag {prefix[0]}, which is neither 0 nor 1");
        }

        if (length > (uint)maxBytes)
        {
            throw new WireFormatException(WireFormatError.SizeLimit, $"a message of {length} bytes is larger than the limit of {maxBytes} bytes (MaxMessageBytes)");
        }

        isCompressed = prefix[0] != 0;
        return (int)length;
    }

    /// <summary>Gives back what was gathered.</summary>
    public void Release()
    {
        _buffer?.Release();
        _prefixBytes = 0;
        _prefix = 0;
        _isGathering = false;
    }

    private bool TryGatherPrefix(ref ReadOnlySpan<byte> data, int maxBytes)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(prefix, _prefix);
        int taken = Math.Min(data.Length, PrefixBytes - _prefixBytes);
        data[..taken].CopyTo(prefix[_prefixBytes..]);
        data = data[taken..];
        _prefixBytes += taken;
        _prefix = BinaryPrimitives.ReadUInt64BigEndian(prefix);
        if (_prefixBytes < PrefixBytes)
        {
            return false;
        }

        Begin(prefix, maxBytes);
        return true;
    }

    private void Begin(ReadOnlySpan<byte> prefix, int maxBytes)
    {
        _prefixBytes = 0;
        _prefix = 0;
        _length = ReadPrefix(prefix, maxBytes, out _isCompressed);
    }
}

/// <summary>One message as it came.</summary>
internal readonly ref struct GrpcMessage(bool isCompressed, ReadOnlySpan<byte> body)
{
    public bool IsCompressed { get; } = isCompressed;

    public ReadOnlySpan<byte> Body { get; } = body;
}
