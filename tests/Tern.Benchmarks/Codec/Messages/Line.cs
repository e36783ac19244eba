namespace Tern.Benchmarks.Codec.Messages;

/// <summary>One line of an order.</summary>
[RpcMessage]
public sealed partial class Line
{
    [RpcField(1)]
    public string Sku { get; set; } = "";

    [RpcField(2)]
    public string Title { get; set; } = "";

    [RpcField(3)]
    public int Quantity { get; set; }

    [RpcField(4)]
    public long Price { get; set; }

    [RpcField(5)]
    public double Weight { get; set; }
}
