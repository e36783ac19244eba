using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Tern;

/// <summary>Ordered text keys and values of a call. Keys are case-sensitive; setting a key replaces its value.</summary>
/// <remarks>
/// Kitex's metainfo cannot hold an empty key or an empty value, so neither can this. Names are limited to 65,535 bytes each on the wire (TTHeader).
/// Not thread-safe.
/// </remarks>
public sealed class RpcMetadata : IReadOnlyCollection<KeyValuePair<string, string>>
{
    // Linear search is faster than hashing for the handful of entries of a usual call; a hostile peer that sends thousands gets the index.
    private const int IndexThreshold = 16;

    private readonly List<KeyValuePair<string, string>> _entries = [];
    private Dictionary<string, int>? _index;

    /// <summary>Number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>Gets or sets the value of a key; getting an absent key gives <see langword="null"/>, setting <see langword="null"/> removes it.</summary>
    /// <exception cref="ArgumentException">The key or the value is empty.</exception>
    public string? this[string key]
    {
        get => TryGetValue(key, out string? value) ? value : null;
        set
        {
            if (value is null)
            {
                Remove(key);
            }
            else
            {
                Set(key, value);
            }
        }
    }

    /// <summary>Looks a key up.</summary>
    public bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
    {
        int position = IndexOf(key);
        value = position < 0 ? null : _entries[position].Value;
        return position >= 0;
    }

    /// <summary>Adds a key or replaces its value.</summary>
    /// <exception cref="ArgumentException">The key or the value is empty.</exception>
    public void Set(string key, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentException.ThrowIfNullOrEmpty(value);
        int position = IndexOf(key);
        if (position >= 0)
        {
            _entries[position] = new(key, value);
            return;
        }

        _entries.Add(new(key, value));
        if (_index is not null)
        {
            _index[key] = _entries.Count - 1;
        }
        else if (_entries.Count > IndexThreshold)
        {
            BuildIndex();
        }
    }

    /// <summary>Removes a key; tells whether it was there.</summary>
    public bool Remove(string key)
    {
        int position = IndexOf(key);
        if (position < 0)
        {
            return false;
        }

        _entries.RemoveAt(position);
        _index = null;
        if (_entries.Count > IndexThreshold)
        {
            BuildIndex();
        }

        return true;
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        _entries.Clear();
        _index = null;
    }

    /// <summary>Copies all entries of another instance into this one, replacing equal keys.</summary>
    public void CopyFrom(RpcMetadata other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (KeyValuePair<string, string> entry in other._entries)
        {
            Set(entry.Key, entry.Value);
        }
    }

    /// <summary>Enumerates the entries in the order of their first setting.</summary>
    public List<KeyValuePair<string, string>>.Enumerator GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, string>> IEnumerable<KeyValuePair<string, string>>.GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();

    private int IndexOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_index is not null)
        {
            return _index.TryGetValue(key, out int position) ? position : -1;
        }

        for (int i = 0; i < _entries.Count; i++)
        {
            if (string.Equals(_entries[i].Key, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private void BuildIndex()
    {
        _index = new Dictionary<string, int>(_entries.Count * 2, StringComparer.Ordinal);
        for (int i = 0; i < _entries.Count; i++)
        {
            _index[_entries[i].Key] = i;
        }
    }
}
