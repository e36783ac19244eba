namespace Tern.Grpc.Interop.Contracts;

/// <summary><c>grpc.testing.StreamingOutputCallRequest</c>.</summary>
[RpcMessage]
public sealed partial record StreamingOutputCallRequest
{
    [RpcField(1)] public PayloadType ResponseType { get; init; }
    [RpcField(2)] public List<ResponseParameters> ResponseParameters { get; init; } = [];
    [RpcField(3)] public Payload? Payload { get; init; }
    [RpcField(7)] public EchoStatus? ResponseStatus { get; init; }
}
