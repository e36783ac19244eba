using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Tern.Transport;

namespace Tern;

/// <summary>TLS settings of a server. Set <see cref="CertificatePath"/> or <see cref="CertificateSelector"/>.</summary>
/// <remarks>
/// Files are looked at again every <see cref="ReloadInterval"/> when a client connects. New contents are used for the handshakes that
/// follow; contents that cannot be read are logged and the last good ones stay in use.
/// </remarks>
public sealed class TlsServerOptions
{
    /// <summary>File with the server's certificate: PKCS#12 if it ends in <c>.pfx</c> or <c>.p12</c>, else PEM, followed by its intermediates.</summary>
    public string? CertificatePath { get; set; }

    /// <summary>PEM file with the private key.</summary>
    /// <value><see langword="null"/> by default: the key is in <see cref="CertificatePath"/>.</value>
    public string? KeyPath { get; set; }

    /// <summary>Password of the PKCS#12 file or of an encrypted PEM key.</summary>
    public string? Password { get; set; }

    /// <summary>Picks the certificate (with its private key) for the host name that the client asks for; the name is <see langword="null"/> if it sends none.</summary>
    /// <value><see langword="null"/> by default. Goes before <see cref="CertificatePath"/>, and is called for every handshake, from any thread.</value>
    public Func<string?, X509Certificate2>? CertificateSelector { get; set; }

    /// <summary>Whether clients are asked for a certificate.</summary>
    /// <value><see cref="ClientCertificateMode.None"/> by default.</value>
    public ClientCertificateMode ClientCertificates { get; set; }

    /// <summary>PEM file with the authorities whose client certificates are accepted.</summary>
    /// <value><see langword="null"/> by default: those that the operating system trusts.</value>
    public string? ClientAuthorityPath { get; set; }

    /// <summary>Decides whether a client certificate is accepted, after and with the result of the built-in checks.</summary>
    /// <value><see langword="null"/> by default: a certificate without an error is accepted.</value>
    public RemoteCertificateValidationCallback? ClientCertificateValidation { get; set; }

    /// <summary>Whether revocation of client certificates is checked, which asks their authority over the network.</summary>
    /// <value><see cref="X509RevocationMode.NoCheck"/> by default.</value>
    public X509RevocationMode RevocationMode { get; set; } = X509RevocationMode.NoCheck;

    /// <summary>TLS versions that are accepted.</summary>
    /// <value><see cref="SslProtocols.None"/> by default: the operating system decides, which is the best choice for nearly all.</value>
    public SslProtocols Protocols { get; set; }

    /// <summary>Names for ALPN, the preferred one first. Clients that ask for ALPN and want none of them are turned down; others are not affected.</summary>
    /// <value><c>h2</c> by default, which gRPC asks for. Empty: ALPN is not used.</value>
    public IList<string> ApplicationProtocols { get; set; } = ["h2"];

    /// <summary>Time that a handshake may take before the connection is closed.</summary>
    /// <value>5 seconds by default; 1 millisecond to 1 hour.</value>
    public TimeSpan HandshakeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Handshakes that run at the same time; further connections wait in the backlog.</summary>
    /// <value>512 by default; 1 to 65,535.</value>
    public int MaxPendingHandshakes { get; set; } = 512;

    /// <summary>Least time between two looks at the files.</summary>
    /// <value>10 seconds by default; 0 (looks at every handshake) to 1 day.</value>
    public TimeSpan ReloadInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>All values but functions, as text.</summary>
    internal string Fingerprint() => string.Join(
        '|',
        CertificatePath,
        KeyPath,
        Password,
        ClientCertificates,
        ClientAuthorityPath,
        RevocationMode,
        Protocols,
        string.Join(',', ApplicationProtocols),
        HandshakeTimeout,
        MaxPendingHandshakes,
        ReloadInterval);

    internal void Validate()
    {
        if (CertificatePath is null && CertificateSelector is null)
        {
            throw new ArgumentException("Tls needs a certificate: set Tls.CertificatePath or Tls.CertificateSelector.");
        }

        OptionRange.CheckSet(ApplicationProtocols, "Tls.ApplicationProtocols");
        OptionRange.CheckDefined(ClientCertificates, "Tls.ClientCertificates");
        OptionRange.CheckDefined(RevocationMode, "Tls.RevocationMode");
        OptionRange.Check(HandshakeTimeout, OptionRange.ShortestTimeout, OptionRange.LongestTimeout, "Tls.HandshakeTimeout");
        OptionRange.Check(MaxPendingHandshakes, 1, ushort.MaxValue, "Tls.MaxPendingHandshakes");
        OptionRange.Check(ReloadInterval, TimeSpan.Zero, TimeSpan.FromDays(1), "Tls.ReloadInterval");
    }
}
