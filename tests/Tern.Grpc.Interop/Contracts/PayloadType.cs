namespace Tern.Grpc.Interop.Contracts;

/// <summary><c>grpc.testing.PayloadType</c>.</summary>
public enum PayloadType
{
    /// <summary>Zeros.</summary>
    Compressable = 0,
}
