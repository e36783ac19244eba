namespace Tern.Protocols;

/// <summary>Limits of one client connection.</summary>
internal sealed record ClientConnectionOptions
{
    public int MaxPendingCalls { get; init; } = 16_384;

    public int MaxQueuedBytes { get; init; } = 16 * 1_024 * 1_024;

    /// <summary>Time that one send may take before the peer counts as not reading.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time after which a connection with streams is closed when it has none.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(1);

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
