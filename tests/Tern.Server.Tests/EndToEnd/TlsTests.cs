using Tern.Tests.Contracts;
using Tern.Transport.Tests;

namespace Tern.Server.Tests.EndToEnd;

/// <summary>Certificates that are wrong, missing or replaced, as callers and handlers see it.</summary>
public sealed class TlsTests
{
    private static readonly TestCertificates s_certificates = TestCertificates.Shared;

    [Fact]
    public async Task ServerCertificate_Replaced_IsPresentedToNewConnectionsOnly()
    {
        var time = new ManualTime();
        string path = TempFiles.Write(".pem", TestCertificates.ToPem(s_certificates.Server));
        await using TestServer server = await StartAsync(new TlsServerOptions { CertificatePath = path }, time);
        await using RpcChannel before = Connect(server);
        Assert.Equal("CN=server", await SubjectAsync(before));

        File.WriteAllText(path, TestCertificates.ToPem(s_certificates.IssueServer("CN=second")));
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("CN=server", await SubjectAsync(before));
        await using (RpcChannel after = Connect(server))
        {
            Assert.Equal("CN=second", await SubjectAsync(after));
        }

        await server.Logs.WaitForAsync(1004);

        // A file that is no certificate leaves the last good one in use.
        File.WriteAllText(path, "no certificate");
        time.Advance(TimeSpan.FromSeconds(10));
        await using RpcChannel last = Connect(server);
        Assert.Equal("CN=second", await SubjectAsync(last));
        Assert.Contains(path, await server.Logs.WaitForAsync(1005), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientCertificate_Replaced_IsPresentedOnNewConnections()
    {
        string path = TempFiles.Write(".pem", TestCertificates.ToPem(s_certificates.Client));
        string? seen = null;
        await using TestServer server = await StartAsync(new TlsServerOptions
        {
            CertificateSelector = static _ => s_certificates.Server,
            ClientCertificates = ClientCertificateMode.Require,
            ClientCertificateValidation = static (_, certificate, _, _) => certificate is not null,
        });
        server.Echo.Say = (text, context) =>
        {
            seen = context!.Peer!.Certificate!.Subject;
            return new(text);
        };
        var tls = new TlsClientOptions { ServerAuthorityPath = s_certificates.AuthorityPath, CertificatePath = path, ReloadInterval = TimeSpan.Zero };
        await using RpcChannel channel = Connect(server, tls, ConnectionMode.ShortLived);
        await channel.CreateClient<IEcho>().SayAsync("x").Within();
        Assert.Equal("CN=client", seen);

        File.WriteAllText(path, TestCertificates.ToPem(s_certificates.IssueServer("CN=other client")));

        await channel.CreateClient<IEcho>().SayAsync("x").Within();
        Assert.Equal("CN=other client", seen);
    }

    [Theory]
    [InlineData(RpcProtocol.ThriftFramed, ConnectionMode.Pooled)]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed)]
    public async Task MutualTls_NoOrForeignClientCertificate_FailsTheCallAndHurtsNobody(RpcProtocol protocol, ConnectionMode mode)
    {
        await using TestServer server = await StartAsync(new TlsServerOptions
        {
            CertificateSelector = static _ => s_certificates.Server,
            ClientCertificates = ClientCertificateMode.Require,
            ClientAuthorityPath = s_certificates.AuthorityPath,
        });
        var foreign = new TestCertificates().Client;
        foreach (Func<System.Security.Cryptography.X509Certificates.X509Certificate2>? selector in new[] { null, () => foreign })
        {
            await using RpcChannel refused = Connect(
                server, new TlsClientOptions { ServerAuthorityPath = s_certificates.AuthorityPath, CertificateSelector = selector }, mode, protocol);

            // In TLS 1.3 the client is done before the server has looked, so the call may have left when the refusal comes.
            await Assert.ThrowsAsync<RpcConnectionException>(() => refused.CreateClient<IEcho>().SayAsync("x").Within());
        }

        Assert.Equal(0, server.Server.ConnectionCount);
        await using RpcChannel taken = Connect(
            server, new TlsClientOptions { ServerAuthorityPath = s_certificates.AuthorityPath, CertificateSelector = static () => s_certificates.Client }, mode, protocol);
        Assert.Equal("x", await taken.CreateClient<IEcho>().SayAsync("x").Within());
    }

    [Fact]
    public async Task ServerCertificate_NotTrusted_FailsTheCallBeforeItIsSent()
    {
        await using TestServer server = await StartAsync(new TlsServerOptions { CertificateSelector = static _ => s_certificates.Server });
        await using RpcChannel channel = Connect(server, new TlsClientOptions());

        RpcConnectionException error = await Assert.ThrowsAsync<RpcConnectionException>(() => channel.CreateClient<IEcho>().SayAsync("x").Within());

        Assert.Contains("TLS handshake failed", error.Message, StringComparison.Ordinal);
        Assert.Equal((false, "tests.Echo/Say", RpcStatusCode.Unavailable), (error.MayHaveBeenSent, error.Method, error.Code));
    }

    [Fact]
    public async Task OneEndWithoutTls_FailsTheCallAndTheServerGoesOn()
    {
        await using TestServer secure = await StartAsync(new TlsServerOptions { CertificateSelector = static _ => s_certificates.Server });
        await using RpcChannel plainClient = RpcChannel.Connect(secure.Endpoint, TestServer.BeGenerous);
        await Assert.ThrowsAsync<RpcConnectionException>(() => plainClient.CreateClient<IEcho>().SayAsync("x").Within());
        await secure.Logs.WaitForAsync(1002);
        await using RpcChannel client = Connect(secure);
        Assert.Equal("x", await client.CreateClient<IEcho>().SayAsync("x").Within());

        await using TestServer plain = await TestServer.StartAsync(endpoint: "tcp://127.0.0.1:0");
        await using RpcChannel secureClient = Connect(plain);
        RpcConnectionException error = await Assert.ThrowsAsync<RpcConnectionException>(() => secureClient.CreateClient<IEcho>().SayAsync("x").Within());
        Assert.False(error.MayHaveBeenSent);
        await plain.Logs.WaitForAsync(100);
    }

    private static Task<TestServer> StartAsync(TlsServerOptions tls, TimeProvider? time = null)
    {
        tls.HandshakeTimeout = Limit.Time;
        return TestServer.StartAsync(builder => builder.Configure(options => options.Transport.Tls = tls), time, "tcp://localhost:0");
    }

    private static RpcChannel Connect(
        TestServer server, TlsClientOptions? tls = null, ConnectionMode mode = ConnectionMode.Pooled, RpcProtocol protocol = RpcProtocol.ThriftTTHeader) =>
        server.Connect(protocol, mode, options => options.Transport.Tls = tls ?? new TlsClientOptions { ServerAuthorityPath = s_certificates.AuthorityPath });

    private static async Task<string> SubjectAsync(RpcChannel channel)
    {
        var own = new CallContext();
        Assert.Equal("x", await channel.CreateClient<IEcho>().SayAsync("x", own).Within());
        return own.Peer!.Certificate!.Subject;
    }
}
