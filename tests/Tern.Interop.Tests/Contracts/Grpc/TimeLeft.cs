namespace Tern.Interop.Tests.Contracts.Grpc;

/// <summary>IDL: <c>message TimeLeft</c>.</summary>
[RpcMessage]
public sealed partial record TimeLeft([property: RpcField(1)] long? Milliseconds);
