namespace Tern.Governance.Tests.Registration;

/// <summary>When a server registers, when it leaves, and what becomes of a registry that fails.</summary>
public sealed class RegistrationTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Start_ReadyForTheDelay_RegistersEveryServiceWithAddressWeightAndTags()
    {
        var registry = new InMemoryRegistry();
        await using TestServer server = await StartAsync(registry, options =>
        {
            options.Weight = 25;
            options.Tags[ServiceTags.Zone] = "eu-1a";
        });

        await Limit.UntilAsync(() => _time.TimerCount > 1, "the registration waits");
        _time.Advance(TimeSpan.FromMilliseconds(999));
        await Limit.SettleAsync();
        Assert.Empty(registry.GetInstances("tests.Echo"));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await Limit.UntilAsync(() => registry.GetInstances("tests.Streams").Count == 1, "all services are registered");

        ServiceInstance instance = Assert.Single(registry.GetInstances("tests.Echo"));
        Assert.Equal(new ServiceInstance(server.Endpoint) { Weight = 25, Tags = new Dictionary<string, string> { ["zone"] = "eu-1a" } }, instance);
        Assert.Contains("weight 25", await server.Logs.WaitForAsync(320));
    }

    [Fact]
    public async Task Start_ServiceAndAddressGiven_AreRegisteredInstead()
    {
        var registry = new InMemoryRegistry();
        await using TestServer server = await StartAsync(registry, options =>
        {
            options.Delay = TimeSpan.Zero;
            options.Service = "shop";
            options.Address = "10.0.0.7:8888";
        });

        await server.Logs.WaitForAsync(320);

        Assert.Equal("10.0.0.7:8888", Assert.Single(registry.GetInstances("shop")).Address);
        Assert.Empty(registry.GetInstances("tests.Echo"));
    }

    [Fact]
    public async Task Stop_Registered_LeavesBeforeItTurnsAnybodyAway()
    {
        var left = new TaskCompletionSource();
        var registry = new ScriptedRegistry(_time) { Deregister = _ => new ValueTask(left.Task) };
        await using TestServer server = await StartAsync(registry, AtOnce);
        await registry.UntilAskedAsync(1);

        Task stop = server.Server.StopAsync(TestContext.Current.CancellationToken);
        await registry.UntilAskedAsync(2);
        await using (RpcChannel late = server.Connect())
        {
            Assert.Equal("late", await late.CreateClient<IEcho>().SayAsync("late"));
        }

        left.SetResult();
        await _time.RunUntilAsync(stop, TimeSpan.FromMilliseconds(100));

        await using RpcChannel tooLate = server.Connect();
        await Assert.ThrowsAsync<RpcConnectionException>(async () => await tooLate.CreateClient<IEcho>().SayAsync("too late"));
        Assert.Equal(["register tests.Echo x10 at 1000", "deregister tests.Echo x10 at 1000"], registry.Asked);
    }

    [Fact]
    public async Task Stop_WithDrainDelay_TakesCallsThatLong()
    {
        var registry = new InMemoryRegistry();
        await using TestServer server = await StartAsync(registry, options =>
        {
            AtOnce(options);
            options.DrainDelay = TimeSpan.FromSeconds(6);
        });
        await Limit.UntilAsync(() => registry.GetInstances("tests.Echo").Count == 1, "it is registered");

        Task stop = server.Server.StopAsync(TestContext.Current.CancellationToken);
        await server.Logs.WaitForAsync(323);
        await Limit.SettleAsync();
        _time.Advance(TimeSpan.FromMilliseconds(5_999));
        await using (RpcChannel channel = server.Connect())
        {
            Assert.Equal("by an old list", await channel.CreateClient<IEcho>().SayAsync("by an old list"));
        }

        Assert.DoesNotContain(server.Logs.Entries, static entry => entry.Id == 5);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await server.Logs.WaitForAsync(5);
        await _time.RunUntilAsync(stop, TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task Stop_WithinTheDelay_NeverAsksTheRegistry()
    {
        var registry = new ScriptedRegistry(_time);
        await using TestServer server = await StartAsync(registry);

        await server.Server.StopAsync(TestContext.Current.CancellationToken).Within();

        Assert.Empty(registry.Asked);
    }

    [Fact]
    public async Task Stop_WhileItRegisters_DeregistersWhatMayHaveBeenHeard()
    {
        var registry = new ScriptedRegistry(_time) { Register = static token => new ValueTask(Task.Delay(Timeout.Infinite, token)) };
        await using TestServer server = await StartAsync(registry, AtOnce);
        await registry.UntilAskedAsync(1);

        await server.Server.StopAsync(TestContext.Current.CancellationToken).Within();

        Assert.Equal(["register tests.Echo x10 at 1000", "deregister tests.Echo x10 at 1000"], registry.Asked);
    }

    [Fact]
    public async Task Registry_Fails_ServerRunsAndTriesAgainWithLongerPauses()
    {
        var registry = new ScriptedRegistry(_time) { Register = static _ => throw new InvalidOperationException("down") };
        await using TestServer server = await StartAsync(registry, options =>
        {
            AtOnce(options);
            options.MaxRetryDelay = TimeSpan.FromSeconds(3);
            options.Random = new LeastRandom();
        });

        for (int attempts = 1; attempts < 6; attempts++)
        {
            await registry.UntilAskedAsync(attempts);
            await Limit.SettleAsync();
            await AdvanceToNextAsync(registry, attempts);
        }

        await using RpcChannel channel = server.Connect();
        Assert.Equal("served", await channel.CreateClient<IEcho>().SayAsync("served"));

        // Half of 1, 2, 3, 3, 3 seconds: what is certain of each pause.
        Assert.Equal(
            ["1000", "1500", "2500", "4000", "5500", "7000"],
            registry.Asked.Take(6).Select(static asked => asked[(asked.LastIndexOf(' ') + 1)..]));
        Assert.Contains("the server runs on", await server.Logs.WaitForAsync(321));

        registry.Register = static _ => default;
        await _time.RunUntilAsync(server.Logs.WaitForAsync(320), TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task Registry_HangsAtTheEnd_ServerStopsAfterTheTimeout()
    {
        var registry = new ScriptedRegistry(_time) { Deregister = static _ => new ValueTask(new TaskCompletionSource().Task) };
        await using TestServer server = await StartAsync(registry, AtOnce);
        await server.Logs.WaitForAsync(320);

        Task stop = server.Server.StopAsync(TestContext.Current.CancellationToken);
        await registry.UntilAskedAsync(2);
        await Limit.SettleAsync();
        _time.Advance(TimeSpan.FromMilliseconds(2_999));
        Assert.False(stop.IsCompleted);
        await _time.RunUntilAsync(stop, TimeSpan.FromMilliseconds(1));

        Assert.Contains("could not be deregistered", await server.Logs.WaitForAsync(322));
    }

    [Fact]
    public async Task Registry_FailsOnceAtTheEnd_IsAskedAgain()
    {
        int attempts = 0;
        var registry = new ScriptedRegistry(_time) { Deregister = _ => ++attempts == 1 ? throw new InvalidOperationException("down") : default };
        await using TestServer server = await StartAsync(registry, AtOnce);
        await server.Logs.WaitForAsync(320);

        await _time.RunUntilAsync(server.Server.StopAsync(TestContext.Current.CancellationToken), TimeSpan.FromMilliseconds(100));

        Assert.Equal(2, attempts);
        await server.Logs.WaitForAsync(323);
    }

    [Fact]
    public async Task SeveralRegistries_OneIsDown_OthersKnowTheServer()
    {
        var down = new ScriptedRegistry(_time) { Register = static _ => throw new InvalidOperationException("down") };
        var up = new InMemoryRegistry();
        await using TestServer server = await TestServer.StartAsync(builder => builder.UseRegistry(down, AtOnce).UseRegistry(up, AtOnce), _time);

        await Limit.UntilAsync(() => up.GetInstances("tests.Echo").Count == 1, "the other one knows it");
        await down.UntilAskedAsync(1);

        await _time.RunUntilAsync(server.Server.StopAsync(TestContext.Current.CancellationToken), TimeSpan.FromMilliseconds(100));
        Assert.Empty(up.GetInstances("tests.Echo"));
    }

    [Theory]
    [InlineData("tcp://192.0.2.7:8888", "192.0.2.7:8888")]
    [InlineData("tcp://[2001:db8::7]:8888", "[2001:db8::7]:8888")]
    [InlineData("unix:///run/shop.sock", "unix:///run/shop.sock")]
    [InlineData("unix:///run/shop.sock tcp://192.0.2.7:8888", "192.0.2.7:8888")]
    public void Address_OfEndpoints_IsTheFirstThatOthersReach(string endpoints, string address) =>
        Assert.Equal(address, ServerAddress.Of(null, [.. endpoints.Split(' ').Select(RpcEndpoint.Parse)]));

    [Theory]
    [InlineData("tcp://*:8888")]
    [InlineData("tcp://0.0.0.0:8888")]
    [InlineData("tcp://[::]:8888")]
    public void Address_EveryOneOfTheMachine_IsReplacedByOne(string endpoint)
    {
        string address = ServerAddress.Of(null, [RpcEndpoint.Parse(endpoint)])!;

        Assert.EndsWith(":8888", address);
        Assert.True(System.Net.IPAddress.TryParse(address[..^":8888".Length], out System.Net.IPAddress? ip) && !ip.Equals(System.Net.IPAddress.Any), address);
    }

    [Theory]
    [InlineData("Weight")]
    [InlineData("Address")]
    [InlineData("Service")]
    [InlineData("MaxRetryDelay")]
    public void Options_Wrong_AreNamed(string option)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => new RpcServerBuilder().UseRegistry(new InMemoryRegistry(), options =>
        {
            options.Weight = option == "Weight" ? 0 : 1;
            options.Address = option == "Address" ? "10.0.0.7:many" : null;
            options.Service = option == "Service" ? "" : null;
            options.MaxRetryDelay = option == "MaxRetryDelay" ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromMinutes(1);
        }));

        Assert.Contains($"RegistrationOptions.{option}", error.Message);
    }

    private static void AtOnce(RegistrationOptions options)
    {
        options.Delay = TimeSpan.Zero;
        options.Service = "tests.Echo";
    }

    private Task<TestServer> StartAsync(IServiceRegistry registry, Action<RegistrationOptions>? configure = null) =>
        TestServer.StartAsync(builder => builder.UseRegistry(registry, configure), _time);

    private async Task AdvanceToNextAsync(ScriptedRegistry registry, int asked)
    {
        for (int i = 0; i < 100 && registry.Asked.Count == asked; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await Limit.SettleAsync();
        }
    }

    private sealed class LeastRandom : Random
    {
        public override double NextDouble() => 0;
    }
}
