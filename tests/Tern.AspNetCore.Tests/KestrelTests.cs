using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tern.AspNetCore.Tests;

public sealed class KestrelTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);
    private readonly Greeter _greeter = new();

    [Theory]
    [InlineData(RpcProtocol.ThriftBuffered, ConnectionMode.ShortLived)]
    [InlineData(RpcProtocol.ThriftFramed, ConnectionMode.Pooled)]
    [InlineData(RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed)]
    public async Task UseTern_EveryConnectionMode_AnswersCalls(RpcProtocol protocol, ConnectionMode mode)
    {
        await using var app = await StartAsync(options => options.UseTern());
        await using var channel = Connect(app, protocol, mode);
        var client = channel.CreateClient<IGreeter>();

        Assert.Equal("Hello, a", await client.GreetAsync("a"));
        var big = new string('x', 1_000_000);
        Assert.Equal("Hello, " + big, await client.GreetAsync(big));
        Assert.StartsWith("tcp://127.0.0.1:", _greeter.Peer!.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UseTern_ManyCallersOnOneConnection_AnswersEach()
    {
        await using var app = await StartAsync(options => options.UseTern());
        await using var channel = Connect(app);
        var client = channel.CreateClient<IGreeter>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => client.GreetAsync($"{i}").AsTask())).WaitAsync(s_limit, Token);

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"Hello, {i}"), answers);
    }

    [Fact]
    public async Task UseTern_BehindUseHttps_AnswersOverTlsAndKnowsTheClientsCertificate()
    {
        using var certificate = SelfSigned();
        await using var app = await StartAsync(options => options.UseHttps(https =>
        {
            https.ServerCertificate = certificate;
            https.ClientCertificateMode = Microsoft.AspNetCore.Server.Kestrel.Https.ClientCertificateMode.RequireCertificate;
            https.AllowAnyClientCertificate();
        }).UseTern());
        await using var channel = Connect(app, tls: new TlsClientOptions
        {
            CertificateSelector = () => certificate,
            ServerCertificateValidation = (_, presented, _, _) => presented!.Equals(certificate),
        });

        Assert.Equal("Hello, b", await channel.CreateClient<IGreeter>().GreetAsync("b"));
        Assert.Equal(certificate.Thumbprint, _greeter.Peer!.Certificate!.Thumbprint);
    }

    [Fact]
    public async Task UseTern_BesideAnHttpEndpoint_BothAnswer()
    {
        var builder = Builder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, options => options.UseTern());
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        await using var app = builder.Build();
        app.MapGet("/", () => "http");
        await app.StartAsync(Token);
        var addresses = Addresses(app);

        await using var channel = Connect(app);
        Assert.Equal("Hello, c", await channel.CreateClient<IGreeter>().GreetAsync("c"));
        using var http = new HttpClient();
        Assert.Equal("http", await http.GetStringAsync(addresses[1], Token));
    }

    [Fact]
    public async Task Stop_CallInFlight_LetsItEndAndThenClosesTheConnection()
    {
        var app = await StartAsync(options => options.UseTern());
        await using var channel = Connect(app);
        var client = channel.CreateClient<IGreeter>();
        var call = client.WaitAsync("d", Token).AsTask();
        await _greeter.Waiting.Task.WaitAsync(s_limit, Token);

        var stopping = app.StopAsync(Token);
        _greeter.LetGo.SetResult();

        Assert.Equal("Waited, d", await call.WaitAsync(s_limit, Token));

        // Well before the 30 seconds after which the host would break connections off.
        await stopping.WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Equal(0, app.Services.GetRequiredService<RpcServer>().ConnectionCount);
        await app.DisposeAsync();
    }

    [Fact]
    public void UseTern_NoServerAdded_SaysWhatToAdd()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, options => options.UseTern()));

        var error = Assert.Throws<InvalidOperationException>(() => builder.Build());
        Assert.Contains("AddTernServer", error.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddTernServer().AddService<IGreeter>(_greeter);
        return builder;
    }

    private async Task<WebApplication> StartAsync(Action<ListenOptions> listen)
    {
        var builder = Builder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen));
        var app = builder.Build();
        await app.StartAsync(Token);
        return app;
    }

    private static string[] Addresses(WebApplication app)
    {
        return [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
    }

    private static RpcChannel Connect(
        WebApplication app,
        RpcProtocol protocol = RpcProtocol.ThriftTTHeader,
        ConnectionMode mode = ConnectionMode.Multiplexed,
        TlsClientOptions? tls = null)
    {
        var port = new Uri(Addresses(app)[0]).Port;
        return RpcChannel.Connect($"tcp://127.0.0.1:{port}", options =>
        {
            options.Protocol = protocol;
            options.Connections = mode;
            options.Timeout = s_limit;
            options.Transport.ConnectTimeout = s_limit;
            options.Transport.Tls = tls;
        });
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=kestrel", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
