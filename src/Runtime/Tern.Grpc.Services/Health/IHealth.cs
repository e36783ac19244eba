namespace Tern.Grpc;

/// <summary>Health checks as load balancers and probes ask for them. Source: <c>grpc/health/v1/health.proto</c>.</summary>
[RpcService("grpc.health.v1.Health")]
public interface IHealth
{
    /// <summary>Tells how a service does.</summary>
    /// <exception cref="RpcException">There is no such service: <see cref="RpcStatusCode.NotFound"/>.</exception>
    [Idempotent]
    ValueTask<HealthCheckResponse> CheckAsync(HealthCheckRequest request, CallContext? context = null);

    /// <summary>Tells how a service does, now and whenever that changes.</summary>
    IAsyncEnumerable<HealthCheckResponse> WatchAsync(HealthCheckRequest request, CallContext? context = null);

    /// <summary>Tells how all services do.</summary>
    [Idempotent]
    ValueTask<HealthListResponse> ListAsync(HealthListRequest request, CallContext? context = null);
}
