namespace Tern.Schema;

/// <summary>Values that are no collection, enum or message. docs/types.md says how each looks on the wire.</summary>
public enum ScalarKind
{
    /// <summary><c>bool</c>.</summary>
    Boolean,

    /// <summary><c>sbyte</c>.</summary>
    SByte,

    /// <summary><c>byte</c>.</summary>
    Byte,

    /// <summary><c>short</c>.</summary>
    Int16,

    /// <summary><c>ushort</c>.</summary>
    UInt16,

    /// <summary><c>int</c>.</summary>
    Int32,

    /// <summary><c>uint</c>.</summary>
    UInt32,

    /// <summary><c>long</c>.</summary>
    Int64,

    /// <summary><c>ulong</c>.</summary>
    UInt64,

    /// <summary><c>float</c>.</summary>
    Single,

    /// <summary><c>double</c>.</summary>
    Double,

    /// <summary><c>decimal</c>.</summary>
    Decimal,

    /// <summary><c>string</c>.</summary>
    String,

    /// <summary><c>byte[]</c>.</summary>
    ByteArray,

    /// <summary><c>ReadOnlyMemory&lt;byte&gt;</c>.</summary>
    ReadOnlyMemory,

    /// <summary><c>Memory&lt;byte&gt;</c>.</summary>
    Memory,

    /// <summary><c>Guid</c> as text.</summary>
    Guid,

    /// <summary><c>Guid</c> as sixteen bytes: Thrift <c>uuid</c>.</summary>
    Uuid,

    /// <summary><c>DateTime</c>.</summary>
    DateTime,

    /// <summary><c>DateTimeOffset</c>.</summary>
    DateTimeOffset,

    /// <summary><c>TimeSpan</c>.</summary>
    TimeSpan,

    /// <summary><c>DateOnly</c>.</summary>
    DateOnly,

    /// <summary><c>TimeOnly</c>.</summary>
    TimeOnly,
}
