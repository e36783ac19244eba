using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>Sizes of Thrift Binary values by type.</summary>
internal static class ThriftTypes
{
    // Indexed by ThriftType; 0 where no such type exists.
    private static ReadOnlySpan<byte> MinimumSizes => [0, 0, 1, 1, 8, 0, 2, 0, 4, 0, 8, 4, 1, 6, 5, 5, 16];

    private static ReadOnlySpan<byte> FixedSizes => [0, 0, 1, 1, 8, 0, 2, 0, 4, 0, 8, 0, 0, 0, 0, 0, 16];

    /// <summary>Whether values of the type can be carried.</summary>
    public static bool Exists(ThriftType type) => (int)type < MinimumSizes.Length && MinimumSizes[(int)type] != 0;

    /// <summary>Fewest bytes that a value can take.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int MinimumSize(ThriftType type)
    {
        ReadOnlySpan<byte> sizes = MinimumSizes;
        int size = (int)type < sizes.Length ? sizes[(int)type] : 0;
        if (size == 0)
        {
            WireThrow.UnknownType((int)type);
        }

        return size;
    }

    /// <summary>Size of a type whose values all take the same; 0 for others and for unknown types.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FixedSize(ThriftType type)
    {
        ReadOnlySpan<byte> sizes = FixedSizes;
        return (int)type < sizes.Length ? sizes[(int)type] : 0;
    }
}
