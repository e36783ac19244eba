namespace Tern.Interop.Tests.Contracts;


/// <summary>IDL: <c>struct MetaReport</c>.</summary>
[RpcMessage]
public sealed partial record MetaReport
{
    [RpcField(1)] public Dictionary<string, string> TransientValues { get; init; } = [];
    [RpcField(2)] public Dictionary<string, string> PersistentValues { get; init; } = [];
    [RpcField(3)] public string FromService { get; init; } = "";
    [RpcField(4)] public string FromMethod { get; init; } = "";
    [RpcField(5)] public string ToMethod { get; init; } = "";
    [RpcField(6)] public string Transport { get; init; } = "";
}
