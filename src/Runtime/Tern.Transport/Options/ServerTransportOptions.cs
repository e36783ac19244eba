using Tern.Transport;

namespace Tern;

/// <summary>Socket and TLS settings of a server's endpoints. Read when an endpoint is bound.</summary>
public sealed class ServerTransportOptions
{
    /// <summary>Connections that the operating system, or a <c>memory://</c> endpoint, holds until they are accepted.</summary>
    /// <value>512 by default; 1 to 65,535. The operating system may cap it (Linux: net.core.somaxconn).</value>
    public int Backlog { get; set; } = 512;

    /// <summary>Whether small packets leave at once (TCP_NODELAY) instead of waiting for more.</summary>
    /// <value>True by default.</value>
    public bool NoDelay { get; set; } = true;

    /// <summary>TCP keepalive of accepted connections.</summary>
    public KeepAliveOptions KeepAlive { get; set; } = new();

    /// <summary>Whether <c>tcp://*</c> and <c>tcp://[::]</c> accept IPv4 connections besides IPv6.</summary>
    /// <value>True by default. On a machine without IPv6, <c>tcp://*</c> listens on IPv4 only.</value>
    public bool DualStack { get; set; } = true;

    /// <summary>Whether several processes may listen on the same port and share its connections (SO_REUSEPORT, Linux only).</summary>
    /// <value>False by default.</value>
    public bool ReusePort { get; set; }

    /// <summary>Receive buffer of the operating system for each connection (SO_RCVBUF), in bytes.</summary>
    /// <value><see langword="null"/> by default: the operating system adapts it. At least 1,024.</value>
    public int? ReceiveBufferBytes { get; set; }

    /// <summary>Send buffer of the operating system for each connection (SO_SNDBUF), in bytes.</summary>
    /// <value><see langword="null"/> by default: the operating system adapts it. At least 1,024.</value>
    public int? SendBufferBytes { get; set; }

    /// <summary>Permissions of the file of a <c>unix://</c> endpoint.</summary>
    /// <value><see langword="null"/> by default: what the process's umask leaves. Not used on Windows.</value>
    public UnixFileMode? UnixFileMode { get; set; }

    /// <summary>Whether the file of a <c>unix://</c> endpoint that a dead process left behind is removed before binding.</summary>
    /// <value>True by default. A file that is no socket, or on which somebody listens, is never removed.</value>
    public bool RemoveStaleUnixSocket { get; set; } = true;

    /// <summary>TLS settings of <c>tcp://</c> and <c>unix://</c> endpoints; <c>memory://</c> never leaves the process and uses none.</summary>
    /// <value><see langword="null"/> by default: no TLS.</value>
    public TlsServerOptions? Tls { get; set; }

    /// <summary>All values but functions, as text.</summary>
    internal string Fingerprint() => string.Join(
        '|', Backlog, NoDelay, KeepAlive.Fingerprint(), DualStack, ReusePort, ReceiveBufferBytes, SendBufferBytes, UnixFileMode, RemoveStaleUnixSocket, Tls?.Fingerprint());

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names the property.</exception>
    internal void Validate()
    {
        OptionRange.Check(Backlog, 1, ushort.MaxValue, nameof(Backlog));
        OptionRange.CheckBuffer(ReceiveBufferBytes, nameof(ReceiveBufferBytes));
        OptionRange.CheckBuffer(SendBufferBytes, nameof(SendBufferBytes));
        OptionRange.CheckSet(KeepAlive, nameof(KeepAlive));
        KeepAlive.Validate();
        Tls?.Validate();
    }
}
