namespace Tern.WellKnown;

/// <summary>JSON's null (<c>google.protobuf.NullValue</c>).</summary>
/// <remarks>Source: <c>google/protobuf/struct.proto</c>.</remarks>
[Tern.Serialization.JsonNull]
[RpcEnum(Name = "google.protobuf.NullValue")]
public enum NullValue
{
    /// <summary>Null.</summary>
    [RpcEnumValue("NULL_VALUE")]
    NullValue = 0,
}
