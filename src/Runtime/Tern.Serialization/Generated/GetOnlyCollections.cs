using System.Buffers;
using System.ComponentModel;

namespace Tern.Serialization;

/// <summary>Moves what was read into a collection that a message holds already.</summary>
/// <remarks>
/// Such a collection was made by the user, with a comparer that may be the default one; keys that a peer chose to collide would make filling it quadratic. So they are
/// counted per bucket before they are added. Source of the danger and of the safe collections: <see cref="WireCollections"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GetOnlyCollections
{
    private const int SmallCount = 64;
    private const int MostPerBucket = 128;

    /// <summary>Replaces the contents of a map.</summary>
    /// <exception cref="WireFormatException">Far too many keys collide.</exception>
    public static void Refill<TKey, TValue>(IDictionary<TKey, TValue> target, IDictionary<TKey, TValue> items)
        where TKey : notnull
    {
        target.Clear();
        if (items.Count > SmallCount && target is Dictionary<TKey, TValue> hashed)
        {
            CheckSpread(items.Keys, hashed.Comparer, hashed.EnsureCapacity(items.Count));
        }

        foreach (KeyValuePair<TKey, TValue> item in items)
        {
            target[item.Key] = item.Value;
        }
    }

    /// <summary>Replaces the contents of a set.</summary>
    /// <exception cref="WireFormatException">Far too many elements collide.</exception>
    public static void Refill<T>(ISet<T> target, ISet<T> items)
    {
        target.Clear();
        if (items.Count > SmallCount && target is HashSet<T> hashed)
        {
            CheckSpread(items, hashed.Comparer, hashed.EnsureCapacity(items.Count));
        }

        foreach (T item in items)
        {
            target.Add(item);
        }
    }

    /// <summary>Replaces the contents of a list.</summary>
    public static void Refill<T>(ICollection<T> target, ICollection<T> items)
    {
        target.Clear();
        foreach (T item in items)
        {
            target.Add(item);
        }
    }

    private static void CheckSpread<T>(ICollection<T> keys, IEqualityComparer<T> comparer, int capacity)
    {
        byte[] loads = ArrayPool<byte>.Shared.Rent(capacity);
        try
        {
            loads.AsSpan(0, capacity).Clear();
            foreach (T key in keys)
            {
                uint bucket = (uint)comparer.GetHashCode(key!) % (uint)capacity;
                if (++loads[bucket] > MostPerBucket)
                {
                    throw new WireFormatException(WireFormatError.SizeLimit, $"more than {MostPerBucket} of {keys.Count} keys collide");
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(loads);
        }
    }
}
