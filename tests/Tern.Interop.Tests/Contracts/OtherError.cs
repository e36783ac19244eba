namespace Tern.Interop.Tests.Contracts;


/// <summary>IDL: <c>exception OtherError</c>.</summary>
[RpcException]
public sealed partial class OtherError : Exception
{
    [RpcField(1)] public required string Reason { get; set; }
}
