namespace Tern.Serialization;

/// <summary>Bounds that no option lifts.</summary>
internal static class ProtobufLimits
{
    /// <summary>Deepest nesting that is written or read. Source: the default recursion limit of Google's libraries.</summary>
    public const int MaxDepth = 100;

    /// <summary>Most bytes of a tag. Source: field ids have 29 bits, wire types 3.</summary>
    public const int MaxTagBytes = Varint.Max32;
}
