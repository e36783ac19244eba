namespace Tern.Protocols.Http2;

/// <summary>Limits, windows and timings of HTTP/2 connections. Numbers without another source are Kitex's, <c>pkg/remote/trans/nphttp2/grpc/defaults.go</c>.</summary>
internal sealed record Http2Options
{
    /// <summary>Bytes that a peer may send on one stream before it must wait (SETTINGS_INITIAL_WINDOW_SIZE); the least that flow control starts from.</summary>
    public int InitialStreamWindow { get; init; } = 256 * 1_024;

    /// <summary>Bytes that a peer may send on all streams together before it must wait.</summary>
    public int InitialConnectionWindow { get; init; } = 1_024 * 1_024;

    /// <summary>What the windows may grow to when more is under way than they hold; growth is off if this is no more than <see cref="InitialStreamWindow"/>.</summary>
    public int MaxWindow { get; init; } = 16 * 1_024 * 1_024;

    /// <summary>Bytes received on all streams that nobody has taken yet; past it the connection's window stays shut.</summary>
    public int MaxUnreadBytes { get; init; } = 16 * 1_024 * 1_024;

    /// <summary>Largest frame payload accepted (SETTINGS_MAX_FRAME_SIZE), 16,384 to 16,777,215.</summary>
    public int MaxFrameBytes { get; init; } = 16 * 1_024;

    /// <summary>Largest list of headers accepted, as RFC 9113 counts it: name, value and 32 bytes for each field.</summary>
    public int MaxHeaderListBytes { get; init; } = 16 * 1_024;

    /// <summary>Memory of the dynamic table for headers that come, and the most that is used for those that go.</summary>
    public int HeaderTableBytes { get; init; } = 4_096;

    /// <summary>Server: streams that may be open at once.</summary>
    public int MaxConcurrentStreams { get; init; } = 4_096;

    /// <summary>Bytes that may wait to be sent. A server refuses further streams past it, a client further calls.</summary>
    public int MaxQueuedBytes { get; init; } = 16 * 1_024 * 1_024;

    /// <summary>Time that what waits to be sent may stand still for want of window before the peer counts as one that does not read.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time in which the preface, a frame or a block of headers that has begun to arrive must be complete.</summary>
    public TimeSpan FrameTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time that the transport may take for one send.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time in which the peer must acknowledge settings.</summary>
    public TimeSpan SettingsTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Silence after which the peer is pinged; infinite turns that off. At least 10 s for clients, 1 s for servers.</summary>
    public TimeSpan KeepAliveTime { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Time in which a ping must be answered.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Client: pings also while no stream is open.</summary>
    public bool KeepAliveWithoutStreams { get; init; }

    /// <summary>Server: least time between two pings of a client while nothing is sent to it; zero turns the check off.</summary>
    public TimeSpan MinPingInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Server: time after which a connection without streams is closed.</summary>
    public TimeSpan IdleTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Server: age at which a connection is drained, ±10 % so that not all of a fleet come back at once.</summary>
    public TimeSpan MaxConnectionAge { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Server: time that streams have to end when the connection's age is over.</summary>
    public TimeSpan MaxConnectionAgeGrace { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>Server: time that a draining client has to answer a ping, after which its last streams count as arrived. Kitex gives it a minute; here the time to stop is shorter than that.</summary>
    public TimeSpan DrainPingTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How much of what costs more than it is worth a peer may send.</summary>
    public Http2FloodLimits Floods { get; init; } = new();

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Seedable randomness, for the jitter of <see cref="MaxConnectionAge"/>.</summary>
    public Random Random { get; init; } = Random.Shared;
}

/// <summary>Budgets against floods. Each is a number of frames that may come in one go, and how many per second come back.</summary>
internal sealed record Http2FloodLimits
{
    /// <summary>Streams that the peer opens and resets, or that are reset for its mistakes.</summary>
    public Http2Budget Resets { get; init; } = new(1_000, 500);

    /// <summary>SETTINGS frames.</summary>
    public Http2Budget Settings { get; init; } = new(50, 5);

    /// <summary>PING frames; every frame of headers or data that is sent gives one back, for peers measure round trips with them.</summary>
    public Http2Budget Pings { get; init; } = new(200, 10);

    /// <summary>DATA frames that carry nothing.</summary>
    public Http2Budget EmptyData { get; init; } = new(200, 20);

    /// <summary>WINDOW_UPDATE frames; every frame of data that is sent gives some back.</summary>
    public Http2Budget WindowUpdates { get; init; } = new(10_000, 2_000);

    /// <summary>PRIORITY frames, frames of unknown types and frames of streams that are gone.</summary>
    public Http2Budget Useless { get; init; } = new(2_000, 200);

    /// <summary>CONTINUATION frames of one block of headers.</summary>
    public int Continuations { get; init; } = 32;
}

/// <summary>A budget of frames.</summary>
/// <param name="Burst">Frames that may come in one go.</param>
/// <param name="PerSecond">How many come back each second.</param>
internal readonly record struct Http2Budget(int Burst, int PerSecond);
