using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Tern.Transport.Tls;

/// <summary>The server's end of TLS handshakes.</summary>
internal sealed class TlsServerAuthenticator
{
    private readonly TlsServerOptions _options;
    private readonly ReloadingFiles<SslStreamCertificateContext>? _certificate;
    private readonly ReloadingFiles<X509Certificate2Collection>? _authorities;
    private readonly List<SslApplicationProtocol>? _protocols;

    public TlsServerAuthenticator(TlsServerOptions options, TimeProvider timeProvider, ILogger logger)
    {
        _options = options;
        if (options.CertificateSelector is null)
        {
            _certificate = CertificateFiles.Certificate(
                options.CertificatePath!, options.KeyPath, options.Password, options.ReloadInterval, timeProvider, logger);
        }

        if (options.ClientAuthorityPath is { } authorities)
        {
            _authorities = CertificateFiles.Authorities(authorities, options.ReloadInterval, timeProvider, logger);
        }

        _protocols = TlsChannel.ToProtocols(options.ApplicationProtocols);
    }

    public Task<TlsChannel> AuthenticateAsync(Socket socket, CancellationToken cancellationToken)
    {
        var settings = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = _certificate?.Current,
            ClientCertificateRequired = _options.ClientCertificates != ClientCertificateMode.None,
            CertificateChainPolicy = CertificateFiles.ChainPolicy(_authorities?.Current, _options.RevocationMode),
            CertificateRevocationCheckMode = _options.RevocationMode,
            EnabledSslProtocols = _options.Protocols,
            ApplicationProtocols = _protocols,
        };

        if (_options.CertificateSelector is not null)
        {
            settings.ServerCertificateSelectionCallback = SelectCertificate;
        }

        if (settings.ClientCertificateRequired)
        {
            settings.RemoteCertificateValidationCallback = ValidateClient;
        }

        return TlsChannel.AuthenticateAsync(socket, (stream, token) => stream.AuthenticateAsServerAsync(settings, token), cancellationToken);
    }

    private X509Certificate SelectCertificate(object sender, string? hostName)
    {
        return _options.CertificateSelector!(string.IsNullOrEmpty(hostName) ? null : hostName);
    }

    private bool ValidateClient(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return _options.ClientCertificates == ClientCertificateMode.Allow;
        }

        return _options.ClientCertificateValidation is { } validation
            ? validation(sender, certificate, chain, errors)
            : errors == SslPolicyErrors.None;
    }
}
