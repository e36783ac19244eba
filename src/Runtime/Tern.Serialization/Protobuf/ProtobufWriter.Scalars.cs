using System.Runtime.CompilerServices;

namespace Tern.Serialization;

public ref partial struct ProtobufWriter
{
    /// <summary>Writes a field that is a <c>bool</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBoolField(int id, bool value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + 1);
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Varint));
        Unsafe.Add(ref target, tag) = value ? (byte)1 : (byte)0;
        _output.Commit(tag + 1);
    }

    /// <summary>Writes a field that is an <c>int32</c>; negative numbers take ten bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt32Field(int id, int value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + Varint.Max64);
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Varint));
        _output.Commit(tag + Varint.Write(ref Unsafe.Add(ref target, tag), (ulong)(long)value));
    }

    /// <summary>Writes a field that is an <c>int64</c>; negative numbers take ten bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt64Field(int id, long value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + Varint.Max64);
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Varint));
        _output.Commit(tag + Varint.Write(ref Unsafe.Add(ref target, tag), (ulong)value));
    }

    /// <summary>Writes a field that is an <c>uint32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt32Field(int id, uint value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + Varint.Max32);
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Varint));
        _output.Commit(tag + Varint.Write(ref Unsafe.Add(ref target, tag), value));
    }

    /// <summary>Writes a field that is an <c>uint64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUInt64Field(int id, ulong value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + Varint.Max64);
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Varint));
        _output.Commit(tag + Varint.Write(ref Unsafe.Add(ref target, tag), value));
    }

    /// <summary>Writes a field that is an <c>sint32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteSInt32Field(int id, int value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + Varint.Max32);
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Varint));
        _output.Commit(tag + Varint.Write(ref Unsafe.Add(ref target, tag), Varint.ZigZag(value)));
    }

    /// <summary>Writes a field that is an <c>sint64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteSInt64Field(int id, long value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + Varint.Max64);
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Varint));
        _output.Commit(tag + Varint.Write(ref Unsafe.Add(ref target, tag), Varint.ZigZag(value)));
    }

    /// <summary>Writes a field that is a <c>fixed32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteFixed32Field(int id, uint value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + sizeof(uint));
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Fixed32));
        LittleEndian.Write(ref Unsafe.Add(ref target, tag), value);
        _output.Commit(tag + sizeof(uint));
    }

    /// <summary>Writes a field that is a <c>fixed64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteFixed64Field(int id, ulong value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + sizeof(ulong));
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Fixed64));
        LittleEndian.Write(ref Unsafe.Add(ref target, tag), value);
        _output.Commit(tag + sizeof(ulong));
    }

    /// <summary>Writes a field that is a <c>sfixed32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteSFixed32Field(int id, int value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + sizeof(int));
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Fixed32));
        LittleEndian.Write(ref Unsafe.Add(ref target, tag), (uint)value);
        _output.Commit(tag + sizeof(int));
    }

    /// <summary>Writes a field that is a <c>sfixed64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteSFixed64Field(int id, long value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + sizeof(long));
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Fixed64));
        LittleEndian.Write(ref Unsafe.Add(ref target, tag), (ulong)value);
        _output.Commit(tag + sizeof(long));
    }

    /// <summary>Writes a field that is a <c>float</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteFloatField(int id, float value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + sizeof(float));
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Fixed32));
        LittleEndian.Write(ref Unsafe.Add(ref target, tag), BitConverter.SingleToUInt32Bits(value));
        _output.Commit(tag + sizeof(float));
    }

    /// <summary>Writes a field that is a <c>double</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDoubleField(int id, double value)
    {
        ref byte target = ref _output.Peek(ProtobufLimits.MaxTagBytes + sizeof(double));
        int tag = Varint.Write(ref target, Tag(id, ProtobufWireType.Fixed64));
        LittleEndian.Write(ref Unsafe.Add(ref target, tag), BitConverter.DoubleToUInt64Bits(value));
        _output.Commit(tag + sizeof(double));
    }

    /// <summary>Writes a <c>bool</c> of a packed list.</summary>
    public void WriteBool(bool value) => _output.Reserve(1) = value ? (byte)1 : (byte)0;

    /// <summary>Writes an <c>int32</c> of a packed list.</summary>
    public void WriteInt32(int value) => _output.Commit(Varint.Write(ref _output.Peek(Varint.Max64), (ulong)(long)value));

    /// <summary>Writes an <c>int64</c> of a packed list.</summary>
    public void WriteInt64(long value) => _output.Commit(Varint.Write(ref _output.Peek(Varint.Max64), (ulong)value));

    /// <summary>Writes an <c>uint32</c> of a packed list.</summary>
    public void WriteUInt32(uint value) => _output.Commit(Varint.Write(ref _output.Peek(Varint.Max32), value));

    /// <summary>Writes an <c>uint64</c> of a packed list.</summary>
    public void WriteUInt64(ulong value) => _output.Commit(Varint.Write(ref _output.Peek(Varint.Max64), value));

    /// <summary>Writes an <c>sint32</c> of a packed list.</summary>
    public void WriteSInt32(int value) => _output.Commit(Varint.Write(ref _output.Peek(Varint.Max32), Varint.ZigZag(value)));

    /// <summary>Writes an <c>sint64</c> of a packed list.</summary>
    public void WriteSInt64(long value) => _output.Commit(Varint.Write(ref _output.Peek(Varint.Max64), Varint.ZigZag(value)));

    /// <summary>Writes a <c>fixed32</c> of a packed list.</summary>
    public void WriteFixed32(uint value) => LittleEndian.Write(ref _output.Reserve(sizeof(uint)), value);

    /// <summary>Writes a <c>fixed64</c> of a packed list.</summary>
    public void WriteFixed64(ulong value) => LittleEndian.Write(ref _output.Reserve(sizeof(ulong)), value);

    /// <summary>Writes a <c>sfixed32</c> of a packed list.</summary>
    public void WriteSFixed32(int value) => LittleEndian.Write(ref _output.Reserve(sizeof(int)), (uint)value);

    /// <summary>Writes a <c>sfixed64</c> of a packed list.</summary>
    public void WriteSFixed64(long value) => LittleEndian.Write(ref _output.Reserve(sizeof(long)), (ulong)value);

    /// <summary>Writes a <c>float</c> of a packed list.</summary>
    public void WriteFloat(float value) => LittleEndian.Write(ref _output.Reserve(sizeof(float)), BitConverter.SingleToUInt32Bits(value));

    /// <summary>Writes a <c>double</c> of a packed list.</summary>
    public void WriteDouble(double value) => LittleEndian.Write(ref _output.Reserve(sizeof(double)), BitConverter.DoubleToUInt64Bits(value));
}
