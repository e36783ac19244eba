namespace Tern;

/// <summary>What a circuit breaker does with calls.</summary>
public enum BreakerState
{
    /// <summary>Calls go through and are counted.</summary>
    Closed,

    /// <summary>Calls are refused until the cool-down is over.</summary>
    Open,

    /// <summary>One call probes whether things are well again; others are refused.</summary>
    HalfOpen,
}
