namespace Tern.Grpc.Interop.Contracts;

/// <summary><c>grpc.testing.Empty</c>.</summary>
[RpcMessage]
public sealed partial record Empty;
