using System.Buffers;
using System.Buffers.Binary;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Takes complete frames, one by one, from what a read has brought.</summary>
/// <remarks>
/// A frame that lies in one segment is read where it is; one that straddles segments is put together first. Recipe: <see cref="TryRead"/>, use the frame, <see cref="Consume"/>; at the end
/// <see cref="Dispose"/>.
/// </remarks>
internal ref struct TTStreamFrameReader(in ReadOnlySequence<byte> input, int maxFrameBytes)
{
    private const int HeadBytes = 8;

    private readonly ReadOnlySequence<byte> _input = input;
    private long _consumed;
    private int _length;
    private byte[]? _assembled;

    /// <summary>Bytes of the frames that were consumed.</summary>
    public readonly long Consumed => _consumed;

    /// <summary>Reads the next frame; <see langword="false"/> if it is not complete.</summary>
    /// <exception cref="WireFormatException">The bytes are no frame of a stream; the connection cannot be used further.</exception>
    public bool TryRead(out TTStreamFrame frame)
    {
        frame = default;
        if (_input.IsSingleSegment)
        {
            ReadOnlySpan<byte> rest = _input.FirstSpan[(int)_consumed..];
            if (!TryMeasure(rest) || _length > rest.Length)
            {
                return false;
            }

            frame = TTStreamFrame.Parse(rest[.._length]);
            return true;
        }

        return TryReadAssembled(out frame);
    }

    /// <summary>Goes past the frame that was read last.</summary>
    public void Consume() => _consumed += _length;

    /// <summary>Gives back memory that frames were put together in.</summary>
    public void Dispose()
    {
        if (_assembled is { } array)
        {
            _assembled = null;
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    private bool TryReadAssembled(out TTStreamFrame frame)
    {
        frame = default;
        ReadOnlySequence<byte> rest = _input.Slice(_consumed);
        Span<byte> head = stackalloc byte[HeadBytes];
        head = head[..(int)Math.Min(rest.Length, HeadBytes)];
        rest.Slice(0, head.Length).CopyTo(head);
        if (!TryMeasure(head) || _length > rest.Length)
        {
            return false;
        }

        if (_assembled is null || _assembled.Length < _length)
        {
            Dispose();
            _assembled = ArrayPool<byte>.Shared.Rent(_length);
        }

        rest.Slice(0, _length).CopyTo(_assembled);
        frame = TTStreamFrame.Parse(_assembled.AsSpan(0, _length));
        return true;
    }

    private bool TryMeasure(scoped ReadOnlySpan<byte> head)
    {
        if (head.Length < HeadBytes)
        {
            return false;
        }

        TTStreamFrame.CheckHead(head);
        uint following = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (following > (uint)maxFrameBytes)
        {
            throw new WireFormatException(
                WireFormatError.SizeLimit, $"A frame of a TTHeader stream says that it has {following} bytes; the limit is {maxFrameBytes}. Raise MaxMessageBytes if such messages are meant.");
        }

        if (following < TTHeaderFormat.FixedBytes - sizeof(uint))
        {
            throw new WireFormatException(WireFormatError.InvalidData, $"A frame of a TTHeader stream says that it has {following} bytes, too few for a TTHeader.");
        }

        _length = sizeof(uint) + (int)following;
        return true;
    }
}
