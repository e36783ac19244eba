namespace Tern.Grpc;

/// <summary>Tells tools which services a server has and how they are declared. Source: <c>grpc/reflection/v1/reflection.proto</c>.</summary>
[RpcService("grpc.reflection.v1.ServerReflection")]
public interface IServerReflection
{
    /// <summary>Answers each question of a stream, in order.</summary>
    IAsyncEnumerable<ReflectionResponse> ServerReflectionInfoAsync(IAsyncEnumerable<ReflectionRequest> requests, CallContext? context = null);
}
