using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

        // Eight bytes at once: the first byte without its upper bit ends the number, and what follows it is masked away.
        ulong bytes = BinaryPrimitives.ReverseEndianness((ulong)BigEndian.Read64(ref _next));
        ulong ends = ~bytes & 0x8080_8080_8080_8080;
        if (ends == 0)
        {
            return ReadNineOrTen(bytes);
        }

        int size = (BitOperations.TrailingZeroCount(ends) >> 3) + 1;
        Commit(size);
        return Compress(bytes & (ends ^ (ends - 1)));
    }

    private ulong ReadNineOrTen(ulong bytes)
    {
        ulong value = Compress(bytes);
        ulong ninth = Unsafe.Add(ref _next, 8);
        value |= (ninth & 0x7F) << 56;
        if (ninth < 0x80)
        {
            Commit(9);
            return value;
        }

        ulong tenth = Unsafe.Add(ref _next, 9);
        if (tenth >= 0x80)
        {
            WireThrow.InvalidNumber();
        }

        Commit(Varint.Max64);
        return value | (tenth << 63);
    }

    // Seven bits of each byte, put together: pairs first, then pairs of pairs.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Compress(ulong bytes)
    {
        bytes = (bytes & 0x007F_007F_007F_007F) | ((bytes & 0x7F00_7F00_7F00_7F00) >> 1);
        bytes = (bytes & 0x0000_3FFF_0000_3FFF) | ((bytes & 0x3FFF_0000_3FFF_0000) >> 2);
        return (bytes & 0x0000_0000_0FFF_FFFF) | ((bytes & 0x0FFF_FFFF_0000_0000) >> 4);
    }

    /// <summary>How many numbers of variable length the window holds.</summary>
    public readonly int CountVarints()
    {
        ReadOnlySpan<byte> bytes = Window(int.MaxValue);
        int count = 0;
        while (bytes.Length >= sizeof(ulong))
        {
            count += sizeof(ulong) - BitOperations.PopCount(Unsafe.ReadUnaligned<ulong>(ref MemoryMarshal.GetReference(bytes)) & 0x8080_8080_8080_8080);
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte value in bytes)
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
