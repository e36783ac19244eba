namespace Tern.Grpc.Interop.Contracts;

/// <summary><c>grpc.testing.SimpleRequest</c>.</summary>
[RpcMessage]
public sealed partial record SimpleRequest
{
    [RpcField(1)] public PayloadType ResponseType { get; init; }
    [RpcField(2)] public int ResponseSize { get; init; }
    [RpcField(3)] public Payload? Payload { get; init; }
    [RpcField(4)] public bool FillUsername { get; init; }
    [RpcField(5)] public bool FillOauthScope { get; init; }
    [RpcField(6)] public BoolValue? ResponseCompressed { get; init; }
    [RpcField(7)] public EchoStatus? ResponseStatus { get; init; }
    [RpcField(8)] public BoolValue? ExpectCompressed { get; init; }
    [RpcField(9)] public bool FillServerId { get; init; }
}
