using System.Buffers;

namespace Tern.Protocols;

/// <summary>Takes complete messages, one by one, from what a read has brought.</summary>
/// <remarks>
/// A message that lies in one segment is read where it is, which is the rule: the transport receives into one array. One that straddles segments is put together first.
/// Recipe: <see cref="TryRead"/>, use the frame, <see cref="Consume"/>; at the end <see cref="Dispose"/>.
/// </remarks>
internal ref struct ThriftFrameReader
{
    private readonly ref ThriftFrameScanner _scanner;
    private readonly ReadOnlySequence<byte> _input;
    private readonly ReadOnlySpan<byte> _span;
    private readonly bool _isSingle;
    private long _consumed;
    private long _length;
    private byte[]? _assembled;

    public ThriftFrameReader(ref ThriftFrameScanner scanner, in ReadOnlySequence<byte> input)
    {
        _scanner = ref scanner;
        _input = input;
        _isSingle = input.IsSingleSegment;
        _span = input.FirstSpan;
    }

    /// <summary>Bytes of the messages that were consumed.</summary>
    public readonly long Consumed => _consumed;

    /// <summary>Reads the next message; <see langword="false"/> if it is not complete.</summary>
    /// <exception cref="Serialization.WireFormatException">The bytes are no message of a known protocol; the connection cannot be used further.</exception>
    public bool TryRead(out ThriftFrame frame)
    {
        ReadOnlySpan<byte> rest = _isSingle ? _span[(int)_consumed..] : default;
        if (!_isSingle)
        {
            return TryReadAssembled(out frame);
        }

        frame = default;
        if (rest.IsEmpty)
        {
            return false;
        }

        if (rest.Length >= ThriftFrameScanner.HeadBytes && rest[0] < 0x80)
        {
            // Only a message without a length has to be walked, which takes a slice; it begins with a protocol version, 0x80 or 0x82.
            if (!_scanner.TryMeasure(rest, default, out _length))
            {
                return false;
            }
        }
        else if (!_scanner.TryMeasure(rest, _input.Slice(_consumed), out _length))
        {
            return false;
        }

        if (_length > rest.Length)
        {
            return false;
        }

        frame = ThriftFrameScanner.Parse(rest[..(int)_length]);
        return true;
    }

    /// <summary>Goes past the message that was read last.</summary>
    public void Consume() => _consumed += _length;

    /// <summary>Gives back memory that messages were put together in.</summary>
    public void Dispose()
    {
        if (_assembled is { } array)
        {
            _assembled = null;
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    private bool TryReadAssembled(out ThriftFrame frame)
    {
        frame = default;
        ReadOnlySequence<byte> rest = _input.Slice(_consumed);
        Span<byte> head = stackalloc byte[ThriftFrameScanner.HeadBytes];
        head = head[..(int)Math.Min(rest.Length, head.Length)];
        rest.Slice(0, head.Length).CopyTo(head);
        if (head.IsEmpty || !_scanner.TryMeasure(head, rest, out _length) || _length > rest.Length)
        {
            return false;
        }

        int length = (int)_length;
        if (_assembled is null || _assembled.Length < length)
        {
            Dispose();
            _assembled = ArrayPool<byte>.Shared.Rent(length);
        }

        rest.Slice(0, length).CopyTo(_assembled);
        frame = ThriftFrameScanner.Parse(_assembled.AsSpan(0, length));
        return true;
    }
}
