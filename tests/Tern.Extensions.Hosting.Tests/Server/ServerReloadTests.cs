using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tern.Extensions.Hosting.Tests.Server;

public sealed class ServerReloadTests
{
    private const string MaxMessageBytes = "Tern:Server:MaxMessageBytes";

    [Fact]
    public async Task Edit_GoodAndBad_AppliesToNewConnectionsOrIsLogged()
    {
        string endpoint = Hosts.NewEndpoint();
        var settings = new ChangingSettings(("Tern:Server:Endpoints:0", endpoint));
        var logs = new RecordingLoggers();
        using IHost host = await Hosts.StartAsync(services => services.AddTernServer().AddService<IHosted>(new Hosted()), settings, logs);
        string large = new('x', 5_000);
        await using RpcChannel before = RpcChannel.Connect(endpoint);
        Assert.Equal(large, await before.CreateClient<IHosted>().SayAsync(large));

        settings.Change((MaxMessageBytes, "2000"));
        await logs.WaitForAsync(200);

        Assert.Equal(large, await before.CreateClient<IHosted>().SayAsync(large));
        await using RpcChannel after = RpcChannel.Connect(endpoint);
        RpcException refused = await Assert.ThrowsAnyAsync<RpcException>(async () => await after.CreateClient<IHosted>().SayAsync(large));
        Assert.Contains("MaxMessageBytes", refused.Message, StringComparison.Ordinal);

        settings.Change((MaxMessageBytes, "12"));
        await logs.WaitForAsync(203);
        Assert.Contains("MaxMessageBytes is 12", logs.Exceptions.Single(entry => entry.Id == 203).Exception!.Message, StringComparison.Ordinal);
        Assert.Equal("small", await after.CreateClient<IHosted>().SayAsync("small"));
        await using RpcChannel last = RpcChannel.Connect(endpoint);
        await Assert.ThrowsAnyAsync<RpcException>(async () => await last.CreateClient<IHosted>().SayAsync(large));
    }

    [Fact]
    public async Task UnrelatedEdit_SaysNothing()
    {
        var settings = new ChangingSettings(("Tern:Server:Endpoints:0", Hosts.NewEndpoint()));
        var logs = new RecordingLoggers();
        using IHost host = await Hosts.StartAsync(services => services.AddTernServer().AddService<IHosted>(new Hosted()), settings, logs);

        settings.Change(("Logging:LogLevel:Default", "Warning"));

        Assert.DoesNotContain(logs.Entries, entry => entry.Id is 200 or 203);
    }

    [Fact]
    public async Task Access_EditedWhileItRuns_HoldsForOpenConnections()
    {
        string endpoint = Hosts.NewEndpoint();
        var settings = new ChangingSettings(("Tern:Server:Endpoints:0", endpoint), ("Tern:Server:Access:Rules:0:Callers:0", "batch"));
        var logs = new RecordingLoggers();
        using IHost host = await Hosts.StartAsync(services => services.AddTernServer().AddService<IHosted>(new Hosted()), settings, logs);
        await using RpcChannel channel = RpcChannel.Connect(endpoint, static options =>
        {
            options.Protocol = RpcProtocol.ThriftTTHeader;
            options.CallerService = "front";
        });
        IHosted client = channel.CreateClient<IHosted>();
        Assert.Equal("in", await client.SayAsync("in"));

        settings.Change(("Tern:Server:Access:Rules:0:Callers:0", "front"), ("Tern:Server:Access:Rules:0:Reason", "closed"));
        await logs.WaitForAsync(200);

        RpcException denied = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("out"));
        Assert.Equal(RpcStatusCode.PermissionDenied, denied.Code);
        Assert.Contains("closed", denied.Message, StringComparison.Ordinal);

        // A rule for a method that nobody has protects nothing: it changes nothing either.
        settings.Change(("Tern:Server:Access:Rules:0:Callers:0", "nobody"), ("Tern:Server:Access:Rules:0:Methods", "Sya"));
        await logs.WaitForAsync(203);
        await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("out"));
    }
}
