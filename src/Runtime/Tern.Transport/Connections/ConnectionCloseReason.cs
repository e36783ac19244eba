namespace Tern.Transport;

/// <summary>Why a connection ended. The first cause is kept; what follows from it does not replace it.</summary>
public enum ConnectionCloseReason
{
    /// <summary>The connection is open.</summary>
    None,

    /// <summary>The peer ended its sending side in an orderly way.</summary>
    PeerClosed,

    /// <summary>This side closed the connection in an orderly way.</summary>
    LocalClosed,

    /// <summary>This side broke the connection off.</summary>
    Aborted,

    /// <summary>The peer broke the connection off, or it is gone.</summary>
    Reset,

    /// <summary>Nothing was received for as long as the owner of the connection allows.</summary>
    IdleTimeout,

    /// <summary>The TLS handshake or a TLS record was refused.</summary>
    TlsFailure,

    /// <summary>Another error of the network or of the operating system.</summary>
    Error,
}
