using System.ComponentModel;

namespace Tern;

/// <summary>Entries of a map that is known by an interface only. What readers make of such a type, a dictionary, is enumerated without memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValidatedEntries<TKey, TValue>
    where TKey : notnull
{
    private readonly IEnumerable<KeyValuePair<TKey, TValue>>? _items;

    internal ValidatedEntries(IEnumerable<KeyValuePair<TKey, TValue>>? items) => _items = items;

    /// <summary>Begins the enumeration.</summary>
    public Enumerator GetEnumerator() => new(_items);

    /// <summary>Goes over the entries, once.</summary>
    public struct Enumerator : IDisposable
    {
        private readonly IEnumerator<KeyValuePair<TKey, TValue>>? _others;
        private readonly bool _isDictionary;
        private Dictionary<TKey, TValue>.Enumerator _dictionary;

        internal Enumerator(IEnumerable<KeyValuePair<TKey, TValue>>? items)
        {
            if (items is Dictionary<TKey, TValue> dictionary)
            {
                _dictionary = dictionary.GetEnumerator();
                _isDictionary = true;
            }
            else
            {
                _others = items?.GetEnumerator();
            }
        }

        /// <summary>The entry.</summary>
        public readonly KeyValuePair<TKey, TValue> Current => _isDictionary ? _dictionary.Current : _others!.Current;

        /// <summary>Goes on to the next entry.</summary>
        public bool MoveNext() => _isDictionary ? _dictionary.MoveNext() : _others is not null && _others.MoveNext();

        /// <inheritdoc/>
        public readonly void Dispose() => _others?.Dispose();
    }
}
