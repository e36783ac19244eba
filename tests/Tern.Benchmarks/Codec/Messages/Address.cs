namespace Tern.Benchmarks.Codec.Messages;

/// <summary>Where an order goes.</summary>
[RpcMessage]
public sealed partial class Address
{
    [RpcField(1)]
    public string Street { get; set; } = "";

    [RpcField(2)]
    public string City { get; set; } = "";

    [RpcField(3)]
    public string Zip { get; set; } = "";

    [RpcField(4)]
    public string Country { get; set; } = "";
}
