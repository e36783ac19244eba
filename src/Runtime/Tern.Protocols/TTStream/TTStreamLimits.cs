namespace Tern.Protocols;

/// <summary>Bounds of one connection with TTHeader streams.</summary>
/// <remarks>
/// The protocol has no flow control. A stream whose messages are not taken holds up reading of its whole connection, so that the peer's sends wait in turn (TCP's own flow control), and
/// other streams of the connection with them: hence the bound in time. Failing the stream at once would end every stream whose producer is faster than its consumer; going on without a bound
/// is what memory cannot take.
/// </remarks>
internal sealed record TTStreamLimits
{
    /// <summary>What each message counts beyond its bytes.</summary>
    public const int MessageOverhead = 64;

    /// <summary>Bytes that may wait to be sent before senders wait.</summary>
    public int SendBytes { get; init; } = 256 * 1_024;

    /// <summary>Bytes of answers that may be queued for a peer that reads nothing; past it the connection is closed.</summary>
    public int MaxQueuedBytes { get; init; } = 16 * 1_024 * 1_024;

    /// <summary>Bytes of one message.</summary>
    public int MaxMessageBytes { get; init; } = 16 * 1_024 * 1_024;

    /// <summary>Bytes of messages that may wait for their consumers on one connection, shared out among its streams.</summary>
    public int ReceiveBytes { get; init; } = 16 * 1_024 * 1_024;

    /// <summary>The most and the least of one stream's share.</summary>
    public int MaxStreamReceiveBytes { get; init; } = 1_024 * 1_024;

    /// <inheritdoc cref="MaxStreamReceiveBytes"/>
    public int MinStreamReceiveBytes { get; init; } = 64 * 1_024;

    /// <summary>Time that a stream may hold up its connection without taking a message; then it fails.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time that one send may take: a peer may rightly be held up by a consumer for <see cref="StallTimeout"/>.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What may wait in one stream when the connection has so many.</summary>
    public int ReceiveBytesOf(int streams) => Math.Clamp(ReceiveBytes / Math.Max(streams, 1), MinStreamReceiveBytes, MaxStreamReceiveBytes);
}
