using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tern.Transport.Tls;

/// <summary>The client's end of TLS handshakes. One per options object, so that its files are read once and then watched.</summary>
internal sealed class TlsClientAuthenticator
{
    // A Unix socket has no host; this is what its server's certificate names, if anything.
    private const string LocalName = "localhost";

    private readonly TlsClientOptions _options;
    private readonly ReloadingFiles<SslStreamCertificateContext>? _certificate;
    private readonly ReloadingFiles<X509Certificate2Collection>? _authorities;

    public TlsClientAuthenticator(TlsClientOptions options, TimeProvider timeProvider)
    {
        _options = options;
        if (options is { CertificateSelector: null, CertificatePath: { } path })
        {
            _certificate = CertificateFiles.Certificate(
                path, options.KeyPath, options.Password, options.ReloadInterval, timeProvider, NullLogger.Instance);
        }

        if (options.ServerAuthorityPath is { } authorities)
        {
            _authorities = CertificateFiles.Authorities(authorities, options.ReloadInterval, timeProvider, NullLogger.Instance);
        }
    }

    public Task<TlsChannel> AuthenticateAsync(Socket socket, RpcEndpoint endpoint, string? applicationProtocol, CancellationToken cancellationToken)
    {
        IList<string> protocols = _options.ApplicationProtocols.Count == 0 && applicationProtocol is not null ? [applicationProtocol] : _options.ApplicationProtocols;
        var own = _options.CertificateSelector is { } selector
            ? SslStreamCertificateContext.Create(selector(), additionalCertificates: null, offline: true)
            : _certificate?.Current;
        var settings = new SslClientAuthenticationOptions
        {
            TargetHost = _options.TargetHost ?? endpoint.ServerName ?? (endpoint.Host.Length > 0 ? endpoint.Host : LocalName),
            ClientCertificateContext = own,
            CertificateChainPolicy = CertificateFiles.ChainPolicy(_authorities?.Current, _options.RevocationMode),
            CertificateRevocationCheckMode = _options.RevocationMode,
            EnabledSslProtocols = _options.Protocols,
            ApplicationProtocols = TlsChannel.ToProtocols(protocols),
            RemoteCertificateValidationCallback = _options.ServerCertificateValidation,
        };

        return TlsChannel.AuthenticateAsync(socket, (stream, token) => stream.AuthenticateAsClientAsync(settings, token), cancellationToken);
    }
}
