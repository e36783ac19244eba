using System.Buffers;
using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Tern;

/// <summary>Headers or trailers of a call over gRPC: ordered, a key may have several values. Keys ending in <c>-bin</c> hold bytes, all others text.</summary>
/// <remarks>
/// <para>Source of the rules: gRPC <c>PROTOCOL-HTTP2.md</c>, section Requests. A key is made of lower-case letters, digits, <c>_</c>, <c>-</c> and <c>.</c>; capitals that are set are made small.
/// Text is printable ASCII. Names that gRPC or HTTP/2 use themselves cannot be set.</para>
/// <para>Other protocols than gRPC carry none of this; use <see cref="RpcMetadata"/> for what shall travel over all of them. Not thread-safe.</para>
/// </remarks>
public sealed class RpcHeaders : IReadOnlyList<RpcHeader>
{
    private const string BinarySuffix = "-bin";

    private static readonly SearchValues<char> s_keyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-.");

    private readonly List<RpcHeader> _entries = [];

    /// <summary>Number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>Gets an entry by position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    public RpcHeader this[int index] => _entries[index];

    /// <summary>The last value of a key as text; <see langword="null"/> if the key is absent.</summary>
    public string? this[string key] => TryGet(key, out RpcHeader header) ? header.Value : null;

    /// <summary>Adds text; a value that the key has already stays.</summary>
    /// <exception cref="ArgumentException">The key is no legal one, is reserved or ends in <c>-bin</c>, or the value is not printable ASCII.</exception>
    public void Add(string key, string value)
    {
        key = Checked(key);
        ArgumentNullException.ThrowIfNull(value);
        if (key.EndsWith(BinarySuffix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The key \"{key}\" ends in -bin, so its value is bytes: use the overload that takes them.", nameof(key));
        }

        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException($"The value of \"{key}\" has characters other than printable ASCII; a key that ends in -bin carries any bytes.", nameof(value));
        }

        _entries.Add(new RpcHeader(key, value.Trim(' ')));
    }

    /// <summary>Adds bytes; a value that the key has already stays.</summary>
    /// <exception cref="ArgumentException">The key is no legal one, is reserved or does not end in <c>-bin</c>.</exception>
    public void Add(string key, ReadOnlyMemory<byte> value)
    {
        key = Checked(key);
        if (!key.EndsWith(BinarySuffix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The key \"{key}\" must end in -bin for its value to be bytes.", nameof(key));
        }

        _entries.Add(new RpcHeader(key, value));
    }

    /// <summary>Replaces all values of a key by one.</summary>
    /// <inheritdoc cref="Add(string, string)"/>
    public void Set(string key, string value)
    {
        Remove(key);
        Add(key, value);
    }

    /// <summary>Looks up the last value of a key.</summary>
    public bool TryGet(string key, out RpcHeader header)
    {
        ArgumentNullException.ThrowIfNull(key);
        for (int i = _entries.Count - 1; i >= 0; i--)
        {
            if (string.Equals(_entries[i].Key, key, StringComparison.OrdinalIgnoreCase))
            {
                header = _entries[i];
                return true;
            }
        }

        header = default;
        return false;
    }

    /// <summary>Looks up the last value of a key as text.</summary>
    public bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
    {
        bool found = TryGet(key, out RpcHeader header);
        value = found ? header.Value : null;
        return found;
    }

    /// <summary>Removes all values of a key; tells whether there were any.</summary>
    public bool Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _entries.RemoveAll(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase)) > 0;
    }

    /// <summary>Removes everything.</summary>
    public void Clear() => _entries.Clear();

    /// <summary>Enumerates the entries in their order.</summary>
    public List<RpcHeader>.Enumerator GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<RpcHeader> IEnumerable<RpcHeader>.GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();

    /// <summary>Keeps what a peer sent, which HTTP/2 has checked; its values may be any.</summary>
    internal void AddReceived(RpcHeader header) => _entries.Add(header);

    private static string Checked(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        string lower = key.ToLowerInvariant();
        if (lower.AsSpan().ContainsAnyExcept(s_keyCharacters))
        {
            throw new ArgumentException($"The key \"{key}\" has characters other than letters, digits, '_', '-' and '.'.", nameof(key));
        }

        if (IsReserved(lower))
        {
            throw new ArgumentException($"The key \"{key}\" is one that gRPC or HTTP/2 uses itself.", nameof(key));
        }

        return lower;
    }

    // Those of RFC 9113 section 8.2.2 would break the connection; the others mean something to every gRPC peer.
    internal static bool IsReserved(string key) =>
        key.StartsWith("grpc-", StringComparison.Ordinal)
        || key is "te" or "content-type" or "content-length" or "host" or "connection" or "keep-alive" or "proxy-connection" or "transfer-encoding" or "upgrade" or "user-agent";
}
