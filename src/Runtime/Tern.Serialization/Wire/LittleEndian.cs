using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tern.Serialization;

/// <summary>Fixed-size numbers as Protobuf lays them out.</summary>
internal static class LittleEndian
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref byte target, uint value) =>
        Unsafe.WriteUnaligned(ref target, BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref byte target, ulong value) =>
        Unsafe.WriteUnaligned(ref target, BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value));

    /// <summary>What a number read in network order is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint OfNetworkOrder(int value) => BinaryPrimitives.ReverseEndianness((uint)value);

    /// <inheritdoc cref="OfNetworkOrder(int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OfNetworkOrder(long value) => BinaryPrimitives.ReverseEndianness((ulong)value);

    /// <summary>The bytes of numbers, each turned around: for machines whose own order is the other one.</summary>
    public static byte[] Reversed<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        Reverse<T>(bytes);
        return bytes;
    }

    /// <summary>Turns the bytes of each number around.</summary>
    public static void Reverse<T>(Span<byte> bytes)
        where T : unmanaged
    {
        for (int at = 0; at < bytes.Length; at += Unsafe.SizeOf<T>())
        {
            bytes.Slice(at, Unsafe.SizeOf<T>()).Reverse();
        }
    }
}
