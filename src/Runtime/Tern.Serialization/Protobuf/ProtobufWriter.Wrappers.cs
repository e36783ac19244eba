namespace Tern.Serialization;

public ref partial struct ProtobufWriter
{
    /// <summary>Writes a field that is a <c>google.protobuf.BoolValue</c>.</summary>
    public void WriteBoolValueField(int id, bool value)
    {
        int begin = BeginMessage(id);
        if (value)
        {
            WriteBoolField(1, value);
        }

        EndMessage(begin);
    }

    /// <summary>Writes a field that is a <c>google.protobuf.Int32Value</c>.</summary>
    public void WriteInt32ValueField(int id, int value)
    {
        int begin = BeginMessage(id);
        if (value != 0)
        {
            WriteInt32Field(1, value);
        }

        EndMessage(begin);
    }

    /// <summary>Writes a field that is a <c>google.protobuf.Int64Value</c>.</summary>
    public void WriteInt64ValueField(int id, long value)
    {
        int begin = BeginMessage(id);
        if (value != 0)
        {
            WriteInt64Field(1, value);
        }

        EndMessage(begin);
    }

    /// <summary>Writes a field that is a <c>google.protobuf.UInt32Value</c>.</summary>
    public void WriteUInt32ValueField(int id, uint value)
    {
        int begin = BeginMessage(id);
        if (value != 0)
        {
            WriteUInt32Field(1, value);
        }

        EndMessage(begin);
    }

    /// <summary>Writes a field that is a <c>google.protobuf.UInt64Value</c>.</summary>
    public void WriteUInt64ValueField(int id, ulong value)
    {
        int begin = BeginMessage(id);
        if (value != 0)
        {
            WriteUInt64Field(1, value);
        }

        EndMessage(begin);
    }

    /// <summary>Writes a field that is a <c>google.protobuf.FloatValue</c>.</summary>
    public void WriteFloatValueField(int id, float value)
    {
        int begin = BeginMessage(id);
        if (!WireConvert.IsZero(value))
        {
            WriteFloatField(1, value);
        }

        EndMessage(begin);
    }

    /// <summary>Writes a field that is a <c>google.protobuf.DoubleValue</c>.</summary>
    public void WriteDoubleValueField(int id, double value)
    {
        int begin = BeginMessage(id);
        if (!WireConvert.IsZero(value))
        {
            WriteDoubleField(1, value);
        }

        EndMessage(begin);
    }

    /// <summary>Writes a field that is a <c>google.protobuf.StringValue</c>.</summary>
    public void WriteStringValueField(int id, string value)
    {
        int begin = BeginMessage(id);
        if (value.Length != 0)
        {
            WriteStringField(1, value);
        }

        EndMessage(begin);
    }

    /// <summary>Writes a field that is a <c>google.protobuf.BytesValue</c>.</summary>
    public void WriteBytesValueField(int id, ReadOnlySpan<byte> value)
    {
        int begin = BeginMessage(id);
        if (!value.IsEmpty)
        {
            WriteBytesField(1, value);
        }

        EndMessage(begin);
    }
}
