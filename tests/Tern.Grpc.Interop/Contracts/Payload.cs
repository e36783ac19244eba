namespace Tern.Grpc.Interop.Contracts;

/// <content>What the IDL does not say.</content>
public sealed partial record Payload
{
    /// <summary>A payload of zeros.</summary>
    public static Payload Zeros(int size) => new() { Body = new byte[size] };
}
