using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tern.Extensions.Hosting.Tests.Client;

/// <summary>Policies of configuration that do not fit the contract: refused at start, and passed over while the host runs.</summary>
public sealed class ConfiguredPolicyTests
{
    [Theory]
    [InlineData("TERN2001", "Methods:Side:Retry", "true")]
    [InlineData("TERN2001", "Methods:tests.Side/Side:Backup:Delay", "00:00:00.020")]
    [InlineData("TERN2002", "Methods:*:Retry:MaxRetries", "1")]
    [InlineData("TERN2002", "AllMethods:Backup", "true")]
    [InlineData("TERN2016", "Methods:Say:Retry:MaxDuration", "00:00:00.001")]
    public async Task Policy_ThatDoesNotFitTheContract_KeepsTheHostFromStarting(string id, string key, string value)
    {
        using IHost host = Hosts.Build(Add, new ChangingSettings(("Tern:Clients:c:Target", "memory://nobody"), ($"Tern:Clients:c:{key}", value)));

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains(id + ": ", error.Message);
        Assert.Contains("Tern:Clients:c", error.Message);
    }

    [Theory]
    [InlineData("Methods:Say:Retry", "true")]
    [InlineData("Methods:Side:Retry", "false")]
    [InlineData("Methods:Side:Retry:On", "NotSent")]
    [InlineData("Methods:*:Retry:On", "NotSent")]
    [InlineData("Methods:*:Timeout", "00:00:01")]
    public async Task Policy_ThatFitsTheContract_LetsTheHostStart(string key, string value)
    {
        using IHost host = await Hosts.StartAsync(Add, new ChangingSettings(("Tern:Clients:c:Target", "memory://nobody"), ($"Tern:Clients:c:{key}", value)));

        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Policy_BesideAProxy_IsNotJudged()
    {
        using IHost host = await Hosts.StartAsync(Add, new ChangingSettings(("Tern:Clients:c:Target", "memory://nobody"), ("Tern:Clients:c:Mesh", "true"), ("Tern:Clients:c:Methods:*:Retry", "true")));

        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Edit_ThatDoesNotFitTheContract_IsLoggedAndTheLastGoodPolicyStays()
    {
        int served = 0;
        await using RpcServer server = await Hosts.ServeAsync(_ =>
        {
            Interlocked.Increment(ref served);
            throw new RpcException(RpcStatusCode.Unavailable, "not now");
        });
        var settings = new ChangingSettings(
            ("Tern:Clients:c:Target", server.Endpoints[0]),
            ("Tern:Clients:c:Protocol", "ThriftTTHeader"),
            ("Tern:Clients:c:Methods:Say:Retry:MaxRetries", "1"),
            ("Tern:Clients:c:Methods:Say:Retry:Backoff", "None"));
        var logs = new RecordingLoggers();
        using IHost host = await Hosts.StartAsync(Add, settings, logs);
        var client = host.Services.GetRequiredService<IHosted>();

        settings.Change(("Tern:Clients:c:Methods:Say:Retry:MaxRetries", "3"), ("Tern:Clients:c:Methods:Side:Retry:MaxRetries", "3"));

        Assert.Contains("'c'", await logs.WaitForAsync(202));
        Assert.Contains("TERN2001: Methods[Side].Retry would repeat tests.Side/Side", logs.Exceptions.Single(static entry => entry.Id == 202).Exception!.Message);
        await Assert.ThrowsAnyAsync<RpcException>(async () => await client.SayAsync("x").Within());
        Assert.Equal(2, served);
    }

    [Fact]
    public async Task Retries_AlongChains_AreLoggedAtStart()
    {
        var logs = new RecordingLoggers();
        using IHost host = await Hosts.StartAsync(Add, new ChangingSettings(("Tern:Clients:c:Target", "memory://nobody"), ("Tern:Clients:c:Methods:Say:Retry:StopsChains", "false")), logs);

        Assert.Contains("TERN2015: ", await logs.WaitForAsync(207));
    }

    private static void Add(IServiceCollection services) => services.AddTernClient<IHosted>("c").AddTernClient<ISide>("c");
}
