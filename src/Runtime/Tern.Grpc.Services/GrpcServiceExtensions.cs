using Tern.Grpc;

namespace Tern;

/// <summary>Adds standard services of gRPC to servers.</summary>
public static class GrpcServiceExtensions
{
    /// <summary>Offers <c>grpc.health.v1.Health</c>. When the server begins to stop, it says that it does not serve any more, before anything else.</summary>
    /// <param name="builder">The server's builder.</param>
    /// <param name="health">Keeps how services do, or <see langword="null"/> for one that says that the server serves.</param>
    public static RpcServerBuilder AddGrpcHealth(this RpcServerBuilder builder, HealthService? health = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        health ??= new HealthService();
        return builder.AddService<IHealth>(health).OnStopping(health.Stop);
    }

    /// <summary>
    /// Offers <c>grpc.reflection.v1.ServerReflection</c>, and the same as <c>v1alpha</c> for older tools: grpcurl and its like list the services of the server and call them without a
    /// <c>.proto</c> file. It tells of all services of the server, also of those that are added later.
    /// </summary>
    /// <param name="builder">The server's builder.</param>
    /// <remarks>Whoever may call the server may see all of its contracts; leave it out where that is too much.</remarks>
    public static RpcServerBuilder AddGrpcReflection(this RpcServerBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var reflection = new ReflectionService(builder.Contracts);
        return builder.AddService<IServerReflection>(reflection).AddService<IServerReflectionAlpha>(reflection);
    }
}
