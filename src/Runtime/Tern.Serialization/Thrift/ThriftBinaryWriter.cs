using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Tern.Serialization;

/// <summary>Writes Thrift Binary.</summary>
/// <remarks>
/// A writer owns its buffer from its creation to <see cref="Flush"/>: nothing counts as written before, and nobody else may write meanwhile. After a flush it takes the
/// buffer up again with the next write. Do not copy a writer in use.
/// Source of the layout: Apache Thrift <c>thrift-binary-protocol.md</c>, strict form.
/// </remarks>
public ref struct ThriftBinaryWriter : IThriftWriter
{
    private const int FieldHeaderBytes = 3;
    private const int ListHeaderBytes = 5;
    private const int MapHeaderBytes = 6;
    private const int UuidBytes = 16;
    private const int StrictVersion = unchecked((int)0x80010000);

    // One pass over this many bytes fits a usual window, so that a long list needs no window of its own size.
    private const int BulkBytes = 2_048;

    private WireOutput _output;
    private int _depth;

    /// <summary>Creates a writer over a buffer; <see cref="Flush"/> hands over what was written last.</summary>
    public ThriftBinaryWriter(IBufferWriter<byte> output) => _output = new WireOutput(output);

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

        BigEndian.Write32(ref _output.Reserve(sizeof(int)), StrictVersion | (int)type);
        WriteBinary(utf8Name);
        BigEndian.Write32(ref _output.Reserve(sizeof(int)), sequenceId);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteStructBegin()
    {
        if (++_depth > ThriftLimits.MaxDepth)
        {
            WireThrow.TooDeep();
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteStructEnd()
    {
        _depth--;
        _output.Reserve(1) = (byte)ThriftType.Stop;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteFieldBegin(ThriftType type, short id) => WriteHeader(ref _output.Reserve(FieldHeaderBytes), type, id);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBoolField(short id, bool value)
    {
        ref byte target = ref _output.Reserve(FieldHeaderBytes + 1);
        WriteHeader(ref target, ThriftType.Bool, id);
        Unsafe.Add(ref target, FieldHeaderBytes) = value ? (byte)1 : (byte)0;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByteField(short id, sbyte value)
    {
        ref byte target = ref _output.Reserve(FieldHeaderBytes + 1);
        WriteHeader(ref target, ThriftType.Byte, id);
        Unsafe.Add(ref target, FieldHeaderBytes) = (byte)value;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteI16Field(short id, short value)
    {
        ref byte target = ref _output.Reserve(FieldHeaderBytes + sizeof(short));
        WriteHeader(ref target, ThriftType.I16, id);
        BigEndian.Write16(ref Unsafe.Add(ref target, FieldHeaderBytes), value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteI32Field(short id, int value)
    {
        ref byte target = ref _output.Reserve(FieldHeaderBytes + sizeof(int));
        WriteHeader(ref target, ThriftType.I32, id);
        BigEndian.Write32(ref Unsafe.Add(ref target, FieldHeaderBytes), value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteI64Field(short id, long value)
    {
        ref byte target = ref _output.Reserve(FieldHeaderBytes + sizeof(long));
        WriteHeader(ref target, ThriftType.I64, id);
        BigEndian.Write64(ref Unsafe.Add(ref target, FieldHeaderBytes), value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDoubleField(short id, double value)
    {
        ref byte target = ref _output.Reserve(FieldHeaderBytes + sizeof(double));
        WriteHeader(ref target, ThriftType.Double, id);
        BigEndian.Write64(ref Unsafe.Add(ref target, FieldHeaderBytes), BitConverter.DoubleToInt64Bits(value));
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
        const int HeaderBytes = FieldHeaderBytes + sizeof(int);
        if (value is not null && _output.FitsText(HeaderBytes, value.Length))
        {
            ref byte target = ref _output.Peek(HeaderBytes);
            int count = WireText.Encode(value, ref Unsafe.Add(ref target, HeaderBytes));
            WriteHeader(ref target, ThriftType.String, id);
            BigEndian.Write32(ref Unsafe.Add(ref target, FieldHeaderBytes), count);
            _output.Commit(HeaderBytes + count);
            return;
        }

        WriteFieldBegin(ThriftType.String, id);
        WriteStringSlow(value);
    }

    /// <inheritdoc/>
    public void WriteBinaryField(short id, scoped ReadOnlySpan<byte> value)
    {
        ref byte target = ref _output.Reserve(FieldHeaderBytes + sizeof(int));
        WriteHeader(ref target, ThriftType.String, id);
        BigEndian.Write32(ref Unsafe.Add(ref target, FieldHeaderBytes), value.Length);
        _output.WriteBytes(value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBool(bool value) => _output.Reserve(1) = value ? (byte)1 : (byte)0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(sbyte value) => _output.Reserve(1) = (byte)value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteI16(short value) => BigEndian.Write16(ref _output.Reserve(sizeof(short)), value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteI32(int value) => BigEndian.Write32(ref _output.Reserve(sizeof(int)), value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteI64(long value) => BigEndian.Write64(ref _output.Reserve(sizeof(long)), value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDouble(double value) => BigEndian.Write64(ref _output.Reserve(sizeof(double)), BitConverter.DoubleToInt64Bits(value));

    /// <inheritdoc/>
    public void WriteUuid(Guid value)
    {
        value.TryWriteBytes(MemoryMarshal.CreateSpan(ref _output.Reserve(UuidBytes), UuidBytes), bigEndian: true, out _);
    }

    /// <inheritdoc/>
    public void WriteString(string value)
    {
        if (value is not null && _output.FitsText(sizeof(int), value.Length))
        {
            ref byte target = ref _output.Peek(sizeof(int));
            int count = WireText.Encode(value, ref Unsafe.Add(ref target, sizeof(int)));
            BigEndian.Write32(ref target, count);
            _output.Commit(sizeof(int) + count);
            return;
        }

        WriteStringSlow(value);
    }

    /// <inheritdoc/>
    public void WriteBinary(scoped ReadOnlySpan<byte> value)
    {
        BigEndian.Write32(ref _output.Reserve(sizeof(int)), value.Length);
        _output.WriteBytes(value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteListBegin(ThriftType element, int count)
    {
        ref byte target = ref _output.Reserve(ListHeaderBytes);
        target = (byte)element;
        BigEndian.Write32(ref Unsafe.Add(ref target, 1), count);
    }

    /// <inheritdoc/>
    public void WriteSetBegin(ThriftType element, int count) => WriteListBegin(element, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteMapBegin(ThriftType key, ThriftType value, int count)
    {
        ref byte target = ref _output.Reserve(MapHeaderBytes);
        target = (byte)key;
        Unsafe.Add(ref target, 1) = (byte)value;
        BigEndian.Write32(ref Unsafe.Add(ref target, 2), count);
    }

    /// <inheritdoc/>
    public void WriteUnknownFields(UnknownFields? fields)
    {
        if (fields is not null)
        {
            _output.WriteBytes(fields.Binary);
        }
    }

    /// <inheritdoc/>
    public void WriteI32List(ReadOnlySpan<int> values)
    {
        WriteListBegin(ThriftType.I32, values.Length);
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, BulkBytes / sizeof(int));
            Span<byte> target = MemoryMarshal.CreateSpan(ref _output.Reserve(count * sizeof(int)), count * sizeof(int));
            Copy(values[..count], MemoryMarshal.Cast<byte, int>(target));
            values = values[count..];
        }
    }

    /// <inheritdoc/>
    public void WriteI64List(ReadOnlySpan<long> values)
    {
        WriteListBegin(ThriftType.I64, values.Length);
        WriteLongs(values);
    }

    /// <inheritdoc/>
    public void WriteDoubleList(ReadOnlySpan<double> values)
    {
        WriteListBegin(ThriftType.Double, values.Length);
        WriteLongs(MemoryMarshal.Cast<double, long>(values));
    }

    /// <summary>Appends bytes that already are Thrift Binary.</summary>
    internal void CopyFrom(ref WireInput input, int count) => input.CopyTo(ref _output, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteHeader(ref byte target, ThriftType type, short id)
    {
        target = (byte)type;
        BigEndian.Write16(ref Unsafe.Add(ref target, 1), id);
    }

    private static void Copy(ReadOnlySpan<int> values, Span<int> target)
    {
        if (BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(values, target);
        }
        else
        {
            values.CopyTo(target);
        }
    }

    private static void Copy(ReadOnlySpan<long> values, Span<long> target)
    {
        if (BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(values, target);
        }
        else
        {
            values.CopyTo(target);
        }
    }

    private void WriteLongs(ReadOnlySpan<long> values)
    {
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, BulkBytes / sizeof(long));
            Span<byte> target = MemoryMarshal.CreateSpan(ref _output.Reserve(count * sizeof(long)), count * sizeof(long));
            Copy(values[..count], MemoryMarshal.Cast<byte, long>(target));
            values = values[count..];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteStringSlow(string? value)
    {
        if (value is null)
        {
            WireThrow.NullText();
        }

        // Room for the worst case is missing more often than room for the text.
        if (_output.TryEncodeAscii(sizeof(int), value))
        {
            BigEndian.Write32(ref _output.Peek(sizeof(int)), value.Length);
            _output.Commit(sizeof(int) + value.Length);
            return;
        }

        BigEndian.Write32(ref _output.Reserve(sizeof(int)), WireOutput.CountText(value));
        _output.WriteText(value);
    }
}
