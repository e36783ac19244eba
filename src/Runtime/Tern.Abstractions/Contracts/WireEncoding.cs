namespace Tern;

/// <summary>How Protobuf encodes an integer member.</summary>
public enum WireEncoding
{
    /// <summary>The usual one of the type: varint.</summary>
    Default,

    /// <summary>Base-128 varint: <c>int32</c>, <c>int64</c>, <c>uint32</c>, <c>uint64</c>.</summary>
    Varint,

    /// <summary>Zigzag varint, short for small negative numbers: <c>sint32</c>, <c>sint64</c>.</summary>
    ZigZag,

    /// <summary>Four or eight bytes, short for large numbers: <c>fixed32</c>, <c>fixed64</c>, <c>sfixed32</c>, <c>sfixed64</c>.</summary>
    Fixed,
}
