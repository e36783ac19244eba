namespace Tern.Grpc.Interop.Contracts;

/// <summary><c>grpc.testing.BoolValue</c>: a flag that may be absent.</summary>
[RpcMessage]
public sealed partial record BoolValue([property: RpcField(1)] bool Value);
