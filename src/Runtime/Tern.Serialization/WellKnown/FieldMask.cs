namespace Tern.WellKnown;

/// <summary>A set of paths to fields (<c>google.protobuf.FieldMask</c>).</summary>
/// <remarks>Source: <c>google/protobuf/field_mask.proto</c>.</remarks>
[RpcMessage(Name = "google.protobuf.FieldMask")]
public sealed partial class FieldMask
{
    /// <summary>The paths, with the names that the <c>.proto</c> file has: <c>user.display_name</c>.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1)]
    public List<string> Paths { get; init; } = [];
}
