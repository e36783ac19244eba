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
}
