using System.Buffers;

namespace Tern.Serialization;

/// <summary>Finds where a Thrift message ends that comes without a frame around it, as its bytes arrive.</summary>
/// <remarks>
/// What was scanned is not scanned again, so the work is linear however small the pieces are in which a message arrives. Lengths and counts are checked against the limit
/// as soon as they are seen. Binary (strict) and Compact are told apart by the first byte. Not thread-safe; keep it in a field, do not copy it.
/// Source of the layouts: Apache Thrift <c>thrift-binary-protocol.md</c> and <c>thrift-compact-protocol.md</c>.
/// </remarks>
public partial struct ThriftMessageScanner
{
    private const int BinaryFirstByte = 0x80;
    private const int CompactFirstByte = 0x82;

    private Frame[]? _frames;
    private int _depth;

    // Offset of what comes next. It may lie behind what has arrived: then the rest of a value is being awaited.
    private long _scanned;
    private long _limit;

    // Type of a value that is announced and not scanned yet.
    private ThriftType _pending;
    private Stage _stage;

    private enum Stage : byte
    {
        Envelope,
        Body,
        Complete,
    }

    /// <summary>Encoding of the message; known once <see cref="TryScan"/> has seen its first byte.</summary>
    public ThriftEncoding Encoding { readonly get; private set; }

    /// <summary>Forgets the message, so that the next one can be scanned.</summary>
    public void Reset()
    {
        _depth = 0;
        _scanned = 0;
        _pending = ThriftType.Stop;
        _stage = Stage.Envelope;
    }

    /// <summary>Goes on where the last call ended.</summary>
    /// <param name="buffer">All bytes of the message that have arrived, from its first byte, and whatever follows it. It only grows until <see cref="Reset"/>.</param>
    /// <param name="maxLength">Longest message to accept, in bytes.</param>
    /// <param name="messageLength">Length of the message with its envelope, if it is complete.</param>
    /// <returns>Whether the message is complete. It stays so until <see cref="Reset"/>.</returns>
    /// <exception cref="WireFormatException">These bytes cannot become a message, or only one that is longer than the limit (<see cref="WireFormatError.SizeLimit"/>).</exception>
    public bool TryScan(in ReadOnlySequence<byte> buffer, long maxLength, out long messageLength)
    {
        _limit = maxLength;
        if (_stage != Stage.Complete && buffer.Length > _scanned)
        {
            var input = new WireInput(_scanned == 0 ? buffer : buffer.Slice(_scanned));
            Scan(ref input);
        }

        messageLength = _stage == Stage.Complete ? _scanned : 0;
        return _stage == Stage.Complete;
    }

    private void Scan(ref WireInput input)
    {
        if (_stage == Stage.Envelope && !TryScanEnvelope(ref input))
        {
            return;
        }

        bool more = true;
        while (more && _depth > 0)
        {
            if (Encoding == ThriftEncoding.Compact)
            {
                more = _pending == ThriftType.Stop ? TryNextCompact(ref input) : TryScanCompact(ref input);
            }
            else
            {
                more = _pending == ThriftType.Stop ? TryNextBinary(ref input) : TryScanBinary(ref input);
            }
        }

        if (_depth == 0)
        {
            _stage = Stage.Complete;
        }
    }

    private bool TryScanEnvelope(ref WireInput input)
    {
        byte first = input.PeekByte();
        if (first is not (BinaryFirstByte or CompactFirstByte))
        {
            WireThrow.BadVersion((uint)first << 24);
        }

        Encoding = first == BinaryFirstByte ? ThriftEncoding.Binary : ThriftEncoding.Compact;
        int nameBytes = Encoding == ThriftEncoding.Binary ? ReadBinaryEnvelope(ref input, out int header) : ReadCompactEnvelope(ref input, out header);
        if (nameBytes < 0)
        {
            return false;
        }

        _stage = Stage.Body;
        Push(Frame.Struct);
        return TryPass(ref input, header, nameBytes);
    }

    /// <summary>The type of the next element, key or value of the innermost collection; none if it has ended, which it then leaves.</summary>
    private void NextElement(ref Frame frame)
    {
        if (frame.Left == 0)
        {
            _depth--;
            return;
        }

        if (frame.Key != ThriftType.Stop && !frame.KeyPassed)
        {
            frame.KeyPassed = true;
            _pending = frame.Key;
            return;
        }

        frame.KeyPassed = false;
        frame.Left--;
        _pending = frame.Value;
    }

    private void Push(Frame frame)
    {
        _frames ??= new Frame[ThriftLimits.MaxDepth];
        if (_depth == _frames.Length)
        {
            WireThrow.TooDeep();
        }

        _frames[_depth++] = frame;
    }

    /// <summary>Counts bytes as scanned, of which the first <paramref name="read"/> have been read; <see langword="false"/> if some have not arrived.</summary>
    private bool TryPass(ref WireInput input, int read, long more)
    {
        RequireRoom(read + more);
        _scanned += read + more;
        if (more > input.Remaining)
        {
            return false;
        }

        input.Advance(more);
        return true;
    }

    private readonly void RequireRoom(long count)
    {
        if (count > _limit - _scanned)
        {
            WireThrow.MessageTooLarge(_limit);
        }
    }

    /// <summary>A struct or collection that has begun and not ended.</summary>
    private struct Frame
    {
        public static readonly Frame Struct = new() { IsStruct = true };

        public int Left;
        public ThriftType Key;
        public ThriftType Value;
        public bool IsStruct;
        public bool KeyPassed;

        public static Frame Elements(ThriftType type, int count) => new() { Value = type, Left = count };

        public static Frame Pairs(ThriftType key, ThriftType value, int count) => new() { Key = key, Value = value, Left = count };
    }
}
