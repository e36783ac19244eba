namespace Tern.Interop.Tests.Contracts.Apache;

/// <summary>IDL: <c>exception Refused</c>.</summary>
[RpcException]
public sealed partial class Refused : Exception
{
    [RpcField(1)] public int Code { get; set; }
    [RpcField(2)] public string Reason { get; set; } = "";
}
