using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>Base-128 numbers, least significant group first, and the zigzag form of signed ones.</summary>
internal static class Varint
{
    /// <summary>Most bytes of a 16-bit, 32-bit and 64-bit number.</summary>
    public const int Max16 = 3;
    public const int Max32 = 5;
    public const int Max64 = 10;

    /// <summary>Writes a number and returns how many bytes it took.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte target, uint value)
    {
        if (value < 0x80)
        {
            target = (byte)value;
            return 1;
        }

        return WriteLong(ref target, value);
    }

    /// <inheritdoc cref="Write(ref byte, uint)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte target, ulong value)
    {
        if (value < 0x80)
        {
            target = (byte)value;
            return 1;
        }

        return WriteLong(ref target, value);
    }

    /// <summary>How many bytes a number takes.</summary>
    public static int Size(uint value) => value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int UnZigZag(uint value) => (int)(value >> 1) ^ -(int)(value & 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    private static int WriteLong(ref byte target, ulong value)
    {
        int count = 0;
        while (value >= 0x80)
        {
            Unsafe.Add(ref target, count++) = (byte)(value | 0x80);
            value >>= 7;
        }

        Unsafe.Add(ref target, count) = (byte)value;
        return count + 1;
    }
}
