namespace Tern.Grpc.Interop.Contracts;

/// <summary><c>grpc.testing.ResponseParameters</c>: one response that is asked for.</summary>
[RpcMessage]
public sealed partial record ResponseParameters
{
    [RpcField(1)] public int Size { get; init; }
    [RpcField(2)] public int IntervalUs { get; init; }
    [RpcField(3)] public BoolValue? Compressed { get; init; }
}
