namespace Tern.Schema.Idl;

/// <summary>A type of a field. Names of typedefs are resolved.</summary>
public abstract record IdlType;

/// <summary>A value without parts.</summary>
/// <param name="Kind">Which one.</param>
public sealed record IdlScalarType(IdlScalar Kind) : IdlType
{
    /// <inheritdoc/>
    public override string ToString() => Kind.ToString();
}

/// <summary>An enum.</summary>
/// <param name="Id">Where it is defined.</param>
public sealed record IdlEnumType(IdlId Id) : IdlType
{
    /// <inheritdoc/>
    public override string ToString() => Id.Name;
}

/// <summary>A struct, union, exception or Protobuf message.</summary>
/// <param name="Id">Where it is defined.</param>
/// <param name="Kind">What it is.</param>
public sealed record IdlMessageType(IdlId Id, IdlMessageKind Kind) : IdlType
{
    /// <inheritdoc/>
    public override string ToString() => Id.Name;
}

/// <summary>Elements in order: Thrift <c>list</c>, Protobuf <c>repeated</c>.</summary>
/// <param name="Element">Type of the elements.</param>
public sealed record IdlListType(IdlType Element) : IdlType
{
    /// <inheritdoc/>
    public override string ToString() => $"list<{Element}>";
}

/// <summary>Elements without order and without repetition.</summary>
/// <param name="Element">Type of the elements.</param>
public sealed record IdlSetType(IdlType Element) : IdlType
{
    /// <inheritdoc/>
    public override string ToString() => $"set<{Element}>";
}

/// <summary>Values under keys.</summary>
/// <param name="Key">Type of the keys.</param>
/// <param name="Value">Type of the values.</param>
public sealed record IdlMapType(IdlType Key, IdlType Value) : IdlType
{
    /// <inheritdoc/>
    public override string ToString() => $"map<{Key}, {Value}>";
}

/// <summary>Values that are no collection, enum or message: those of Thrift, and what Protobuf has beyond them.</summary>
public enum IdlScalar
{
    /// <summary><c>bool</c>.</summary>
    Bool,

    /// <summary>Thrift <c>i8</c> and <c>byte</c>.</summary>
    I8,

    /// <summary>Thrift <c>i16</c>.</summary>
    I16,

    /// <summary>Thrift <c>i32</c>, Protobuf <c>int32</c>.</summary>
    I32,

    /// <summary>Thrift <c>i64</c>, Protobuf <c>int64</c>.</summary>
    I64,

    /// <summary>Protobuf <c>uint32</c>.</summary>
    UInt32,

    /// <summary>Protobuf <c>uint64</c>.</summary>
    UInt64,

    /// <summary>Protobuf <c>sint32</c>.</summary>
    SInt32,

    /// <summary>Protobuf <c>sint64</c>.</summary>
    SInt64,

    /// <summary>Protobuf <c>fixed32</c>.</summary>
    Fixed32,

    /// <summary>Protobuf <c>fixed64</c>.</summary>
    Fixed64,

    /// <summary>Protobuf <c>sfixed32</c>.</summary>
    SFixed32,

    /// <summary>Protobuf <c>sfixed64</c>.</summary>
    SFixed64,

    /// <summary>Protobuf <c>float</c>.</summary>
    Float,

    /// <summary><c>double</c>.</summary>
    Double,

    /// <summary><c>string</c>.</summary>
    String,

    /// <summary>Thrift <c>binary</c>, Protobuf <c>bytes</c>.</summary>
    Binary,

    /// <summary>Thrift <c>uuid</c>: 16 bytes.</summary>
    Uuid,
}
