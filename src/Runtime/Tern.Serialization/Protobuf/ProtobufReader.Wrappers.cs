namespace Tern.Serialization;

public ref partial struct ProtobufReader
{
    /// <summary>Reads a <c>google.protobuf.BoolValue</c>.</summary>
    public bool ReadBoolValue()
    {
        bool value = default;
        ProtobufScope scope = BeginMessage();
        while (TryReadWrapped(ProtobufWireType.Varint))
        {
            value = ReadBool();
        }

        EndMessage(in scope);
        return value;
    }

    /// <summary>Reads a <c>google.protobuf.Int32Value</c>.</summary>
    public int ReadInt32Value()
    {
        int value = default;
        ProtobufScope scope = BeginMessage();
        while (TryReadWrapped(ProtobufWireType.Varint))
        {
            value = ReadInt32();
        }

        EndMessage(in scope);
        return value;
    }

    /// <summary>Reads a <c>google.protobuf.Int64Value</c>.</summary>
    public long ReadInt64Value()
    {
        long value = default;
        ProtobufScope scope = BeginMessage();
        while (TryReadWrapped(ProtobufWireType.Varint))
        {
            value = ReadInt64();
        }

        EndMessage(in scope);
        return value;
    }

    /// <summary>Reads a <c>google.protobuf.UInt32Value</c>.</summary>
    public uint ReadUInt32Value()
    {
        uint value = default;
        ProtobufScope scope = BeginMessage();
        while (TryReadWrapped(ProtobufWireType.Varint))
        {
            value = ReadUInt32();
        }

        EndMessage(in scope);
        return value;
    }

    /// <summary>Reads a <c>google.protobuf.UInt64Value</c>.</summary>
    public ulong ReadUInt64Value()
    {
        ulong value = default;
        ProtobufScope scope = BeginMessage();
        while (TryReadWrapped(ProtobufWireType.Varint))
        {
            value = ReadUInt64();
        }

        EndMessage(in scope);
        return value;
    }

    /// <summary>Reads a <c>google.protobuf.FloatValue</c>.</summary>
    public float ReadFloatValue()
    {
        float value = default;
        ProtobufScope scope = BeginMessage();
        while (TryReadWrapped(ProtobufWireType.Fixed32))
        {
            value = ReadFloat();
        }

        EndMessage(in scope);
        return value;
    }

    /// <summary>Reads a <c>google.protobuf.DoubleValue</c>.</summary>
    public double ReadDoubleValue()
    {
        double value = default;
        ProtobufScope scope = BeginMessage();
        while (TryReadWrapped(ProtobufWireType.Fixed64))
        {
            value = ReadDouble();
        }

        EndMessage(in scope);
        return value;
    }

    /// <summary>Reads a <c>google.protobuf.StringValue</c>.</summary>
    public string ReadStringValue()
    {
        string value = "";
        ProtobufScope scope = BeginMessage();
        while (TryReadWrapped(ProtobufWireType.LengthDelimited))
        {
            value = ReadString();
        }

        EndMessage(in scope);
        return value;
    }

    /// <summary>Reads a <c>google.protobuf.BytesValue</c>.</summary>
    public byte[] ReadBytesValue()
    {
        byte[] value = [];
        ProtobufScope scope = BeginMessage();
        while (TryReadWrapped(ProtobufWireType.LengthDelimited))
        {
            value = ReadBytes();
        }

        EndMessage(in scope);
        return value;
    }

    // Stands before field 1 of the wanted wire type; false at the end of the wrapper.
    private bool TryReadWrapped(ProtobufWireType wanted)
    {
        while (ReadField(out int id, out ProtobufWireType type))
        {
            if (id == 1 && type == wanted)
            {
                return true;
            }

            Skip(id, type);
        }

        return false;
    }
}
