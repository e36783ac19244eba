namespace Tern.Serialization;

public ref partial struct ThriftCompactWriter
{
    // The fields passed the limits of the reader that kept them.
    private static readonly ThriftReaderOptions s_keptFields = new() { MaxElements = int.MaxValue };

    /// <inheritdoc/>
    public void WriteUnknownFields(UnknownFields? fields)
    {
        if (fields is null)
        {
            return;
        }

        var reader = new ThriftBinaryReader(fields.Binary, s_keptFields);
        while (reader.Remaining > 0 && reader.ReadFieldBegin(out ThriftType type, out short id))
        {
            WriteField(ref reader, type, id);
        }
    }

    private void WriteField(ref ThriftBinaryReader reader, ThriftType type, short id)
    {
        if (type == ThriftType.Bool)
        {
            WriteBoolField(id, reader.ReadBool());
            return;
        }

        WriteFieldBegin(type, id);
        WriteValue(ref reader, type);
    }

    private void WriteValue(ref ThriftBinaryReader reader, ThriftType type)
    {
        switch (type)
        {
            case ThriftType.Bool:
                WriteBool(reader.ReadBool());
                break;
            case ThriftType.Byte:
                WriteByte(reader.ReadByte());
                break;
            case ThriftType.I16:
                WriteI16(reader.ReadI16());
                break;
            case ThriftType.I32:
                WriteI32(reader.ReadI32());
                break;
            case ThriftType.I64:
                WriteI64(reader.ReadI64());
                break;
            case ThriftType.Double:
                WriteDouble(reader.ReadDouble());
                break;
            case ThriftType.Uuid:
                reader.CopyTo(ref _output, ThriftTypes.FixedSize(type));
                break;
            case ThriftType.String:
                int length = reader.ReadLength();
                WriteSize(length);
                reader.CopyTo(ref _output, length);
                break;
            default:
                WriteContainer(ref reader, type);
                break;
        }
    }

    private void WriteContainer(ref ThriftBinaryReader reader, ThriftType type)
    {
        switch (type)
        {
            case ThriftType.Struct:
                reader.ReadStructBegin();
                WriteStructBegin();
                while (reader.ReadFieldBegin(out ThriftType fieldType, out short id))
                {
                    WriteField(ref reader, fieldType, id);
                }

                WriteStructEnd();
                reader.ReadStructEnd();
                break;
            case ThriftType.Map:
                reader.ReadMapHeader(out ThriftType key, out ThriftType value, out int pairs);
                WriteMapBegin(key, value, pairs);
                for (int i = 0; i < pairs; i++)
                {
                    WriteValue(ref reader, key);
                    WriteValue(ref reader, value);
                }

                break;
            default:
                reader.ReadListHeader(out ThriftType element, out int count);

                // The element type of an empty list may be anything, for which Compact may have no nibble.
                WriteListBegin(ThriftTypes.Exists(element) ? element : ThriftType.Byte, count);
                for (int i = 0; i < count; i++)
                {
                    WriteValue(ref reader, element);
                }

                break;
        }
    }
}
