namespace Tern.Grpc;

/// <summary>Asks about one service.</summary>
[RpcMessage(Name = "grpc.health.v1.HealthCheckRequest")]
public sealed partial record HealthCheckRequest
{
    /// <summary>Its name with package; empty for the server as a whole.</summary>
    [RpcField(1)] public string Service { get; init; } = "";
}

/// <summary>How a service does.</summary>
[RpcMessage(Name = "grpc.health.v1.HealthCheckResponse")]
public sealed partial record HealthCheckResponse
{
    /// <summary>Whether it answers.</summary>
    [RpcField(1)] public ServingStatus Status { get; init; }
}

/// <summary>Asks about all services.</summary>
[RpcMessage(Name = "grpc.health.v1.HealthListRequest")]
public sealed partial record HealthListRequest;

/// <summary>How all services do.</summary>
[RpcMessage(Name = "grpc.health.v1.HealthListResponse")]
public sealed partial record HealthListResponse
{
    /// <summary>By name.</summary>
    [RpcField(1)] public Dictionary<string, HealthCheckResponse> Statuses { get; init; } = [];
}
