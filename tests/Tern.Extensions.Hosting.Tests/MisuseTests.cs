using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tern.Extensions.Hosting.Tests;

/// <summary>What is wrong stops the host from starting, by an error that says what and what to do about it.</summary>
public sealed class MisuseTests
{
    private static readonly string s_endpoint = Hosts.NewEndpoint();

    public static TheoryData<string, string, string> WrongClientSettings => new()
    {
        { "Target", "", "Target is wrong" },
        { "Target", "http://x", "Target is wrong" },
        { "Protocol", "Soap", "Tern:Clients:c:Protocol is \"Soap\"; it must be one of ThriftBuffered, ThriftFramed" },
        { "Protocol", "99", "Tern:Clients:c:Protocol is \"99\"; it must be one of" },
        { "Connections", "Many", "Tern:Clients:c:Connections is \"Many\"; it must be one of ShortLived, Pooled, Multiplexed" },
        { "Connections", "Multiplexed", "Connections is Multiplexed and Protocol is ThriftFramed, which cannot tell replies apart. Set Protocol to ThriftTTHeader, or Connections to Pooled." },
        { "ConnectionCount", "two", "Tern:Clients:c:ConnectionCount is \"two\"; it must be a whole number" },
        { "ConnectionCount", "0", "ConnectionCount is 0; it must lie between 1 and 1024" },
        { "Timeout", "5 s", "Tern:Clients:c:Timeout is \"5 s\"; it must be a time such as 00:00:05" },
        { "Timeout", "00:00:00", "Timeout is 00:00:00; it must lie between 00:00:00.0010000 and 1.00:00:00" },
        { "PayloadChecksum", "yes", "Tern:Clients:c:PayloadChecksum is \"yes\"; it must be true or false" },
        { "Reader:MaxDepth", "65", "Tern:Clients:c:Reader:MaxDepth is \"65\": " },
        { "Reader:MaxElements", "-1", "Tern:Clients:c:Reader:MaxElements is \"-1\": " },
        { "Transport:ConnectTimeout", "00:00:00", "ConnectTimeout is 00:00:00; it must lie between" },
        { "Transport:KeepAlive:RetryCount", "0", "KeepAlive.RetryCount is 0; it must lie between 1 and 100" },
        { "Transport:Tls", "maybe", "Tern:Clients:c:Transport:Tls is \"maybe\"; it must be true, false or a section with settings" },
        { "Transport:Tls:Protocols", "Tls9", "Tern:Clients:c:Transport:Tls:Protocols is \"Tls9\"; it must be TLS versions such as Tls12, Tls13" },
    };

    [Theory]
    [MemberData(nameof(WrongClientSettings))]
    public async Task Client_WrongSetting_StopsTheStartAndNamesIt(string key, string value, string message)
    {
        var settings = new ChangingSettings(("Tern:Clients:c:Target", s_endpoint), ($"Tern:Clients:c:{key}", value));
        using IHost host = Hosts.Build(services => services.AddTernClient<IHosted>("c"), settings);

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("Tern:Clients:c", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> WrongServerSettings => new()
    {
        { "Endpoints:0", "http://*:80", "Endpoints holds \"http://*:80\", which is no address" },
        { "MaxMessageBytes", "12", "MaxMessageBytes is 12; it must lie between 1024 and" },
        { "MaxMessageBytes", "16M", "Tern:Server:MaxMessageBytes is \"16M\"; it must be a whole number" },
        { "DrainTimeout", "-00:00:01", "DrainTimeout is -00:00:01; it must lie between" },
        { "IncludeExceptionDetails", "1", "Tern:Server:IncludeExceptionDetails is \"1\"; it must be true or false" },
        { "Transport:UnixFileMode", "rw-rw----", "Tern:Server:Transport:UnixFileMode is \"rw-rw----\"; it must be up to four octal digits" },
        { "Transport:Backlog", "0", "Backlog is 0; it must lie between 1 and 65535" },
        { "Transport:Tls", "true", "Tls needs a certificate: set Tls.CertificatePath or Tls.CertificateSelector." },
    };

    [Theory]
    [MemberData(nameof(WrongServerSettings))]
    public async Task Server_WrongSetting_StopsTheStartAndNamesIt(string key, string value, string message)
    {
        var settings = new ChangingSettings(("Tern:Server:Endpoints:1", Hosts.NewEndpoint()), ($"Tern:Server:{key}", value));
        using IHost host = Hosts.Build(services => services.AddTernServer().AddService<IHosted>(new Hosted()), settings);

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("Tern:Server", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_NoAddress_SaysWhereToNameOne()
    {
        using IHost host = Hosts.Build(services => services.AddTernServer().AddService<IHosted>(new Hosted()));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains("has no address to listen on", error.Message, StringComparison.Ordinal);
        Assert.Contains("Tern:Server:Endpoints", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_NoService_SaysHowToAddOne()
    {
        using IHost host = Hosts.Build(services => services.AddTernServer(options => options.Listen(Hosts.NewEndpoint())));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains("offers no service", error.Message, StringComparison.Ordinal);
        Assert.Contains("AddService", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_TwoServicesOfOneName_NamesIt()
    {
        using IHost host = Hosts.Build(services => services
            .AddTernServer(options => options.Listen(Hosts.NewEndpoint()))
            .AddService<IHosted>(new Hosted())
            .AddService<IHosted>(new Hosted()));

        var error = await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync());

        Assert.Contains("tests.Hosted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_ContractThatWasNotGenerated_SaysSo()
    {
        using IHost host = Hosts.Build(services => services
            .AddTernServer(options => options.Listen(Hosts.NewEndpoint()))
            .AddService<IPlain>(new Plain()));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains(nameof(IPlain), error.Message, StringComparison.Ordinal);
        Assert.Contains("RpcService", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_AddedTwice_IsOneServer()
    {
        string one = Hosts.NewEndpoint();
        string two = Hosts.NewEndpoint();
        using IHost host = await Hosts.StartAsync(services =>
        {
            ITernServerBuilder first = services.AddTernServer(options => options.Listen(one)).AddService<IHosted>(new Hosted());
            ITernServerBuilder second = services.AddTernServer(options => options.Listen(two)).AddService<ISide>(new Side());
            Assert.Same(first, second);
        });
        foreach (string endpoint in (string[])[one, two])
        {
            await using RpcChannel channel = RpcChannel.Connect(endpoint, TestServer.BeGenerous);
            Assert.Equal("x", await channel.CreateClient<IHosted>().SayAsync("x"));
            Assert.Equal("side y", await channel.CreateClient<ISide>().SideAsync("y"));
        }
    }

    [Fact]
    public void Client_AddedTwiceUnderOneName_IsAnError()
    {
        var services = new ServiceCollection();
        services.AddTernClient<IHosted>("c").AddTernClient<ISide>("c").AddTernClient<IHosted>("d");

        var error = Assert.Throws<InvalidOperationException>(() => services.AddTernClient<IHosted>("c"));

        Assert.Contains(nameof(IHosted), error.Message, StringComparison.Ordinal);
        Assert.Contains("\"c\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_ContractThatWasNotGenerated_SaysSo()
    {
        using IHost host = await Hosts.StartAsync(services => services.AddTernClient<IPlain>("c", options => options.Target = s_endpoint));

        var error = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<IPlain>());

        Assert.Contains(nameof(IPlain), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NullsAndEmptyNames_AreRefusedAtOnce()
    {
        var services = new ServiceCollection();
        Assert.Throws<ArgumentNullException>(() => TernServerServiceCollectionExtensions.AddTernServer(null!));
        Assert.Throws<ArgumentNullException>(() => TernClientServiceCollectionExtensions.AddTernClient<IHosted>(null!, "c"));
        Assert.Throws<ArgumentException>(() => services.AddTernClient<IHosted>(""));
        Assert.Throws<ArgumentNullException>(() => services.AddTernServer().AddService<IHosted>(null!));
        Assert.Throws<ArgumentNullException>(() => services.AddTernServer().Use(null!));
        Assert.Throws<ArgumentNullException>(() => services.AddTernServer().UseFallback(null!));
    }

    [Fact]
    public async Task Clients_WithoutConfiguration_WorkByCodeAlone()
    {
        await using RpcServer server = await Hosts.ServeAsync();
        await using ServiceProvider services = new ServiceCollection().AddTernClient<IHosted>("c", options => options.Target = server.Endpoints[0]).BuildServiceProvider();

        Assert.Equal("x", await services.GetRequiredService<IHosted>().SayAsync("x"));
    }

    private sealed class Plain : IPlain;
}
