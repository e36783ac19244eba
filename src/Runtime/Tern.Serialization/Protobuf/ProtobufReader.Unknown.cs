namespace Tern.Serialization;

public ref partial struct ProtobufReader
{
    /// <summary>Keeps the value of a field that the message does not know, as it is.</summary>
    /// <exception cref="WireFormatException">There is no such tag, or the value is not complete.</exception>
    public void KeepUnknownField(int id, ProtobufWireType type, ref UnknownFields? fields)
    {
        fields ??= new UnknownFields();
        var writer = new ProtobufWriter(fields.ProtobufBuffer);
        CopyField(ref writer, id, type);
        writer.Flush();
    }

    /// <summary>Keeps a number that a closed enum does not declare.</summary>
    public static void KeepUnknownEnum(int id, int number, ref UnknownFields? fields)
    {
        fields ??= new UnknownFields();
        var writer = new ProtobufWriter(fields.ProtobufBuffer);
        writer.WriteInt32Field(id, number);
        writer.Flush();
    }

    private void CopyField(scoped ref ProtobufWriter writer, int id, ProtobufWireType type)
    {
        if (id == 0)
        {
            WireThrow.InvalidTag();
        }

        switch (type)
        {
            case ProtobufWireType.Varint:
                writer.WriteUInt64Field(id, ReadUInt64());
                break;
            case ProtobufWireType.Fixed64:
                writer.WriteFixed64Field(id, ReadFixed64());
                break;
            case ProtobufWireType.LengthDelimited:
                int size = ReadSize();
                writer.BeginBytes(id, size);
                writer.CopyFrom(ref _input, size);
                break;
            case ProtobufWireType.StartGroup:
                CopyGroup(ref writer, id);
                break;
            case ProtobufWireType.Fixed32:
                writer.WriteFixed32Field(id, ReadFixed32());
                break;
            default:
                WireThrow.InvalidTag();
                break;
        }
    }

    private void CopyGroup(scoped ref ProtobufWriter writer, int id)
    {
        ProtobufScope scope = BeginGroup(id);
        writer.WriteTag(id, ProtobufWireType.StartGroup);
        while (ReadField(out int inner, out ProtobufWireType type))
        {
            CopyField(ref writer, inner, type);
        }

        writer.WriteTag(id, ProtobufWireType.EndGroup);
        EndGroup(in scope);
    }
}
