namespace Tern.Interop.Tests.Contracts;


/// <summary>IDL: <c>exception DeclaredError</c>.</summary>
[RpcException]
public sealed partial class DeclaredError : Exception
{
    [RpcField(1)] public int Code { get; set; }
    [RpcField(2, Name = "message")] public string Text { get; set; } = "";
    [RpcField(3)] public Dictionary<string, string>? Details { get; set; }
}
