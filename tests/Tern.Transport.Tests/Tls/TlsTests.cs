using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tern.Transport.Tests;

public sealed class TlsTests
{
    private static readonly TestCertificates s_certificates = TestCertificates.Shared;

    [Fact]
    public async Task Connect_PemFiles_IsAuthenticatedOnBothSides()
    {
        var pem = TempFiles.Write(".pem", TestCertificates.ToPem(s_certificates.Server));
        await using var pair = await ConnectionPair.CreateAsync(TransportKind.Tls, o => o.Tls = new TlsServerOptions
        {
            CertificatePath = pem,
            ApplicationProtocols = ["tern", "h2"],
        }, o => o.Tls!.ApplicationProtocols = ["h2"]);

        Assert.Equal("CN=server", pair.Client.RemoteCertificate!.Subject);
        Assert.Null(pair.Server.RemoteCertificate);
        Assert.Equal("h2", pair.Client.ApplicationProtocol);
        Assert.Equal("h2", pair.Server.ApplicationProtocol);
    }

    [Theory]
    [InlineData("h2", "h2")]
    [InlineData(null, null)]
    public async Task Connect_NothingSaidOfAlpn_IsWhatTheProtocolAsksFor(string? asked, string? agreed)
    {
        var server = new ServerTransportOptions { Tls = new TlsServerOptions { CertificateSelector = _ => s_certificates.Server } };
        await using var listener = await TransportListener.BindAsync(RpcEndpoint.Parse("tcp://127.0.0.1:0"), server);
        var client = new ClientTransportOptions { Tls = new TlsClientOptions { ServerCertificateValidation = (_, _, _, _) => true } };
        var accepting = listener.AcceptAsync();
        await using var connection = await TransportConnector.ConnectAsync(listener.Endpoint, client, asked, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var accepted = await accepting;

        Assert.Equal(agreed, connection.ApplicationProtocol);
        Assert.Equal(agreed, accepted!.ApplicationProtocol);
    }

    [Fact]
    public async Task Stop_ClientStillInTheBacklog_IsAuthenticated()
    {
        // One handshake at a time, so that the second client is in the backlog while the first one says nothing.
        var server = new ServerTransportOptions { Tls = new TlsServerOptions { CertificateSelector = _ => s_certificates.Server, MaxPendingHandshakes = 1 } };
        await using var listener = await TransportListener.BindAsync(RpcEndpoint.Parse("tcp://127.0.0.1:0"), server);
        using var silent = new TcpClient();
        await silent.ConnectAsync("127.0.0.1", listener.Endpoint.Port, TestContext.Current.CancellationToken);
        using var waiting = new TcpClient();
        await waiting.ConnectAsync("127.0.0.1", listener.Endpoint.Port, TestContext.Current.CancellationToken);

        await listener.StopAsync();
        silent.Dispose();
        await using var tls = new SslStream(waiting.GetStream(), leaveInnerStreamOpen: false, static (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("localhost").Within();

        await using var accepted = await listener.AcceptAsync().Within();
        Assert.NotNull(accepted);
        Assert.Null(await listener.AcceptAsync().Within());
    }

    [Fact]
    public async Task Connect_Pkcs12FileWithPassword_IsAuthenticated()
    {
        var path = TempFiles.NewPath(".pfx");
        await File.WriteAllBytesAsync(path, s_certificates.Server.Export(X509ContentType.Pkcs12, "secret"), TestContext.Current.CancellationToken);
        await using var pair = await ConnectionPair.CreateAsync(
            TransportKind.Tls, o => o.Tls = new TlsServerOptions { CertificatePath = path, Password = "secret" });

        Assert.Equal("CN=server", pair.Client.RemoteCertificate!.Subject);
    }

    [Fact]
    public async Task Connect_EncryptedKeyInItsOwnFile_IsAuthenticated()
    {
        using var key = s_certificates.Server.GetECDsaPrivateKey()!;
        var encrypted = key.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000));
        await using var pair = await ConnectionPair.CreateAsync(TransportKind.Tls, o => o.Tls = new TlsServerOptions
        {
            CertificatePath = TempFiles.Write(".pem", s_certificates.Server.ExportCertificatePem()),
            KeyPath = TempFiles.Write(".key", encrypted),
            Password = "secret",
        });

        Assert.Equal("CN=server", pair.Client.RemoteCertificate!.Subject);
    }

    [Fact]
    public async Task Connect_UnixSocket_CarriesTlsToo()
    {
        await using var pair = await ConnectionPair.CreateAsync(
            TransportKind.Unix,
            o => o.Tls = new TlsServerOptions { CertificateSelector = _ => s_certificates.Server },
            o => o.Tls = new TlsClientOptions { ServerAuthorityPath = s_certificates.AuthorityPath });

        await pair.Client.Output.WriteAsync(new byte[] { 1 }).Within();
        Assert.Equal([1], await pair.Server.Input.ReadExactlyAsync(1).Within());
    }

    [Fact]
    public async Task Connect_AuthorityNotTrusted_SaysThatTlsFailed()
    {
        await using var listener = await BindAsync(new TlsServerOptions { CertificateSelector = _ => s_certificates.Server });

        var error = await Assert.ThrowsAsync<RpcConnectionException>(
            async () => await ConnectAsync(listener, new TlsClientOptions { TargetHost = "localhost" }));

        Assert.Contains("TLS handshake failed", error.Message, StringComparison.Ordinal);
        Assert.Contains(listener.Endpoint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_AnotherHostName_IsRefusedUnlessTheCallbackAccepts()
    {
        await using var listener = await BindAsync(new TlsServerOptions { CertificateSelector = _ => s_certificates.Server });
        var options = new TlsClientOptions { ServerAuthorityPath = s_certificates.AuthorityPath, TargetHost = "other" };
        await Assert.ThrowsAsync<RpcConnectionException>(async () => await ConnectAsync(listener, options));

        SslPolicyErrors seen = default;
        options.ServerCertificateValidation = (_, _, _, errors) =>
        {
            seen = errors;
            return true;
        };
        await using var client = await ConnectAsync(listener, options);
        Assert.Equal(SslPolicyErrors.RemoteCertificateNameMismatch, seen);
    }

    [Fact]
    public async Task Selector_ServerName_PicksTheCertificate()
    {
        await using var listener = await BindAsync(new TlsServerOptions { CertificateSelector = name => s_certificates.IssueServer($"CN={name}") });
        await using var client = await ConnectAsync(
            listener, new TlsClientOptions { ServerAuthorityPath = s_certificates.AuthorityPath, TargetHost = "localhost" });

        Assert.Equal("CN=localhost", client.RemoteCertificate!.Subject);
    }

    [Fact]
    public async Task MutualTls_ClientCertificateOfTheAuthority_IsAccepted()
    {
        var pem = TempFiles.Write(".pem", TestCertificates.ToPem(s_certificates.Client));
        await using var pair = await ConnectionPair.CreateAsync(TransportKind.Tls, RequireClient, o => o.Tls!.CertificatePath = pem);

        Assert.Equal("CN=client", pair.Server.RemoteCertificate!.Subject);
    }

    [Fact]
    public async Task MutualTls_NoOrForeignCertificate_IsRefused()
    {
        var foreign = new TestCertificates().Client;
        foreach (var selector in new Func<X509Certificate2>?[] { null, () => foreign })
        {
            var logger = new RecordingLogger();
            var options = new ServerTransportOptions();
            RequireClient(options);
            await using var listener = await BindAsync(options.Tls!, logger: logger);

            var accepting = listener.AcceptAsync().AsTask();

            // In TLS 1.3 the client is done before the server has looked; it learns of the refusal on its first read.
            try
            {
                await using var client = await ConnectAsync(listener, new TlsClientOptions
                {
                    ServerAuthorityPath = s_certificates.AuthorityPath,
                    TargetHost = "localhost",
                    CertificateSelector = selector,
                });
                Assert.True((await client.Input.ReadAsync().Within()).IsCompleted);
            }
            catch (Exception e) when (e is TransportException or RpcConnectionException)
            {
                // The refusal arrived as a reset, or before the client was done.
            }

            Assert.Contains(listener.Endpoint, await logger.WaitForAsync(1002), StringComparison.Ordinal);
            Assert.False(accepting.IsCompleted);
        }
    }

    [Fact]
    public async Task MutualTls_Allow_TakesClientsWithoutACertificate()
    {
        await using var pair = await ConnectionPair.CreateAsync(TransportKind.Tls, o =>
        {
            RequireClient(o);
            o.Tls!.ClientCertificates = ClientCertificateMode.Allow;
        });

        Assert.Null(pair.Server.RemoteCertificate);
    }

    [Fact]
    public async Task MutualTls_OwnValidation_HasTheLastWord()
    {
        await using var listener = await BindAsync(new TlsServerOptions
        {
            CertificateSelector = _ => s_certificates.Server,
            ClientCertificates = ClientCertificateMode.Require,
            ClientCertificateValidation = (_, certificate, _, _) => certificate!.Subject == "CN=client",
        });
        var accepting = listener.AcceptAsync().AsTask();
        await using var client = await ConnectAsync(listener, new TlsClientOptions
        {
            ServerAuthorityPath = s_certificates.AuthorityPath,
            TargetHost = "localhost",
            CertificateSelector = () => s_certificates.Client,
        });

        await using var server = await accepting.Within();
        Assert.Equal("CN=client", server!.RemoteCertificate!.Subject);
    }

    [Fact]
    public async Task Handshake_SilentPeer_IsClosedAfterTheTimeoutAndDelaysNobody()
    {
        var time = new ManualTimeProvider();
        var logger = new RecordingLogger();
        await using var listener = await BindAsync(new TlsServerOptions { CertificateSelector = _ => s_certificates.Server }, time, logger);
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await silent.ConnectAsync(IPAddress.Loopback, listener.Endpoint.Port).Within();
        await time.TimerCreatedAsync();

        await using (var pair = await ConnectionPair.ConnectAsync(listener, Client()))
        {
            Assert.NotNull(pair.Server);
            time.Advance(TimeSpan.FromSeconds(4.9));
            Assert.Equal(0, logger.Count(1003));
            time.Advance(TimeSpan.FromSeconds(0.1));

            await logger.WaitForAsync(1003);
            Assert.Equal(0, await silent.ReceiveAsync(new byte[1]).Within());
        }
    }

    [Fact]
    public async Task Connect_SilentServer_EndsAfterTheConnectTimeout()
    {
        var time = new ManualTimeProvider();
        await using var plain = await TransportListener.BindAsync(RpcEndpoint.Parse("tcp://127.0.0.1:0"), new ServerTransportOptions());
        var connecting = TransportConnector.ConnectAsync(
            plain.Endpoint, new ClientTransportOptions { Tls = new TlsClientOptions() }, time, CancellationToken.None).AsTask();
        await using var server = await plain.AcceptAsync().Within();
        await server!.Input.ReadAsync().Within();

        time.Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<RpcConnectionException>(() => connecting.Within());
        Assert.Contains("ConnectTimeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handshake_GarbageInsteadOfTls_IsRefusedAndLogged()
    {
        var logger = new RecordingLogger();
        await using var listener = await BindAsync(new TlsServerOptions { CertificateSelector = _ => s_certificates.Server }, logger: logger);
        await using var plain = await TransportConnector.ConnectAsync(listener.Endpoint, new ClientTransportOptions { ConnectTimeout = TimeSpan.FromSeconds(30) }).Within();
        await plain.Output.WriteAsync(Pipes.Bytes(100)).Within();

        await logger.WaitForAsync(1002);
        await using var pair = await ConnectionPair.ConnectAsync(listener, Client());
        Assert.NotNull(pair.Server);
    }

    [Fact]
    public async Task Reload_NewBadAndMissingFiles_UsesTheLastGoodOne()
    {
        var time = new ManualTimeProvider();
        var logger = new RecordingLogger();
        var path = TempFiles.Write(".pem", TestCertificates.ToPem(s_certificates.Server));
        await using var listener = await BindAsync(new TlsServerOptions { CertificatePath = path }, time, logger);
        Assert.Equal("CN=server", await SubjectAsync(listener));

        File.WriteAllText(path, TestCertificates.ToPem(s_certificates.IssueServer("CN=second")));
        Assert.Equal("CN=server", await SubjectAsync(listener));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("CN=second", await SubjectAsync(listener));
        Assert.Equal(1, logger.Count(1004));

        File.WriteAllText(path, "no certificate");
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("CN=second", await SubjectAsync(listener));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("CN=second", await SubjectAsync(listener));
        Assert.Equal(1, logger.Count(1005));

        File.Delete(path);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("CN=second", await SubjectAsync(listener));
        Assert.Equal(2, logger.Count(1005));

        File.WriteAllText(path, TestCertificates.ToPem(s_certificates.IssueServer("CN=third")));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("CN=third", await SubjectAsync(listener));
    }

    [Theory]
    [InlineData("", "Cannot use")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "Cannot use")]
    public async Task Bind_UnusableCertificate_NamesTheFile(string contents, string expected)
    {
        var path = TempFiles.Write(".pem", contents);

        var error = await Assert.ThrowsAsync<TransportException>(async () => await BindAsync(new TlsServerOptions { CertificatePath = path }));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_ListenerWithAPendingHandshake_Ends()
    {
        var listener = await BindAsync(new TlsServerOptions { CertificateSelector = _ => s_certificates.Server });
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await silent.ConnectAsync(IPAddress.Loopback, listener.Endpoint.Port).Within();
        var accepting = listener.AcceptAsync().AsTask();

        await listener.DisposeAsync().Within();

        Assert.Null(await accepting.Within());
    }

    private static void RequireClient(ServerTransportOptions options)
    {
        options.Tls = new TlsServerOptions
        {
            CertificateSelector = _ => s_certificates.Server,
            ClientCertificates = ClientCertificateMode.Require,
            ClientAuthorityPath = s_certificates.AuthorityPath,
        };
    }

    private static ClientTransportOptions Client() => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(30),
        Tls = new TlsClientOptions { ServerAuthorityPath = s_certificates.AuthorityPath, TargetHost = "localhost" },
    };

    private static Task<TransportListener> BindAsync(TlsServerOptions tls, TimeProvider? time = null, RecordingLogger? logger = null)
    {
        return TransportListener.BindAsync(RpcEndpoint.Parse("tcp://127.0.0.1:0"), new ServerTransportOptions { Tls = tls }, logger, time).Within();
    }

    private static Task<TransportConnection> ConnectAsync(TransportListener listener, TlsClientOptions tls)
    {
        return TransportConnector.ConnectAsync(
            listener.Endpoint, new ClientTransportOptions { ConnectTimeout = TimeSpan.FromSeconds(30), Tls = tls }).Within();
    }

    private static async Task<string> SubjectAsync(TransportListener listener)
    {
        var accepting = listener.AcceptAsync().AsTask();
        await using var client = await ConnectAsync(listener, Client().Tls!);
        await using var server = await accepting.Within();
        return client.RemoteCertificate!.Subject;
    }
}
