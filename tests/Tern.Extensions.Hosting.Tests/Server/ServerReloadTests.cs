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
}
