namespace Tern.Interop.Tests.Contracts.Grpc;

/// <summary>IDL: <c>message FailRequest</c>.</summary>
[RpcMessage]
public sealed partial record FailRequest([property: RpcField(1)] int Code, [property: RpcField(2)] string Message, [property: RpcField(3)] string Reason);
