namespace Tern.WellKnown;

/// <summary>A JSON object (<c>google.protobuf.Struct</c>).</summary>
/// <remarks>Source: <c>google/protobuf/struct.proto</c>.</remarks>
[RpcMessage(Name = "google.protobuf.Struct")]
public sealed partial class Struct
{
    /// <summary>Its members.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1)]
    public Dictionary<string, Value> Fields { get; init; } = [];
}
