namespace Tern.Grpc.Interop.Contracts;

/// <summary>The method of TestService that no server has.</summary>
[RpcService("grpc.testing.TestService")]
public interface IUnimplementedMethod
{
    /// <summary>Fails with status 12.</summary>
    ValueTask<Empty> UnimplementedCallAsync(Empty request, CallContext? context = null);
}
