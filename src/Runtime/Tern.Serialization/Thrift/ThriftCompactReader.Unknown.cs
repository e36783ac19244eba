namespace Tern.Serialization;

public ref partial struct ThriftCompactReader
{
    /// <inheritdoc/>
    public void KeepUnknownField(ThriftType type, short id, ref UnknownFields? fields)
    {
        fields ??= new UnknownFields();
        var writer = new ThriftBinaryWriter(fields.Buffer);
        writer.WriteFieldBegin(type, id);
        CopyValue(ref writer, type);
        writer.Flush();
    }

    private void CopyValue(ref ThriftBinaryWriter writer, ThriftType type)
    {
        switch (type)
        {
            case ThriftType.Bool:
                writer.WriteBool(ReadBool());
                break;
            case ThriftType.Byte:
                writer.WriteByte(ReadByte());
                break;
            case ThriftType.I16:
                writer.WriteI16(ReadI16());
                break;
            case ThriftType.I32:
                writer.WriteI32(ReadI32());
                break;
            case ThriftType.I64:
                writer.WriteI64(ReadI64());
                break;
            case ThriftType.Double:
                writer.WriteDouble(ReadDouble());
                break;
            case ThriftType.Uuid:
                _input.Require(CompactTypes.FixedSize(type));
                writer.CopyFrom(ref _input, CompactTypes.FixedSize(type));
                break;
            case ThriftType.String:
                int length = ReadLength();
                writer.WriteI32(length);
                writer.CopyFrom(ref _input, length);
                break;
            default:
                ReadStructBegin();
                CopyContainer(ref writer, type);
                ReadStructEnd();
                break;
        }
    }

    // The caller has taken one level from the depth limit.
    private void CopyContainer(ref ThriftBinaryWriter writer, ThriftType type)
    {
        switch (type)
        {
            case ThriftType.Struct:
                writer.WriteStructBegin();
                while (ReadFieldBegin(out ThriftType fieldType, out short id))
                {
                    writer.WriteFieldBegin(fieldType, id);
                    CopyValue(ref writer, fieldType);
                }

                writer.WriteStructEnd();
                break;
            case ThriftType.Map:
                ReadMapHeader(out ThriftType key, out ThriftType value, out int pairs);
                CountElements(pairs);

                // Compact does not say the types of an empty map, and other readers of Binary refuse types that do not exist.
                writer.WriteMapBegin(pairs == 0 ? ThriftType.Byte : key, pairs == 0 ? ThriftType.Byte : value, pairs);
                for (int i = 0; i < pairs; i++)
                {
                    CopyValue(ref writer, key);
                    CopyValue(ref writer, value);
                }

                break;
            case ThriftType.List or ThriftType.Set:
                ReadListHeader(out ThriftType element, out int count);
                CountElements(count);

                // Only an empty list may have elements of no known type.
                writer.WriteListBegin(ThriftTypes.Exists(element) ? element : ThriftType.Byte, count);
                for (int i = 0; i < count; i++)
                {
                    CopyValue(ref writer, element);
                }

                break;
            default:
                WireThrow.UnknownType((int)type);
                break;
        }
    }
}
