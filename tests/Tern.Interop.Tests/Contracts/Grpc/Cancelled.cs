namespace Tern.Interop.Tests.Contracts.Grpc;

/// <summary>IDL: <c>message Cancelled</c>.</summary>
[RpcMessage]
public sealed partial record Cancelled([property: RpcField(1)] bool Value);
