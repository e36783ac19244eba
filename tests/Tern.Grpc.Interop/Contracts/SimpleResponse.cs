namespace Tern.Grpc.Interop.Contracts;

/// <summary><c>grpc.testing.SimpleResponse</c>.</summary>
[RpcMessage]
public sealed partial record SimpleResponse
{
    [RpcField(1)] public Payload? Payload { get; init; }
    [RpcField(2)] public string Username { get; init; } = "";
    [RpcField(3)] public string OauthScope { get; init; } = "";
    [RpcField(4)] public string ServerId { get; init; } = "";
    [RpcField(6)] public string Hostname { get; init; } = "";
}
