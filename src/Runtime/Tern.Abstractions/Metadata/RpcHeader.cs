using System.Text;

namespace Tern;

/// <summary>One header of a call: a lower-case key with text, or with bytes if the key ends in <c>-bin</c>.</summary>
/// <remarks>Immutable.</remarks>
public readonly record struct RpcHeader
{
    private readonly string? _text;
    private readonly ReadOnlyMemory<byte> _bytes;

    internal RpcHeader(string key, string text)
    {
        Key = key;
        _text = text;
    }

    internal RpcHeader(string key, ReadOnlyMemory<byte> bytes)
    {
        Key = key;
        _bytes = bytes;
    }

    /// <summary>The key, lower-case ASCII.</summary>
    public string Key { get; }

    /// <summary>Whether the value is bytes.</summary>
    public bool IsBinary => _text is null;

    /// <summary>The value as text; bytes are shown in base64.</summary>
    public string Value => _text ?? Convert.ToBase64String(_bytes.Span);

    /// <summary>The value as bytes; text is given in ASCII.</summary>
    public ReadOnlyMemory<byte> Bytes => _text is null ? _bytes : Encoding.ASCII.GetBytes(_text);

    /// <summary>Whether key and value are the same.</summary>
    public bool Equals(RpcHeader other) =>
        Key == other.Key && _text == other._text && _bytes.Span.SequenceEqual(other._bytes.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, _text, _bytes.Length);

    /// <inheritdoc/>
    public override string ToString() => $"{Key}: {Value}";
}
