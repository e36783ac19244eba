namespace Tern.Grpc;

/// <summary>Whether a service answers. Source: <c>grpc/health/v1/health.proto</c>.</summary>
public enum ServingStatus
{
    /// <summary>Nothing was said.</summary>
    Unknown = 0,

    /// <summary>It answers.</summary>
    Serving = 1,

    /// <summary>It does not: it starts, stops, or lacks what it needs.</summary>
    NotServing = 2,

    /// <summary>There is no such service; said by <see cref="IHealth.WatchAsync"/> alone.</summary>
    ServiceUnknown = 3,
}
