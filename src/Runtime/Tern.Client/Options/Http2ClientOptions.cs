using Tern.Protocols.Http2;
using Tern.Transport;

namespace Tern;

/// <summary>Windows, limits and keep-alive of a channel's HTTP/2 connections.</summary>
public sealed class Http2ClientOptions
{
    /// <summary>Bytes that the server may send on one stream before it must wait.</summary>
    /// <value>256 KiB by default; 65,535 to 2 GiB. It grows by itself where the way to the server holds more.</value>
    public int InitialStreamWindow { get; set; } = 256 * 1_024;

    /// <summary>Bytes that the server may send on all streams of a connection before it must wait.</summary>
    /// <value>1 MiB by default; 65,535 to 2 GiB.</value>
    public int InitialConnectionWindow { get; set; } = 1_024 * 1_024;

    /// <summary>What the windows may grow to.</summary>
    /// <value>16 MiB by default. With no more than <see cref="InitialStreamWindow"/> they do not grow.</value>
    public int MaxWindow { get; set; } = 16 * 1_024 * 1_024;

    /// <summary>Largest list of headers accepted, as RFC 9113 counts it: name, value and 32 bytes for each. A larger one fails its call.</summary>
    /// <value>16 KiB by default; 1 KiB to 16 MiB.</value>
    public int MaxHeaderListBytes { get; set; } = 16 * 1_024;

    /// <summary>Silence after which the server is pinged.</summary>
    /// <value>Infinite by default: it is not pinged. At least 10 seconds, as in gRPC; servers refuse clients that ping more often than they allow.</value>
    public TimeSpan KeepAliveTime { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>Time in which a ping must be answered; otherwise the connection counts as lost.</summary>
    /// <value>20 seconds by default, as in gRPC.</value>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether the server is pinged also while no call is under way.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool KeepAliveWithoutCalls { get; set; }

    /// <summary>All values, as text.</summary>
    internal string Fingerprint() => string.Join(
        '|', InitialStreamWindow, InitialConnectionWindow, MaxWindow, MaxHeaderListBytes, KeepAliveTime, KeepAliveTimeout, KeepAliveWithoutCalls);

    internal void Validate()
    {
        OptionRange.Check(InitialStreamWindow, 65_535, int.MaxValue, "Http2.InitialStreamWindow");
        OptionRange.Check(InitialConnectionWindow, 65_535, int.MaxValue, "Http2.InitialConnectionWindow");
        OptionRange.Check(MaxWindow, 0, int.MaxValue, "Http2.MaxWindow");
        OptionRange.Check(MaxHeaderListBytes, 1_024, 16 * 1_024 * 1_024, "Http2.MaxHeaderListBytes");
        if (KeepAliveTime != Timeout.InfiniteTimeSpan)
        {
            OptionRange.Check(KeepAliveTime, TimeSpan.FromSeconds(10), TimeSpan.FromDays(1), "Http2.KeepAliveTime");
        }

        OptionRange.Check(KeepAliveTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1), "Http2.KeepAliveTimeout");
    }

    internal Http2Options ToConnectionOptions(RpcChannelOptions channel) => new()
    {
        InitialStreamWindow = InitialStreamWindow,
        InitialConnectionWindow = InitialConnectionWindow,
        MaxWindow = MaxWindow,
        MaxHeaderListBytes = MaxHeaderListBytes,
        KeepAliveTime = KeepAliveTime,
        KeepAliveTimeout = KeepAliveTimeout,
        KeepAliveWithoutStreams = KeepAliveWithoutCalls,
        MaxQueuedBytes = channel.MaxQueuedBytes,
        WriteTimeout = channel.WriteTimeout,
        TimeProvider = channel.TimeProvider,
    };
}
