namespace Tern.Grpc.Interop.Contracts;

/// <summary><c>grpc.testing.Payload</c>: bytes that give a message its size.</summary>
[RpcMessage]
public sealed partial record Payload
{
    [RpcField(1)] public PayloadType Type { get; init; }
    [RpcField(2)] public byte[] Body { get; init; } = [];

    /// <summary>A payload of zeros.</summary>
    public static Payload Zeros(int size) => new() { Body = new byte[size] };
}
