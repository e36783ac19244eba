namespace Tern.Interop.Tests.Contracts.Grpc;

/// <summary>IDL: <c>message Nothing</c>.</summary>
[RpcMessage]
public sealed partial record Nothing;
