namespace Tern;

/// <summary>How Protobuf, and for <see cref="Guid"/> Thrift too, encodes a member. An encoding that does not fit the type of the member is an error at build time.</summary>
public enum WireEncoding
{
    /// <summary>The usual one of the type: varint.</summary>
    Default,

    /// <summary>Base-128 varint: <c>int32</c>, <c>int64</c>, <c>uint32</c>, <c>uint64</c>.</summary>
    Varint,

    /// <summary>Zigzag varint, short for small negative numbers: <c>sint32</c>, <c>sint64</c>.</summary>
    ZigZag,

    /// <summary>
    /// Four or eight bytes, short for large numbers: <c>fixed32</c>, <c>fixed64</c>, <c>sfixed32</c>, <c>sfixed64</c>. Of a <see cref="Guid"/>: sixteen bytes instead of text, Thrift
    /// <c>uuid</c> and Protobuf <c>bytes</c>.
    /// </summary>
    Fixed,

    /// <summary>A message between a start and an end tag instead of behind a length (proto2 <c>group</c>).</summary>
    Group,

    /// <summary>
    /// The message around a single value that <c>google/protobuf/wrappers.proto</c> declares: <c>google.protobuf.Int32Value</c> for <c>int?</c>, <c>StringValue</c> for
    /// <c>string?</c>, and so on.
    /// </summary>
    Wrapper,
}
