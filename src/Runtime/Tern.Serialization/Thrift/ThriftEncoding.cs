namespace Tern.Serialization;

/// <summary>How Thrift values become bytes.</summary>
public enum ThriftEncoding
{
    /// <summary>Thrift Binary: fixed sizes, big-endian. What Kitex speaks.</summary>
    Binary,

    /// <summary>Thrift Compact: variable-length numbers, short field headers.</summary>
    Compact,
}
