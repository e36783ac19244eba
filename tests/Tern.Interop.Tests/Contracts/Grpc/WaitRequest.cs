namespace Tern.Interop.Tests.Contracts.Grpc;

/// <summary>IDL: <c>message WaitRequest</c>.</summary>
[RpcMessage]
public sealed partial record WaitRequest([property: RpcField(1)] string Id);
