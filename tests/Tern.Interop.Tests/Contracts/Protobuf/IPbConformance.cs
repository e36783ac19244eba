namespace Tern.Interop.Tests.Contracts.Protobuf;

/// <summary>The service whose Kitex Protobuf calls were captured.</summary>
[RpcService("conformance.pb.PbConformance")]
public interface IPbConformance
{
    ValueTask<EchoResp> EchoAsync(EchoReq request);

    ValueTask<All> EchoAllAsync(All request);

    ValueTask<EchoResp> EchoMetaAsync(EchoReq request, CallContext? context = null);

    ValueTask<EchoResp> FailAsync(EchoReq request);
}

[RpcMessage]
public sealed partial class EchoReq
{
    [RpcField(1, Name = "msg")] public string Msg { get; set; } = "";

    [RpcField(2, Name = "n")] public int N { get; set; }

    [RpcField(3, Name = "mode")] public int Mode { get; set; }
}

[RpcMessage]
public sealed partial class EchoResp
{
    [RpcField(1, Name = "msg")] public string Msg { get; set; } = "";

    [RpcField(2, Name = "index")] public int Index { get; set; }

    [RpcField(3, Name = "meta")] public Dictionary<string, string> Meta { get; set; } = [];
}
