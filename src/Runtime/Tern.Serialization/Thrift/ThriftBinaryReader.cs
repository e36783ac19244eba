using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tern.Serialization;

/// <summary>Reads Thrift Binary.</summary>
/// <remarks>Do not copy a reader in use. Source of the layout: Apache Thrift <c>thrift-binary-protocol.md</c>, strict form.</remarks>
public ref partial struct ThriftBinaryReader : IThriftReader
{
    private const int FieldHeaderBytes = 3;
    private const int UuidBytes = 16;
    private const uint VersionMask = 0xFFFF0000;
    private const uint StrictVersion = 0x80010000;

    private WireInput _input;
    private int _depthLeft;
    private int _elementsLeft;
    private readonly int _maxText;
    private readonly bool _strict;

    /// <summary>Creates a reader over bytes that may lie in several segments.</summary>
    public ThriftBinaryReader(in ReadOnlySequence<byte> input, ThriftReaderOptions? options = null)
        : this(options ?? ThriftReaderOptions.Default)
    {
        _input = new WireInput(in input);
    }

    /// <summary>Creates a reader over one span.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ThriftBinaryReader(ReadOnlySpan<byte> input, ThriftReaderOptions? options = null)
        : this(options ?? ThriftReaderOptions.Default)
    {
        _input = new WireInput(input);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ThriftBinaryReader(ThriftReaderOptions options)
    {
        _depthLeft = options.MaxDepth;
        _elementsLeft = options.MaxElements;
        _maxText = options.MaxTextBytes;
        _strict = options.IsStrict;
    }

    /// <summary>Bytes read so far.</summary>
    public readonly long Consumed => _input.Consumed;

    /// <summary>Bytes not read yet.</summary>
    public readonly long Remaining => _input.Remaining;

    /// <inheritdoc/>
    public void ReadMessageBegin(out ReadOnlySpan<byte> utf8Name, out ThriftMessageType type, out int sequenceId)
    {
        uint version = (uint)_input.Read32();
        if ((version & VersionMask) != StrictVersion)
        {
            WireThrow.BadVersion(version);
        }

        int length = _input.Read32();
        if (length < 0)
        {
            WireThrow.NegativeSize(length);
        }

        if (length > ThriftLimits.MaxMethodNameBytes)
        {
            WireThrow.TooLong(length, ThriftLimits.MaxMethodNameBytes);
        }

        type = (ThriftMessageType)(byte)version;
        utf8Name = _input.ReadName(length);
        sequenceId = _input.Read32();
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadStructBegin()
    {
        if (--_depthLeft < 0)
        {
            WireThrow.TooDeep();
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadStructEnd() => _depthLeft++;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadFieldBegin(out ThriftType type, out short id)
    {
        if (!_input.Holds(FieldHeaderBytes))
        {
            return ReadFieldBeginSlow(out type, out id);
        }

        ref byte header = ref _input.Current;
        type = (ThriftType)header;
        if (type == ThriftType.Stop)
        {
            id = 0;
            _input.Commit(1);
            return false;
        }

        id = BigEndian.Read16(ref Unsafe.Add(ref header, 1));
        _input.Commit(FieldHeaderBytes);
        return true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadBool() => _input.ReadByte() == 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public sbyte ReadByte() => (sbyte)_input.ReadByte();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public short ReadI16() => _input.Read16();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadI32() => _input.Read32();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadI64() => _input.Read64();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ReadDouble() => BitConverter.Int64BitsToDouble(_input.Read64());

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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
        _input.CopyTo(MemoryMarshal.AsBytes(values));
        if (BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(values, values);
        }
    }

    /// <inheritdoc/>
    public void ReadI64s(Span<long> values)
    {
        _input.CopyTo(MemoryMarshal.AsBytes(values));
        if (BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(values, values);
        }
    }

    /// <inheritdoc/>
    public void ReadDoubles(Span<double> values) => ReadI64s(MemoryMarshal.Cast<double, long>(values));

    /// <summary>Reads a length and checks it against the limit and against what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int ReadLength()
    {
        int length = _input.Read32();
        if ((uint)length > (uint)_maxText)
        {
            RejectLength(length);
        }

        _input.Require(length);
        return length;
    }

    /// <summary>Reads the header of a list or set and checks its count against what is left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ReadListHeader(out ThriftType element, out int count)
    {
        element = (ThriftType)_input.ReadByte();
        count = _input.Read32();
        if (count != 0)
        {
            CheckCount(count, ThriftTypes.MinimumSize(element));
        }
    }

    /// <summary>Reads the header of a map and checks its count against what is left.</summary>
    internal void ReadMapHeader(out ThriftType key, out ThriftType value, out int count)
    {
        key = (ThriftType)_input.ReadByte();
        value = (ThriftType)_input.ReadByte();
        count = _input.Read32();
        if (count != 0)
        {
            CheckCount(count, ThriftTypes.MinimumSize(key) + ThriftTypes.MinimumSize(value));
        }
    }

    /// <summary>Copies bytes to a writer of the other encoding.</summary>
    internal void CopyTo(ref WireOutput output, int count) => _input.CopyTo(ref output, count);

    private readonly void RejectLength(int length)
    {
        if (length < 0)
        {
            WireThrow.NegativeSize(length);
        }

        _input.Require(length);
        WireThrow.TooLong(length, _maxText);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void CheckCount(int count, int minimumSize)
    {
        if (count < 0)
        {
            WireThrow.NegativeSize(count);
        }

        _input.Require((long)count * minimumSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountElements(int count)
    {
        _elementsLeft -= count;
        if (_elementsLeft < 0)
        {
            WireThrow.TooManyElements();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ReadFieldBeginSlow(out ThriftType type, out short id)
    {
        type = (ThriftType)_input.ReadByte();
        id = type == ThriftType.Stop ? (short)0 : _input.Read16();
        return type != ThriftType.Stop;
    }
}
