using System.Runtime.CompilerServices;

namespace Tern.Serialization;

internal ref partial struct WireInput
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadVarint32()
    {
        if (Holds(1))
        {
            uint first = _next;
            if (first < 0x80)
            {
                Commit(1);
                return first;
            }
        }

        return ReadVarint32Slow();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadVarint64()
    {
        if (Holds(1))
        {
            ulong first = _next;
            if (first < 0x80)
            {
                Commit(1);
                return first;
            }
        }

        return ReadVarint64Slow();
    }

    // Padded numbers are legal, bits beyond the type are not.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint ReadVarint32Slow()
    {
        const int LastShift = 28;
        uint value = 0;
        for (int shift = 0; shift < LastShift; shift += 7)
        {
            uint group = ReadByte();
            value |= (group & 0x7F) << shift;
            if (group < 0x80)
            {
                return value;
            }
        }

        uint last = ReadByte();
        if (last > 0x0F)
        {
            WireThrow.InvalidNumber();
        }

        return value | (last << LastShift);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong ReadVarint64Slow()
    {
        const int LastShift = 63;
        ulong value = 0;
        for (int shift = 0; shift < LastShift; shift += 7)
        {
            ulong group = ReadByte();
            value |= (group & 0x7F) << shift;
            if (group < 0x80)
            {
                return value;
            }
        }

        ulong last = ReadByte();
        if (last > 1)
        {
            WireThrow.InvalidNumber();
        }

        return value | (last << LastShift);
    }
}
