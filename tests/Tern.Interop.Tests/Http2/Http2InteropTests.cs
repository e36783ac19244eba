using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tern.Interop.Tests.Programs;
using Xunit;

namespace Tern.Interop.Tests.Http2;

/// <summary>The HTTP/2 layer against the implementations of others: nghttp2, curl, .NET's HttpClient and Kestrel.</summary>
public sealed class Http2InteropTests
{
    private const string MissingNghttp = "needs nghttp2: install nghttp2-client with apt-get";
    private const string MissingCurl = "needs curl: install curl with apt-get";

    [Fact]
    public async Task Curl_WithPriorKnowledge_GetsAnswers()
    {
        await RequireAsync(MissingCurl, "curl", "--version");
        await using Http2EchoServer server = await Http2EchoServer.StartAsync();
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, new string('x', 300_000), TestContext.Current.CancellationToken);
        try
        {
            string url = $"http://127.0.0.1:{server.Port}";
            PeerRun get = await RunAsync("curl", "-sS", "--http2-prior-knowledge", $"{url}/a/path");
            Assert.Equal("/a/path", get.Output.Trim());
            PeerRun post = await RunAsync("curl", "-sS", "-v", "--http2-prior-knowledge", "-d", "hello", $"{url}/a");
            Assert.Contains("hello", post.Output, StringComparison.Ordinal);
            Assert.Contains("x-end: yes", post.Output, StringComparison.Ordinal);
            PeerRun large = await RunAsync("curl", "-sS", "--http2-prior-knowledge", "--data-binary", $"@{file}", $"{url}/b");
            Assert.Equal(300_000, large.Output.Count(character => character == 'x'));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Nghttp_GetsAnswers()
    {
        await RequireAsync(MissingNghttp, "nghttp", "--version");
        await using Http2EchoServer server = await Http2EchoServer.StartAsync();

        // Several requests on one connection, with padding, continuation frames and small windows.
        PeerRun run = await RunAsync(
            "nghttp", "-v", "--padding=64", "--continuation", "--window-bits=10", "--connection-window-bits=16", $"http://127.0.0.1:{server.Port}/{new string('p', 3_000)}",
            $"http://127.0.0.1:{server.Port}/short");

        Assert.Contains(new string('p', 3_000), run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Output.Split("x-end: yes").Length - 1);
        Assert.DoesNotContain("RST_STREAM", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(4, 50, 0)]
    [InlineData(4, 50, 2_000)]
    [InlineData(2, 10, 200_000)]
    public async Task H2load_AllRequestsSucceed(int clients, int streams, int body)
    {
        await RequireAsync(MissingNghttp, "h2load", "--version");
        await using Http2EchoServer server = await Http2EchoServer.StartAsync();
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllBytesAsync(file, new byte[body], TestContext.Current.CancellationToken);
        try
        {
            int requests = body > 100_000 ? 200 : 5_000;
            List<string> command = ["h2load", "-n", $"{requests}", "-c", $"{clients}", "-m", $"{streams}", $"http://127.0.0.1:{server.Port}/x"];
            if (body > 0)
            {
                command.AddRange(["-d", file]);
            }

            PeerRun run = await RunAsync([.. command]);
            Assert.Contains($"{requests} succeeded, 0 failed, 0 errored, 0 timeout", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HttpClient_OfDotNet_GetsAnswers(bool overTls)
    {
        using X509Certificate2 certificate = Certificate();
        await using Http2EchoServer server = await Http2EchoServer.StartAsync(overTls
            ? new ServerTransportOptions { Tls = new TlsServerOptions { CertificateSelector = _ => certificate, ApplicationProtocols = ["h2"] } }
            : null);
        using var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true } };
        using var client = new HttpClient(handler)
        {
            BaseAddress = new Uri($"{(overTls ? "https" : "http")}://127.0.0.1:{server.Port}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        await Task.WhenAll(Enumerable.Range(0, 32).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (int i = 0; i < 20; i++)
            {
                byte[] body = new byte[1 + random.Next(random.Next(5) == 0 ? 400_000 : 2_000)];
                random.NextBytes(body);
                using var content = new ByteArrayContent(body);
                using HttpResponseMessage response = await client.PostAsync(new Uri($"/call/{i}", UriKind.Relative), content);
                Assert.Equal(SHA256.HashData(body), SHA256.HashData(await response.Content.ReadAsByteArrayAsync()));
                Assert.Equal("yes", Assert.Single(response.TrailingHeaders.GetValues("x-end")));
            }
        })));
    }

    [Fact]
    public async Task HttpClient_ThatGivesUp_DoesNotDisturbOthers()
    {
        await using Http2EchoServer server = await Http2EchoServer.StartAsync();
        using var client = new HttpClient
        {
            BaseAddress = new Uri($"http://127.0.0.1:{server.Port}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        for (int i = 0; i < 50; i++)
        {
            using var source = new CancellationTokenSource();
            using var content = new ByteArrayContent(new byte[500_000]);
            Task<HttpResponseMessage> call = client.PostAsync(new Uri("/x", UriKind.Relative), content, source.Token);
            await Task.Yield();
            await source.CancelAsync();
            try
            {
                (await call).Dispose();
            }
            catch (OperationCanceledException)
            {
            }

            Assert.Equal("/alive", await client.GetStringAsync(new Uri("/alive", UriKind.Relative), TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Kestrel_AnswersOurClient(bool overTls)
    {
        using X509Certificate2 certificate = Certificate();
        await using WebApplication app = await StartKestrelAsync(overTls ? certificate : null);
        int port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        var options = new ClientTransportOptions();
        if (overTls)
        {
            options.Tls = new TlsClientOptions { ApplicationProtocols = ["h2"], ServerCertificateValidation = (_, _, _, _) => true };
        }

        await using Http2TestClient client = await Http2TestClient.ConnectAsync(port, options);
        Assert.Equal(overTls ? "h2" : null, client.ApplicationProtocol);

        // More at once than Kestrel takes: the rest waits for room.
        await Task.WhenAll(Enumerable.Range(0, 150).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (int i = 0; i < 10; i++)
            {
                byte[] body = new byte[1 + random.Next(random.Next(10) == 0 ? 400_000 : 2_000)];
                random.NextBytes(body);
                Http2TestClient.Answer answer = await client.SendAsync(body);
                Assert.Equal("200", answer.Status);
                Assert.Equal(SHA256.HashData(body), SHA256.HashData(answer.Body));
                Assert.Equal("yes", answer.Trailer);
            }
        })));
        Assert.Null(client.Error);
    }

    private static async Task<WebApplication> StartKestrelAsync(X509Certificate2? certificate)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        WebApplication app = builder.Build();
        app.Run(static async context =>
        {
            context.Response.DeclareTrailer("x-end");
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            await context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length));
            context.Response.AppendTrailer("x-end", "yes");
        });
        await app.StartAsync();
        return app;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private static async Task RequireAsync(string missing, params string[] probe)
    {
        if (!await PeerRun.SucceedAsync(probe))
        {
            PeerFolder.Missing(missing);
        }
    }

    private static async Task<PeerRun> RunAsync(params string[] command)
    {
        PeerRun run = await PeerRun.ExecuteAsync(command, AppContext.BaseDirectory);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', command)}\n{run.Output}");
        return run;
    }
}
