using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>Unchecked loads and stores in network order; the caller has checked the bounds.</summary>
internal static class BigEndian
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write16(ref byte target, short value) =>
        Unsafe.WriteUnaligned(ref target, BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write32(ref byte target, int value) =>
        Unsafe.WriteUnaligned(ref target, BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write64(ref byte target, long value) =>
        Unsafe.WriteUnaligned(ref target, BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static short Read16(ref byte source)
    {
        short value = Unsafe.ReadUnaligned<short>(ref source);
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Read32(ref byte source)
    {
        int value = Unsafe.ReadUnaligned<int>(ref source);
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Read64(ref byte source)
    {
        long value = Unsafe.ReadUnaligned<long>(ref source);
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
    }
}
