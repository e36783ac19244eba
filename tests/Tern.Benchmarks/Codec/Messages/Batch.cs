namespace Tern.Benchmarks.Codec.Messages;

/// <summary>The message of about 100 KiB.</summary>
[RpcMessage]
public sealed partial class Batch
{
    [RpcField(1)]
    public List<Order> Orders { get; set; } = [];
}
