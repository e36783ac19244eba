namespace Tern.Serialization;

/// <summary>How the bytes of a field end. Numbers are those of the wire. Source: Protocol Buffers, "Encoding".</summary>
public enum ProtobufWireType
{
    /// <summary>A base-128 number: integers, booleans, enums.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length, then as many bytes: text, bytes, messages, packed lists.</summary>
    LengthDelimited = 2,

    /// <summary>A message that ends with <see cref="EndGroup"/> of the same id.</summary>
    StartGroup = 3,

    /// <summary>The end of a group.</summary>
    EndGroup = 4,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
