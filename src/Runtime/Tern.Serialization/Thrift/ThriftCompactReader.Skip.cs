namespace Tern.Serialization;

public ref partial struct ThriftCompactReader
{
    /// <inheritdoc/>
    public void Skip(ThriftType type)
    {
        switch (type)
        {
            case ThriftType.Bool:
                ReadBool();
                break;
            case ThriftType.Byte or ThriftType.Double or ThriftType.Uuid:
                _input.Advance(CompactTypes.FixedSize(type));
                break;
            case ThriftType.I16 or ThriftType.I32:
                _input.ReadVarint32();
                break;
            case ThriftType.I64:
                _input.ReadVarint64();
                break;
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
        int size = CompactTypes.FixedSize(element);
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
        if (count == 0)
        {
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
