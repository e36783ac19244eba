namespace Tern.Benchmarks.Codec.Messages;

/// <summary>The small message.</summary>
[RpcMessage]
public sealed partial class Ping
{
    [RpcField(1)]
    public long Id { get; set; }

    [RpcField(2)]
    public string Name { get; set; } = "";

    [RpcField(3)]
    public int Status { get; set; }

    [RpcField(4)]
    public bool Ok { get; set; }
}
