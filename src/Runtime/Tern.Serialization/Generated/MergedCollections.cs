using System.Collections.Immutable;
using System.ComponentModel;

namespace Tern.Serialization;

/// <summary>Puts what was read of a collection before in front of what was read now: a Protobuf message that comes in two parts is one message.</summary>
/// <remarks>
/// Copies, because nobody knows who else holds the earlier collection. A peer that sends a message in very many parts would make that quadratic, so what is copied counts as
/// elements of the message.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MergedCollections
{
    /// <summary>Merges lists.</summary>
    /// <exception cref="WireFormatException">Too many elements were copied.</exception>
    public static void Prepend<T>(ref ProtobufReader reader, List<T> items, IEnumerable<T>? earlier)
    {
        if (earlier is not null)
        {
            items.InsertRange(0, earlier);
            reader.CountElements(items.Count);
        }
    }

    /// <inheritdoc cref="Prepend{T}(ref ProtobufReader, List{T}, IEnumerable{T})"/>
    public static void Prepend<T>(ref ProtobufReader reader, List<T> items, ImmutableArray<T> earlier)
    {
        if (!earlier.IsDefault)
        {
            items.InsertRange(0, earlier);
            reader.CountElements(items.Count);
        }
    }

    /// <inheritdoc cref="Prepend{T}(ref ProtobufReader, List{T}, IEnumerable{T})"/>
    public static void Prepend<T>(ref ProtobufReader reader, List<T> items, ImmutableArray<T>? earlier) => Prepend(ref reader, items, earlier.GetValueOrDefault());

    /// <summary>Merges sets.</summary>
    /// <exception cref="WireFormatException">Too many elements were copied.</exception>
    public static void Prepend<T>(ref ProtobufReader reader, HashSet<T> items, IEnumerable<T>? earlier)
    {
        if (earlier is not null)
        {
            items.UnionWith(earlier);
            reader.CountElements(items.Count);
        }
    }

    /// <summary>Merges maps; the later value of a key wins.</summary>
    /// <exception cref="WireFormatException">Too many elements were copied.</exception>
    public static void Prepend<TKey, TValue>(ref ProtobufReader reader, Dictionary<TKey, TValue> items, IEnumerable<KeyValuePair<TKey, TValue>>? earlier)
        where TKey : notnull
    {
        if (earlier is not null)
        {
            foreach (KeyValuePair<TKey, TValue> pair in earlier)
            {
                items.TryAdd(pair.Key, pair.Value);
            }

            reader.CountElements(items.Count);
        }
    }
}
