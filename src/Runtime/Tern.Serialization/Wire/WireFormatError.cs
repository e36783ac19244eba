namespace Tern.Serialization;

/// <summary>Kinds of format errors, the same for Thrift and Protobuf. Numbers are those of Apache Thrift's <c>TProtocolException</c>.</summary>
public enum WireFormatError
{
    /// <summary>Of no other kind.</summary>
    Unknown = 0,

    /// <summary>Bytes that cannot be what they claim to be: truncated, wrong type, missing required field.</summary>
    InvalidData = 1,

    /// <summary>A negative length or count.</summary>
    NegativeSize = 2,

    /// <summary>A configured limit was passed.</summary>
    SizeLimit = 3,

    /// <summary>Not a message of a known version.</summary>
    BadVersion = 4,

    /// <summary>Legal, and not supported.</summary>
    NotImplemented = 5,

    /// <summary>Nested too deeply.</summary>
    DepthLimit = 6,
}
