using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>A JSON text, as UTF-8. Text, UTF-8 and <see cref="JsonElement"/> convert to it by themselves, and it converts to text.</summary>
/// <remarks>It is read when it is sent; what is no JSON is an error then. The default value is <c>{}</c>. Immutable as long as the memory that it was made of is.</remarks>
public readonly struct GenericJson : IEquatable<GenericJson>
{
    // No replacement: what is no text is an error and not another text.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlyMemory<byte> _utf8;

    /// <summary>Takes UTF-8 as it is; it must not change while it is used.</summary>
    public GenericJson(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    /// <summary>Takes a text.</summary>
    /// <exception cref="WireFormatException">It holds half of a surrogate pair.</exception>
    public GenericJson(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            _utf8 = s_utf8.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw new WireFormatException(WireFormatError.InvalidData, "The text holds half of a surrogate pair.");
        }
    }

    /// <summary>Takes a value that was read before.</summary>
    public GenericJson(JsonElement element) => _utf8 = JsonMarshal.GetRawUtf8Value(element).ToArray();

    /// <summary>The text as UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8.IsEmpty ? EmptyObject : _utf8;

    private static ReadOnlyMemory<byte> EmptyObject { get; } = "{}"u8.ToArray();

    /// <summary>Takes a text.</summary>
    public static implicit operator GenericJson(string text) => new(text);

    /// <summary>Takes UTF-8 as it is.</summary>
    public static implicit operator GenericJson(byte[] utf8) => new(utf8);

    /// <summary>Takes UTF-8 as it is.</summary>
    public static implicit operator GenericJson(ReadOnlyMemory<byte> utf8) => new(utf8);

    /// <summary>Takes a value that was read before.</summary>
    public static implicit operator GenericJson(JsonElement element) => new(element);

    /// <summary>The text.</summary>
    public static implicit operator string(GenericJson json) => json.ToString();

    /// <summary>Whether two texts are the same, character by character.</summary>
    public static bool operator ==(GenericJson left, GenericJson right) => left.Equals(right);

    /// <summary>Whether two texts differ.</summary>
    public static bool operator !=(GenericJson left, GenericJson right) => !left.Equals(right);

    /// <summary>Reads the text.</summary>
    /// <returns>A value that lives on its own.</returns>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public JsonElement ToElement()
    {
        using JsonDocument document = JsonDocument.Parse(Utf8, new JsonDocumentOptions { MaxDepth = GenericOptions.DeepestNesting });
        return document.RootElement.Clone();
    }

    /// <summary>The text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);

    /// <inheritdoc/>
    public bool Equals(GenericJson other) => Utf8.Span.SequenceEqual(other.Utf8.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GenericJson other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Utf8.Span);
        return hash.ToHashCode();
    }
}
