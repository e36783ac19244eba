using Tern.Transport;

namespace Tern;

/// <summary>Socket and TLS settings of a client's connections. Read when a connection is made.</summary>
public sealed class ClientTransportOptions
{
    /// <summary>Time that name look-up, connecting and the TLS handshake may take together.</summary>
    /// <value>1 second by default; 1 millisecond to 1 hour.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether small packets leave at once (TCP_NODELAY) instead of waiting for more.</summary>
    /// <value>True by default.</value>
    public bool NoDelay { get; set; } = true;

    /// <summary>TCP keepalive.</summary>
    public KeepAliveOptions KeepAlive { get; set; } = new();

    /// <summary>Receive buffer of the operating system for each connection (SO_RCVBUF), in bytes.</summary>
    /// <value><see langword="null"/> by default: the operating system adapts it. At least 1,024.</value>
    public int? ReceiveBufferBytes { get; set; }

    /// <summary>Send buffer of the operating system for each connection (SO_SNDBUF), in bytes.</summary>
    /// <value><see langword="null"/> by default: the operating system adapts it. At least 1,024.</value>
    public int? SendBufferBytes { get; set; }

    /// <summary>TLS settings for <c>tcp://</c> and <c>unix://</c> endpoints; <c>memory://</c> never leaves the process and uses none.</summary>
    /// <value><see langword="null"/> by default: no TLS.</value>
    public TlsClientOptions? Tls { get; set; }

    /// <summary>All values but functions, as text.</summary>
    internal string Fingerprint() => string.Join('|', ConnectTimeout, NoDelay, KeepAlive.Fingerprint(), ReceiveBufferBytes, SendBufferBytes, Tls?.Fingerprint());

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names the property.</exception>
    internal void Validate()
    {
        OptionRange.Check(ConnectTimeout, OptionRange.ShortestTimeout, OptionRange.LongestTimeout, nameof(ConnectTimeout));
        OptionRange.CheckBuffer(ReceiveBufferBytes, nameof(ReceiveBufferBytes));
        OptionRange.CheckBuffer(SendBufferBytes, nameof(SendBufferBytes));
        OptionRange.CheckSet(KeepAlive, nameof(KeepAlive));
        KeepAlive.Validate();
        Tls?.Validate();
    }
}
