using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Tern.Extensions.Hosting;

/// <summary>Settings under <c>Transport</c> of the server and of clients. <c>Tls</c> may be just <c>true</c>, which switches it on with its defaults.</summary>
internal static class TransportSettings
{
    private const string SslProtocolsExpected = "TLS versions such as Tls12, Tls13";

    public static void Apply(SettingsReader settings, ClientTransportOptions options)
    {
        settings.Time(nameof(options.ConnectTimeout), value => options.ConnectTimeout = value);
        settings.Flag(nameof(options.NoDelay), value => options.NoDelay = value);
        settings.Number(nameof(options.ReceiveBufferBytes), value => options.ReceiveBufferBytes = value);
        settings.Number(nameof(options.SendBufferBytes), value => options.SendBufferBytes = value);
        Apply(settings.In(nameof(options.KeepAlive)), options.KeepAlive);
        SettingsReader tls = settings.In(nameof(options.Tls));
        if (tls.IsOn)
        {
            Apply(tls, options.Tls ??= new TlsClientOptions());
        }
    }

    public static void Apply(SettingsReader settings, ServerTransportOptions options)
    {
        settings.Number(nameof(options.Backlog), value => options.Backlog = value);
        settings.Flag(nameof(options.NoDelay), value => options.NoDelay = value);
        settings.Flag(nameof(options.DualStack), value => options.DualStack = value);
        settings.Flag(nameof(options.ReusePort), value => options.ReusePort = value);
        settings.Number(nameof(options.ReceiveBufferBytes), value => options.ReceiveBufferBytes = value);
        settings.Number(nameof(options.SendBufferBytes), value => options.SendBufferBytes = value);
        settings.FileMode(nameof(options.UnixFileMode), value => options.UnixFileMode = value);
        settings.Flag(nameof(options.RemoveStaleUnixSocket), value => options.RemoveStaleUnixSocket = value);
        Apply(settings.In(nameof(options.KeepAlive)), options.KeepAlive);
        SettingsReader tls = settings.In(nameof(options.Tls));
        if (tls.IsOn)
        {
            Apply(tls, options.Tls ??= new TlsServerOptions());
        }
    }

    private static void Apply(SettingsReader settings, KeepAliveOptions options)
    {
        settings.Flag(nameof(options.Enabled), value => options.Enabled = value);
        settings.Time(nameof(options.Time), value => options.Time = value);
        settings.Time(nameof(options.Interval), value => options.Interval = value);
        settings.Number(nameof(options.RetryCount), value => options.RetryCount = value);
    }

    private static void Apply(SettingsReader settings, TlsClientOptions options)
    {
        settings.Text(nameof(options.TargetHost), value => options.TargetHost = value);
        settings.Text(nameof(options.CertificatePath), value => options.CertificatePath = value);
        settings.Text(nameof(options.KeyPath), value => options.KeyPath = value);
        settings.Text(nameof(options.Password), value => options.Password = value);
        settings.Text(nameof(options.ServerAuthorityPath), value => options.ServerAuthorityPath = value);
        settings.Choice<X509RevocationMode>(nameof(options.RevocationMode), value => options.RevocationMode = value);
        settings.Choices<SslProtocols>(nameof(options.Protocols), SslProtocolsExpected, value => options.Protocols = value);
        options.ApplicationProtocols = settings.Texts(nameof(options.ApplicationProtocols)) ?? options.ApplicationProtocols;
        settings.Time(nameof(options.ReloadInterval), value => options.ReloadInterval = value);
    }

    private static void Apply(SettingsReader settings, TlsServerOptions options)
    {
        settings.Text(nameof(options.CertificatePath), value => options.CertificatePath = value);
        settings.Text(nameof(options.KeyPath), value => options.KeyPath = value);
        settings.Text(nameof(options.Password), value => options.Password = value);
        settings.Choice<ClientCertificateMode>(nameof(options.ClientCertificates), value => options.ClientCertificates = value);
        settings.Text(nameof(options.ClientAuthorityPath), value => options.ClientAuthorityPath = value);
        settings.Choice<X509RevocationMode>(nameof(options.RevocationMode), value => options.RevocationMode = value);
        settings.Choices<SslProtocols>(nameof(options.Protocols), SslProtocolsExpected, value => options.Protocols = value);
        options.ApplicationProtocols = settings.Texts(nameof(options.ApplicationProtocols)) ?? options.ApplicationProtocols;
        settings.Time(nameof(options.HandshakeTimeout), value => options.HandshakeTimeout = value);
        settings.Number(nameof(options.MaxPendingHandshakes), value => options.MaxPendingHandshakes = value);
        settings.Time(nameof(options.ReloadInterval), value => options.ReloadInterval = value);
    }
}
