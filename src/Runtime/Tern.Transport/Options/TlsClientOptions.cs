using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Tern.Transport;
using Tern.Transport.Tls;

namespace Tern;

/// <summary>TLS settings of a client. The defaults check the server's certificate against the operating system's authorities.</summary>
/// <remarks>
/// Files are looked at again every <see cref="ReloadInterval"/> when a connection is made; contents that cannot be read leave the last good ones in
/// use. Set the properties before the first connection: <see cref="CertificatePath"/>, <see cref="KeyPath"/>, <see cref="Password"/>,
/// <see cref="ServerAuthorityPath"/> and <see cref="ReloadInterval"/> are read then and not again.
/// </remarks>
public sealed class TlsClientOptions
{
    private TlsClientAuthenticator? _authenticator;

    /// <summary>Name that the server's certificate must carry, also sent as SNI.</summary>
    /// <value><see langword="null"/> by default: the host of the endpoint.</value>
    public string? TargetHost { get; set; }

    /// <summary>File with this client's certificate: PKCS#12 if it ends in <c>.pfx</c> or <c>.p12</c>, else PEM, followed by its intermediates.</summary>
    /// <value><see langword="null"/> by default: none is presented.</value>
    public string? CertificatePath { get; set; }

    /// <summary>PEM file with the private key.</summary>
    /// <value><see langword="null"/> by default: the key is in <see cref="CertificatePath"/>.</value>
    public string? KeyPath { get; set; }

    /// <summary>Password of the PKCS#12 file or of an encrypted PEM key.</summary>
    public string? Password { get; set; }

    /// <summary>Gives this client's certificate (with its private key), called for every handshake, from any thread.</summary>
    /// <value><see langword="null"/> by default. Goes before <see cref="CertificatePath"/>.</value>
    public Func<X509Certificate2>? CertificateSelector { get; set; }

    /// <summary>PEM file with the authorities whose server certificates are accepted.</summary>
    /// <value><see langword="null"/> by default: those that the operating system trusts.</value>
    public string? ServerAuthorityPath { get; set; }

    /// <summary>Decides whether the server's certificate is accepted, after and with the result of the built-in checks.</summary>
    /// <value><see langword="null"/> by default: a certificate without an error is accepted.</value>
    public RemoteCertificateValidationCallback? ServerCertificateValidation { get; set; }

    /// <summary>Whether revocation of the server's certificate is checked, which asks its authority over the network.</summary>
    /// <value><see cref="X509RevocationMode.NoCheck"/> by default.</value>
    public X509RevocationMode RevocationMode { get; set; } = X509RevocationMode.NoCheck;

    /// <summary>TLS versions that are accepted.</summary>
    /// <value><see cref="SslProtocols.None"/> by default: the operating system decides, which is the best choice for nearly all.</value>
    public SslProtocols Protocols { get; set; }

    /// <summary>Names for ALPN, the preferred one first, such as <c>h2</c>.</summary>
    /// <value>Empty by default: gRPC offers <c>h2</c>, other protocols do not use ALPN.</value>
    public IList<string> ApplicationProtocols { get; set; } = [];

    /// <summary>Least time between two looks at the files.</summary>
    /// <value>10 seconds by default; 0 (looks at every connection) to 1 day.</value>
    public TimeSpan ReloadInterval { get; set; } = TimeSpan.FromSeconds(10);

    internal TlsClientAuthenticator Authenticator(TimeProvider timeProvider)
    {
        return LazyInitializer.EnsureInitialized(ref _authenticator, () => new TlsClientAuthenticator(this, timeProvider));
    }

    /// <summary>All values but functions, as text.</summary>
    internal string Fingerprint() => string.Join(
        '|', TargetHost, CertificatePath, KeyPath, Password, ServerAuthorityPath, RevocationMode, Protocols, string.Join(',', ApplicationProtocols), ReloadInterval);

    internal void Validate()
    {
        OptionRange.CheckSet(ApplicationProtocols, "Tls.ApplicationProtocols");
        OptionRange.CheckDefined(RevocationMode, "Tls.RevocationMode");
        OptionRange.Check(ReloadInterval, TimeSpan.Zero, TimeSpan.FromDays(1), "Tls.ReloadInterval");
    }
}
