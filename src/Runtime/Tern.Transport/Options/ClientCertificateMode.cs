namespace Tern;

/// <summary>Whether a TLS server asks its clients for a certificate.</summary>
public enum ClientCertificateMode
{
    /// <summary>No certificate is asked for.</summary>
    None,

    /// <summary>A certificate is asked for; one that is presented must be valid.</summary>
    Allow,

    /// <summary>A client without a valid certificate is refused.</summary>
    Require,
}
