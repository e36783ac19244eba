namespace Tern.Serialization;

public partial struct ThriftMessageScanner
{
    private const int FieldHeaderBytes = 3;
    private const int ListHeaderBytes = 5;
    private const int MapHeaderBytes = 6;
    private const uint VersionMask = 0xFFFF0000;
    private const uint StrictVersion = 0x80010000;

    /// <summary>Bytes of the name and the sequence id behind the header; −1 if the header has not arrived.</summary>
    private static int ReadBinaryEnvelope(ref WireInput input, out int header)
    {
        header = 2 * sizeof(int);
        if (input.Remaining < sizeof(int))
        {
            return -1;
        }

        uint version = (uint)input.Read32();
        if ((version & VersionMask) != StrictVersion)
        {
            WireThrow.BadVersion(version);
        }

        if (input.Remaining < sizeof(int))
        {
            return -1;
        }

        int length = input.Read32();
        RequireName(length);
        return length + sizeof(int);
    }

    private static void RequireName(int length)
    {
        RequirePositive(length);
        if (length > ThriftLimits.MaxMethodNameBytes)
        {
            WireThrow.TooLong(length, ThriftLimits.MaxMethodNameBytes);
        }
    }

    private static void RequirePositive(int size)
    {
        if (size < 0)
        {
            WireThrow.NegativeSize(size);
        }
    }

    /// <summary>Finds the next value of the innermost struct or collection; <see langword="false"/> if more bytes are needed for that.</summary>
    private bool TryNextBinary(ref WireInput input)
    {
        ref Frame frame = ref _frames![_depth - 1];
        if (!frame.IsStruct)
        {
            NextElement(ref frame);
            return true;
        }

        if (input.Remaining == 0)
        {
            return false;
        }

        if (input.PeekByte() == (byte)ThriftType.Stop)
        {
            _depth--;
            return TryPass(ref input, 0, 1);
        }

        if (input.Remaining < FieldHeaderBytes)
        {
            return false;
        }

        _pending = (ThriftType)input.PeekByte();
        return TryPass(ref input, 0, FieldHeaderBytes);
    }

    /// <summary>Passes the announced value, or enters it; <see langword="false"/> if more bytes are needed for that.</summary>
    private bool TryScanBinary(ref WireInput input)
    {
        ThriftType type = _pending;
        int size = ThriftTypes.FixedSize(type);
        if (size != 0)
        {
            _pending = ThriftType.Stop;
            return TryPass(ref input, 0, size);
        }

        switch (type)
        {
            case ThriftType.String:
                if (input.Remaining < sizeof(int))
                {
                    return false;
                }

                int length = input.Read32();
                RequirePositive(length);
                _pending = ThriftType.Stop;
                return TryPass(ref input, sizeof(int), length);
            case ThriftType.Struct:
                _pending = ThriftType.Stop;
                Push(Frame.Struct);
                return true;
            case ThriftType.List or ThriftType.Set:
                return TryEnterBinaryList(ref input);
            case ThriftType.Map:
                return TryEnterBinaryMap(ref input);
            default:
                WireThrow.UnknownType((int)type);
                return false;
        }
    }

    private bool TryEnterBinaryList(ref WireInput input)
    {
        if (input.Remaining < ListHeaderBytes)
        {
            return false;
        }

        var element = (ThriftType)input.ReadByte();
        int count = input.Read32();
        RequirePositive(count);
        _pending = ThriftType.Stop;
        int size = ThriftTypes.FixedSize(element);
        if (size != 0 || count == 0)
        {
            return TryPass(ref input, ListHeaderBytes, (long)count * size);
        }

        RequireRoom(ListHeaderBytes + ((long)count * ThriftTypes.MinimumSize(element)));
        Push(Frame.Elements(element, count));
        return TryPass(ref input, ListHeaderBytes, 0);
    }

    private bool TryEnterBinaryMap(ref WireInput input)
    {
        if (input.Remaining < MapHeaderBytes)
        {
            return false;
        }

        var key = (ThriftType)input.ReadByte();
        var value = (ThriftType)input.ReadByte();
        int count = input.Read32();
        RequirePositive(count);
        _pending = ThriftType.Stop;
        int keySize = ThriftTypes.FixedSize(key);
        int valueSize = ThriftTypes.FixedSize(value);
        if ((keySize != 0 && valueSize != 0) || count == 0)
        {
            return TryPass(ref input, MapHeaderBytes, (long)count * (keySize + valueSize));
        }

        RequireRoom(MapHeaderBytes + ((long)count * (ThriftTypes.MinimumSize(key) + ThriftTypes.MinimumSize(value))));
        Push(Frame.Pairs(key, value, count));
        return TryPass(ref input, MapHeaderBytes, 0);
    }
}
