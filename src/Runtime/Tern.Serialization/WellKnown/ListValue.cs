namespace Tern.WellKnown;

/// <summary>A JSON array (<c>google.protobuf.ListValue</c>).</summary>
/// <remarks>Source: <c>google/protobuf/struct.proto</c>.</remarks>
[RpcMessage(Name = "google.protobuf.ListValue")]
public sealed partial class ListValue
{
    /// <summary>Its elements.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1)]
    public List<Value> Values { get; init; } = [];
}
