using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>Type nibbles of Thrift Compact. Source: Apache Thrift <c>thrift-compact-protocol.md</c>.</summary>
internal static class CompactTypes
{
    public const int True = 1;
    public const int False = 2;

    // A short-form list header has four bits for the count; all ones say that a varint follows.
    public const int LongForm = 15;

    private static ReadOnlySpan<byte> Nibbles => [0, 0, 1, 3, 7, 0, 4, 0, 5, 0, 6, 8, 12, 11, 10, 9, 13];

    private static ReadOnlySpan<byte> Types => [0, 2, 2, 3, 6, 8, 10, 4, 11, 15, 14, 13, 12, 16, 0, 0];

    private static ReadOnlySpan<byte> MinimumSizes => [0, 0, 1, 1, 8, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 16];

    private static ReadOnlySpan<byte> FixedSizes => [0, 0, 1, 1, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ToNibble(ThriftType type)
    {
        ReadOnlySpan<byte> nibbles = Nibbles;
        int nibble = (int)type < nibbles.Length ? nibbles[(int)type] : 0;
        if (nibble == 0)
        {
            WireThrow.UnknownType((int)type);
        }

        return nibble;
    }

    /// <summary>Type of a nibble; <see cref="ThriftType.Stop"/> if there is no such type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThriftType ToType(int nibble) => (ThriftType)Types[nibble & 0x0F];

    /// <summary>Fewest bytes that an element can take.</summary>
    public static int MinimumSize(ThriftType type)
    {
        int size = MinimumSizes[(int)type];
        if (size == 0)
        {
            WireThrow.UnknownType((int)type);
        }

        return size;
    }

    /// <summary>Size of an element whose type always takes the same; 0 for others.</summary>
    public static int FixedSize(ThriftType type) => (int)type < FixedSizes.Length ? FixedSizes[(int)type] : 0;
}
