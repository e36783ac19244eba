using Tern.Protocols.Http2;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>Limits and policies of a server's connections.</summary>
internal sealed record ServerConnectionOptions
{
    public int MaxMessageBytes { get; init; } = 16 * 1_024 * 1_024;

    /// <summary>Replies that may wait for a peer that does not read; past it no further requests are read from that peer.</summary>
    public int MaxQueuedBytes { get; init; } = 16 * 1_024 * 1_024;

    public int MaxConcurrentCalls { get; init; } = 4_096;

    /// <summary>Time in which a message that has begun to arrive must be complete.</summary>
    public TimeSpan MessageTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Time that a connection has from its beginning to its first byte before a server that stops closes it.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public bool IncludeExceptionDetails { get; init; }

    public bool Checksum { get; init; }

    public ThriftReaderOptions Reader { get; init; } = ThriftReaderOptions.Default;

    public GrpcFormat Grpc { get; init; } = new();

    public Http2Options Http2 { get; init; } = new();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
