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

    /// <summary>Reads a number of which most take more than one byte; what 64 bits cannot hold is lost.</summary>
    /// <remarks>Source: Google's libraries, which read at most ten bytes.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ulong ReadLongVarint()
    {
        if (!Holds(Varint.Max64))
        {
            return ReadSplitVarint();
        }

        ref byte next = ref _next;
        ulong value = next & 0x7FUL;
        int shift = 0;
        int index = 0;
        while (Unsafe.Add(ref next, index) >= 0x80)
        {
            if (++index == Varint.Max64)
            {
                WireThrow.InvalidNumber();
            }

            shift += 7;
            value |= (Unsafe.Add(ref next, index) & 0x7FUL) << shift;
        }

        Commit(index + 1);
        return value;
    }

    /// <summary>How many numbers of variable length the window holds.</summary>
    public readonly int CountVarints()
    {
        int count = 0;
        foreach (byte value in Window(int.MaxValue))
        {
            count += value < 0x80 ? 1 : 0;
        }

        return count;
    }

    private ulong ReadSplitVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < Varint.Max64 * 7; shift += 7)
        {
            ulong group = ReadByte();
            value |= (group & 0x7F) << shift;
            if (group < 0x80)
            {
                return value;
            }
        }

        WireThrow.InvalidNumber();
        return 0;
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
