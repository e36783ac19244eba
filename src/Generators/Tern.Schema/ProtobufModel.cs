namespace Tern.Schema;

/// <summary>What Protobuf must know of a field beyond its type.</summary>
/// <param name="Value">Encoding of its value, or of its elements or map values.</param>
/// <param name="Key">Encoding of its map keys.</param>
/// <param name="IsPacked">Whether a list of numbers is written as one run of bytes.</param>
/// <param name="IsAlwaysWritten">
/// Whether a zero is written: the member is required, or what it begins with is not, or may not be, the zero of its type. Nullable members do not ask.
/// </param>
/// <param name="IsOneOf">Whether the cases of a union are fields of the message itself.</param>
/// <param name="JsonName">Its name in JSON where that is not its wire name in camel case; <see langword="null"/> otherwise.</param>
public sealed record ProtobufModel(WireEncoding Value, WireEncoding Key, bool IsPacked, bool IsAlwaysWritten, bool IsOneOf, string? JsonName = null)
{
    /// <summary>A field that nothing is said about.</summary>
    public static ProtobufModel Default { get; } = new(WireEncoding.Default, WireEncoding.Default, IsPacked: true, IsAlwaysWritten: false, IsOneOf: false);
}

/// <summary>How Protobuf encodes a value; the names are those of <c>Tern.WireEncoding</c>.</summary>
public enum WireEncoding
{
    /// <summary>The usual one of the type.</summary>
    Default,

    /// <summary>Base-128 varint.</summary>
    Varint,

    /// <summary>Zigzag varint.</summary>
    ZigZag,

    /// <summary>Four or eight bytes.</summary>
    Fixed,

    /// <summary>Between a start and an end tag.</summary>
    Group,

    /// <summary>A message around a single value.</summary>
    Wrapper,
}
