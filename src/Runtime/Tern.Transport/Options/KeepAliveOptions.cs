using Tern.Transport;

namespace Tern;

/// <summary>TCP keepalive: how a connection to a vanished peer is noticed when nothing is sent.</summary>
public sealed class KeepAliveOptions
{
    /// <summary>Whether keepalive probes are sent.</summary>
    /// <value>True by default.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Silence before the first probe.</summary>
    /// <value>60 seconds by default; 1 second to 1 day, in whole seconds.</value>
    public TimeSpan Time { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time between probes.</summary>
    /// <value>10 seconds by default; 1 second to 1 hour, in whole seconds.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Unanswered probes after which the connection is given up.</summary>
    /// <value>3 by default; 1 to 100.</value>
    public int RetryCount { get; set; } = 3;

    /// <summary>All values, as text.</summary>
    internal string Fingerprint() => string.Join('|', Enabled, Time, Interval, RetryCount);

    internal void Validate()
    {
        OptionRange.Check(Time, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), "KeepAlive.Time");
        OptionRange.Check(Interval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), "KeepAlive.Interval");
        OptionRange.Check(RetryCount, 1, 100, "KeepAlive.RetryCount");
    }
}
