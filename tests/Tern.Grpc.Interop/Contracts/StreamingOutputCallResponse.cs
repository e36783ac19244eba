namespace Tern.Grpc.Interop.Contracts;

/// <summary><c>grpc.testing.StreamingOutputCallResponse</c>.</summary>
[RpcMessage]
public sealed partial record StreamingOutputCallResponse
{
    [RpcField(1)] public Payload? Payload { get; init; }
}
