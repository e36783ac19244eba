namespace Tern.Generic;

/// <summary>What a value is, whichever IDL says so.</summary>
internal enum ValueKind : byte
{
    Bool,
    I8,
    I16,
    I32,
    I64,
    UInt32,
    UInt64,
    SInt32,
    SInt64,
    Fixed32,
    Fixed64,
    SFixed32,
    SFixed64,
    Float,
    Double,
    Text,
    Bytes,
    Uuid,
    Enum,
    Message,
    List,
    Set,
    Map,
}
