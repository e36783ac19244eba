namespace Tern.Benchmarks.Codec.Messages;

/// <summary>The message of about 1 KiB: numbers, text, a nested message, lists and a map, as services exchange them.</summary>
[RpcMessage]
public sealed partial class Order
{
    [RpcField(1)]
    public long Id { get; set; }

    [RpcField(2)]
    public string Customer { get; set; } = "";

    [RpcField(3)]
    public string Email { get; set; } = "";

    [RpcField(4)]
    public int Status { get; set; }

    [RpcField(5)]
    public long CreatedAt { get; set; }

    [RpcField(6)]
    public double Total { get; set; }

    [RpcField(7)]
    public bool Paid { get; set; }

    [RpcField(8)]
    public Address Address { get; set; } = new();

    [RpcField(9)]
    public List<Line> Lines { get; set; } = [];

    [RpcField(10)]
    public List<string> Tags { get; set; } = [];

    [RpcField(11)]
    public List<int> Ratings { get; set; } = [];

    [RpcField(12)]
    public Dictionary<string, string> Attributes { get; set; } = [];

    [RpcField(13)]
    public string Note { get; set; } = "";
}
