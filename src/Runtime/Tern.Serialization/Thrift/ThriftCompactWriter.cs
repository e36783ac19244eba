using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tern.Serialization;

/// <summary>Writes Thrift Compact.</summary>
/// <remarks>
/// A writer owns its buffer from its creation to <see cref="Flush"/>: nothing counts as written before, and nobody else may write meanwhile. After a flush it takes the
/// buffer up again with the next write. Do not copy a writer in use.
/// Source of the layout: Apache Thrift <c>thrift-compact-protocol.md</c>; doubles are little-endian, as it says.
/// </remarks>
public ref partial struct ThriftCompactWriter : IThriftWriter
{
    private const byte ProtocolId = 0x82;
    private const int Version = 1;
    private const int TypeShift = 5;
    private const int UuidBytes = 16;
    private const int MaxFieldHeaderBytes = 1 + Varint.Max16;

    private WireOutput _output;
    private int _depth;
    private short _lastId;
    private CompactFieldIds _outerIds;

    /// <summary>Creates a writer over a buffer; <see cref="Flush"/> hands over what was written last.</summary>
    public ThriftCompactWriter(IBufferWriter<byte> output)
    {
        _output = new WireOutput(output);

        // Every slot is written before it is read.
        Unsafe.SkipInit(out _outerIds);
    }

    /// <summary>Bytes written so far, flushed or not.</summary>
    public readonly long Written => _output.Written;

    /// <summary>Advances the buffer past everything that was written.</summary>
    public void Flush() => _output.Flush();

    /// <inheritdoc/>
    public void WriteMessageBegin(ReadOnlySpan<byte> utf8Name, ThriftMessageType type, int sequenceId)
    {
        if (utf8Name.Length > ThriftLimits.MaxMethodNameBytes)
        {
            WireThrow.TooLong(utf8Name.Length, ThriftLimits.MaxMethodNameBytes);
        }

        ref byte target = ref _output.Peek(2 + Varint.Max32);
        target = ProtocolId;
        Unsafe.Add(ref target, 1) = (byte)(((int)type << TypeShift) | Version);
        _output.Commit(2 + Varint.Write(ref Unsafe.Add(ref target, 2), (uint)sequenceId));
        WriteBinary(utf8Name);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteStructBegin()
    {
        if (_depth >= ThriftLimits.MaxDepth)
        {
            WireThrow.TooDeep();
        }

        _outerIds[_depth++] = _lastId;
        _lastId = 0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteStructEnd()
    {
        _lastId = _outerIds[--_depth];
        _output.Reserve(1) = (byte)ThriftType.Stop;
    }

    /// <inheritdoc/>
    public void WriteFieldBegin(ThriftType type, short id)
    {
        ref byte target = ref _output.Peek(MaxFieldHeaderBytes);
        _output.Commit(WriteHeader(ref target, CompactTypes.ToNibble(type), id));
    }

    /// <inheritdoc/>
    public void WriteBoolField(short id, bool value)
    {
        ref byte target = ref _output.Peek(MaxFieldHeaderBytes);
        _output.Commit(WriteHeader(ref target, value ? CompactTypes.True : CompactTypes.False, id));
    }

    /// <inheritdoc/>
    public void WriteByteField(short id, sbyte value)
    {
        ref byte target = ref _output.Peek(MaxFieldHeaderBytes + 1);
        int header = WriteHeader(ref target, CompactTypes.ToNibble(ThriftType.Byte), id);
        Unsafe.Add(ref target, header) = (byte)value;
        _output.Commit(header + 1);
    }

    /// <inheritdoc/>
    public void WriteI16Field(short id, short value)
    {
        ref byte target = ref _output.Peek(MaxFieldHeaderBytes + Varint.Max16);
        int header = WriteHeader(ref target, CompactTypes.ToNibble(ThriftType.I16), id);
        _output.Commit(header + Varint.Write(ref Unsafe.Add(ref target, header), Varint.ZigZag((int)value)));
    }

    /// <inheritdoc/>
    public void WriteI32Field(short id, int value)
    {
        ref byte target = ref _output.Peek(MaxFieldHeaderBytes + Varint.Max32);
        int header = WriteHeader(ref target, CompactTypes.ToNibble(ThriftType.I32), id);
        _output.Commit(header + Varint.Write(ref Unsafe.Add(ref target, header), Varint.ZigZag(value)));
    }

    /// <inheritdoc/>
    public void WriteI64Field(short id, long value)
    {
        ref byte target = ref _output.Peek(MaxFieldHeaderBytes + Varint.Max64);
        int header = WriteHeader(ref target, CompactTypes.ToNibble(ThriftType.I64), id);
        _output.Commit(header + Varint.Write(ref Unsafe.Add(ref target, header), Varint.ZigZag(value)));
    }

    /// <inheritdoc/>
    public void WriteDoubleField(short id, double value)
    {
        ref byte target = ref _output.Peek(MaxFieldHeaderBytes + sizeof(double));
        int header = WriteHeader(ref target, CompactTypes.ToNibble(ThriftType.Double), id);
        WriteLittleEndian(ref Unsafe.Add(ref target, header), value);
        _output.Commit(header + sizeof(double));
    }

    /// <inheritdoc/>
    public void WriteUuidField(short id, Guid value)
    {
        WriteFieldBegin(ThriftType.Uuid, id);
        WriteUuid(value);
    }

    /// <inheritdoc/>
    public void WriteStringField(short id, string value)
    {
        WriteFieldBegin(ThriftType.String, id);
        WriteString(value);
    }

    /// <inheritdoc/>
    public void WriteBinaryField(short id, scoped ReadOnlySpan<byte> value)
    {
        WriteFieldBegin(ThriftType.String, id);
        WriteBinary(value);
    }

    /// <inheritdoc/>
    public void WriteBool(bool value) => _output.Reserve(1) = value ? (byte)CompactTypes.True : (byte)CompactTypes.False;

    /// <inheritdoc/>
    public void WriteByte(sbyte value) => _output.Reserve(1) = (byte)value;

    /// <inheritdoc/>
    public void WriteI16(short value) => _output.Commit(Varint.Write(ref _output.Peek(Varint.Max16), Varint.ZigZag((int)value)));

    /// <inheritdoc/>
    public void WriteI32(int value) => _output.Commit(Varint.Write(ref _output.Peek(Varint.Max32), Varint.ZigZag(value)));

    /// <inheritdoc/>
    public void WriteI64(long value) => _output.Commit(Varint.Write(ref _output.Peek(Varint.Max64), Varint.ZigZag(value)));

    /// <inheritdoc/>
    public void WriteDouble(double value) => WriteLittleEndian(ref _output.Reserve(sizeof(double)), value);

    /// <inheritdoc/>
    public void WriteUuid(Guid value)
    {
        value.TryWriteBytes(MemoryMarshal.CreateSpan(ref _output.Reserve(UuidBytes), UuidBytes), bigEndian: true, out _);
    }

    /// <inheritdoc/>
    public void WriteString(string value)
    {
        if (value is null || !_output.FitsText(Varint.Max32, value.Length))
        {
            WriteStringSlow(value);
            return;
        }

        _output.Commit(WireText.EncodeWithLength(value, ref _output.Peek(Varint.Max32)));
    }

    /// <inheritdoc/>
    public void WriteBinary(scoped ReadOnlySpan<byte> value)
    {
        WriteSize(value.Length);
        _output.WriteBytes(value);
    }

    /// <inheritdoc/>
    public void WriteListBegin(ThriftType element, int count)
    {
        int nibble = CompactTypes.ToNibble(element);
        ref byte target = ref _output.Peek(1 + Varint.Max32);
        if (count < CompactTypes.LongForm)
        {
            target = (byte)((count << 4) | nibble);
            _output.Commit(1);
            return;
        }

        target = (byte)((CompactTypes.LongForm << 4) | nibble);
        _output.Commit(1 + Varint.Write(ref Unsafe.Add(ref target, 1), (uint)count));
    }

    /// <inheritdoc/>
    public void WriteSetBegin(ThriftType element, int count) => WriteListBegin(element, count);

    /// <inheritdoc/>
    public void WriteMapBegin(ThriftType key, ThriftType value, int count)
    {
        WriteSize(count);
        if (count != 0)
        {
            _output.Reserve(1) = (byte)((CompactTypes.ToNibble(key) << 4) | CompactTypes.ToNibble(value));
        }
    }

    /// <inheritdoc/>
    public void WriteI32List(ReadOnlySpan<int> values)
    {
        WriteListBegin(ThriftType.I32, values.Length);
        foreach (int value in values)
        {
            WriteI32(value);
        }
    }

    /// <inheritdoc/>
    public void WriteI64List(ReadOnlySpan<long> values)
    {
        WriteListBegin(ThriftType.I64, values.Length);
        foreach (long value in values)
        {
            WriteI64(value);
        }
    }

    /// <inheritdoc/>
    public void WriteDoubleList(ReadOnlySpan<double> values)
    {
        WriteListBegin(ThriftType.Double, values.Length);
        if (BitConverter.IsLittleEndian)
        {
            _output.WriteBytes(MemoryMarshal.AsBytes(values));
            return;
        }

        foreach (double value in values)
        {
            WriteDouble(value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteLittleEndian(ref byte target, double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        Unsafe.WriteUnaligned(ref target, BitConverter.IsLittleEndian ? bits : BinaryPrimitives.ReverseEndianness(bits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int WriteHeader(ref byte target, int nibble, short id)
    {
        int delta = id - _lastId;
        _lastId = id;
        if ((uint)(delta - 1) < CompactTypes.LongForm)
        {
            target = (byte)((delta << 4) | nibble);
            return 1;
        }

        target = (byte)nibble;
        return 1 + Varint.Write(ref Unsafe.Add(ref target, 1), Varint.ZigZag((int)id));
    }

    private void WriteSize(int size) => _output.Commit(Varint.Write(ref _output.Peek(Varint.Max32), (uint)size));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteStringSlow(string? value)
    {
        if (value is null)
        {
            WireThrow.NullText();
        }

        // Room for the worst case is missing more often than room for the text.
        int header = Varint.Size((uint)value.Length);
        if (_output.TryEncodeAscii(header, value))
        {
            Varint.Write(ref _output.Peek(header), (uint)value.Length);
            _output.Commit(header + value.Length);
            return;
        }

        WriteSize(WireOutput.CountText(value));
        _output.WriteText(value);
    }
}
