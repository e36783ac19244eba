namespace Tern.Grpc.Interop.Contracts;

/// <summary>The service that no server has.</summary>
[RpcService("grpc.testing.UnimplementedService")]
public interface IUnimplementedService
{
    /// <summary>Fails with status 12.</summary>
    ValueTask<Empty> UnimplementedCallAsync(Empty request, CallContext? context = null);
}
