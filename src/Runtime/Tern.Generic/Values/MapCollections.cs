using System.Collections;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Lists and maps of the map form, whatever holds them.</summary>
internal static class MapCollections
{
    /// <summary>The elements of a list or set.</summary>
    public static ICollection Items(object value, string where, string type) => value switch
    {
        ICollection items => items,
        string => throw MapValues.Wrong(value, where, $"{type}, as a list or an array,"),
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        IEnumerable items => Copy(items),
        _ => throw MapValues.Wrong(value, where, $"{type}, as a list or an array,"),
    };

    /// <summary>The pairs of a map.</summary>
    public static IReadOnlyCollection<KeyValuePair<object, object?>> Pairs(object value, string where, string type)
    {
        switch (value)
        {
            case IReadOnlyCollection<KeyValuePair<object, object?>> pairs:
                return pairs;
            case IDictionary dictionary:
                List<KeyValuePair<object, object?>> copied = new(dictionary.Count);
                foreach (DictionaryEntry entry in dictionary)
                {
                    copied.Add(new(entry.Key, entry.Value));
                }

                return copied;
            case IEnumerable<KeyValuePair<string, object?>> pairs:
                return [.. pairs.Select(static pair => new KeyValuePair<object, object?>(pair.Key, pair.Value))];
            case IEnumerable<KeyValuePair<object, object?>> pairs:
                return [.. pairs];
            case IEnumerable entries and not string:
                return EntriesOf(entries, where, type);
            default:
                throw MapValues.Wrong(value, where, $"{type}, as a dictionary,");
        }
    }

    /// <summary>An empty dictionary for what comes from the wire.</summary>
    public static Dictionary<object, object?> CreateDictionary() => new(SeededComparer.Instance);

    // What JSON has where a key is no text: objects with "key" and "value".
    private static List<KeyValuePair<object, object?>> EntriesOf(IEnumerable entries, string where, string type)
    {
        List<KeyValuePair<object, object?>> pairs = [];
        foreach (object? entry in entries)
        {
            if (MapValues.Plain(entry) is not IReadOnlyDictionary<string, object?> members
                || !members.TryGetValue("key", out object? key)
                || key is null
                || !members.TryGetValue("value", out object? item))
            {
                throw MapValues.Wrong(entry, where, $"an entry of {type} with \"key\" and \"value\"");
            }

            pairs.Add(new(key, item));
        }

        return pairs;
    }

    private static List<object?> Copy(IEnumerable items)
    {
        List<object?> copied = [];
        foreach (object? item in items)
        {
            copied.Add(item);
        }

        return copied;
    }

    /// <summary>Hashes keys that a peer chose with the seed of this process.</summary>
    private sealed class SeededComparer : IEqualityComparer<object>
    {
        public static readonly SeededComparer Instance = new();

        public new bool Equals(object? x, object? y) => object.Equals(x, y);

        public int GetHashCode(object value) => value switch
        {
            string text => text.GetHashCode(StringComparison.Ordinal),
            long number => SeededHash.Of((ulong)number),
            ulong number => SeededHash.Of(number),
            double number => SeededHash.Of(number == 0 ? 0 : BitConverter.DoubleToUInt64Bits(number)),
            Guid uuid => SeededHash.Of(System.Runtime.CompilerServices.Unsafe.BitCast<Guid, UInt128>(uuid)),
            _ => SeededHash.Of((uint)value.GetHashCode()),
        };
    }
}
