using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tern.Extensions.Hosting.Tests.Client;

public sealed class GovernedClientTests
{
    [Fact]
    public async Task TargetOfConfiguration_InstancesChange_CallsFollow()
    {
        await using RpcServer one = await Hosts.ServeAsync(static _ => new("one"));
        await using RpcServer two = await Hosts.ServeAsync(static _ => new("two"));
        var settings = new ChangingSettings(
            ("Tern:Clients:c:Target", "config:///echo"),
            ("Tern:Services:echo:Instances:0", one.Endpoints[0]));
        using IHost host = await Hosts.StartAsync(static services => services.AddTernClient<IHosted>("c"), settings);
        var client = host.Services.GetRequiredService<IHosted>();
        Assert.Equal("one", await client.SayAsync("x"));

        settings.Change(("Tern:Services:echo:Instances:0", null), ("Tern:Services:echo:Instances:0:Address", two.Endpoints[0]), ("Tern:Services:echo:Instances:0:Weight", "7"));

        Assert.Equal("two", await client.SayAsync("x"));
    }

    [Fact]
    public async Task Policy_GoodAndBadEdit_IsTakenOverWithoutNewConnectionsOrLogged()
    {
        int served = 0;
        await using RpcServer server = await Hosts.ServeAsync(text =>
        {
            Interlocked.Increment(ref served);
            return text == "fail" ? throw new RpcException(RpcStatusCode.Unavailable, "not now") : new(text);
        });
        var settings = new ChangingSettings(
            ("Tern:Clients:c:Target", server.Endpoints[0]),
            ("Tern:Clients:c:Protocol", "ThriftTTHeader"),
            ("Tern:Clients:c:Methods:Say:Retry:MaxRetries", "1"),
            ("Tern:Clients:c:Methods:Say:Retry:Backoff", "None"));
        var logs = new RecordingLoggers();
        using IHost host = await Hosts.StartAsync(static services => services.AddTernClient<IHosted>("c"), settings, logs);
        var client = host.Services.GetRequiredService<IHosted>();
        Assert.Equal(2, await FailAsync());

        settings.Change(("Tern:Clients:c:Methods:Say:Retry:MaxRetries", "3"));
        Assert.Equal(4, await FailAsync());
        Assert.Contains("Methods:Say:Retry from 1 within the call", await logs.WaitForAsync(311));

        settings.Change(("Tern:Clients:c:Methods:Say:Retry:MaxRetries", "77"));
        Assert.Contains("'c'", await logs.WaitForAsync(202));
        Assert.Contains("Methods[Say].Retry.MaxRetries is 77", logs.Exceptions.Single(static entry => entry.Id == 202).Exception!.Message);
        Assert.Equal(4, await FailAsync());
        Assert.Equal(1, server.ConnectionCount);

        async Task<int> FailAsync()
        {
            served = 0;
            await Assert.ThrowsAnyAsync<RpcException>(async () => await client.SayAsync("fail").Within());
            return served;
        }
    }

    [Fact]
    public async Task Code_SetsAPolicyToo_WinsOverConfiguration()
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
            ("Tern:Clients:c:Methods:Say:Retry:MaxRetries", "5"),
            ("Tern:Clients:c:Methods:Say:Retry:Backoff", "None"));
        using IHost host = await Hosts.StartAsync(
            static services => services.AddTernClient<IHosted>("c", static options => options.UseGovernance(static governance => governance.Methods["Say"].Retry!.MaxRetries = 2)), settings);

        await Assert.ThrowsAnyAsync<RpcException>(async () => await host.Services.GetRequiredService<IHosted>().SayAsync("x").Within());

        Assert.Equal(3, served);
    }

    [Fact]
    public async Task RegisteredResolver_TargetHasItsScheme_IsAsked()
    {
        await using RpcServer server = await Hosts.ServeAsync(static _ => new("here"));
        using IHost host = await Hosts.StartAsync(services => services
            .AddSingleton(ServiceResolvers.Static("fixed", new ServiceInstance(server.Endpoints[0])))
            .AddTernClient<IHosted>("c", static options => options.Target = "fixed:///echo"));

        Assert.Equal("here", await host.Services.GetRequiredService<IHosted>().SayAsync("x"));
    }

    [Fact]
    public async Task WarmUp_On_ConnectionsAreThereWhenTheHostHasStarted()
    {
        await using RpcServer server = await Hosts.ServeAsync();
        using IHost host = await Hosts.StartAsync(services => services.AddTernClient<IHosted>("c", options =>
        {
            options.Target = server.Endpoints[0];
            options.WarmUp = true;
        }));

        await Limit.UntilAsync(() => server.ConnectionCount == 1, "the connection is open");
    }

    [Fact]
    public async Task WarmUp_NobodyListens_IsLoggedAndTheHostStarts()
    {
        var logs = new RecordingLoggers();
        using IHost host = await Hosts.StartAsync(
            static services => services.AddTernClient<IHosted>("c", static options =>
            {
                options.Target = "memory://nobody";
                options.WarmUp = true;
            }),
            logs: logs);

        Assert.Contains("'c'", await logs.WaitForAsync(205));
    }

    [Fact]
    public async Task UnknownScheme_HostDoesNotStartAndSaysWhatToAdd()
    {
        using IHost host = Hosts.Build(static services => services.AddTernClient<IHosted>("c", static options => options.Target = "etcd:///echo"));

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Nothing resolves 'etcd:///echo': add a resolver for 'etcd'", error.Message);
    }
}
