namespace Tern.WellKnown;

/// <summary>What is wrong with a request, field by field (<c>google.rpc.BadRequest</c>): a detail of failures with <see cref="RpcStatusCode.InvalidArgument"/>.</summary>
/// <remarks>Source: <c>google/rpc/error_details.proto</c>. <see cref="RpcValidationExtensions.GetValidationErrors"/> reads it out of a failure.</remarks>
[RpcMessage(Name = "google.rpc.BadRequest")]
public sealed partial record BadRequest
{
    /// <summary>The fields that are wrong.</summary>
    /// <value>Empty by default.</value>
    [RpcField(1, Name = "field_violations")]
    public List<FieldViolation> FieldViolations { get; init; } = [];
}
