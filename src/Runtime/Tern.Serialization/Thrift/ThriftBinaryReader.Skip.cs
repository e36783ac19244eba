namespace Tern.Serialization;

public ref partial struct ThriftBinaryReader
{
    /// <inheritdoc/>
    public void Skip(ThriftType type)
    {
        int size = ThriftTypes.FixedSize(type);
        if (size != 0)
        {
            _input.Advance(size);
            return;
        }

        switch (type)
        {
            case ThriftType.String:
                _input.Advance(ReadLength());
                break;
            case ThriftType.Struct:
                SkipStruct();
                break;
            case ThriftType.List or ThriftType.Set:
                ReadListHeader(out ThriftType element, out int count);
                SkipElements(element, count);
                break;
            case ThriftType.Map:
                ReadMapHeader(out ThriftType key, out ThriftType value, out int pairs);
                SkipPairs(key, value, pairs);
                break;
            default:
                WireThrow.UnknownType((int)type);
                break;
        }
    }

    /// <inheritdoc/>
    public void KeepUnknownField(ThriftType type, short id, ref UnknownFields? fields)
    {
        WireInput value = _input;
        Skip(type);
        fields ??= new UnknownFields();
        Span<byte> header = fields.Buffer.GetSpan(FieldHeaderBytes);
        header[0] = (byte)type;
        BigEndian.Write16(ref header[1], id);
        fields.Buffer.Advance(FieldHeaderBytes);
        value.CopyTo(fields.Buffer, _input.Consumed - value.Consumed);
    }

    // Recursion is bounded by the depth limit, which every level takes one from.
    private void SkipStruct()
    {
        ReadStructBegin();
        while (ReadFieldBegin(out ThriftType type, out _))
        {
            Skip(type);
        }

        ReadStructEnd();
    }

    private void SkipElements(ThriftType element, int count)
    {
        int size = ThriftTypes.FixedSize(element);
        if (size != 0 || count == 0)
        {
            _input.Advance((long)size * count);
            return;
        }

        ReadStructBegin();
        for (int i = 0; i < count; i++)
        {
            Skip(element);
        }

        ReadStructEnd();
    }

    private void SkipPairs(ThriftType key, ThriftType value, int count)
    {
        int keySize = ThriftTypes.FixedSize(key);
        int valueSize = ThriftTypes.FixedSize(value);
        if ((keySize != 0 && valueSize != 0) || count == 0)
        {
            _input.Advance((long)(keySize + valueSize) * count);
            return;
        }

        ReadStructBegin();
        for (int i = 0; i < count; i++)
        {
            Skip(key);
            Skip(value);
        }

        ReadStructEnd();
    }
}
