using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tern.Serialization;

public ref partial struct ProtobufReader
{
    /// <summary>Appends a packed list of <c>int32</c>.</summary>
    public void ReadPackedInt32(List<int> values)
    {
        ProtobufScope scope = BeginPart();
        foreach (ref int value in Grow(values, _input.CountVarints()))
        {
            value = ReadInt32();
        }

        // What is left lies in further segments, or does not end.
        while (!_input.IsAtEnd)
        {
            values.Add(ReadInt32());
        }

        EndPart(in scope);
    }

    /// <summary>Appends a packed list of <c>int64</c>.</summary>
    public void ReadPackedInt64(List<long> values)
    {
        ProtobufScope scope = BeginPart();
        foreach (ref long value in Grow(values, _input.CountVarints()))
        {
            value = ReadInt64();
        }

        // What is left lies in further segments, or does not end.
        while (!_input.IsAtEnd)
        {
            values.Add(ReadInt64());
        }

        EndPart(in scope);
    }

    /// <summary>Appends a packed list of <c>uint32</c>.</summary>
    public void ReadPackedUInt32(List<uint> values)
    {
        ProtobufScope scope = BeginPart();
        foreach (ref uint value in Grow(values, _input.CountVarints()))
        {
            value = ReadUInt32();
        }

        // What is left lies in further segments, or does not end.
        while (!_input.IsAtEnd)
        {
            values.Add(ReadUInt32());
        }

        EndPart(in scope);
    }

    /// <summary>Appends a packed list of <c>uint64</c>.</summary>
    public void ReadPackedUInt64(List<ulong> values)
    {
        ProtobufScope scope = BeginPart();
        foreach (ref ulong value in Grow(values, _input.CountVarints()))
        {
            value = ReadUInt64();
        }

        // What is left lies in further segments, or does not end.
        while (!_input.IsAtEnd)
        {
            values.Add(ReadUInt64());
        }

        EndPart(in scope);
    }

    /// <summary>Appends a packed list of <c>sint32</c>.</summary>
    public void ReadPackedSInt32(List<int> values)
    {
        ProtobufScope scope = BeginPart();
        foreach (ref int value in Grow(values, _input.CountVarints()))
        {
            value = ReadSInt32();
        }

        // What is left lies in further segments, or does not end.
        while (!_input.IsAtEnd)
        {
            values.Add(ReadSInt32());
        }

        EndPart(in scope);
    }

    /// <summary>Appends a packed list of <c>sint64</c>.</summary>
    public void ReadPackedSInt64(List<long> values)
    {
        ProtobufScope scope = BeginPart();
        foreach (ref long value in Grow(values, _input.CountVarints()))
        {
            value = ReadSInt64();
        }

        // What is left lies in further segments, or does not end.
        while (!_input.IsAtEnd)
        {
            values.Add(ReadSInt64());
        }

        EndPart(in scope);
    }

    /// <summary>Appends a packed list of <c>bool</c>.</summary>
    public void ReadPackedBool(List<bool> values)
    {
        ProtobufScope scope = BeginPart();
        foreach (ref bool value in Grow(values, _input.CountVarints()))
        {
            value = ReadBool();
        }

        // What is left lies in further segments, or does not end.
        while (!_input.IsAtEnd)
        {
            values.Add(ReadBool());
        }

        EndPart(in scope);
    }

    /// <summary>Appends a packed list of <c>fixed32</c>.</summary>
    public void ReadPackedFixed32(List<uint> values) => ReadPackedFixed(values);

    /// <summary>Appends a packed list of <c>fixed64</c>.</summary>
    public void ReadPackedFixed64(List<ulong> values) => ReadPackedFixed(values);

    /// <summary>Appends a packed list of <c>sfixed32</c>.</summary>
    public void ReadPackedSFixed32(List<int> values) => ReadPackedFixed(values);

    /// <summary>Appends a packed list of <c>sfixed64</c>.</summary>
    public void ReadPackedSFixed64(List<long> values) => ReadPackedFixed(values);

    /// <summary>Appends a packed list of <c>float</c>.</summary>
    public void ReadPackedFloat(List<float> values) => ReadPackedFixed(values);

    /// <summary>Appends a packed list of <c>double</c>.</summary>
    public void ReadPackedDouble(List<double> values) => ReadPackedFixed(values);

    private static Span<T> Grow<T>(List<T> values, int count)
    {
        int before = values.Count;
        CollectionsMarshal.SetCount(values, before + count);
        return CollectionsMarshal.AsSpan(values)[before..];
    }

    private void ReadPackedFixed<T>(List<T> values)
        where T : unmanaged
    {
        int bytes = ReadSize();
        int size = Unsafe.SizeOf<T>();
        if (bytes % size != 0)
        {
            WireThrow.Truncated();
        }

        Span<byte> target = MemoryMarshal.AsBytes(Grow(values, bytes / size));
        _input.CopyTo(target);
        if (!BitConverter.IsLittleEndian)
        {
            LittleEndian.Reverse<T>(target);
        }
    }
}
