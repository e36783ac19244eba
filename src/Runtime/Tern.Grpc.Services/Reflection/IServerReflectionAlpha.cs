namespace Tern.Grpc;

/// <summary>The same as <see cref="IServerReflection"/> under the name that tools know that are older than it. The messages are alike on the wire.</summary>
[RpcService("grpc.reflection.v1alpha.ServerReflection")]
internal interface IServerReflectionAlpha
{
    /// <inheritdoc cref="IServerReflection.ServerReflectionInfoAsync"/>
    IAsyncEnumerable<ReflectionResponse> ServerReflectionInfoAsync(IAsyncEnumerable<ReflectionRequest> requests, CallContext? context = null);
}
