using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tern.Serialization;

public ref partial struct ProtobufWriter
{
    // Numbers that are encoded before the window is asked for more room.
    private const int PackedChunk = 64;

    /// <summary>Writes a field that is a packed list of <c>int32</c>; an empty one is not written.</summary>
    public void WritePackedInt32Field(int id, ReadOnlySpan<int> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int room = Varint.Size((uint)values.Length);
        int begin = BeginDelimited(id, room);
        while (!values.IsEmpty)
        {
            ReadOnlySpan<int> chunk = values[..Math.Min(values.Length, PackedChunk)];
            ref byte target = ref _output.Peek(chunk.Length * Varint.Max64);
            int count = 0;
            foreach (int value in chunk)
            {
                count += Varint.Write(ref Unsafe.Add(ref target, count), (ulong)(long)value);
            }

            _output.Commit(count);
            values = values[chunk.Length..];
        }

        _output.EndLength(begin, room);
    }

    /// <summary>Writes a field that is a packed list of <c>int64</c>; an empty one is not written.</summary>
    public void WritePackedInt64Field(int id, ReadOnlySpan<long> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int room = Varint.Size((uint)values.Length);
        int begin = BeginDelimited(id, room);
        while (!values.IsEmpty)
        {
            ReadOnlySpan<long> chunk = values[..Math.Min(values.Length, PackedChunk)];
            ref byte target = ref _output.Peek(chunk.Length * Varint.Max64);
            int count = 0;
            foreach (long value in chunk)
            {
                count += Varint.Write(ref Unsafe.Add(ref target, count), (ulong)value);
            }

            _output.Commit(count);
            values = values[chunk.Length..];
        }

        _output.EndLength(begin, room);
    }

    /// <summary>Writes a field that is a packed list of <c>uint32</c>; an empty one is not written.</summary>
    public void WritePackedUInt32Field(int id, ReadOnlySpan<uint> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int room = Varint.Size((uint)values.Length);
        int begin = BeginDelimited(id, room);
        while (!values.IsEmpty)
        {
            ReadOnlySpan<uint> chunk = values[..Math.Min(values.Length, PackedChunk)];
            ref byte target = ref _output.Peek(chunk.Length * Varint.Max32);
            int count = 0;
            foreach (uint value in chunk)
            {
                count += Varint.Write(ref Unsafe.Add(ref target, count), value);
            }

            _output.Commit(count);
            values = values[chunk.Length..];
        }

        _output.EndLength(begin, room);
    }

    /// <summary>Writes a field that is a packed list of <c>uint64</c>; an empty one is not written.</summary>
    public void WritePackedUInt64Field(int id, ReadOnlySpan<ulong> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int room = Varint.Size((uint)values.Length);
        int begin = BeginDelimited(id, room);
        while (!values.IsEmpty)
        {
            ReadOnlySpan<ulong> chunk = values[..Math.Min(values.Length, PackedChunk)];
            ref byte target = ref _output.Peek(chunk.Length * Varint.Max64);
            int count = 0;
            foreach (ulong value in chunk)
            {
                count += Varint.Write(ref Unsafe.Add(ref target, count), value);
            }

            _output.Commit(count);
            values = values[chunk.Length..];
        }

        _output.EndLength(begin, room);
    }

    /// <summary>Writes a field that is a packed list of <c>sint32</c>; an empty one is not written.</summary>
    public void WritePackedSInt32Field(int id, ReadOnlySpan<int> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int room = Varint.Size((uint)values.Length);
        int begin = BeginDelimited(id, room);
        while (!values.IsEmpty)
        {
            ReadOnlySpan<int> chunk = values[..Math.Min(values.Length, PackedChunk)];
            ref byte target = ref _output.Peek(chunk.Length * Varint.Max32);
            int count = 0;
            foreach (int value in chunk)
            {
                count += Varint.Write(ref Unsafe.Add(ref target, count), Varint.ZigZag(value));
            }

            _output.Commit(count);
            values = values[chunk.Length..];
        }

        _output.EndLength(begin, room);
    }

    /// <summary>Writes a field that is a packed list of <c>sint64</c>; an empty one is not written.</summary>
    public void WritePackedSInt64Field(int id, ReadOnlySpan<long> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int room = Varint.Size((uint)values.Length);
        int begin = BeginDelimited(id, room);
        while (!values.IsEmpty)
        {
            ReadOnlySpan<long> chunk = values[..Math.Min(values.Length, PackedChunk)];
            ref byte target = ref _output.Peek(chunk.Length * Varint.Max64);
            int count = 0;
            foreach (long value in chunk)
            {
                count += Varint.Write(ref Unsafe.Add(ref target, count), Varint.ZigZag(value));
            }

            _output.Commit(count);
            values = values[chunk.Length..];
        }

        _output.EndLength(begin, room);
    }

    /// <summary>Writes a field that is a packed list of <c>bool</c>; an empty one is not written.</summary>
    public void WritePackedBoolField(int id, ReadOnlySpan<bool> values) => WritePackedBytes(id, MemoryMarshal.AsBytes(values));

    /// <summary>Writes a field that is a packed list of <c>fixed32</c>; an empty one is not written.</summary>
    public void WritePackedFixed32Field(int id, ReadOnlySpan<uint> values) => WritePackedFixed(id, values);

    /// <summary>Writes a field that is a packed list of <c>fixed64</c>; an empty one is not written.</summary>
    public void WritePackedFixed64Field(int id, ReadOnlySpan<ulong> values) => WritePackedFixed(id, values);

    /// <summary>Writes a field that is a packed list of <c>sfixed32</c>; an empty one is not written.</summary>
    public void WritePackedSFixed32Field(int id, ReadOnlySpan<int> values) => WritePackedFixed(id, values);

    /// <summary>Writes a field that is a packed list of <c>sfixed64</c>; an empty one is not written.</summary>
    public void WritePackedSFixed64Field(int id, ReadOnlySpan<long> values) => WritePackedFixed(id, values);

    /// <summary>Writes a field that is a packed list of <c>float</c>; an empty one is not written.</summary>
    public void WritePackedFloatField(int id, ReadOnlySpan<float> values) => WritePackedFixed(id, values);

    /// <summary>Writes a field that is a packed list of <c>double</c>; an empty one is not written.</summary>
    public void WritePackedDoubleField(int id, ReadOnlySpan<double> values) => WritePackedFixed(id, values);

    private void WritePackedFixed<T>(int id, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (BitConverter.IsLittleEndian)
        {
            WritePackedBytes(id, MemoryMarshal.AsBytes(values));
        }
        else
        {
            byte[] reversed = LittleEndian.Reversed(values);
            WritePackedBytes(id, reversed);
        }
    }

    private void WritePackedBytes(int id, ReadOnlySpan<byte> values)
    {
        if (!values.IsEmpty)
        {
            WriteBytesField(id, values);
        }
    }
}
