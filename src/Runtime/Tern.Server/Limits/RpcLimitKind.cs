namespace Tern;

/// <summary>The limit that turned somebody down.</summary>
public enum RpcLimitKind
{
    /// <summary><see cref="RpcServerOptions.MaxConnections"/>.</summary>
    Connections,

    /// <summary><see cref="RpcCallLimits.CallsPerSecond"/>.</summary>
    Rate,

    /// <summary><see cref="RpcCallLimits.ConcurrentCalls"/> or <see cref="RpcCallLimits.Adaptive"/>, and no place in the queue.</summary>
    Concurrency,

    /// <summary><see cref="RpcCallLimits.QueueTimeout"/>, or a call of a higher priority that took the place.</summary>
    Queue,

    /// <summary>A limit of the user's own (<see cref="ICallLimiter"/>).</summary>
    Limiter,
}
