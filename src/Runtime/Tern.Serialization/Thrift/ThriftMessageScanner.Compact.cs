namespace Tern.Serialization;

public partial struct ThriftMessageScanner
{
    private const int CompactVersion = 1;
    private const int CompactVersionMask = 0x1F;

    /// <summary>Bytes of the name behind the header; −1 if the header has not arrived.</summary>
    private static int ReadCompactEnvelope(ref WireInput input, out int header)
    {
        header = 2;
        if (input.Remaining < header)
        {
            return -1;
        }

        byte protocol = input.ReadByte();
        byte versionAndType = input.ReadByte();
        if ((versionAndType & CompactVersionMask) != CompactVersion)
        {
            WireThrow.BadVersion(((uint)protocol << 24) | ((uint)versionAndType << 16));
        }

        if (!TryReadVarint32(ref input, ref header, out _) || !TryReadVarint32(ref input, ref header, out int length))
        {
            return -1;
        }

        RequireName(length);
        return length;
    }

    /// <summary>Reads a number of up to 32 bits and adds its size to <paramref name="read"/>; <see langword="false"/> if it has not arrived as a whole.</summary>
    private static bool TryReadVarint32(ref WireInput input, ref int read, out int value)
    {
        bool whole = TryReadVarint(ref input, Varint.Max32, ref read, out ulong wide);
        if (wide > uint.MaxValue)
        {
            WireThrow.InvalidNumber();
        }

        value = (int)(uint)wide;
        return whole;
    }

    private static bool TryReadVarint(ref WireInput input, int maxBytes, ref int read, out ulong value)
    {
        value = 0;
        for (int i = 0; i < maxBytes; i++)
        {
            if (input.Remaining == 0)
            {
                return false;
            }

            ulong group = input.ReadByte();
            read++;
            value |= (group & 0x7F) << (7 * i);
            if (group < 0x80)
            {
                return true;
            }
        }

        WireThrow.InvalidNumber();
        return false;
    }

    /// <summary>Finds the next value of the innermost struct or collection; <see langword="false"/> if more bytes are needed for that.</summary>
    private bool TryNextCompact(ref WireInput input)
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

        int header = input.ReadByte();
        int nibble = header & 0x0F;
        int read = 1;
        if (nibble == 0)
        {
            _depth--;
            return TryPass(ref input, read, 0);
        }

        ThriftType type = CompactTypes.ToType(nibble);
        if (type == ThriftType.Stop)
        {
            WireThrow.UnknownType(nibble);
        }

        if (header >> 4 == 0 && !TryReadVarint32(ref input, ref read, out _))
        {
            return false;
        }

        // The header of a boolean field holds its value.
        _pending = type == ThriftType.Bool ? ThriftType.Stop : type;
        return TryPass(ref input, read, 0);
    }

    /// <summary>Passes the announced value, or enters it; <see langword="false"/> if more bytes are needed for that.</summary>
    private bool TryScanCompact(ref WireInput input)
    {
        ThriftType type = _pending;
        int read = 0;
        switch (type)
        {
            case ThriftType.Bool or ThriftType.Byte or ThriftType.Double or ThriftType.Uuid:
                _pending = ThriftType.Stop;
                return TryPass(ref input, 0, CompactTypes.FixedSize(type));
            case ThriftType.I16 or ThriftType.I32 or ThriftType.I64:
                if (!TryReadVarint(ref input, type == ThriftType.I64 ? Varint.Max64 : Varint.Max32, ref read, out _))
                {
                    return false;
                }

                _pending = ThriftType.Stop;
                return TryPass(ref input, read, 0);
            case ThriftType.String:
                if (!TryReadVarint32(ref input, ref read, out int length))
                {
                    return false;
                }

                RequirePositive(length);
                _pending = ThriftType.Stop;
                return TryPass(ref input, read, length);
            case ThriftType.Struct:
                _pending = ThriftType.Stop;
                Push(Frame.Struct);
                return true;
            case ThriftType.Map:
                return TryEnterCompactMap(ref input);
            default:
                return TryEnterCompactList(ref input);
        }
    }

    private bool TryEnterCompactList(ref WireInput input)
    {
        if (input.Remaining == 0)
        {
            return false;
        }

        int header = input.ReadByte();
        int count = header >> 4;
        int read = 1;
        if (count == CompactTypes.LongForm && !TryReadVarint32(ref input, ref read, out count))
        {
            return false;
        }

        RequirePositive(count);
        ThriftType element = CompactTypes.ToType(header);
        _pending = ThriftType.Stop;
        if (count == 0)
        {
            return TryPass(ref input, read, 0);
        }

        RequireRoom(read + ((long)count * CompactTypes.MinimumSize(element)));
        int size = CompactTypes.FixedSize(element);
        if (size != 0)
        {
            return TryPass(ref input, read, (long)count * size);
        }

        Push(Frame.Elements(element, count));
        return TryPass(ref input, read, 0);
    }

    private bool TryEnterCompactMap(ref WireInput input)
    {
        int read = 0;
        if (!TryReadVarint32(ref input, ref read, out int count))
        {
            return false;
        }

        RequirePositive(count);
        if (count == 0)
        {
            _pending = ThriftType.Stop;
            return TryPass(ref input, read, 0);
        }

        if (input.Remaining == 0)
        {
            return false;
        }

        int types = input.ReadByte();
        ThriftType key = CompactTypes.ToType(types >> 4);
        ThriftType value = CompactTypes.ToType(types);
        RequireRoom(read + 1 + ((long)count * (CompactTypes.MinimumSize(key) + CompactTypes.MinimumSize(value))));
        _pending = ThriftType.Stop;
        Push(Frame.Pairs(key, value, count));
        return TryPass(ref input, read + 1, 0);
    }
}
