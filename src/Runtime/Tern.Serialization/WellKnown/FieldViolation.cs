namespace Tern.WellKnown;

/// <summary>One field of a request that is wrong (<c>google.rpc.BadRequest.FieldViolation</c>).</summary>
/// <remarks>Source: <c>google/rpc/error_details.proto</c>.</remarks>
[RpcMessage(Name = "google.rpc.BadRequest.FieldViolation")]
public sealed partial record FieldViolation
{
    /// <summary>Path of the field in the request: <c>items[3].price</c>.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1)]
    public string Field { get; init; } = "";

    /// <summary>What is wrong with it.</summary>
    /// <value>Empty by default.</value>
    [RpcField(2)]
    public string Description { get; init; } = "";

    /// <summary>What is wrong with it, for programs: in upper case with underscores. Tern says <c>VT_</c> and the name of the rule: <c>VT_MIN_SIZE</c>.</summary>
    /// <value>Empty by default.</value>
    [RpcField(3)]
    public string Reason { get; init; } = "";
}
