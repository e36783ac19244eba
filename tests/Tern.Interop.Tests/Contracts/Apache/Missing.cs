namespace Tern.Interop.Tests.Contracts.Apache;

/// <summary>IDL: <c>exception Missing</c>.</summary>
[RpcException]
public sealed partial class Missing : Exception
{
    [RpcField(1)] public string Subject { get; set; } = "";
}
