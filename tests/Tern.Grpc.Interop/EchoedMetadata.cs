namespace Tern.Grpc.Interop;

/// <summary>Metadata that the server sends back.</summary>
internal static class EchoedMetadata
{
    /// <summary>Comes back in the response's headers.</summary>
    public const string InitialKey = "x-grpc-test-echo-initial";

    /// <summary>Comes back in the response's trailers.</summary>
    public const string TrailingKey = "x-grpc-test-echo-trailing-bin";
}
