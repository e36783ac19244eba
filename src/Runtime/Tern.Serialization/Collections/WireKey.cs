namespace Tern.Serialization;

/// <summary>The comparer that suits a type of keys.</summary>
internal static class WireKey<T>
{
    /// <summary><see langword="null"/> where the default comparer is safe.</summary>
    public static readonly IEqualityComparer<T>? Comparer = Choose();

    private static IEqualityComparer<T>? Choose()
    {
        // Collections switch strings to seeded hashing by themselves, and types this narrow have too few values to collide much.
        if (typeof(T) == typeof(string) || typeof(T) == typeof(bool) || typeof(T) == typeof(byte) || typeof(T) == typeof(sbyte)
            || typeof(T) == typeof(short) || typeof(T) == typeof(ushort) || typeof(T) == typeof(char))
        {
            return null;
        }

        return SeededKeyComparer<T>.Supports ? new SeededKeyComparer<T>() : new GuardedKeyComparer<T>();
    }
}
