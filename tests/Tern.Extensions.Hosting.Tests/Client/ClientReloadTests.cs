using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tern.Extensions.Hosting.Tests.Client;

public sealed class ClientReloadTests
{
    private const string Target = "Tern:Clients:c:Target";

    public static TheoryData<RpcProtocol, ConnectionMode> Ways => new()
    {
        { RpcProtocol.ThriftFramed, ConnectionMode.Pooled },
        { RpcProtocol.ThriftFramed, ConnectionMode.ShortLived },
        { RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task GoodEdit_NewCallsUseIt_AndCallsInFlightEndWhereTheyAre(RpcProtocol protocol, ConnectionMode mode)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RpcServer old = await Hosts.ServeAsync(async text =>
        {
            if (text == "slow")
            {
                started.TrySetResult();
                await release.Task;
            }

            return $"old {text}";
        });
        await using RpcServer fresh = await Hosts.ServeAsync(text => new($"new {text}"));
        var settings = new ChangingSettings(
            (Target, old.Endpoints[0]), ("Tern:Clients:c:Protocol", $"{protocol}"), ("Tern:Clients:c:Connections", $"{mode}"));
        var logs = new RecordingLoggers();

        // The clock stands still: connections go with their last call, not some time later.
        using IHost host = await Hosts.StartAsync(services => services.AddTernClient<IHosted>("c"), settings, logs, new ManualTime());
        var client = host.Services.GetRequiredService<IHosted>();
        Assert.Equal("old x", await client.SayAsync("x").Within());
        Task<string> slow = client.SayAsync("slow").AsTask();
        await started.Task.Within();

        settings.Change((Target, fresh.Endpoints[0]));

        Assert.Contains("'c'", await logs.WaitForAsync(201), StringComparison.Ordinal);
        Assert.Equal("new y", await client.SayAsync("y").Within());
        Assert.False(slow.IsCompleted);
        await Limit.UntilAsync(() => old.ConnectionCount <= 1, "connections without calls are closed");
        release.SetResult();
        Assert.Equal("old slow", await slow.Within());
        await Limit.UntilAsync(() => old.ConnectionCount == 0, "the replaced channel closes its last connection");
        Assert.Equal("new z", await client.SayAsync("z").Within());
    }

    public static TheoryData<string, string, string> BadEdits => new()
    {
        { "Tern:Clients:c:Timeout", "soon", "Tern:Clients:c:Timeout is \"soon\"; it must be a time" },
        { "Tern:Clients:c:MaxIdle", "0", "MaxIdle is 0; it must lie between 1 and" },
        { "Tern:Clients:c:Target", "nowhere", "Target is wrong" },
        { "Tern:Clients:c:Connections", "Multiplexed", "Set Protocol to ThriftTTHeader" },
        { "Test:Throw", "yes", "thrown by the application" },
    };

    [Theory]
    [MemberData(nameof(BadEdits))]
    public async Task BadEdit_IsLogged_AndTheLastGoodOptionsStay(string key, string value, string reason)
    {
        await using RpcServer server = await Hosts.ServeAsync();
        await using RpcServer other = await Hosts.ServeAsync(text => new($"other {text}"));
        var settings = new ChangingSettings((Target, server.Endpoints[0]));
        var logs = new RecordingLoggers();
        using IHost host = await Hosts.StartAsync(
            services => services.AddTernClient<IHosted>("c", options => _ = settings.TryGet("Test:Throw", out string? text) && text == "yes"
                ? throw new InvalidOperationException("thrown by the application")
                : options),
            settings,
            logs);
        var client = host.Services.GetRequiredService<IHosted>();
        Assert.Equal("x", await client.SayAsync("x"));
        settings.TryGet(key, out string? before);

        // Whoever changes the configuration hears nothing of it.
        settings.Change((key, value));

        Assert.Contains("'c'", await logs.WaitForAsync(202), StringComparison.Ordinal);
        Assert.Contains(reason, logs.Exceptions.Single(entry => entry.Id == 202).Exception!.Message, StringComparison.Ordinal);
        Assert.Equal("y", await client.SayAsync("y"));
        Assert.Equal(1, server.ConnectionCount);
        settings.Change((key, before), (Target, other.Endpoints[0]));
        await logs.WaitForAsync(201);
        Assert.Equal("other z", await client.SayAsync("z"));
    }

    [Fact]
    public async Task UnrelatedEdit_KeepsChannelAndConnections()
    {
        await using RpcServer server = await Hosts.ServeAsync();
        var settings = new ChangingSettings((Target, server.Endpoints[0]));
        var logs = new RecordingLoggers();
        using IHost host = await Hosts.StartAsync(services => services.AddTernClient<IHosted>("c"), settings, logs);
        var client = host.Services.GetRequiredService<IHosted>();
        await client.SayAsync("x");

        settings.Change(("Logging:LogLevel:Default", "Warning"), ("Tern:Clients:another:Timeout", "nonsense"));

        Assert.Equal("y", await client.SayAsync("y"));
        Assert.DoesNotContain(logs.Entries, entry => entry.Id is 201 or 202);
        Assert.Equal(1, server.ConnectionCount);
    }

    [Fact]
    public async Task ManyEdits_AtOnceAndUnderCalls_LoseNoCallAndLeaveOneChannel()
    {
        await using RpcServer one = await Hosts.ServeAsync();
        await using RpcServer two = await Hosts.ServeAsync();
        var settings = new ChangingSettings((Target, one.Endpoints[0]), ("Tern:Clients:c:Protocol", "ThriftTTHeader"), ("Tern:Clients:c:Connections", "Multiplexed"));
        using IHost host = await Hosts.StartAsync(services => services.AddTernClient<IHosted>("c", TestServer.BeGenerous), settings);
        var client = host.Services.GetRequiredService<IHosted>();
        using var stop = new CancellationTokenSource();
        Task[] callers = [.. Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                Assert.Equal($"{caller} {i}", await client.SayAsync($"{caller} {i}"));
            }
        }))];

        for (int i = 0; i < 40; i++)
        {
            settings.Change((Target, (i % 2 == 0 ? two : one).Endpoints[0]));
            settings.Change(("Tern:Clients:c:ConnectionCount", $"{1 + (i % 3)}"));
            await client.SayAsync("between");
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers).Within();
        await Limit.UntilAsync(() => two.ConnectionCount == 0, "the connections of replaced channels are closed");
        await host.StopAsync(TestContext.Current.CancellationToken);
        host.Dispose();
        await Limit.UntilAsync(() => one.ConnectionCount == 0, "the host takes its connections with it");
    }

    [Fact]
    public async Task Dispose_WhileAReplacedChannelHasACall_EndsThatToo()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RpcServer server = await Hosts.ServeAsync(async text =>
        {
            started.TrySetResult();
            await release.Task;
            return text;
        });
        var settings = new ChangingSettings((Target, server.Endpoints[0]));
        IHost host = await Hosts.StartAsync(services => services.AddTernClient<IHosted>("c"), settings);
        Task<string> call = host.Services.GetRequiredService<IHosted>().SayAsync("x").AsTask();
        await started.Task.Within();
        settings.Change((Target, Hosts.NewEndpoint()));

        host.Dispose();

        await Assert.ThrowsAsync<RpcConnectionException>(() => call.Within());
        release.SetResult();
        settings.Change((Target, "memory://after-the-end"));
    }
}
