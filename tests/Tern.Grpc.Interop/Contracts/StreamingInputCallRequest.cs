namespace Tern.Grpc.Interop.Contracts;

/// <summary><c>grpc.testing.StreamingInputCallRequest</c>.</summary>
[RpcMessage]
public sealed partial record StreamingInputCallRequest
{
    [RpcField(1)] public Payload? Payload { get; init; }
    [RpcField(2)] public BoolValue? ExpectCompressed { get; init; }
}
