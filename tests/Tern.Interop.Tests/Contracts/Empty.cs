namespace Tern.Interop.Tests.Contracts;


/// <summary>IDL: <c>struct Empty</c>.</summary>
[RpcMessage]
public sealed partial record Empty;
