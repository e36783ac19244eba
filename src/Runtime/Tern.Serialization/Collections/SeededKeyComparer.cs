using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>Compares keys whose bits decide about equality, and hashes all of those bits with a seed.</summary>
internal sealed class SeededKeyComparer<T> : IEqualityComparer<T>
{
    /// <summary>Whether keys of this type can be hashed by their bits.</summary>
    public static bool Supports =>
        typeof(T).IsEnum
        || typeof(T) == typeof(int) || typeof(T) == typeof(uint) || typeof(T) == typeof(long) || typeof(T) == typeof(ulong)
        || typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(Guid)
        || typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTimeOffset) || typeof(T) == typeof(TimeSpan)
        || typeof(T) == typeof(DateOnly) || typeof(T) == typeof(TimeOnly);

    public bool Equals(T? x, T? y) => EqualityComparer<T>.Default.Equals(x, y);

    // The chain looks long; of each type the compiler keeps one branch.
    public int GetHashCode(T value)
    {
        if (typeof(T) == typeof(int) || typeof(T) == typeof(uint) || (typeof(T).IsEnum && Unsafe.SizeOf<T>() == sizeof(uint)))
        {
            return SeededHash.Of(Unsafe.As<T, uint>(ref value));
        }

        // Equality of these is equality of their ticks, whatever their kind or offset.
        if (typeof(T) == typeof(DateTime))
        {
            return SeededHash.Of((ulong)Unsafe.As<T, DateTime>(ref value).Ticks);
        }

        if (typeof(T) == typeof(DateTimeOffset))
        {
            return SeededHash.Of((ulong)Unsafe.As<T, DateTimeOffset>(ref value).UtcTicks);
        }

        if (typeof(T) == typeof(DateOnly))
        {
            return SeededHash.Of((uint)Unsafe.As<T, DateOnly>(ref value).DayNumber);
        }

        if (typeof(T) == typeof(float))
        {
            return SeededHash.Of(Bits(Unsafe.As<T, float>(ref value)));
        }

        if (typeof(T) == typeof(double))
        {
            return SeededHash.Of(Bits(Unsafe.As<T, double>(ref value)));
        }

        if (typeof(T) == typeof(Guid))
        {
            return SeededHash.Of(Unsafe.As<T, UInt128>(ref value));
        }

        return Unsafe.SizeOf<T>() switch
        {
            sizeof(ulong) => SeededHash.Of(Unsafe.As<T, ulong>(ref value)),
            sizeof(ushort) => SeededHash.Of((uint)Unsafe.As<T, ushort>(ref value)),
            _ => SeededHash.Of((uint)Unsafe.As<T, byte>(ref value)),
        };
    }

    // Equal are 0 and −0, and all values that are no number.
    private static ulong Bits(double value) => value == 0 ? 0 : BitConverter.DoubleToUInt64Bits(double.IsNaN(value) ? double.NaN : value);
}
