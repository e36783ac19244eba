namespace Tern.Serialization;

/// <summary>Wire types of Thrift Binary. Source: Apache Thrift <c>thrift-binary-protocol.md</c>.</summary>
public enum ThriftType : byte
{
    /// <summary>Ends a list of fields.</summary>
    Stop = 0,

    /// <summary>One byte, 0 or 1; only 1 reads as true.</summary>
    Bool = 2,

    /// <summary>One signed byte (<c>i8</c>).</summary>
    Byte = 3,

    /// <summary>Eight bytes, IEEE 754.</summary>
    Double = 4,

    /// <summary>Two bytes, signed.</summary>
    I16 = 6,

    /// <summary>Four bytes, signed; enums too.</summary>
    I32 = 8,

    /// <summary>Eight bytes, signed.</summary>
    I64 = 10,

    /// <summary>Text or bytes with a length in front.</summary>
    String = 11,

    /// <summary>Struct, union or exception.</summary>
    Struct = 12,

    /// <summary>Key type, value type, count, pairs.</summary>
    Map = 13,

    /// <summary>Element type, count, elements.</summary>
    Set = 14,

    /// <summary>Element type, count, elements.</summary>
    List = 15,

    /// <summary>Sixteen bytes.</summary>
    Uuid = 16,
}
