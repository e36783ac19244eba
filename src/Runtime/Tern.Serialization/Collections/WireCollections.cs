using System.Collections.Immutable;

namespace Tern.Serialization;

/// <summary>Makes the maps and sets that readers fill with keys from the wire.</summary>
/// <remarks>
/// Whoever sends a message chooses its keys, and keys that collide on purpose would make filling a map quadratic. Large maps and sets therefore hash numbers, times and
/// identifiers with a seed of this process, and refuse other keys when far too many share one hash code. Apart from its comparer the result is an ordinary collection.
/// </remarks>
public static class WireCollections
{
    // So few keys are no attack however they collide, and the default comparer is the fastest.
    private const int SmallCount = 64;

    // A count is checked against the bytes left, but an entry takes many times the bytes of a small key; growing costs little.
    private const int MaxInitialCapacity = 4_096;

    // Where the count is not known; spares small maps one growth.
    private const int FirstCapacity = 4;

    /// <summary>Creates an empty dictionary.</summary>
    /// <param name="count">How many pairs the wire announces; at most 4,096 are sized at once.</param>
    public static Dictionary<TKey, TValue> CreateDictionary<TKey, TValue>(int count)
        where TKey : notnull
    {
        return count <= SmallCount
            ? new Dictionary<TKey, TValue>(count)
            : new Dictionary<TKey, TValue>(Math.Min(count, MaxInitialCapacity), WireKey<TKey>.Comparer);
    }

    /// <summary>Creates an empty set.</summary>
    /// <param name="count">How many elements the wire announces; at most 4,096 are sized at once.</param>
    public static HashSet<T> CreateHashSet<T>(int count)
    {
        return count <= SmallCount
            ? new HashSet<T>(count)
            : new HashSet<T>(Math.Min(count, MaxInitialCapacity), WireKey<T>.Comparer);
    }

    /// <summary>Makes a map that was read immutable.</summary>
    /// <remarks>Its tree holds keys of one hash code in a list, so keys that were spread by a seed must stay so.</remarks>
    public static ImmutableDictionary<TKey, TValue> ToImmutable<TKey, TValue>(Dictionary<TKey, TValue> items)
        where TKey : notnull
        => ImmutableDictionary.CreateRange(ComparerOf(items.Count, items.Comparer), items);

    /// <summary>Makes a set that was read immutable.</summary>
    /// <inheritdoc cref="ToImmutable{TKey, TValue}(Dictionary{TKey, TValue})" path="/remarks"/>
    public static ImmutableHashSet<T> ToImmutable<T>(HashSet<T> items) => ImmutableHashSet.CreateRange(ComparerOf(items.Count, items.Comparer), items);

    // Keys that pass by a guard collide too rarely to be a danger, and it would stand in the way of what a user adds.
    private static IEqualityComparer<T>? ComparerOf<T>(int count, IEqualityComparer<T> comparer)
        => count > SmallCount && comparer is SeededKeyComparer<T> ? comparer : null;

    /// <summary>Creates an empty dictionary of which nobody knows how many pairs follow.</summary>
    /// <param name="most">How many there can be at most, judged by the bytes that are left.</param>
    /// <param name="empty">One with the default comparer that may be taken instead.</param>
    internal static Dictionary<TKey, TValue> CreateDictionaryUpTo<TKey, TValue>(long most, Dictionary<TKey, TValue>? empty = null)
        where TKey : notnull
    {
        if (empty is not null && most <= SmallCount)
        {
            empty.EnsureCapacity(FirstCapacity);
            return empty;
        }

        return new(FirstCapacity, most <= SmallCount ? null : WireKey<TKey>.Comparer);
    }

    /// <summary>Creates an empty set of which nobody knows how many elements follow.</summary>
    /// <param name="most">How many there can be at most, judged by the bytes that are left.</param>
    /// <param name="empty">One with the default comparer that may be taken instead.</param>
    internal static HashSet<T> CreateHashSetUpTo<T>(long most, HashSet<T>? empty = null)
        => most <= SmallCount ? empty ?? [] : new HashSet<T>(WireKey<T>.Comparer);
}
