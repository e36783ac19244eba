namespace Tern.Grpc;

/// <summary>Whether a service answers. Source: <c>grpc/health/v1/health.proto</c>.</summary>
[RpcEnum(Name = "grpc.health.v1.HealthCheckResponse.ServingStatus")]
public enum ServingStatus
{
    /// <summary>Nothing was said.</summary>
    [RpcEnumValue("UNKNOWN")]
    Unknown = 0,

    /// <summary>It answers.</summary>
    [RpcEnumValue("SERVING")]
    Serving = 1,

    /// <summary>It does not: it starts, stops, or lacks what it needs.</summary>
    [RpcEnumValue("NOT_SERVING")]
    NotServing = 2,

    /// <summary>There is no such service; said by <see cref="IHealth.WatchAsync"/> alone.</summary>
    [RpcEnumValue("SERVICE_UNKNOWN")]
    ServiceUnknown = 3,
}
