namespace Tern.Grpc.Interop.Contracts;

/// <summary><c>grpc.testing.EchoStatus</c>: how a call shall end.</summary>
[RpcMessage]
public sealed partial record EchoStatus([property: RpcField(1)] int Code, [property: RpcField(2)] string Message);
