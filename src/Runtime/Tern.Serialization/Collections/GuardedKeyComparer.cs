namespace Tern.Serialization;

/// <summary>Compares keys by their own equality, and refuses them when far too many share one hash code.</summary>
internal sealed class GuardedKeyComparer<T> : IEqualityComparer<T>
{
    // Among 2 million honest keys the chance that even six share 32 random bits is small.
    private const int MaxCollisions = 100;

    // A collection asks for a hash code once per operation, and compares only with keys of the same hash code. Counted by thread, because a
    // collection that is complete may be read by several.
    [ThreadStatic]
    private static int t_collisions;

    public bool Equals(T? x, T? y)
    {
        if (EqualityComparer<T>.Default.Equals(x, y))
        {
            return true;
        }

        if (++t_collisions > MaxCollisions)
        {
            throw new WireFormatException(
                WireFormatError.InvalidData, $"More than {MaxCollisions} different keys of type {typeof(T)} share one hash code; so many look like an attack.");
        }

        return false;
    }

    public int GetHashCode(T value)
    {
        t_collisions = 0;
        return value is null ? 0 : SeededHash.Of((uint)value.GetHashCode());
    }
}
