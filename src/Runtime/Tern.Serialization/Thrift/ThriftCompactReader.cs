using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tern.Serialization;

/// <summary>Reads Thrift Compact.</summary>
/// <remarks>Do not copy a reader in use. Source of the layout: Apache Thrift <c>thrift-compact-protocol.md</c>; doubles are little-endian, as it says.</remarks>
public ref partial struct ThriftCompactReader : IThriftReader
{
    private const byte ProtocolId = 0x82;
    private const int Version = 1;
    private const int VersionMask = 0x1F;
    private const int TypeShift = 5;
    private const int UuidBytes = 16;

    private WireInput _input;
    private int _depthLeft;
    private int _elementsLeft;
    private readonly int _maxText;
    private readonly bool _strict;

    // The value of a boolean field stands in its header; 0 means that there is none to be read.
    private byte _headerBool;
    private short _lastId;
    private CompactFieldIds _outerIds;

    /// <summary>Creates a reader over bytes that may lie in several segments.</summary>
    public ThriftCompactReader(in ReadOnlySequence<byte> input, ThriftReaderOptions? options = null)
        : this(options ?? ThriftReaderOptions.Default)
    {
        _input = new WireInput(in input);
    }

    /// <summary>Creates a reader over one span.</summary>
    public ThriftCompactReader(ReadOnlySpan<byte> input, ThriftReaderOptions? options = null)
        : this(options ?? ThriftReaderOptions.Default)
    {
        _input = new WireInput(input);
    }

    private ThriftCompactReader(ThriftReaderOptions options)
    {
        _depthLeft = options.MaxDepth;
        _elementsLeft = options.MaxElements;
        _maxText = options.MaxTextBytes;
        _strict = options.IsStrict;

        // Every slot is written before it is read.
        Unsafe.SkipInit(out _outerIds);
    }

    /// <summary>Bytes read so far.</summary>
    public readonly long Consumed => _input.Consumed;

    /// <summary>Bytes not read yet.</summary>
    public readonly long Remaining => _input.Remaining;

    /// <inheritdoc/>
    public void ReadMessageBegin(out ReadOnlySpan<byte> utf8Name, out ThriftMessageType type, out int sequenceId)
    {
        byte protocol = _input.ReadByte();
        byte versionAndType = _input.ReadByte();
        if (protocol != ProtocolId || (versionAndType & VersionMask) != Version)
        {
            WireThrow.BadVersion(((uint)protocol << 24) | ((uint)versionAndType << 16));
        }

        type = (ThriftMessageType)(versionAndType >> TypeShift);
        sequenceId = (int)_input.ReadVarint32();
        uint length = _input.ReadVarint32();
        if (length > ThriftLimits.MaxMethodNameBytes)
        {
            WireThrow.TooLong(length, ThriftLimits.MaxMethodNameBytes);
        }

        utf8Name = _input.ReadName((int)length);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadStructBegin()
    {
        if (_depthLeft <= 0)
        {
            WireThrow.TooDeep();
        }

        _outerIds[--_depthLeft] = _lastId;
        _lastId = 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadStructEnd() => _lastId = _outerIds[_depthLeft++];

    /// <inheritdoc/>
    public bool ReadFieldBegin(out ThriftType type, out short id)
    {
        int header = _input.ReadByte();
        int nibble = header & 0x0F;
        type = CompactTypes.ToType(nibble);
        if (type == ThriftType.Stop)
        {
            if (nibble != 0)
            {
                WireThrow.UnknownType(nibble);
            }

            id = 0;
            return false;
        }

        int delta = header >> 4;
        int next = delta == 0 ? ReadI16() : _lastId + delta;
        if (next > short.MaxValue)
        {
            WireThrow.InvalidNumber();
        }

        _headerBool = nibble <= CompactTypes.False ? (byte)nibble : (byte)0;
        _lastId = id = (short)next;
        return true;
    }

    /// <inheritdoc/>
    public bool ReadBool()
    {
        int value = _headerBool;
        if (value == 0)
        {
            value = _input.ReadByte();
        }

        _headerBool = 0;
        return value == CompactTypes.True;
    }

    /// <inheritdoc/>
    public sbyte ReadByte() => (sbyte)_input.ReadByte();

    /// <inheritdoc/>
    public short ReadI16()
    {
        int value = Varint.UnZigZag(_input.ReadVarint32());
        if (value != (short)value)
        {
            WireThrow.InvalidNumber();
        }

        return (short)value;
    }

    /// <inheritdoc/>
    public int ReadI32() => Varint.UnZigZag(_input.ReadVarint32());

    /// <inheritdoc/>
    public long ReadI64() => Varint.UnZigZag(_input.ReadVarint64());

    /// <inheritdoc/>
    public double ReadDouble()
    {
        // The input reads network order, so this is the reverse of what it does.
        return BitConverter.Int64BitsToDouble(BinaryPrimitives.ReverseEndianness(_input.Read64()));
    }

    /// <inheritdoc/>
    public Guid ReadUuid()
    {
        Span<byte> digits = stackalloc byte[UuidBytes];
        _input.CopyTo(digits);
        return new Guid(digits, bigEndian: true);
    }

    /// <inheritdoc/>
    public string ReadString() => _input.ReadText(ReadLength(), _strict);

    /// <inheritdoc/>
    public byte[] ReadBinary()
    {
        int length = ReadLength();
        if (length == 0)
        {
            return [];
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>(length);
        _input.CopyTo(bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public bool TryReadListBegin(ThriftType element, out int count)
    {
        ReadListHeader(out ThriftType actual, out count);
        if (count != 0 && actual != element)
        {
            SkipElements(actual, count);
            count = 0;
            return false;
        }

        CountElements(count);
        return true;
    }

    /// <inheritdoc/>
    public bool TryReadSetBegin(ThriftType element, out int count) => TryReadListBegin(element, out count);

    /// <inheritdoc/>
    public bool TryReadMapBegin(ThriftType key, ThriftType value, out int count)
    {
        ReadMapHeader(out ThriftType actualKey, out ThriftType actualValue, out count);
        if (count != 0 && (actualKey != key || actualValue != value))
        {
            SkipPairs(actualKey, actualValue, count);
            count = 0;
            return false;
        }

        CountElements(count);
        return true;
    }

    /// <inheritdoc/>
    public void ReadI32s(Span<int> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadI32();
        }
    }

    /// <inheritdoc/>
    public void ReadI64s(Span<long> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadI64();
        }
    }

    /// <inheritdoc/>
    public void ReadDoubles(Span<double> values)
    {
        _input.CopyTo(MemoryMarshal.AsBytes(values));
        if (!BitConverter.IsLittleEndian)
        {
            Span<long> bits = MemoryMarshal.Cast<double, long>(values);
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }
    }

    /// <summary>Reads a length and checks it against the limit and against what is left.</summary>
    private int ReadLength()
    {
        int length = ReadSize();
        _input.Require(length);
        if (length > _maxText)
        {
            WireThrow.TooLong(length, _maxText);
        }

        return length;
    }

    private int ReadSize()
    {
        int size = (int)_input.ReadVarint32();
        if (size < 0)
        {
            WireThrow.NegativeSize(size);
        }

        return size;
    }

    private void ReadListHeader(out ThriftType element, out int count)
    {
        int header = _input.ReadByte();
        element = CompactTypes.ToType(header);
        count = header >> 4;
        if (count == CompactTypes.LongForm)
        {
            count = ReadSize();
        }

        if (count != 0)
        {
            _input.Require((long)count * CompactTypes.MinimumSize(element));
        }
    }

    private void ReadMapHeader(out ThriftType key, out ThriftType value, out int count)
    {
        count = ReadSize();
        if (count == 0)
        {
            key = value = ThriftType.Stop;
            return;
        }

        int types = _input.ReadByte();
        key = CompactTypes.ToType(types >> 4);
        value = CompactTypes.ToType(types);
        _input.Require((long)count * (CompactTypes.MinimumSize(key) + CompactTypes.MinimumSize(value)));
    }

    private void CountElements(int count)
    {
        _elementsLeft -= count;
        if (_elementsLeft < 0)
        {
            WireThrow.TooManyElements();
        }
    }
}
