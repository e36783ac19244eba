using Tern.Protocols.Http2;
using Tern.Transport;

namespace Tern;

/// <summary>Windows, limits and keep-alive of a server's HTTP/2 connections.</summary>
public sealed class Http2ServerOptions
{
    /// <summary>Bytes that a client may send on one stream before it must wait.</summary>
    /// <value>256 KiB by default; 65,535 to 2 GiB. It grows by itself where the way to the client holds more.</value>
    public int InitialStreamWindow { get; set; } = 256 * 1_024;

    /// <summary>Bytes that a client may send on all streams of a connection before it must wait.</summary>
    /// <value>1 MiB by default; 65,535 to 2 GiB.</value>
    public int InitialConnectionWindow { get; set; } = 1_024 * 1_024;

    /// <summary>What the windows may grow to.</summary>
    /// <value>16 MiB by default. With no more than <see cref="InitialStreamWindow"/> they do not grow.</value>
    public int MaxWindow { get; set; } = 16 * 1_024 * 1_024;

    /// <summary>Largest list of headers accepted, as RFC 9113 counts it: name, value and 32 bytes for each. A larger one is answered with HTTP status 431.</summary>
    /// <value>16 KiB by default; 1 KiB to 16 MiB.</value>
    public int MaxHeaderListBytes { get; set; } = 16 * 1_024;

    /// <summary>Silence after which a client is pinged.</summary>
    /// <value>2 hours by default, as in gRPC; at least 1 second. Infinite turns it off.</value>
    public TimeSpan KeepAliveTime { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Time in which a ping must be answered; otherwise the connection counts as lost.</summary>
    /// <value>20 seconds by default, as in gRPC.</value>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Least time between two pings of a client to which nothing is sent. One that pings more often is told <c>too_many_pings</c> and loses its connection.</summary>
    /// <value>5 minutes by default, as in gRPC. Zero turns the check off.</value>
    public TimeSpan MinPingInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Age at which a connection is ended in order, so that clients spread over servers anew.</summary>
    /// <value>Infinite by default; ±10 %, so that not all come back at once.</value>
    public TimeSpan MaxConnectionAge { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>Time that calls have to end when the age of their connection is over.</summary>
    /// <value>Infinite by default.</value>
    public TimeSpan MaxConnectionAgeGrace { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>All values, as text.</summary>
    internal string Fingerprint() => string.Join(
        '|',
        InitialStreamWindow,
        InitialConnectionWindow,
        MaxWindow,
        MaxHeaderListBytes,
        KeepAliveTime,
        KeepAliveTimeout,
        MinPingInterval,
        MaxConnectionAge,
        MaxConnectionAgeGrace);

    internal void Validate()
    {
        OptionRange.Check(InitialStreamWindow, 65_535, int.MaxValue, "Http2.InitialStreamWindow");
        OptionRange.Check(InitialConnectionWindow, 65_535, int.MaxValue, "Http2.InitialConnectionWindow");
        OptionRange.Check(MaxWindow, 0, int.MaxValue, "Http2.MaxWindow");
        OptionRange.Check(MaxHeaderListBytes, 1_024, 16 * 1_024 * 1_024, "Http2.MaxHeaderListBytes");
        CheckUnlessInfinite(KeepAliveTime, TimeSpan.FromSeconds(1), "Http2.KeepAliveTime");
        OptionRange.Check(KeepAliveTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1), "Http2.KeepAliveTimeout");
        OptionRange.Check(MinPingInterval, TimeSpan.Zero, TimeSpan.FromDays(1), "Http2.MinPingInterval");
        CheckUnlessInfinite(MaxConnectionAge, TimeSpan.FromSeconds(1), "Http2.MaxConnectionAge");
        CheckUnlessInfinite(MaxConnectionAgeGrace, TimeSpan.Zero, "Http2.MaxConnectionAgeGrace");
    }

    internal Http2Options ToConnectionOptions(RpcServerOptions server, TimeProvider timeProvider) => new()
    {
        InitialStreamWindow = InitialStreamWindow,
        InitialConnectionWindow = InitialConnectionWindow,
        MaxWindow = MaxWindow,
        MaxHeaderListBytes = MaxHeaderListBytes,
        KeepAliveTime = KeepAliveTime,
        KeepAliveTimeout = KeepAliveTimeout,
        MinPingInterval = MinPingInterval,
        MaxConnectionAge = MaxConnectionAge,
        MaxConnectionAgeGrace = MaxConnectionAgeGrace,
        MaxConcurrentStreams = server.MaxConcurrentCallsPerConnection,
        MaxQueuedBytes = server.MaxQueuedBytes,
        FrameTimeout = server.MessageTimeout,
        WriteTimeout = server.WriteTimeout,
        IdleTimeout = server.IdleTimeout,
        TimeProvider = timeProvider,
    };

    private static void CheckUnlessInfinite(TimeSpan value, TimeSpan least, string name)
    {
        if (value != Timeout.InfiniteTimeSpan)
        {
            OptionRange.Check(value, least, TimeSpan.FromDays(365), name);
        }
    }
}
