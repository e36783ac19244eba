namespace Tern.Interop.Tests.Contracts.Grpc;

/// <summary>IDL: <c>message Reason</c>, the detail of a failure.</summary>
[RpcMessage]
public sealed partial record Reason([property: RpcField(1)] string Text)
{
    /// <summary>Its name in <c>google.protobuf.Any</c>.</summary>
    public const string TypeUrl = "type.googleapis.com/tern.interop.Reason";
}
